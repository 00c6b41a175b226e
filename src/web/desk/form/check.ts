/** Checks answers before they are sent, with the engine's own rules; what only the house knows it checks itself. */
import type { Answers, FieldMap, Value } from '../../../engine/fields.ts'
import { type Lookups, type Problem, validate } from '../../../engine/form.ts'
import { holds } from '../../../engine/rule.ts'

const TRUSTING: Lookups = { code: () => true, seat: () => true, unit: () => true }

/** Fields that are asked now: the others depend on answers that were not given. */
export function askedOf(fields: FieldMap, matter: Answers, answers: Answers): FieldMap {
  const asked = Object.entries(fields).filter(
    ([, field]) => !field.when || holds(field.when, { fields: matter, input: answers }),
  )
  return Object.fromEntries(asked)
}

/** @param base `form` or `input`, as the request names it */
export function problemsOf(fields: FieldMap, matter: Answers, answers: Answers, base: string): Problem[] {
  return validate(fields, answers, { fields: matter, lookups: TRUSTING }, base).problems
}

/**
 * Answers as they are sent: those to fields that are no longer asked stay in the draft. A required list has
 * at least the rows that stand on the page, so that each empty field in them is told by itself.
 */
export function onlyAsked(asked: FieldMap, answers: Answers): Answers {
  const given = Object.entries(asked).flatMap(([name, field]): [string, Value][] => {
    const value = answers[name]
    if (field.type === 'list' && field.required) return [[name, padded(value, field.least ?? 0)]]
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(given)
}

function padded(value: Value | undefined, least: number): Value[] {
  const rows = Array.isArray(value) ? value : []
  return [...rows, ...Array.from({ length: Math.max(0, least - rows.length) }, () => ({}))]
}

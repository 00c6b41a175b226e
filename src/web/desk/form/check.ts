/** Checks answers before they are sent, with the engine's own rules; what only the house knows it checks itself. */
import type { Answers, FieldMap } from '../../../engine/fields.ts'
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

/** Answers to fields that are no longer asked stay in the draft and are not sent. */
export function onlyAsked(asked: FieldMap, answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => Object.hasOwn(asked, name)))
}

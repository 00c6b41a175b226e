/**
 * Conditions as data. They are read by people, shown by tools, and evaluated the same on the server,
 * the desk and the phone. Paths name a field of the matter (`category`), or an answer of the action
 * being done (`input.passed`).
 */
import type { Answers, Value } from './fields.ts'

export type Rule =
  | { path: string; is: string | number | boolean }
  | { path: string; in: (string | number)[] }
  | { path: string; set: boolean }
  | { path: string; atLeast: number }
  | { path: string; atMost: number }
  /** Two lists have the same number of items: every party has signed. */
  | { path: string; asManyAs: string }
  | { all: Rule[] }
  | { any: Rule[] }
  | { not: Rule }

export interface RuleContext {
  fields: Answers
  input: Answers
}

/** The value at a path; `undefined` where nothing stands. */
export function valueAt(path: string, context: RuleContext): Value | undefined {
  return path.startsWith('input.') ? context.input[path.slice('input.'.length)] : context.fields[path]
}

const countOf = (value: Value | undefined): number => (Array.isArray(value) ? value.length : 0)

const isSet = (value: Value | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

/** Whether a condition holds. An absent value fulfils no comparison. */
export function holds(rule: Rule, context: RuleContext): boolean {
  if ('all' in rule) return rule.all.every((part) => holds(part, context))
  if ('any' in rule) return rule.any.some((part) => holds(part, context))
  if ('not' in rule) return !holds(rule.not, context)
  const value = valueAt(rule.path, context)
  if ('is' in rule) return value === rule.is
  if ('in' in rule) return (typeof value === 'string' || typeof value === 'number') && rule.in.includes(value)
  if ('set' in rule) return isSet(value) === rule.set
  if ('atLeast' in rule) return typeof value === 'number' && value >= rule.atLeast
  if ('atMost' in rule) return typeof value === 'number' && value <= rule.atMost
  return countOf(value) === countOf(valueAt(rule.asManyAs, context))
}

/** Every path a condition reads, for the checks at definition. */
export function pathsOf(rule: Rule): string[] {
  if ('all' in rule) return rule.all.flatMap(pathsOf)
  if ('any' in rule) return rule.any.flatMap(pathsOf)
  if ('not' in rule) return pathsOf(rule.not)
  return 'asManyAs' in rule ? [rule.path, rule.asManyAs] : [rule.path]
}

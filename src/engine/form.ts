/** Validates answers against a form: the accepted value, or every problem by its path. */
import { type Answers, type Field, type FieldMap, PHONE_PATTERN, UUID_PATTERN, type Value } from './fields.ts'
import { holds } from './rule.ts'

/** One thing wrong with an answer; `code` is a text `problem.<code>`. */
export interface Problem {
  /** Path in the request, such as `form.parties.1.phone`. */
  path: string
  code:
    | 'required'
    | 'type'
    | 'too-long'
    | 'too-few'
    | 'too-many'
    | 'too-small'
    | 'too-large'
    | 'option'
    | 'pattern'
    | 'date'
    | 'unknown-field'
    | 'not-asked'
    | 'unknown-code'
    | 'must-be'
    | 'twice'
    | 'item'
    | 'file'
    | 'characters'
    | 'above-own-level'
    | 'not-own-part'
  params?: Record<string, string | number>
}

/** What only the house knows: codes of lists, seats, units, files, refs. */
export interface Lookups {
  code(list: string, code: string): boolean
  seat(id: string, roles: readonly string[]): boolean
  unit(id: string, roles: readonly string[]): boolean
}

export interface FormContext {
  /** Fields of the matter as it stands; empty at the opening. */
  fields: Answers
  lookups: Lookups
}

/** Control characters break papers and CSV; line breaks and tabs are fine. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these very characters are what is refused
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])/

/**
 * Checks `input` against `fields`. Texts are trimmed and brought to NFC; empty answers count as not given.
 * @returns the cleaned answers, and all problems, each with its path below `base`
 */
export function validate(
  fields: FieldMap,
  input: unknown,
  context: FormContext,
  base: string,
): { value: Answers; problems: Problem[] } {
  const problems: Problem[] = []
  if (!isRecord(input))
    return { value: {}, problems: [{ path: base, code: 'type', params: { type: 'object' } }] }
  for (const name of Object.keys(input)) {
    if (!Object.hasOwn(fields, name)) problems.push({ path: `${base}.${name}`, code: 'unknown-field' })
  }
  const value: Answers = {}
  for (const [name, field] of Object.entries(fields)) {
    const path = `${base}.${name}`
    const given = Object.hasOwn(input, name) ? input[name] : undefined
    const asked = !field.when || holds(field.when, { fields: context.fields, input: value })
    if (isEmpty(given)) {
      if (field.required && asked) problems.push({ path, code: 'required' })
    } else if (!asked) {
      problems.push({ path, code: 'not-asked' })
    } else {
      const checked = checkField(field, given, context, path, problems)
      if (checked !== undefined) value[name] = checked
    }
  }
  return { value, problems }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/** The cleaned value, or `undefined` after saying what is wrong. */
function checkField(
  field: Field,
  given: unknown,
  context: FormContext,
  path: string,
  problems: Problem[],
): Value | undefined {
  const wrong = (code: Problem['code'], params?: Problem['params']): undefined => {
    problems.push(params ? { path, code, params } : { path, code })
  }
  switch (field.type) {
    case 'text': {
      if (typeof given !== 'string') return wrong('type', { type: 'string' })
      if (CONTROL.test(given)) return wrong('characters')
      const clean = given.trim().normalize('NFC')
      if ([...clean].length > field.max) return wrong('too-long', { max: field.max })
      if (field.pattern && !new RegExp(PHONE_PATTERN).test(clean)) return wrong('pattern')
      return clean
    }
    case 'number':
    case 'stars':
    case 'item': {
      if (typeof given !== 'number' || !Number.isFinite(given)) return wrong('type', { type: 'number' })
      if ((field.type !== 'number' || field.whole) && !Number.isInteger(given))
        return wrong('type', { type: 'integer' })
      const { least, most } = boundsOf(field, context)
      if (field.type === 'item' && (given < least || given > most)) return wrong('item')
      if (given < least) return wrong('too-small', { least })
      if (given > most) return wrong('too-large', { most })
      return given
    }
    case 'yesNo':
      if (typeof given !== 'boolean') return wrong('type', { type: 'boolean' })
      return field.mustBe === undefined || field.mustBe === given ? given : wrong('must-be')
    case 'choices':
    case 'photos':
      return checkMany(field, given, wrong)
    case 'list': {
      if (!Array.isArray(given)) return wrong('type', { type: 'array' })
      if (given.length < (field.least ?? 0)) return wrong('too-few', { least: field.least ?? 0 })
      if (given.length > field.most) return wrong('too-many', { most: field.most })
      return given.map((row, i) => {
        const checked = validate(field.of, row, context, `${path}.${i}`)
        problems.push(...checked.problems)
        return checked.value
      })
    }
    default:
      if (typeof given !== 'string') return wrong('type', { type: 'string' })
      return checkWord(field, given, context, wrong)
  }
}

function boundsOf(field: Field, context: FormContext): { least: number; most: number } {
  if (field.type === 'stars') return { least: 1, most: 5 }
  if (field.type === 'item') {
    const items = context.fields[field.of]
    return { least: 0, most: (Array.isArray(items) ? items.length : 0) - 1 }
  }
  const { least, most } = field.type === 'number' ? field : {}
  return { least: least ?? Number.NEGATIVE_INFINITY, most: most ?? Number.POSITIVE_INFINITY }
}

type Wrong = (code: Problem['code'], params?: Problem['params']) => undefined

function checkMany(
  field: Extract<Field, { type: 'choices' | 'photos' }>,
  given: unknown,
  wrong: Wrong,
): Value | undefined {
  if (!Array.isArray(given)) return wrong('type', { type: 'array' })
  const words = given.filter((each) => typeof each === 'string')
  if (words.length !== given.length) return wrong('type', { type: 'string' })
  if (new Set(words).size !== words.length) return wrong('twice')
  if (field.type === 'photos') {
    if (words.length > field.most) return wrong('too-many', { most: field.most })
    return words.every((id) => new RegExp(UUID_PATTERN).test(id)) ? words : wrong('file')
  }
  if (words.some((each) => !field.options.includes(each))) return wrong('option')
  return words.length < (field.least ?? 0) ? wrong('too-few', { least: field.least ?? 0 }) : words
}

function checkWord(
  field: Extract<
    Field,
    { type: 'choice' | 'code' | 'date' | 'dateTime' | 'signature' | 'unit' | 'seat' | 'matter' }
  >,
  given: string,
  context: FormContext,
  wrong: Wrong,
): Value | undefined {
  switch (field.type) {
    case 'choice':
      return field.options.includes(given) ? given : wrong('option')
    case 'code':
      return context.lookups.code(field.list, given) ? given : wrong('unknown-code')
    case 'date':
      return isDay(given) ? given : wrong('date')
    case 'dateTime':
      return INSTANT.test(given) && isDay(given.slice(0, 10)) && !Number.isNaN(Date.parse(given))
        ? given
        : wrong('date')
    case 'signature':
      return new RegExp(UUID_PATTERN).test(given) ? given : wrong('file')
    case 'unit':
      return context.lookups.unit(given, field.roles) ? given : wrong('unknown-code')
    case 'seat':
      return context.lookups.seat(given, field.roles) ? given : wrong('unknown-code')
    case 'matter':
      return /^\d{6}-\d{6}-[0-9A-HJKMNP-TV-Z]{6}$/.test(given) ? given : wrong('pattern')
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

/** A day that exists: 2026-02-30 does not. */
function isDay(given: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given)) return false
  const time = Date.parse(`${given}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(given)
}

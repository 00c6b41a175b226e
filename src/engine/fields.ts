/** Field builders: what forms are made of. JSON Schema underneath (`schemaOf`), problems by path on top (`form.ts`). */
import type { Rule } from './rule.ts'

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value }
export type Answers = Record<string, Value>

/** The rows of a list field; none where nothing stands. */
export const rowsOf = (value: Value | undefined): Answers[] =>
  Array.isArray(value)
    ? value.filter((row): row is Answers => typeof row === 'object' && row !== null && !Array.isArray(row))
    : []

interface Common {
  /** Answers must hold it; absent means optional. */
  required?: boolean
  /** Asked only when this holds; an answer to an unasked field is refused. */
  when?: Rule
  /** `reporter`: the bearer of the receipt may read it too. Absent: the office only. */
  view?: 'reporter'
  /** Personal data: masked for all but the holder (domain 11.4). */
  personal?: 'phone' | 'name' | 'address'
}

export type Field = Common &
  (
    | { type: 'text'; max: number; long?: boolean; templates?: boolean; pattern?: 'phone' }
    | { type: 'number'; least?: number; most?: number; whole?: boolean }
    /** One of the options, whose texts are `<path>.option.<id>`. */
    | { type: 'choice'; options: readonly string[] }
    | { type: 'choices'; options: readonly string[]; least?: number }
    /** A code of a named list (categories), shown as a tree. */
    | { type: 'code'; list: string }
    | { type: 'yesNo'; mustBe?: boolean }
    | { type: 'date' }
    | { type: 'dateTime' }
    /** Ids of uploaded pictures. */
    | { type: 'photos'; most: number }
    /** Id of a picture drawn by hand: a signature. */
    | { type: 'signature' }
    | { type: 'unit'; roles: readonly string[] }
    | { type: 'seat'; roles: readonly string[] }
    /** The ref of another matter. */
    | { type: 'matter' }
    | { type: 'stars' }
    /** Repeating sub-form. */
    | { type: 'list'; of: FieldMap; least?: number; most: number }
    /** Which item of a list field of the matter, by its number from 0. */
    | { type: 'item'; of: string }
  )

export type FieldMap = Record<string, Field>

type Options<T extends Field['type']> = Omit<Extract<Field, { type: T }>, 'type'>

/** One line, 100 characters unless told. */
export const text = (options: Partial<Options<'text'>> = {}): Field => ({
  type: 'text',
  max: 100,
  ...options,
})
/** Several lines, 4,000 characters unless told. */
export const longText = (options: Partial<Options<'text'>> = {}): Field => ({
  type: 'text',
  long: true,
  max: 4000,
  ...options,
})
/** A Chinese mobile, fixed or service number (domain 7.1); personal. */
export const phone = (options: Partial<Options<'text'>> = {}): Field => ({
  type: 'text',
  max: 24,
  pattern: 'phone',
  personal: 'phone',
  ...options,
})
export const number = (options: Options<'number'> = {}): Field => ({ type: 'number', ...options })
export const choice = (options: readonly string[], rest: Omit<Options<'choice'>, 'options'> = {}): Field => ({
  type: 'choice',
  options,
  ...rest,
})
export const choices = (
  options: readonly string[],
  rest: Omit<Options<'choices'>, 'options'> = {},
): Field => ({ type: 'choices', options, ...rest })
export const code = (list: string, rest: Omit<Options<'code'>, 'list'> = {}): Field => ({
  type: 'code',
  list,
  ...rest,
})
export const yesNo = (options: Options<'yesNo'> = {}): Field => ({ type: 'yesNo', ...options })
export const date = (options: Options<'date'> = {}): Field => ({ type: 'date', ...options })
export const dateTime = (options: Options<'dateTime'> = {}): Field => ({ type: 'dateTime', ...options })
export const photos = (options: Partial<Options<'photos'>> = {}): Field => ({
  type: 'photos',
  most: 6,
  ...options,
})
export const signature = (options: Options<'signature'> = {}): Field => ({ type: 'signature', ...options })
export const unit = (roles: readonly string[], rest: Omit<Options<'unit'>, 'roles'> = {}): Field => ({
  type: 'unit',
  roles,
  ...rest,
})
export const seat = (roles: readonly string[], rest: Omit<Options<'seat'>, 'roles'> = {}): Field => ({
  type: 'seat',
  roles,
  ...rest,
})
export const matter = (options: Options<'matter'> = {}): Field => ({ type: 'matter', ...options })
export const stars = (options: Options<'stars'> = {}): Field => ({ type: 'stars', ...options })
export const list = (of: FieldMap, options: Partial<Omit<Options<'list'>, 'of'>> = {}): Field => ({
  type: 'list',
  of,
  most: 50,
  ...options,
})
export const item = (of: string, rest: Omit<Options<'item'>, 'of'> = {}): Field => ({
  type: 'item',
  of,
  ...rest,
})

/** Mobile, fixed line, 400/800 and short numbers (domain 7.1). */
export const PHONE_PATTERN = '^(1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8}(-\\d{1,6})?|[48]00-?\\d{3}-?\\d{4}|\\d{5})$'
/** RFC 9562. */
export const UUID_PATTERN = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'

export type Schema = Record<string, unknown>

/**
 * JSON Schema (2020-12) of a form. `x-type` and its companions tell a face which control to show;
 * conditional fields carry `x-when` and stay optional in the schema.
 */
export function schemaOf(fields: FieldMap): Schema {
  const required = Object.entries(fields)
    .filter(([, field]) => field.required && !field.when)
    .map(([name]) => name)
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, schemaOfField(field)]),
    ),
    ...(required.length > 0 && { required }),
  }
}

function schemaOfField(field: Field): Schema {
  const hints = {
    'x-type': field.type,
    ...(field.when && { 'x-when': field.when }),
    ...(field.personal && { 'x-personal': field.personal }),
  }
  switch (field.type) {
    case 'text':
      return {
        ...hints,
        type: 'string',
        maxLength: field.max,
        ...(field.required && { minLength: 1 }),
        ...(field.pattern && { pattern: PHONE_PATTERN }),
      }
    case 'number':
      return {
        ...hints,
        type: field.whole ? 'integer' : 'number',
        ...(field.least !== undefined && { minimum: field.least }),
        ...(field.most !== undefined && { maximum: field.most }),
      }
    case 'choice':
      return { ...hints, type: 'string', enum: [...field.options] }
    case 'choices':
      return {
        ...hints,
        type: 'array',
        uniqueItems: true,
        minItems: field.least ?? 0,
        items: { type: 'string', enum: [...field.options] },
      }
    case 'code':
      return { ...hints, type: 'string', 'x-list': field.list }
    case 'yesNo':
      return { ...hints, type: 'boolean', ...(field.mustBe !== undefined && { const: field.mustBe }) }
    case 'date':
      return { ...hints, type: 'string', format: 'date' }
    case 'dateTime':
      return { ...hints, type: 'string', format: 'date-time' }
    case 'photos':
      return {
        ...hints,
        type: 'array',
        maxItems: field.most,
        ...(field.required && { minItems: 1 }),
        uniqueItems: true,
        items: { type: 'string', pattern: UUID_PATTERN },
      }
    case 'signature':
      return { ...hints, type: 'string', pattern: UUID_PATTERN }
    case 'unit':
    case 'seat':
      return { ...hints, type: 'string', 'x-roles': [...field.roles] }
    case 'matter':
      return { ...hints, type: 'string' }
    case 'stars':
      return { ...hints, type: 'integer', minimum: 1, maximum: 5 }
    case 'list':
      return {
        ...hints,
        type: 'array',
        minItems: field.least ?? 0,
        maxItems: field.most,
        items: schemaOf(field.of),
      }
    case 'item':
      return { ...hints, type: 'integer', minimum: 0, 'x-of': field.of }
  }
}

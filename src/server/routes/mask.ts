/** What of a form's answers an actor may read: fields not meant for a reporter are left out, personal ones masked. */
import type { Answers, Field, FieldMap, Value } from '../../engine/fields.ts'

export interface Reading {
  /** The bearer of the receipt reads only fields with `view: 'reporter'`. */
  reporter: boolean
  /**
   * Personal fields in clear: all for the seat that must act, and the reporter's own; names for the seat that is
   * asked to take it, because who is near to a party has to step back.
   */
  clear: 'all' | 'names' | 'none'
}

/** Masks by domain 11.4: phone 138****1234, name 王**, address without its last part. */
export function maskValue(personal: NonNullable<Field['personal']>, value: string): string {
  const characters = [...value]
  if (personal === 'phone') return value.length < 8 ? '****' : `${value.slice(0, 3)}****${value.slice(-4)}`
  if (personal === 'name') return `${characters[0] ?? ''}**`
  return `${characters.slice(0, Math.ceil(characters.length / 2)).join('')}****`
}

/** The answers as they may be read; `masked` lists paths that were masked. */
export function readable(
  form: FieldMap,
  answers: Answers,
  reading: Reading,
  base = '',
): { answers: Answers; masked: string[] } {
  const masked: string[] = []
  const shown: Answers = {}
  for (const [name, field] of Object.entries(form)) {
    const value = answers[name]
    if (value === undefined || (reading.reporter && field.view !== 'reporter')) continue
    const path = `${base}${name}`
    shown[name] = one(field, value, reading, path, masked)
  }
  return { answers: shown, masked }
}

function one(field: Field, value: Value, reading: Reading, path: string, masked: string[]): Value {
  const clear = reading.clear === 'all' || (reading.clear === 'names' && field.personal === 'name')
  if (field.personal && typeof value === 'string' && !clear) {
    masked.push(path)
    return maskValue(field.personal, value)
  }
  if (field.type !== 'list' || !Array.isArray(value)) return value
  return value.map((row, i) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return row
    const { at } = row
    const inner = readable(field.of, row, { ...reading, reporter: false }, `${path}.${i}.`)
    masked.push(...inner.masked)
    return { ...inner.answers, ...(typeof at === 'string' && { at }) }
  })
}

/** Dates and moments that both JSON Schema and PostgreSQL take: no year 0000, no leap second. */
import type { Ajv } from 'ajv'
import formats from 'ajv-formats'

const known = (text: string): boolean => {
  const ms = Date.parse(text)
  return !Number.isNaN(ms) && /^(?!0000)\d{4}-/.test(new Date(ms).toISOString())
}

/** The usual formats, with `date` and `date-time` narrowed. */
export function addFormats(ajv: Ajv): void {
  formats.default(ajv)
  for (const name of ['date', 'date-time'] as const) {
    const usual = formats.default.get(name)
    const validate = typeof usual === 'object' && 'validate' in usual ? usual.validate : usual
    ajv.addFormat(name, (text) => matches(validate, text) && known(text))
  }
}

const matches = (validate: unknown, text: string): boolean =>
  validate instanceof RegExp ? validate.test(text) : typeof validate === 'function' && Boolean(validate(text))

/** The checks of one form of a declaration. */
import type { Field, FieldMap } from './fields.ts'
import { pathsOf } from './rule.ts'

const CAMEL = /^[a-z][a-zA-Z0-9]*$/
const OPTION = /^[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * @param form the fields to check
 * @param all every field of the matter, for conditions and items
 */
export function checkFields(
  form: FieldMap,
  path: string,
  all: FieldMap,
  say: (path: string, words: string) => void,
): void {
  const earlier = new Set<string>()
  for (const [name, field] of Object.entries(form)) {
    const at = `${path}.${name}`
    if (!CAMEL.test(name)) say(at, 'must be one word in camel case')
    for (const used of field.when ? pathsOf(field.when) : []) {
      const known = used.startsWith('input.') ? earlier.has(used.slice('input.'.length)) : used in all
      if (!known) say(`${at}.when`, `no earlier answer or field "${used}"`)
    }
    checkField(field, at, all, say)
    earlier.add(name)
  }
}

function checkField(
  field: Field,
  at: string,
  all: FieldMap,
  say: (path: string, words: string) => void,
): void {
  switch (field.type) {
    case 'text':
      if (!(field.max > 0)) say(`${at}.max`, 'must be above 0')
      return
    case 'choice':
    case 'choices':
      if (field.options.length === 0) say(`${at}.options`, 'is empty')
      if (new Set(field.options).size !== field.options.length) say(`${at}.options`, 'names one twice')
      for (const option of field.options) {
        if (!OPTION.test(option))
          say(`${at}.options`, `"${option}" must be lower-case words joined by hyphens`)
      }
      return
    case 'unit':
    case 'seat':
      if (field.roles.length === 0) say(`${at}.roles`, 'is empty')
      return
    case 'photos':
      if (!(field.most > 0)) say(`${at}.most`, 'must be above 0')
      return
    case 'list':
      if ((field.least ?? 0) > field.most) say(`${at}.least`, 'is above most')
      checkFields(field.of, `${at}.of`, all, say)
      return
    case 'item':
      if (all[field.of]?.type !== 'list') say(`${at}.of`, `no list field "${field.of}"`)
  }
}

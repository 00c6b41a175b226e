/**
 * Lengths of time with the rule, source and mark of each: the table of domain 13, and what kinds need beside it.
 * National ones here; a city's own stand in its profile and win. `configured`: no source was found that binds the
 * city, the number is a working value. Decision 0009 says how the table's rows became keys.
 */
import type { CityTerm, Terms } from './term.ts'
import { CONFIRMATION } from './terms/confirmation.ts'
import { HOTLINES } from './terms/hotline.ts'
import { MEDIATION } from './terms/mediation.ts'
import { PETITION } from './terms/petition.ts'
import { SAFETY } from './terms/safety.ts'
import { SERVICE } from './terms/service.ts'
import { SUPERVISION } from './terms/supervision.ts'

export const NATIONAL: Terms = {
  ...MEDIATION,
  ...CONFIRMATION,
  ...PETITION,
  ...HOTLINES,
  ...SERVICE,
  ...SAFETY,
  ...SUPERVISION,
}

/** The table's names for what stands under another key: they follow it, in every city. */
export const SAME: Readonly<Record<string, string>> = {
  'stuck.window.complex': 'stuck.complex',
  'stuck.window.joint': 'stuck.joint',
}

/**
 * A city's whole table: the national lengths of time, its own over them, and names that refer to another key.
 * @param own the city's own, and national ones that it marks otherwise
 * @param same key of a name to the key that it follows, beside those of `SAME`
 * @throws Error for a name that refers to nothing
 */
export function termsOf(own: Terms = {}, same: Readonly<Record<string, string>> = {}): Terms {
  const terms: Record<string, CityTerm> = { ...NATIONAL, ...own }
  for (const [name, key] of Object.entries({ ...SAME, ...same })) {
    const found = terms[key]
    if (!found) throw new Error(`${name} refers to ${key}, which is no length of time`)
    terms[name] = found
  }
  return terms
}

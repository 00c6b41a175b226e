/**
 * Codes of the territory: city and county 6 digits, town 9, village 12, grid 15 (domain 7.1).
 * A city's code ends in 00, and its subtree is every code that begins with its first four digits.
 */
import { LEVELS, type Level } from './kind.ts'

const LENGTHS: Record<Level, number> = { city: 6, county: 6, town: 9, village: 12, grid: 15 }

/** The level of a code; `undefined` when it is none. */
export function levelOf(code: string): Level | undefined {
  if (!/^\d+$/.test(code)) return undefined
  if (code.length === 6) return code.endsWith('00') ? 'city' : 'county'
  return LEVELS.find((level) => LENGTHS[level] === code.length)
}

/** What every code below this one begins with. */
export const prefixOf = (code: string): string => (levelOf(code) === 'city' ? code.slice(0, 4) : code)

/** Whether a place is the territory or lies below it. */
export const isWithin = (place: string, territory: string): boolean =>
  place === territory || place.startsWith(prefixOf(territory))

/** The code of a place's ancestor (or itself) at a level; `undefined` when the place lies above it. */
export function codeAt(place: string, level: Level, city: string): string | undefined {
  if (level === 'city') return city
  if (levelOf(place) === 'city' || place.length < LENGTHS[level]) return undefined
  return place.slice(0, LENGTHS[level])
}

/** The distribution column: six digits, the city's own for a matter of the whole city. */
export const countyOf = (place: string): string => place.slice(0, 6)

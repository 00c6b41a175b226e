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

/** The codes above this one, from the city down. A town of a city without counties hangs on the city. */
export function ancestorsOf(code: string): string[] {
  if (levelOf(code) === 'city') return []
  const city = `${code.slice(0, 4)}00`
  const above = [6, 9, 12].filter((length) => length < code.length).map((length) => code.slice(0, length))
  return [...new Set([city, ...above])]
}

/** The code one level up; `undefined` for a city. */
export const parentOf = (code: string): string | undefined => ancestorsOf(code).at(-1)

/** The length of the codes of a level. */
export const lengthOf = (level: Level): number => LENGTHS[level]

/** The level one below; `undefined` for grids. */
export const levelBelow = (level: Level): Level | undefined => LEVELS[LEVELS.indexOf(level) + 1]

/** Spreads `count` over `places` as evenly as whole numbers allow, the same on every run. */
export function spread(count: number, places: number): number[] {
  return Array.from({ length: places }, (_, i) => {
    return Math.floor(((i + 1) * count) / places) - Math.floor((i * count) / places)
  })
}

/** What people call a village without the name of its committee: 王堰村村委会 and 双桥村民委员会 → 王堰村, 双桥村. */
export function shortName(name: string): string {
  const short = name
    .replace(/村(民委员|委)会$/, '村')
    .replace(/村村$/, '村')
    .replace(/居(民委员|委)会$/, '')
  return short.length > 1 ? short : name
}

/** A grid's code: the village's 12 digits and a serial from 001. */
export const gridCode = (village: string, serial: number): string =>
  `${village}${String(serial).padStart(3, '0')}`

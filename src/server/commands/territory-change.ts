/** `teahouse territory rename` and `merge`: divisions change from a day on, their past stays. */
import { featureCollection, union } from '@turf/turf'
import type { CityProfile } from '../../cities/profile.ts'
import { chinaDayOf } from '../../engine/days.ts'
import { isWithin, levelOf } from '../../engine/territory.ts'
import { pointInside } from '../outside/geojson-rings.ts'
import type { Tx } from '../store/db.ts'
import { type Merged, merge } from '../store/territory-merge.ts'
import { saveShapes, shapesAt } from '../store/territory-shapes.ts'
import { rename } from '../store/territory-write.ts'
import { tellTerritory, withDatabase } from './run.ts'

export interface ChangeOptions {
  /** First day, `YYYY-MM-DD`; today in China when absent. */
  from?: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** @throws Error when the day is none */
export function dayOf({ from }: ChangeOptions, now: string): string {
  if (from === undefined) return chinaDayOf(now)
  const read = DAY.test(from) ? new Date(`${from}T00:00:00Z`) : undefined
  if (!read || Number.isNaN(read.valueOf()) || read.toISOString().slice(0, 10) !== from)
    throw new Error(`--from must be a day such as 2026-01-31, not "${from}"`)
  return from
}

function checkCode(code: string, city: CityProfile): void {
  if (!levelOf(code) || !isWithin(code, city.code))
    throw new Error(`${code} is no code of ${city.names.en} (${city.code})`)
}

/** @returns the exit code */
export async function renameDivision(code: string, name: string, options: ChangeOptions): Promise<number> {
  const day = dayOf(options, new Date().toISOString())
  const words = name.trim()
  if (!words || words.length > 60) throw new Error('the name must have 1 to 60 characters')
  return withDatabase(console.log, async ({ sql, city }) => {
    checkCode(code, city)
    if (!(await sql.begin((tx) => rename(tx, code, { name: words }, day))))
      throw new Error(`${code} does not hold on ${day}`)
    await tellTerritory(sql)
    console.log(`${code} is called ${words} from ${day} on.`)
    return 0
  })
}

const WHY: Record<Extract<Merged, { ok: false }>['problem'], string> = {
  'not-there': 'does not hold before that day',
  'other-parent': 'does not lie below the same division as the one it should become part of',
  'into-itself': "can't become part of itself",
  'younger-below': 'began on that day or later',
}

/** The merger with its outline: the union of what became one. */
export async function mergeWithShape(
  tx: Tx,
  codes: readonly string[],
  into: string,
  { day, now }: { day: string; now: string },
): Promise<Merged> {
  const { features } = await shapesAt(tx, [...codes, into], day)
  const merged = await merge(tx, codes, into, day)
  const whole = merged.ok && features.length > 1 && union(featureCollection(features))
  if (whole) {
    const schematic = features.some(({ properties }) => properties.schematic)
    const source = [...new Set(features.map(({ properties }) => properties.source))].join('; ')
    const [lon, lat] = pointInside(whole.geometry)
    await saveShapes(tx, [{ code: into, geometry: whole.geometry, lon, lat }], {
      day,
      now,
      schematic,
      source,
    })
  }
  return merged
}

/** @returns the exit code */
export async function mergeDivisions(
  codes: readonly string[],
  options: ChangeOptions & { into: string },
): Promise<number> {
  const now = new Date().toISOString()
  const day = dayOf(options, now)
  return withDatabase(console.log, async ({ sql, city }) => {
    for (const code of [...codes, options.into]) checkCode(code, city)
    const merged = await sql.begin((tx) => mergeWithShape(tx, codes, options.into, { day, now }))
    if (!merged.ok) throw new Error(`${merged.code} ${WHY[merged.problem]} [${merged.problem}]`)
    await tellTerritory(sql)
    for (const { from, to } of merged.moves) console.log(`${from} → ${to}`)
    console.log(`${merged.moves.length} codes end on ${day}; matters of the past keep them.`)
    return 0
  })
}

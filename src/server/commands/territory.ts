/** What `teahouse territory` and the first start do: a city's tree and its shapes into the database. */
import type { CityProfile } from '../../cities/profile.ts'
import { gridCode, parentOf, prefixOf, shortName, spread } from '../../engine/territory.ts'
import { type Division, divisionsOf } from '../outside/china-division.ts'
import { drawSchematic } from '../outside/schematic.ts'
import type { Sql } from '../store/db.ts'
import { saveShapes } from '../store/territory-shapes.ts'
import { countBelow, loadTerritory, type Row } from '../store/territory-write.ts'

/** The grids of a city, as many as its profile counts, spread evenly over the villages. */
export function gridsOf(divisions: readonly Division[], count: number): Row[] {
  const villages = divisions.filter(({ level }) => level === 'village')
  const shares = spread(count, villages.length)
  return villages.flatMap((village, i) =>
    Array.from({ length: shares[i] ?? 0 }, (_, n) => ({
      code: gridCode(village.code, n + 1),
      name: `${shortName(village.name)}第${n + 1}网格`,
    })),
  )
}

/**
 * Loads a city's divisions, grids and schematic shapes; does nothing when they are there.
 * @param day ISO date from which they hold
 * @param say gets plain lines about what is done
 */
export async function loadCity(
  sql: Sql,
  city: CityProfile,
  day: string,
  say: (line: string) => void,
): Promise<void> {
  const { counties, grids } = city.territory
  if (await countBelow(sql, prefixOf(city.code))) return
  const divisions = await divisionsOf(city.code, counties)
  say(`Drawing a schematic map of ${city.names.en}: ${divisions.length} divisions, ${grids.count} grids`)
  const named: Row[] = [...divisions, ...gridsOf(divisions, grids.count)]
  const shapes = drawSchematic(
    named.map(({ code }) => ({ code, parent: parentOf(code) ?? null })),
    city.territory,
  )
  await sql.begin(async (tx) => {
    await loadTerritory(tx, named, day)
    await saveShapes(tx, shapes, { day, now: null, schematic: true, source: 'drawn by Teahouse' })
  })
  say(`${city.names.en} is loaded: ${named.length} divisions with their grids`)
}

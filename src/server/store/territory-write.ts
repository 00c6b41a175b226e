/** Writes the dated tree of divisions: the bulk load and renaming. */
import { countyOf, levelOf, parentOf } from '../../engine/territory.ts'
import { rangeOf, type Sql, type Tx } from './db.ts'

/** A division to load. Level, parent and county follow from the code. */
export interface Row {
  code: string
  name: string
  lon?: number | null
  lat?: number | null
  households?: number | null
}

/** Measured at 620,573 villages: larger batches gain nothing and hold more memory. */
const BATCH = 20_000

/**
 * Adds the divisions that are not there yet, holding from `day` on; a code that was ever there is left as it is.
 * @param onProgress gets the rows done so far
 * @returns how many were added
 */
export async function loadTerritory(
  sql: Sql | Tx,
  rows: readonly Row[],
  day: string,
  onProgress?: (done: number) => void,
): Promise<number> {
  let added = 0
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH)
    const codes = batch.map((row) => row.code)
    const result = await sql`
      insert into territory (code, valid_from, name, level, parent, county, lon, lat, households)
      select r.code, ${day}::text::date, r.name, r.level, r.parent, r.county, r.lon, r.lat, r.households
      from unnest(${codes}::text[], ${batch.map((row) => row.name)}::text[],
        ${codes.map((code) => levelOf(code) ?? '')}::text[], ${codes.map((code) => parentOf(code) ?? null)}::text[],
        ${codes.map(countyOf)}::text[], ${batch.map((row) => row.lon ?? null)}::float8[],
        ${batch.map((row) => row.lat ?? null)}::float8[], ${batch.map((row) => row.households ?? null)}::integer[])
        as r(code, name, level, parent, county, lon, lat, households)
      where not exists (select from territory t where t.code = r.code)`
    added += result.count
    onProgress?.(Math.min(from + BATCH, rows.length))
  }
  return added
}

/** How many divisions stand below a prefix, whatever the day: tells whether a city is loaded. */
export async function countBelow(sql: Sql | Tx, prefix: string): Promise<number> {
  const [from, until] = rangeOf(prefix)
  const [row] = await sql<{ count: number }[]>`
    select count(*)::integer as count from territory where code >= ${from} and code < ${until}`
  return row?.count ?? 0
}

/**
 * Gives a division another name (or number of households) from `day` on; what happened before keeps the old.
 * @returns false when the code does not hold on that day
 */
export async function rename(
  tx: Tx,
  code: string,
  { name, households = null }: { name: string; households?: number | null },
  day: string,
): Promise<boolean> {
  const [open] = await tx<{ since: string }[]>`
    select valid_from::text as since from territory
    where code = ${code} and valid_to is null and valid_from <= ${day}::text::date for update`
  if (!open) return false
  if (open.since === day) {
    // Corrected on its first day: nothing happened under the old name.
    await tx`
      update territory set name = ${name}, households = coalesce(${households}, households)
      where code = ${code} and valid_to is null`
    return true
  }
  await tx`update territory set valid_to = ${day}::text::date where code = ${code} and valid_to is null`
  await tx`
    insert into territory (code, valid_from, name, level, parent, county, lon, lat, households)
    select code, ${day}::text::date, ${name}, level, parent, county, lon, lat, coalesce(${households}, households)
    from territory where code = ${code} and valid_to = ${day}::text::date`
  return true
}

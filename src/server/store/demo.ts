/** What the demo reads of a city before it invents, and the signatures it draws. */
import { prefixOf } from '../../engine/territory.ts'
import { rangeOf, type Sql } from './db.ts'
import type { Photo } from './photos.ts'
import { holds } from './territory.ts'

/** All grids of a city on a day with their points, in the order of their codes. */
export async function gridPoints(
  sql: Sql,
  city: string,
  day: string,
): Promise<{ code: string; lon: number | null; lat: number | null }[]> {
  const [from, until] = rangeOf(prefixOf(city))
  return sql<{ code: string; lon: number | null; lat: number | null }[]>`
    select t.code, t.lon, t.lat from territory t
    where t.code >= ${from} and t.code < ${until} and t.level = 'grid' and ${holds(sql, day)}
    order by t.code`
}

/** Who sits on each seat on a day; of several the first by id. */
export async function sitters(sql: Sql, day: string): Promise<Map<string, string>> {
  const rows = await sql<{ seat: string; person: string }[]>`
    select distinct on (seat) seat, person from seating
    where since <= ${day} and (until is null or until > ${day}) order by seat, person`
  return new Map(rows.map((row) => [row.seat, row.person]))
}

/** Whether any matter was ever opened here. */
export async function hasMatters(sql: Sql): Promise<boolean> {
  const rows = await sql`select 1 from matter limit 1`
  return rows.length > 0
}

export interface Signature {
  county: string
  id: string
  matter: string
  photo: Omit<Photo, 'id'>
}

/** Writes drawn signatures; those that are there stay. */
export async function writeSignatures(
  sql: Sql,
  signatures: readonly Signature[],
  now: string,
): Promise<void> {
  if (signatures.length === 0) return
  const rows = signatures.map(({ county, id, matter, photo }) => ({
    county,
    id,
    matter,
    ...photo,
    uploaded_at: now,
  }))
  await sql`insert into photo ${sql(rows)} on conflict (county, id) do nothing`
}

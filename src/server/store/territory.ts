/**
 * Reads the dated tree of divisions. Days are ISO dates (`2026-11-22`); a row holds from `valid_from` until
 * the day before `valid_to`.
 */
import type { Level } from '../../engine/kind.ts'
import { ancestorsOf } from '../../engine/territory.ts'
import { type Fragment, rangeOf, type Sql, type Tx } from './db.ts'

export interface Place {
  code: string
  name: string
  level: Level
}

export interface PlaceWithChildren extends Place {
  /** How many divisions lie directly below. */
  children: number
}

export interface PlaceInFull extends PlaceWithChildren {
  parent: string | null
  county: string
  lon: number | null
  lat: number | null
  households: number | null
  validFrom: string
  /** First day on which it is no longer so; null while it holds. */
  validTo: string | null
  successor: string | null
  /** Whether its shape is drawn by the program; null when it has none. */
  schematic: boolean | null
}

/** A row of the alias `t` holds on the day. */
export const holds = (sql: Sql | Tx, day: string): Fragment =>
  sql`t.valid_from <= ${day} and (t.valid_to is null or t.valid_to > ${day})`

async function countChildren(sql: Sql | Tx, codes: string[], day: string): Promise<Map<string, number>> {
  const rows = await sql<{ parent: string; children: number }[]>`
    select t.parent, count(*)::integer as children from territory t
    where t.parent = any(${codes}) and ${holds(sql, day)} group by t.parent`
  return new Map(rows.map((row) => [row.parent, row.children]))
}

/** Divisions directly below `parent` on a day, in the order of their codes; the cities when it is null. */
export async function children(
  sql: Sql | Tx,
  parent: string | null,
  day: string,
): Promise<PlaceWithChildren[]> {
  const below = parent === null ? sql`t.parent is null` : sql`t.parent = ${parent}`
  const rows = await sql<Place[]>`
    select t.code, t.name, t.level from territory t where ${below} and ${holds(sql, day)} order by t.code`
  const counts = await countChildren(
    sql,
    rows.map((row) => row.code),
    day,
  )
  return rows.map((row) => ({ ...row, children: counts.get(row.code) ?? 0 }))
}

/** One division as it was on a day; `undefined` when it was none then. */
export async function one(sql: Sql | Tx, code: string, day: string): Promise<PlaceInFull | undefined> {
  const [row] = await sql<Omit<PlaceInFull, 'children'>[]>`
    select t.code, t.name, t.level, t.parent, t.county, t.lon, t.lat, t.households, t.successor,
      t.valid_from::text as "validFrom", t.valid_to::text as "validTo",
      (select s.schematic from territory_shape s where s.code = t.code and s.valid_from <= ${day}
       order by s.valid_from desc limit 1) as schematic
    from territory t where t.code = ${code} and ${holds(sql, day)}`
  if (!row) return undefined
  return { ...row, children: (await countChildren(sql, [code], day)).get(code) ?? 0 }
}

/**
 * The names of codes on a day. A matter keeps the code of its place for ever, so a code that had ended by
 * then answers with its last name before, and one that had not begun with its first.
 */
export async function namesAt(
  sql: Sql | Tx,
  codes: readonly string[],
  day: string,
): Promise<Map<string, string>> {
  const rows = await sql<{ code: string; name: string }[]>`
    select distinct on (t.code) t.code, t.name from territory t where t.code = any(${[...codes]})
    order by t.code, (t.valid_from <= ${day}) desc,
      case when t.valid_from <= ${day} then t.valid_from end desc, t.valid_from`
  return new Map(rows.map((row) => [row.code, row.name]))
}

/** Names of many codes, each on a day of its own: what a place was called when its matter was opened. */
export async function namesWhen(
  sql: Sql | Tx,
  wanted: readonly { code: string; day: string }[],
): Promise<(code: string, day: string) => string> {
  const codes = wanted.map(({ code }) => code)
  const days = wanted.map(({ day }) => day)
  const rows = await sql<{ code: string; day: string; name: string }[]>`
    select distinct on (w.code, w.day) w.code, w.day::text as day, t.name
    from unnest(${codes}::text[], ${days}::date[]) as w(code, day)
    join territory t on t.code = w.code
    order by w.code, w.day, (t.valid_from <= w.day) desc,
      case when t.valid_from <= w.day then t.valid_from end desc, t.valid_from`
  const names = new Map(rows.map(({ code, day, name }) => [`${code} ${day}`, name]))
  return (code, day) => names.get(`${code} ${day}`) ?? code
}

/** `namesAt` for one code. */
export async function nameAt(sql: Sql | Tx, code: string, day: string): Promise<string | undefined> {
  return (await namesAt(sql, [code], day)).get(code)
}

/** From the city down to the code itself, with the names of that day; only what exists in the tree. */
export async function path(sql: Sql | Tx, code: string, day: string): Promise<Place[]> {
  const codes = [...ancestorsOf(code), code]
  const names = await namesAt(sql, codes, day)
  const levels = await sql<Place[]>`
    select distinct on (t.code) t.code, t.level from territory t where t.code = any(${codes}) order by t.code`
  return codes.flatMap((each) => {
    const name = names.get(each)
    const level = levels.find((row) => row.code === each)?.level
    return name && level ? [{ code: each, name, level }] : []
  })
}

/** All divisions of one level below a code (or the code itself) on a day, in the order of their codes. */
export async function below(sql: Sql | Tx, prefix: string, level: Level, day: string): Promise<Place[]> {
  const [from, until] = rangeOf(prefix)
  return sql<Place[]>`
    select t.code, t.name, t.level from territory t
    where t.code >= ${from} and t.code < ${until} and t.level = ${level} and ${holds(sql, day)}
    order by t.code`
}

/**
 * Divisions whose name contains `words`, higher levels first; each with the names above it.
 * @param prefix only below this (`prefixOf` a code)
 */
export async function search(
  sql: Sql | Tx,
  { words, prefix, day, limit = 20 }: { words: string; prefix: string; day: string; limit?: number },
): Promise<(Place & { path: Place[] })[]> {
  const [from, until] = rangeOf(prefix)
  const rows = await sql<Place[]>`
    select t.code, t.name, t.level from territory t
    where t.code >= ${from} and t.code < ${until} and position(${words} in t.name) > 0 and ${holds(sql, day)}
    order by length(t.code), t.code limit ${limit}`
  return Promise.all(rows.map(async (row) => ({ ...row, path: await path(sql, row.code, day) })))
}

/** Where a code that has ended goes on today: follows successors to the end; the code itself while it holds. */
export async function successorOf(sql: Sql | Tx, code: string): Promise<string> {
  let at = code
  // Each merger writes a successor that held that day; the limit only guards against edited data.
  for (let steps = 0; steps < 50; steps++) {
    const [row] = await sql<{ successor: string | null }[]>`
      select t.successor from territory t where t.code = ${at} order by t.valid_from desc limit 1`
    if (!row?.successor) return at
    at = row.successor
  }
  throw new Error(`territory: successors of ${code} run in a circle`)
}

export interface LastRow {
  name: string
  households: number | null
  validFrom: string
  /** Null while it holds. */
  validTo: string | null
}

/** The newest row of each code, whatever the day. */
export async function lastOf(sql: Sql | Tx, codes: readonly string[]): Promise<Map<string, LastRow>> {
  const rows = await sql<(LastRow & { code: string })[]>`
    select distinct on (t.code) t.code, t.name, t.households, t.valid_from::text as "validFrom", t.valid_to::text as "validTo"
    from territory t where t.code = any(${[...codes]}) order by t.code, t.valid_from desc`
  return new Map(rows.map(({ code, ...row }) => [code, row]))
}

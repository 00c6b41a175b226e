/** Mergers of divisions: the old codes end with a successor, and everything below them gets new codes. */
import { prefixOf } from '../../engine/territory.ts'
import { rangeOf, type Tx } from './db.ts'

export type MergeProblem =
  /** The code does not hold on that day, or began on it. */
  | 'not-there'
  /** Only divisions of one level below one parent become one. */
  | 'other-parent'
  | 'into-itself'
  /** Something below it began on that day or later. */
  | 'younger-below'

export interface Move {
  from: string
  to: string
}

export type Merged = { ok: true; moves: Move[] } | { ok: false; code: string; problem: MergeProblem }

interface OpenRow {
  code: string
  parent: string | null
  since: string
}

/**
 * Makes `codes` part of `into` from `day` on. What lay below them goes on under `into`: it keeps the last three
 * digits where they are free and takes the next free ones where not, because a code must begin with its
 * parent's. Old codes end and name their successor; matters keep them (`namesAt`, `successorOf`).
 * @returns every code that ended with its successor
 */
export async function merge(tx: Tx, codes: readonly string[], into: string, day: string): Promise<Merged> {
  const named = await tx<OpenRow[]>`
    select code, parent, valid_from::text as since from territory
    where code = any(${[...codes, into]}) and valid_to is null for update`
  const target = named.find((row) => row.code === into)
  if (!target || target.since > day) return { ok: false, code: into, problem: 'not-there' }
  for (const code of codes) {
    const row = named.find((each) => each.code === code)
    if (code === into) return { ok: false, code, problem: 'into-itself' }
    if (!row || row.since >= day) return { ok: false, code, problem: 'not-there' }
    if (row.parent === null || row.parent !== target.parent)
      return { ok: false, code, problem: 'other-parent' }
  }
  const moves: Move[] = [...new Set(codes)].map((from) => ({ from, to: into }))
  for (const code of new Set(codes)) {
    const below = await openBelow(tx, code)
    const younger = below.find((row) => row.since >= day)
    if (younger) return { ok: false, code: younger.code, problem: 'younger-below' }
    moves.push(...(await newCodes(tx, below, code, into, moves)))
  }
  await move(tx, moves, into, day)
  return { ok: true, moves }
}

/** What holds below a code, parents first. */
async function openBelow(tx: Tx, code: string): Promise<OpenRow[]> {
  const [from, until] = rangeOf(prefixOf(code))
  return tx<OpenRow[]>`
    select code, parent, valid_from::text as since from territory
    where code >= ${from} and code < ${until} and code <> ${code} and valid_to is null
    order by length(code), code`
}

/** New codes for everything below `old`; a code that was ever in use is not given again. */
async function newCodes(
  tx: Tx,
  below: OpenRow[],
  old: string,
  into: string,
  before: Move[],
): Promise<Move[]> {
  const [from, until] = rangeOf(prefixOf(into))
  const used = await tx<{ code: string }[]>`
    select distinct code from territory where code >= ${from} and code < ${until}`
  const taken = new Set([...used.map((row) => row.code), ...before.map(({ to }) => to)])
  const moved = new Map([[old, into]])
  return below.map(({ code, parent }) => {
    const under = moved.get(parent ?? '') ?? into
    const to = freeCode(under, Number(code.slice(-3)), taken)
    taken.add(to)
    moved.set(code, to)
    return { from: code, to }
  })
}

/** @throws Error when all 999 serials below a division have been used */
function freeCode(parent: string, wish: number, taken: ReadonlySet<string>): string {
  for (let tried = 0; tried < 999; tried++) {
    const code = `${parent}${String(((wish - 1 + tried) % 999) + 1).padStart(3, '0')}`
    if (!taken.has(code)) return code
  }
  throw new Error(`territory: no free code below ${parent}`)
}

async function move(tx: Tx, moves: readonly Move[], into: string, day: string): Promise<void> {
  const inner = moves.filter(({ to }) => to !== into)
  const parents = inner.map(({ to }) => to.slice(0, -3))
  const [from, to] = [inner.map((each) => each.from), inner.map((each) => each.to)]
  await tx`
    insert into territory (code, valid_from, name, level, parent, county, lon, lat, households)
    select m.code, ${day}::text::date, t.name, t.level, m.parent, left(m.code, 6), t.lon, t.lat, t.households
    from unnest(${from}::text[], ${to}::text[], ${parents}::text[]) as m(old, code, parent)
    join territory t on t.code = m.old and t.valid_to is null`
  await tx`
    insert into territory_shape (code, valid_from, geometry, schematic, source, imported_at)
    select distinct on (m.code) m.code, ${day}::text::date, s.geometry, s.schematic, s.source, s.imported_at
    from unnest(${from}::text[], ${to}::text[]) as m(old, code)
    join territory_shape s on s.code = m.old and s.valid_from <= ${day}::text::date
    order by m.code, s.valid_from desc`
  await tx`
    update territory t set valid_to = ${day}::text::date, successor = m.code
    from unnest(${moves.map((each) => each.from)}::text[], ${moves.map((each) => each.to)}::text[]) as m(old, code)
    where t.code = m.old and t.valid_to is null`
}

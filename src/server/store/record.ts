/** Reads whole records, page by page, to check or to seal them: the system's own view, past every permission. */
import type { Entry, Matter } from '../../engine/entry.ts'
import { sealsOf } from './chain.ts'
import type { Sql } from './db.ts'
import { FIRST_ID } from './hashed-id.ts'
import { type EntryRow, entryOf } from './matters.ts'

/** One matter as it is stored, with every entry. */
export interface Stored {
  county: string
  id: string
  ref: string
  seq: number
  chain: Buffer | null
  state: Matter
  entries: { entry: Entry; hash: Buffer | null }[]
}

const PAGE = 200

/** All matters with their entries, in the order of county and id. */
export async function* records(sql: Sql, unsealed = false): AsyncGenerator<Stored> {
  let after = { county: '', id: FIRST_ID }
  for (;;) {
    const page = await sql<Omit<Stored, 'entries'>[]>`
      select county, id, ref, seq, chain, state from matter
      where (county, id) > (${after.county}, ${after.id}::uuid) ${unsealed ? sql`and chain is null` : sql``}
      order by county, id limit ${PAGE}`
    const last = page.at(-1)
    if (!last) return
    const rows = await sql<(EntryRow & { hash: Buffer | null })[]>`
      select e.* from entry e
      join unnest(${page.map(({ county }) => county)}::text[], ${page.map(({ id }) => id)}::uuid[])
        as given(county, matter) on given.county = e.county and given.matter = e.matter
      order by e.county, e.matter, e.seq`
    const byMatter = Map.groupBy(rows, ({ matter }) => matter)
    for (const matter of page) {
      const own = byMatter.get(matter.id) ?? []
      yield { ...matter, entries: own.map((row) => ({ entry: entryOf(row), hash: row.hash })) }
    }
    after = last
  }
}

/** Seals what was written before there were seals. @returns how many matters */
export async function sealRecords(sql: Sql): Promise<number> {
  let sealed = 0
  for await (const { county, id, state, entries } of records(sql, true)) {
    const seals = sealsOf(
      state,
      entries.map(({ entry }) => entry),
    )
    const last = seals.at(-1)
    if (!last) continue
    await sql.begin(async (tx) => {
      const seqs = entries.map(({ entry }) => entry.seq)
      await tx`
        update entry e set hash = decode(given.hash, 'hex')
        from unnest(${seqs}::int[], ${seals.map((seal) => seal.toString('hex'))}::text[]) as given(seq, hash)
        where e.county = ${county} and e.matter = ${id} and e.seq = given.seq`
      await tx`update matter set chain = ${last} where county = ${county} and id = ${id}`
    })
    sealed++
  }
  return sealed
}

/** Writes whole histories at once: imported records, demo life, benches. The same rows that real use writes. */
import type { Entry, Matter } from '../../engine/entry.ts'
import type { Kind } from '../../engine/kind.ts'
import type { Notice } from '../../engine/notices.ts'
import { sealsOf } from './chain.ts'
import type { Sql, Tx } from './db.ts'
import { gramsOf, wordsOf } from './grams.ts'
import { entryRow, type MatterExtras, matterRow } from './matters.ts'
import { noticeRows } from './notices.ts'
import { searchedTexts } from './searched.ts'

export interface History {
  kind: Kind
  /** The fold of the entries. */
  matter: Matter
  entries: Entry[]
  extras?: MatterExtras
  /** What seats are told of it; nothing of it is sent anywhere. */
  notices?: { entry: Entry; notices: readonly Notice[] }[]
}

/**
 * Writes histories in one transaction, leaving out matters whose id is there already.
 * @returns how many were new
 */
export async function writeHistories(sql: Sql, histories: readonly History[]): Promise<number> {
  if (histories.length === 0) return 0
  return sql.begin(async (tx) => {
    const seals = new Map(histories.map(({ matter, entries }) => [matter.id, sealsOf(matter, entries)]))
    const rows = histories.map(({ kind, matter, extras }) => ({
      h3: null,
      receipt_hash: null,
      ...matterRow(tx, kind, matter, extras ?? {}),
      chain: seals.get(matter.id)?.at(-1) ?? null,
    }))
    const inserted = await tx<{ id: string }[]>`
      insert into matter ${tx(rows)} on conflict (county, id) do nothing returning id`
    const fresh = new Set(inserted.map((row) => row.id))
    const added = histories.filter(({ matter }) => fresh.has(matter.id))
    const entries = added.flatMap(({ matter, entries }) =>
      entries.map((entry, i) => ({
        ...entryRow(tx, matter, entry),
        hash: seals.get(matter.id)?.[i] ?? null,
      })),
    )
    for (let i = 0; i < entries.length; i += BATCH) {
      await tx`insert into entry ${tx(entries.slice(i, i + BATCH))}`
    }
    const words = added.map(({ kind, matter, entries }) =>
      wordsOf(searchedTexts(kind, matter, entries, true)),
    )
    // Grams hold no blanks, so a list of lists travels as a list of joined texts.
    await tx`
      insert into matter_text (county, matter, words, grams)
      select county, matter, words, array_to_tsvector(string_to_array(grams, ' '))
      from unnest(${added.map(({ matter }) => matter.county)}::text[],
        ${added.map(({ matter }) => matter.id)}::uuid[], ${words}::text[],
        ${words.map((each) => gramsOf(each).join(' '))}::text[]) as t(county, matter, words, grams)`
    await writeNotices(tx, added)
    return fresh.size
  })
}

async function writeNotices(tx: Tx, histories: readonly History[]): Promise<void> {
  const rows = histories.flatMap(({ matter, notices = [] }) =>
    notices.flatMap(({ entry, notices: told }) =>
      noticeRows(matter, entry, told).map((row) => ({ ...row, sent_at: entry.at })),
    ),
  )
  for (let i = 0; i < rows.length; i += BATCH) await tx`insert into notice ${tx(rows.slice(i, i + BATCH))}`
}

/** PostgreSQL takes 65,535 parameters a statement; an entry has 16 columns. */
const BATCH = 2_000

/** Matters and entries: one decision, one transaction; a repeated id returns the first result. */
import type { Directory } from '../../engine/act.ts'
import { helpers } from '../../engine/assist.ts'
import { isOwed, nextMoment } from '../../engine/clocks.ts'
import type { Entry, Matter } from '../../engine/entry.ts'
import { apply } from '../../engine/fold.ts'
import type { Kind } from '../../engine/kind.ts'
import { noticesOf } from '../../engine/notices.ts'
import type { Actor } from '../../engine/who.ts'
import { sealOf } from './chain.ts'
import type { Sql, Tx } from './db.ts'
import { gramsOf, wordsOf } from './grams.ts'
import { writeNotices } from './notices.ts'
import { countyOfRef } from './refs.ts'
import { searchedTexts } from './searched.ts'
import { sightOf } from './sight.ts'

/** What the store needs beside the fold to write a row. */
export interface MatterExtras {
  h3?: string
  receiptHash?: Buffer
}

/** The matter of a ref if this actor may read it; out of sight answers as if it did not exist. */
export async function findMatter(
  sql: Sql | Tx,
  kinds: readonly Kind[],
  actor: Actor,
  ref: string,
): Promise<Matter | undefined> {
  const [row] = await sql<{ state: Matter }[]>`
    select m.state from matter m
    where m.county = ${countyOfRef(ref)} and m.ref = ${ref} and ${sightOf(sql as Sql, kinds, actor)}`
  return row?.state
}

/** The same, locked until the transaction ends: who acts next sees what was done. */
export async function lockMatter(
  tx: Tx,
  kinds: readonly Kind[],
  actor: Actor,
  ref: string,
): Promise<Matter | undefined> {
  const [row] = await tx<{ state: Matter }[]>`
    select m.state from matter m
    where m.county = ${countyOfRef(ref)} and m.ref = ${ref} and ${sightOf(tx as unknown as Sql, kinds, actor)}
    for update`
  return row?.state
}

/** A matter by its ref, whoever may see it, locked: for the system's own doings, never for an answer to anybody. */
export async function lockByRef(tx: Tx, ref: string): Promise<Matter | undefined> {
  const [row] = await tx<{ state: Matter }[]>`
    select state from matter where county = ${countyOfRef(ref)} and ref = ${ref} for update`
  return row?.state
}

/** The county and id behind a receipt code; the only look-up that asks every shard. */
export async function findByReceipt(
  sql: Sql,
  receiptHash: Buffer,
): Promise<{ id: string; ref: string } | undefined> {
  const [row] = await sql<{ id: string; ref: string }[]>`
    select id, ref from matter where receipt_hash = ${receiptHash}`
  return row
}

/** The matter opened under a client's id, wherever it lies, for the answer to a repeat. */
export async function findById(sql: Sql | Tx, id: string): Promise<Matter | undefined> {
  const [row] = await sql<{ state: Matter }[]>`select state from matter where id = ${id}`
  return row?.state
}

/** A matter's entries, oldest first, from after `seq`. The caller has shown that the actor may read it. */
export async function entriesOf(sql: Sql | Tx, matter: Matter, after = 0): Promise<Entry[]> {
  const rows = await sql<EntryRow[]>`
    select * from entry where county = ${matter.county} and matter = ${matter.id} and seq > ${after} order by seq`
  return rows.map(entryOf)
}

/** The entry written under a client's id on this matter or on another of the county. */
export async function entryById(
  tx: Sql | Tx,
  county: string,
  id: string,
): Promise<{ matter: string; entry: Entry } | undefined> {
  const [row] = await tx<EntryRow[]>`select * from entry where county = ${county} and id = ${id}`
  return row && { matter: row.matter, entry: entryOf(row) }
}

export interface EntryRow {
  county: string
  matter: string
  seq: number
  id: string
  at: Date
  action: string
  stamp: Entry['stamp']
  input: Entry['input']
  stage: string
  holder: string
  holder_unit: string
  close: Entry['close'] | null
  clocks: Entry['clocks'] | null
  watcher: string | null
  hand_over: Entry['handOver'] | null
}

export function entryOf(row: EntryRow): Entry {
  return {
    id: row.id,
    seq: row.seq,
    at: row.at.toISOString(),
    action: row.action,
    stamp: row.stamp,
    input: row.input,
    stage: row.stage,
    holder: row.holder,
    holderUnit: row.holder_unit,
    ...(row.close && { close: row.close }),
    ...(row.clocks && { clocks: row.clocks }),
    ...(row.watcher && { watcher: row.watcher }),
    ...(row.hand_over && { handOver: row.hand_over }),
  }
}

/** Writes a new matter with its first entry. @throws unique violation on a used id or ref */
export async function insertMatter(
  tx: Tx,
  kind: Kind,
  matter: Matter,
  entry: Entry,
  directory: Directory,
  extras: MatterExtras = {},
): Promise<void> {
  const hash = sealOf(undefined, matter, entry)
  await tx`insert into matter ${tx({ ...matterRow(tx, kind, matter, extras), chain: hash })}`
  await tx`insert into entry ${tx({ ...entryRow(tx, matter, entry), hash })}`
  await writeText(tx, kind, matter, [entry])
  await writeNotices(tx, matter, entry, noticesOf(kind, undefined, matter, entry, directory))
}

/**
 * Appends an entry, replaces the snapshot and tells whom it concerns, all in this transaction; the caller holds the
 * row's lock.
 * @returns the matter after it
 */
export async function appendEntry(
  tx: Tx,
  kind: Kind,
  before: Matter,
  entry: Entry,
  directory: Directory,
): Promise<Matter> {
  const matter = apply(kind, before, entry)
  const hash = sealOf(await lastSeal(tx, before), matter, entry)
  await tx`insert into entry ${tx({ ...entryRow(tx, matter, entry), echo: echoOf(kind, entry), hash })}`
  await replace(tx, kind, matter, entry, hash)
  await writeNotices(tx, matter, entry, noticesOf(kind, before, matter, entry, directory))
  return matter
}

/** The matter that has to hear of an entry. */
function echoOf(kind: Kind, entry: Entry): string | null {
  const name = kind.actions[entry.action]?.echo
  const ref = name === undefined ? undefined : entry.input[name]
  return typeof ref === 'string' ? ref : null
}

/** The hash of the last entry. @throws Error when it has none: the start seals what was written before */
async function lastSeal(tx: Tx, { county, id, seq, ref }: Matter): Promise<Buffer> {
  const [row] = await tx<{ hash: Buffer | null }[]>`
    select hash from entry where county = ${county} and matter = ${id} and seq = ${seq}`
  if (!row?.hash) throw new Error(`entry ${seq} of ${ref} is not sealed`)
  return row.hash
}

async function replace(tx: Tx, kind: Kind, matter: Matter, entry: Entry, chain: Buffer): Promise<void> {
  const { county, id, ...rest } = matterRow(tx, kind, matter, {})
  // A step forward lets the work loop try anew what it had put off or set aside.
  const tried = { moment_tries: 0, moment_fault: null }
  await tx`update matter set ${tx({ ...rest, ...tried, chain })} where county = ${county} and id = ${id}`
  const more = searchedTexts(kind, matter, [entry], false)
  if (more.length === 0) return
  const words = wordsOf(more)
  await tx`
    update matter_text set words = words || ${` ${words}`},
      grams = grams || array_to_tsvector(${gramsOf(words)}::text[])
    where county = ${county} and matter = ${id}`
}

async function writeText(tx: Tx, kind: Kind, matter: Matter, entries: Entry[]): Promise<void> {
  const words = wordsOf(searchedTexts(kind, matter, entries, true))
  await tx`
    insert into matter_text (county, matter, words, grams)
    values (${matter.county}, ${matter.id}, ${words}, array_to_tsvector(${gramsOf(words)}::text[]))`
}

const wordOf = (value: Matter['fields'][string] | undefined): string | null =>
  typeof value === 'string' ? value : null

/** The first due date by which somebody must act. */
const dueAt = (matter: Matter): string | undefined =>
  matter.clocks
    .filter(isOwed)
    .map((run) => run.due)
    .sort()[0]

/** The stored row of a snapshot. Columns that never change after the opening come from the head. */
export function matterRow(sql: Sql | Tx, kind: Kind, matter: Matter, extras: MatterExtras) {
  const title = matter.fields[kind.title]
  const category = kind.duplicates ? matter.fields[kind.duplicates.sameField] : undefined
  return {
    county: matter.county,
    id: matter.id,
    ref: matter.ref,
    kind: matter.kind,
    version: matter.version,
    stage: matter.stage,
    close: matter.close ?? null,
    place: matter.place,
    lon: matter.point?.[0] ?? null,
    lat: matter.point?.[1] ?? null,
    door: matter.door,
    holder: matter.holder,
    held: matter.held,
    units: matter.units,
    title: typeof title === 'string' ? title : '',
    category: typeof category === 'string' ? category : null,
    stars: matter.stars ?? null,
    seq: matter.seq,
    opened_at: matter.openedAt,
    closed_at: matter.closedAt ?? null,
    last_at: matter.lastAt,
    due_at: dueAt(matter) ?? null,
    next_moment: nextMoment(matter.clocks)?.at ?? null,
    watchers: matter.watchers,
    offered_to: matter.handOver?.offer?.to ?? null,
    assists: helpers(matter.fields),
    passes: matter.handOver?.passes ?? 0,
    card: wordOf(matter.fields.card),
    listed: wordOf(matter.fields.listLevel),
    // A Matter is plain JSON: strings, numbers, lists and objects of these.
    state: sql.json(matter as unknown as Parameters<Sql['json']>[0]),
    ...(extras.h3 && { h3: extras.h3 }),
    ...(extras.receiptHash && { receipt_hash: extras.receiptHash }),
  }
}

/** The stored row of an entry. */
export function entryRow(sql: Sql | Tx, matter: { county: string; id: string }, entry: Entry) {
  return {
    county: matter.county,
    matter: matter.id,
    seq: entry.seq,
    id: entry.id,
    at: entry.at,
    action: entry.action,
    stamp: sql.json({ ...entry.stamp }),
    input: sql.json(entry.input),
    stage: entry.stage,
    holder: entry.holder,
    holder_unit: entry.holderUnit,
    close: entry.close ?? null,
    clocks: entry.clocks ? sql.json(entry.clocks as unknown as Parameters<Sql['json']>[0]) : null, // plain JSON as well
    watcher: entry.watcher ?? null,
    hand_over: entry.handOver ? sql.json({ ...entry.handOver } as never) : null, // plain JSON as well
  }
}

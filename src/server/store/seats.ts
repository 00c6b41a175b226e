/** Dated spans of seats: who sits where, who is on leave, who stands in; and the record of every change. */
import type { Leave, Seating, StandIn } from '../../engine/roster.ts'
import type { SeatSpans } from '../../engine/seat-change.ts'
import type { Sql, Tx } from './db.ts'

export interface Spans {
  seatings: Seating[]
  leaves: Leave[]
  standIns: StandIn[]
  /** Names of all who sit somewhere, by person. */
  names: Map<string, string>
}

/** All spans that have not ended before `day`, `YYYY-MM-DD`. */
export async function loadSpans(sql: Sql, day: string): Promise<Spans> {
  const seatings = await sql<(Seating & { until: string | null; name: string })[]>`
    select g.seat, g.person, p.name, g.since::text, g.until::text from seating g
    join person p on p.id = g.person where g.until is null or g.until > ${day}`
  const leaves = await sql<Leave[]>`
    select seat, person, since::text, until::text from leave where until > ${day}`
  const standIns = await sql<(StandIn & { until: string | null })[]>`
    select seat, stand_in as "standIn", since::text, until::text from stand_in
    where until is null or until > ${day}`
  return {
    seatings: seatings.map(({ seat, person, since, until }) => ({
      seat,
      person,
      since,
      until: until ?? undefined,
    })),
    leaves: [...leaves],
    standIns: standIns.map((row) => ({ ...row, until: row.until ?? undefined })),
    names: new Map(seatings.map(({ person, name }) => [person, name])),
  }
}

/** Every span of one seat, past ones too. */
export async function spansOf(sql: Sql | Tx, seat: string): Promise<SeatSpans> {
  const seatings = await sql<(Seating & { until: string | null })[]>`
    select seat, person, since::text, until::text from seating where seat = ${seat} order by since, person`
  const leaves = await sql<SeatSpans['leaves']>`
    select seat, person, since::text, until::text, reason from leave where seat = ${seat} order by since, person`
  const standIns = await sql<(StandIn & { until: string | null })[]>`
    select seat, stand_in as "standIn", since::text, until::text from stand_in
    where seat = ${seat} order by since`
  return {
    seatings: seatings.map((row) => ({ ...row, until: row.until ?? undefined })),
    leaves: [...leaves],
    standIns: standIns.map((row) => ({ ...row, until: row.until ?? undefined })),
  }
}

/** Locks a seat and the person to come, so that two changes at once are judged one after the other. */
export async function lockSeat(tx: Tx, seat: string, person: string | undefined): Promise<boolean> {
  const rows = await tx`select id from seat where id = ${seat} for update`
  if (person !== undefined) await tx`select id from person where id = ${person} for update`
  return rows.length > 0
}

/** Seats of a person with their roles and days, past ones too; `undefined` when there is no such person. */
export async function seatingsOf(
  tx: Tx,
  person: string,
): Promise<(Seating & { role: string })[] | undefined> {
  const known = await tx`select id from person where id = ${person}`
  if (known.length === 0) return undefined
  const rows = await tx<(Seating & { until: string | null; role: string })[]>`
    select g.seat, g.person, g.since::text, g.until::text, s.role from seating g
    join seat s on s.id = g.seat where g.person = ${person}`
  return rows.map((row) => ({ ...row, until: row.until ?? undefined }))
}

/** Puts the spans of a seat in place of what stood there. */
export async function replaceSpans(tx: Tx, seat: string, spans: SeatSpans): Promise<void> {
  await tx`delete from seating where seat = ${seat}`
  await tx`delete from leave where seat = ${seat}`
  await tx`delete from stand_in where seat = ${seat}`
  const { seatings, leaves, standIns } = spans
  if (seatings.length > 0)
    await tx`insert into seating ${tx(
      seatings.map((row) => ({ ...row, until: row.until ?? null })),
      'seat',
      'person',
      'since',
      'until',
    )}`
  if (leaves.length > 0)
    await tx`insert into leave ${tx(leaves, 'seat', 'person', 'since', 'until', 'reason')}`
  if (standIns.length > 0)
    await tx`insert into stand_in ${tx(
      standIns.map(({ seat: of, standIn, since, until }) => ({
        seat: of,
        stand_in: standIn,
        since,
        until: until ?? null,
      })),
    )}`
}

export interface ChangeRow {
  id: string
  seat: string
  at: string
  person: string
  bySeat: string
  what: string
  detail: unknown
}

/** A change by the id its client made. */
export async function changeById(tx: Tx, id: string): Promise<ChangeRow | undefined> {
  const [row] = await tx<ChangeRow[]>`
    select id, seat, by_person as person, by_seat as "bySeat", what, detail from seat_change where id = ${id}`
  return row
}

/** Records a change and tells every server at the commit. */
export async function recordChange(tx: Tx, change: ChangeRow & { detail: object }): Promise<void> {
  const { id, seat, at, person, bySeat, what, detail } = change
  await tx`
    insert into seat_change (id, seat, at, by_person, by_seat, what, detail)
    values (${id}, ${seat}, ${at}, ${person}, ${bySeat}, ${what}, ${tx.json(detail as never)})` // plain JSON
  await tx`select pg_notify('people', '')`
}

/** The last changes of a seat, newest first, with the name of who made them. */
export const changesOf = (sql: Sql, seat: string): Promise<(ChangeRow & { by: string })[]> =>
  sql<(ChangeRow & { by: string })[]>`
    select c.id, c.at, p.name as by, c.by_person as person, c.by_seat as "bySeat", c.what, c.detail
    from seat_change c join person p on p.id = c.by_person
    where c.seat = ${seat} order by c.at desc, c.id desc limit 50`

/** People whose name or account begins with `words`, by name; at most 20. */
export const findPeople = (sql: Sql, words: string): Promise<{ id: string; name: string; demo: boolean }[]> =>
  sql<{ id: string; name: string; demo: boolean }[]>`
    select id, name, demo from person
    where starts_with(name, ${words}) or starts_with(lower(username), lower(${words}))
    order by name, id limit 20`

/** Notices that nobody has been told of outside the house: found, claimed for a message, settled. */
import type { Matter } from '../../engine/entry.ts'
import type { Sql, Tx } from './db.ts'
import type { Item } from './deliveries.ts'

/** Counties with a notice that is not settled. */
export async function countiesUnsent(sql: Sql): Promise<string[]> {
  const rows = await sql<{ county: string }[]>`select distinct county from notice where sent_at is null`
  return rows.map((row) => row.county).sort()
}

/** What waits for a seat. */
export interface Unsent {
  seat: string
  oldest: Date
  urgent: boolean
}

/**
 * Unread and unsent notices of a county by seat.
 * @param urgent notices that don't wait; a card doesn't when it is red
 */
export const unsentBySeat = (sql: Sql, county: string, urgent: readonly string[]): Promise<Unsent[]> =>
  sql<Unsent[]>`
    select n.seat, min(n.at) as oldest,
      bool_or(n.what = any(${[...urgent]}::text[]) or (n.what = 'supervise' and m.card is not distinct from 'red'))
        as urgent
    from notice n left join matter m on m.county = n.county and m.id = n.matter and n.what = 'supervise'
    where n.county = ${county} and n.sent_at is null and n.read_at is null
    group by n.seat order by n.seat`

/** Settles what was read here before it was sent, and everything of seats for which nobody wants messages. */
export async function settle(
  sql: Sql,
  county: string,
  unwanted: readonly string[],
  now: string,
): Promise<void> {
  await sql`
    update notice set sent_at = ${now}
    where county = ${county} and sent_at is null
      and (read_at is not null or (seat = any(${[...unwanted]}::text[]) and at <= ${now}))`
}

/** A duty officer may have thousands; the rest goes with the next message. */
const MOST_ITEMS = 500

/** Takes the unread and unsent notices of some seats for a message, so that no other message takes them. */
export async function claimNotices(
  tx: Tx,
  county: string,
  seats: readonly string[],
  now: string,
): Promise<Item[]> {
  return tx<Item[]>`
    with taken as (
      select county, matter, seq, seat from notice
      where county = ${county} and seat = any(${[...seats]}::text[]) and sent_at is null and read_at is null
      order by at limit ${MOST_ITEMS} for update skip locked)
    update notice n set sent_at = ${now} from taken t
    where n.county = ${county} and n.county = t.county and n.matter = t.matter and n.seq = t.seq and n.seat = t.seat
    returning n.county, n.matter, n.seq, n.seat`
}

/** Gives notices back that a message took but did not carry, for whoever acts for their seat now. */
export async function giveBack(tx: Tx, items: readonly Item[], takenAt: string): Promise<void> {
  for (const { county, matter, seq, seat } of items)
    await tx`
      update notice set sent_at = null
      where county = ${county} and matter = ${matter} and seq = ${seq} and seat = ${seat} and sent_at = ${takenAt}`
}

/** A notice of a message with the matter as it is now. */
export interface Current {
  county: string
  matter: string
  seq: number
  seat: string
  what: string
  read: boolean
  dueAt: Date | null
  state: Matter
}

/** What the notices of a message are about, as things are now. */
export async function currentOf(tx: Tx, items: readonly Item[]): Promise<Current[]> {
  const groups = [...Map.groupBy(items, ({ county }) => county)]
  const found = await Promise.all(
    groups.map(
      ([county, some]) => tx<Current[]>`
        select n.county, n.matter, n.seq, n.seat, n.what, n.read_at is not null as read, m.due_at as "dueAt", m.state
        from notice n join matter m on m.county = n.county and m.id = n.matter
        where n.county = ${county} and (n.matter, n.seq, n.seat) in (
          select * from unnest(${some.map(({ matter }) => matter)}::uuid[],
            ${some.map(({ seq }) => seq)}::int[], ${some.map(({ seat }) => seat)}::text[]))`,
    ),
  )
  return found.flat()
}

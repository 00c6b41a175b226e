/** Notices: what a seat should know of. Written with the entry they tell of, read by whoever acts for the seat. */
import type { Entry, Matter } from '../../engine/entry.ts'
import type { Kind } from '../../engine/kind.ts'
import type { Notice } from '../../engine/notices.ts'
import type { Actor } from '../../engine/who.ts'
import type { Sql, Tx } from './db.ts'
import { countyOfRef } from './refs.ts'
import { sightOf } from './sight.ts'

/** The stored rows of what an entry tells. */
export const noticeRows = (
  { county, id }: Pick<Matter, 'county' | 'id'>,
  { seq, at }: Pick<Entry, 'seq' | 'at'>,
  notices: readonly Notice[],
) => notices.map(({ seat, what }) => ({ county, matter: id, seq, seat, what, at }))

export async function writeNotices(
  tx: Tx,
  matter: Pick<Matter, 'county' | 'id'>,
  entry: Pick<Entry, 'seq' | 'at'>,
  notices: readonly Notice[],
): Promise<void> {
  if (notices.length > 0) await tx`insert into notice ${tx(noticeRows(matter, entry, notices))}`
}

export interface NoticeRow {
  seq: number
  what: string
  at: Date
  readAt: Date | null
  state: Matter
}

/** How far back a page of notices goes on: below this moment and entry. */
export interface NoticeCursor {
  at: string
  ref: string
  seq: number
}

/**
 * Notices of a seat, newest first; one about a matter that this actor may no longer read is left out.
 * @param limit rows of a page
 */
export async function noticesFor(
  sql: Sql,
  kinds: readonly Kind[],
  actor: Actor,
  seat: string,
  { after, limit, unread }: { after?: NoticeCursor; limit: number; unread?: boolean },
): Promise<NoticeRow[]> {
  return sql<NoticeRow[]>`
    select n.seq, n.what, n.at, n.read_at as "readAt", m.state
    from notice n join matter m on m.county = n.county and m.id = n.matter
    where n.seat = ${seat} and ${sightOf(sql, kinds, actor)}
      ${unread ? sql`and n.read_at is null` : sql``}
      ${after ? sql`and (n.at, m.ref, n.seq) < (${after.at}::timestamptz, ${after.ref}, ${after.seq})` : sql``}
    order by n.at desc, m.ref desc, n.seq desc limit ${limit}`
}

/** How many a seat has not read; counted up to 100, because nobody reads past "99+". */
export async function unreadOf(
  sql: Sql,
  kinds: readonly Kind[],
  actor: Actor,
  seat: string,
): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from (
      select 1 from notice n join matter m on m.county = n.county and m.id = n.matter
      where n.seat = ${seat} and n.read_at is null and ${sightOf(sql, kinds, actor)} limit 100) as capped`
  return row?.n ?? 0
}

/** Marks as read all notices of a seat up to a moment, or those of one matter. */
export async function markRead(
  sql: Sql,
  seat: string,
  by: { person: string; now: string },
  which: { until: string } | { ref: string },
): Promise<void> {
  const these =
    'until' in which
      ? sql`n.at <= ${which.until}`
      : sql`n.county = ${countyOfRef(which.ref)} and n.matter =
          (select id from matter where county = ${countyOfRef(which.ref)} and ref = ${which.ref})`
  await sql`
    update notice n set read_at = ${by.now}, read_by = ${by.person}
    where n.seat = ${seat} and n.read_at is null and ${these}`
}

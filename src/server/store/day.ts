/** A seat's day in numbers: each is exactly what a list with the same condition holds. */
import type { DueBounds } from '../../engine/due-when.ts'
import type { Kind } from '../../engine/kind.ts'
import type { Actor, SeatRef } from '../../engine/who.ts'
import type { Fragment, Sql } from './db.ts'
import { assistedBy, dueWhen, heldBy, offeredTo, waitingFor, watchedBy } from './filters.ts'
import { sightOf } from './sight.ts'

/** All are of open matters that the seat may read; one matter may stand in several. */
export interface DayCounts {
  /** My seat holds them (`holder=me`), offered to others or not. */
  held: number
  /** Of these: overdue (`due=overdue`), due by 24:00 of today (`today`), by 24:00 of the next working day (`soon`). */
  overdue: number
  today: number
  /** Holds all of `today`. */
  soon: number
  /** Of these: no clock counts (`due=stopped`). So `held` = `overdue` + `soon` + `stopped` + those due later. */
  stopped: number
  /** My seat is asked to take them over; another still holds them (`offered=me`). */
  offered: number
  /** Of `held`: another seat is asked to take them over (`waiting=others`). */
  waiting: number
  /** My unit was asked to do a part, its answer given or not (`assists=me`). */
  assists: number
  /** My seat supervises them (`watcher=me`), and of these the overdue ones (`watcher=me&due=overdue`). */
  watched: number
  watchedOverdue: number
}

/** Counted in one pass over what concerns the seat; the rest of its sight is not read. */
export async function dayCounts(
  sql: Sql,
  kinds: readonly Kind[],
  actor: Actor & { type: 'seat' },
  bounds: DueBounds,
): Promise<DayCounts> {
  const parts = partsOf(sql, actor.seat)
  const { held, offered, waiting, assists, watched } = parts
  const due = (when: 'overdue' | 'today' | 'soon' | 'stopped') => dueWhen(sql, when, bounds)
  const count = (condition: Fragment) => sql`count(*) filter (where ${condition})::int`
  const [row] = await sql<DayCounts[]>`
    select ${count(held)} as held,
      ${count(sql`${held} and ${due('overdue')}`)} as overdue,
      ${count(sql`${held} and ${due('today')}`)} as today,
      ${count(sql`${held} and ${due('soon')}`)} as soon,
      ${count(sql`${held} and ${due('stopped')}`)} as stopped,
      ${count(offered)} as offered, ${count(waiting)} as waiting, ${count(assists)} as assists,
      ${count(watched)} as watched,
      ${count(sql`${watched} and ${due('overdue')}`)} as "watchedOverdue"
    from matter m
    where (${held} or ${offered} or ${assists} or ${watched}) and ${sightOf(sql, kinds, actor)}`
  if (!row) throw new Error('a count without a row')
  return row
}

const partsOf = (sql: Sql, { id, unit }: SeatRef) => ({
  held: heldBy(sql, id),
  offered: offeredTo(sql, id),
  waiting: waitingFor(sql, id),
  assists: assistedBy(sql, unit),
  watched: watchedBy(sql, id),
})

/** What a notice would do to open dates, without doing it. */
import { type ClockRun, isOwed, recomputed } from '../../engine/clocks.ts'
import { dayNumber } from '../../engine/days.ts'
import type { Calendar } from '../../engine/workdays.ts'
import { clocksCounting, countiesCounting, spanOf } from '../store/calendar.ts'
import type { Sql } from '../store/db.ts'
import { FIRST_ID } from '../store/hashed-id.ts'

/** Counted in dates, of which a matter can have several, but for `matters`. */
export interface Moves {
  /** Matters of which some date changes or becomes certain. */
  matters: number
  later: number
  earlier: number
  /** The day stays, and is provisional no longer. */
  settled: number
  /** Of the earlier ones: lies ahead today, and would be missed at once. */
  overdue: number
  /** The furthest that one moves, in natural days. */
  latest: number
  earliest: number
}

/** Reads every date that a notice of the year can move, page by page, and writes nothing. */
export async function movesBy(sql: Sql, year: number, calendar: Calendar, now: string): Promise<Moves> {
  const span = spanOf(year)
  const moves: Moves = { matters: 0, later: 0, earlier: 0, settled: 0, overdue: 0, latest: 0, earliest: 0 }
  for (const county of await countiesCounting(sql, span)) {
    for (let after: string | undefined = FIRST_ID; after !== undefined; ) {
      const page = await clocksCounting(sql, county, after, span)
      for (const { clocks } of page) count(moves, clocks, now, calendar)
      after = page.at(-1)?.id
    }
  }
  return moves
}

function count(moves: Moves, clocks: readonly ClockRun[], now: string, calendar: Calendar): void {
  const anew = recomputed(clocks, now, calendar)
  if (anew.length > 0) moves.matters++
  for (const run of anew) {
    const before = clocks.find(({ id }) => id === run.id)
    if (!before || run.due === before.due) {
      moves.settled++
      continue
    }
    const days = dayNumber(run.lastDay) - dayNumber(before.lastDay)
    if (run.due > before.due) {
      moves.later++
      moves.latest = Math.max(moves.latest, days)
    } else {
      moves.earlier++
      moves.earliest = Math.max(moves.earliest, -days)
      if (isOwed(run) && before.due > now && run.due <= now) moves.overdue++
    }
  }
}

/** When something is due, as lists and a working day ask for it. */
import { dayAt, instantMs, startOf } from './days.ts'
import { afterWorkdays, type Calendar } from './workdays.ts'

/**
 * - `overdue`: the earliest due date has come; a term that ends at 24:00 is overdue from that moment on.
 * - `today`: not yet overdue, due by 24:00 of today in China.
 * - `soon`: not yet overdue, due by 24:00 of the next working day; holds all of `today`.
 * - `stopped`: open, but nothing counts: every clock has ended or stands still, or there is none.
 */
export const DUE_WHEN = ['overdue', 'today', 'soon', 'stopped'] as const
export type DueWhen = (typeof DUE_WHEN)[number]

/** The moments that divide them; ISO instants in UTC. A due date that equals `today` or `soon` belongs to it. */
export interface DueBounds {
  now: string
  today: string
  soon: string
}

/**
 * `soon` is the yellow of a clock (one working day before its last day), but for terms so short that they began
 * after that morning: those are soon at once.
 */
export function dueBounds(now: string, calendar: Calendar): DueBounds {
  const day = dayAt(instantMs(now))
  return { now, today: midnightAfter(day), soon: midnightAfter(afterWorkdays(calendar, day, 1)) }
}

const midnightAfter = (day: number): string => new Date(startOf(day + 1)).toISOString()

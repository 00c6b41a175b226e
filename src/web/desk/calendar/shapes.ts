/** What `/api/calendar/:year` answers to somebody on a seat. */

export type Is = 'rest' | 'work'

export interface CalendarView {
  year: number
  /** Whether there is an official notice. */
  published: boolean
  /** Days of the year that differ from Monday to Friday. */
  days: { day: string; is: Is; name: string }[]
  /** Number and title, when the office entered it. */
  notice: string
  /** Days off that the law itself names. */
  law: { day: string; name: string }[]
  enter: { allowed: boolean; reason?: string }
  entered?: {
    at: string
    by: string
    days: { day: string; is: Is }[]
    /** Every open date is computed anew. */
    applied: boolean
    /** Matters whose dates have moved, or become certain. */
    moved: number
  }
  /** Open dates that fall into a year without a notice. */
  provisional?: { dates: number; matters: number }
}

/** What a notice would do; counted in dates, but for `matters`. */
export interface Moves {
  matters: number
  later: number
  earlier: number
  settled: number
  overdue: number
  /** The furthest that one moves, in days. */
  latest: number
  earliest: number
}

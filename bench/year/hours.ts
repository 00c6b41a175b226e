/** When people work: offices in their hours on working days, grid workers and residents while they are up. */
import { DAY_MS, dayAt, HOUR_MS, startOf } from '../../src/engine/days.ts'
import { afterOfficeTime } from '../../src/engine/office-hours.ts'
import type { Calendar } from '../../src/engine/workdays.ts'

const MINUTE_MS = 60_000
/** Grid workers and residents are about from seven to nine in the evening, every day. */
const [RISE, REST] = [7 * HOUR_MS, 21 * HOUR_MS]

/** The moment at which so many minutes of work are done. */
export function workedUntil(from: number, minutes: number, field: boolean, calendar: Calendar): number {
  if (!field) return afterOfficeTime(from, minutes * MINUTE_MS, calendar)
  let left = minutes * MINUTE_MS
  for (let at = awake(from); ; at = startOf(dayAt(at) + 1) + RISE) {
    const rest = startOf(dayAt(at)) + REST - at
    if (rest >= left) return at + left
    left -= rest
  }
}

/** The moment itself, or the next morning. */
export function awake(at: number): number {
  const day = startOf(dayAt(at))
  if (at - day < RISE) return day + RISE
  return at - day < REST ? at : day + DAY_MS + RISE
}

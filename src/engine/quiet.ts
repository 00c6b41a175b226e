/** Quiet hours 免打扰: when a person is not to be reached. What is to be said then waits until they end. */
import { DAY_MS, dayAt, instantMs, startOf } from './days.ts'
import { type Calendar, worked } from './workdays.ts'

export interface Quiet {
  /** China time `HH:MM`; the same at both ends means none. A span over midnight ends on the next day. */
  from: string
  until: string
  /** Weekends and holidays are quiet as a whole. */
  restDays: boolean
}

/** Nobody is woken by an office unless they want to be. */
export const USUAL_QUIET: Quiet = { from: '21:00', until: '08:00', restDays: false }

const CLOCK_TIME = /^([01]\d|2[0-3]):([0-5]\d)$/

/** Whether a text is a time of day, `HH:MM`. */
export const isClockTime = (text: string): boolean => CLOCK_TIME.test(text)

/** Milliseconds since midnight. @throws RangeError for anything but `HH:MM` */
function msOf(time: string): number {
  const [, hours, minutes] = CLOCK_TIME.exec(time) ?? []
  if (hours === undefined || minutes === undefined) throw new RangeError(`not a time of day: ${time}`)
  return (Number(hours) * 60 + Number(minutes)) * 60_000
}

/** The longest row of rest days there has been is nine (Spring Festival 2026); more is a calendar gone wrong. */
const MOST_DAYS = 31

/**
 * When the quiet that holds at an instant ends.
 * @returns ISO instant in UTC; `undefined` when it is not quiet
 */
export function quietUntil(quiet: Quiet, instant: string, calendar: Calendar): string | undefined {
  const started = instantMs(instant)
  let at = started
  for (let steps = 0; steps < 2 * MOST_DAYS; steps++) {
    const next = endOfQuiet(quiet, at, calendar)
    if (next === undefined) return at === started ? undefined : new Date(at).toISOString()
    at = next
  }
  return new Date(at).toISOString()
}

/** The end of the one quiet span around a moment; another may begin right there. */
function endOfQuiet({ from, until, restDays }: Quiet, at: number, calendar: Calendar): number | undefined {
  const day = dayAt(at)
  if (restDays && !worked(calendar, day)) return startOf(day + 1)
  const time = at - startOf(day)
  const [begin, end] = [msOf(from), msOf(until)]
  if (begin < end) return time >= begin && time < end ? startOf(day) + end : undefined
  if (begin === end) return undefined
  if (time < end) return startOf(day) + end
  return time >= begin ? startOf(day) + DAY_MS + end : undefined
}

/** When a length of time is over, and how much of it is used. 民法典 art. 200-203; decision 0009. */
import { afterMonths, DAY_MS, dayAt, dayText, HOUR_MS, instantMs, startOf } from './days.ts'
import { afterOfficeTime, officeTimeBetween } from './office-hours.ts'
import { afterWorkdays, type Calendar, workdaysBetween, worked } from './workdays.ts'

/** A week is 7 natural days, a quarter 3 months, a year 12: art. 202 has one rule for months and years. */
export const UNITS = [
  'natural-day',
  'working-day',
  'month',
  'working-hour',
  'emergency-hour',
  'second',
] as const
export type Unit = (typeof UNITS)[number]

/** Units that are equally long wherever they begin. A month is what its calendar makes it. */
export type Measure = Exclude<Unit, 'month'>

/** Units that run from the moment of the event (art. 201 para. 2), in milliseconds. All others are days. */
const MOMENTS: Partial<Record<Unit, number>> = {
  'working-hour': HOUR_MS,
  'emergency-hour': HOUR_MS,
  second: 1_000,
}

/** Whether a unit runs from the very moment, so that its end is a time of day and not the end of a day. */
export const fromMoment = (unit: Unit): boolean => MOMENTS[unit] !== undefined

/** A length of time as a rule gives it. */
export interface Term {
  /**
   * A whole number from 1 to 100,000, of months to 1,200; 0 natural days that don't roll are the very day, until
   * 24:00.
   */
  count: number
  unit: Unit
  /** A period of natural days or months that ends on a rest day goes on to the next working day (art. 203 para. 1). */
  rolls?: boolean
}

/** A time that does not count (appraisal, hearing), between two instants. */
export interface Stop {
  from: string
  until: string
}

export interface Due {
  /** ISO instant in UTC: for days 24:00 China time of the last day. Overdue from this very moment on. */
  at: string
  /** `YYYY-MM-DD`; a term that ends at midnight ends on the day before it. */
  lastDay: string
  /** A day of a year without official notice was passed: the date, or its warning, may move with the notice. */
  provisional: boolean
  /** The first day that counts. */
  firstCounted: string
  /** Rest days passed while the term ran. Natural days and emergency hours count them, the others don't. */
  restDays: number
  /** The last day before it rolled. */
  rolledFrom?: string
}

/**
 * When a term is over. The day of the event isn't counted (art. 201), hours run from the moment.
 * What a stop leaves of the term goes on after it: the day a stop begins is used up, the day it ends isn't
 * counted, exactly as the day a term begins. Stops may overlap; what lies outside the term is nothing.
 * Of months a stop leaves days: as many as lay between it and the last day.
 * @param start ISO instant of the event
 * @throws RangeError for a count that isn't whole and positive (0 see `Term`), or a text that isn't an instant
 */
export function dueOf(start: string, given: Term, calendar: Calendar, stops: readonly Stop[] = []): Due {
  let from = instantMs(start)
  const term = measured(from, given)
  const hourly = fromMoment(term.unit)
  let left = term.count * (MOMENTS[term.unit] ?? 1)
  const passed = new Set<number>()
  let began: number | undefined
  let end = endOf(from, left, term, calendar)
  for (const stop of inOrder(stops)) {
    if (stop.until <= from) continue
    if (stop.from >= end.at) break
    const begun = Math.max(stop.from, from)
    pass(passed, from, begun, hourly)
    const amount = used(from, begun, term.unit, calendar)
    if (amount > 0) began ??= from
    left = Math.max(0, left - amount)
    from = stop.until
    end = endOf(from, left, term, calendar)
  }
  pass(passed, from, hourly ? end.at : startOf(end.day), hourly)
  // Where nothing was left to count (the same day, a stop on the last day) the last day is passed all the same.
  const days = [...passed.add(end.day)]
  return {
    at: new Date(end.at).toISOString(),
    lastDay: dayText(end.day),
    provisional: !published(calendar, days),
    firstCounted: dayText(Math.min(end.day, firstCounted(began ?? from, term.unit, calendar))),
    restDays: days.filter((day) => !worked(calendar, day)).length,
    ...(end.rolledFrom !== undefined && { rolledFrom: dayText(end.rolledFrom) }),
  }
}

type Measured = Term & { unit: Measure }

/** A term of months as the days it comes to: the corresponding day of its last month, or that month's last (art. 202). */
function measured(from: number, { count, unit, rolls }: Term): Measured {
  const least = unit === 'natural-day' && !rolls ? 0 : 1
  const most = unit === 'month' ? 1_200 : 100_000
  if (!Number.isInteger(count) || count < least || count > most)
    throw new RangeError(`not a length of time: ${count}`)
  if (unit !== 'month') return { count, unit, rolls }
  const start = dayAt(from)
  return { count: afterMonths(start, count) - start, unit: 'natural-day', rolls }
}

/**
 * How much of a term is used between two instants, in its unit: whole days that count after the day of `from`,
 * up to and with the day of `until`; hours and seconds with fractions. 0 if `until` is the earlier one.
 */
export function elapsed(from: string, until: string, unit: Measure, calendar: Calendar): number {
  return used(instantMs(from), instantMs(until), unit, calendar) / (MOMENTS[unit] ?? 1)
}

/** Notes the days on which a term ran. Days count from the one after the event, hours from the very day. */
function pass(days: Set<number>, from: number, until: number, hourly: boolean): void {
  const last = dayAt(hourly ? until - 1 : until)
  for (let day = dayAt(from) + (hourly ? 0 : 1); day <= last; day++) days.add(day)
}

/** Whether each of these days, in order, lies in a year with a notice. */
function published(calendar: Calendar, days: readonly number[]): boolean {
  let newYear = Number.NEGATIVE_INFINITY
  for (const day of days) {
    if (day < newYear) continue
    const year = new Date(day * DAY_MS).getUTCFullYear()
    if (!calendar.published.includes(year)) return false
    newYear = Date.UTC(year + 1, 0, 1) / DAY_MS
  }
  return true
}

/** The first day of which something counts, for a term that began to run at a moment. */
function firstCounted(from: number, unit: Measure, calendar: Calendar): number {
  if (unit === 'natural-day') return dayAt(from) + 1
  if (unit === 'working-day') return afterWorkdays(calendar, dayAt(from), 1)
  return unit === 'working-hour' ? endAt(afterOfficeTime(from, 1, calendar)).day : dayAt(from)
}

interface End {
  at: number
  day: number
  rolledFrom?: number
}

/** Where a term ends that has `left` to run (days, or milliseconds) from a moment. */
function endOf(from: number, left: number, term: Measured, calendar: Calendar): End {
  if (term.unit === 'emergency-hour' || term.unit === 'second') return endAt(from + left)
  if (term.unit === 'working-hour') return endAt(afterOfficeTime(from, left, calendar))
  const start = dayAt(from)
  if (term.unit === 'working-day') {
    const day = afterWorkdays(calendar, start, left)
    return { at: startOf(day + 1), day }
  }
  const day = start + left
  const rolled = term.rolls ? afterWorkdays(calendar, day, 0) : day
  return { at: startOf(rolled + 1), day: rolled, ...(rolled > day && { rolledFrom: day }) }
}

const endAt = (at: number): End => ({ at, day: dayAt(at - 1) })

/** Days, or milliseconds, of a unit between two moments. */
function used(from: number, until: number, unit: Measure, calendar: Calendar): number {
  if (until <= from) return 0
  if (unit === 'emergency-hour' || unit === 'second') return until - from
  const [first, last] = [dayAt(from), dayAt(until)]
  if (unit === 'natural-day') return last - first
  if (unit === 'working-day') return workdaysBetween(calendar, first, last)
  return officeTimeBetween(from, until, calendar)
}

/** Stops as moments, the earliest first; one that ends before it begins is no stop. */
const inOrder = (stops: readonly Stop[]): { from: number; until: number }[] =>
  stops
    .map(({ from, until }) => ({ from: instantMs(from), until: instantMs(until) }))
    .filter(({ from, until }) => until > from)
    .sort((a, b) => a.from - b.from)

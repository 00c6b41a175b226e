/** When a length of time is over, and how much of it is used. 民法典 art. 200-203; decision 0009. */
import { DAY_MS, dayAt, dayText, HOUR_MS, instantMs, startOf } from './days.ts'
import { afterOfficeTime, officeTimeBetween } from './office-hours.ts'
import { afterWorkdays, type Calendar, workdaysBetween, worked } from './workdays.ts'

export const UNITS = ['natural-day', 'working-day', 'working-hour', 'emergency-hour'] as const
export type Unit = (typeof UNITS)[number]

/** A length of time as a rule gives it. */
export interface Term {
  /** A whole number from 1 to 100,000; 0 natural days that don't roll are the very day, until 24:00. */
  count: number
  unit: Unit
  /** A natural-day period that ends on a rest day goes on to the next working day (民法典 art. 203 para. 1). */
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
 * @param start ISO instant of the event
 * @throws RangeError for a count that isn't whole and positive (0 see `Term`), or a text that isn't an instant
 */
export function dueOf(start: string, term: Term, calendar: Calendar, stops: readonly Stop[] = []): Due {
  const least = term.unit === 'natural-day' && !term.rolls ? 0 : 1
  if (!Number.isInteger(term.count) || term.count < least || term.count > 100_000)
    throw new RangeError(`not a length of time: ${term.count}`)
  const hourly = term.unit.endsWith('hour')
  let from = instantMs(start)
  let left = hourly ? term.count * HOUR_MS : term.count
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

/**
 * How much of a term is used between two instants, in its unit: whole days that count after the day of `from`,
 * up to and with the day of `until`; hours with fractions. 0 if `until` is the earlier one.
 */
export function elapsed(from: string, until: string, unit: Unit, calendar: Calendar): number {
  const amount = used(instantMs(from), instantMs(until), unit, calendar)
  return unit.endsWith('hour') ? amount / HOUR_MS : amount
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
function firstCounted(from: number, unit: Unit, calendar: Calendar): number {
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
function endOf(from: number, left: number, term: Term, calendar: Calendar): End {
  if (term.unit === 'emergency-hour') return endAt(from + left)
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
function used(from: number, until: number, unit: Unit, calendar: Calendar): number {
  if (until <= from) return 0
  if (unit === 'emergency-hour') return until - from
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

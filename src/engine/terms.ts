/** When a length of time is over, and how much of it is used. 民法典 art. 200-203; decision 0009. */
import {
  type Calendar,
  DAY_MS,
  dayAt,
  dayText,
  instantMs,
  startOf,
  workdaysBetween,
  worked,
} from './workdays.ts'

export const UNITS = ['natural-day', 'working-day', 'working-hour', 'emergency-hour'] as const
export type Unit = (typeof UNITS)[number]

/** A length of time as a rule gives it. */
export interface Term {
  /** A whole number from 1 to 100,000. */
  count: number
  unit: Unit
  /** A natural-day period that ends on a rest day goes on to the next working day (民法典 art. 203). */
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

const HOUR_MS = 3_600_000

/**
 * When a term is over. The day of the event isn't counted (art. 201), hours run from the moment.
 * What a stop leaves of the term goes on after it: the day a stop begins is used up, the day it ends isn't
 * counted, exactly as the day a term begins. Stops may overlap; what lies outside the term is nothing.
 * @param start ISO instant of the event
 * @throws RangeError for a count that isn't whole and positive, or a text that isn't an instant
 */
export function dueOf(start: string, term: Term, calendar: Calendar, stops: readonly Stop[] = []): Due {
  if (!Number.isInteger(term.count) || term.count < 1 || term.count > 100_000)
    throw new RangeError(`not a length of time: ${term.count}`)
  const hourly = term.unit.endsWith('hour')
  let from = instantMs(start)
  let left = hourly ? term.count * HOUR_MS : term.count
  const passed: Span[] = []
  let began: number | undefined
  let end = endOf(from, left, term, calendar)
  for (const stop of inOrder(stops)) {
    if (stop.until <= from) continue
    if (stop.from >= end.at) break
    const begun = Math.max(stop.from, from)
    passed.push(spanOf(from, begun, hourly))
    const amount = used(from, begun, term.unit, calendar)
    if (amount > 0) began ??= from
    left = Math.max(0, left - amount)
    from = stop.until
    end = endOf(from, left, term, calendar)
  }
  passed.push(spanOf(from, hourly ? end.at : startOf(end.day), hourly))
  return {
    at: new Date(end.at).toISOString(),
    lastDay: dayText(end.day),
    provisional: passed.some((span) => unpublished(calendar, span)),
    firstCounted: dayText(firstCounted(began ?? from, term.unit, calendar)),
    restDays: passed.reduce((sum, span) => sum + restDays(calendar, span), 0),
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

/** Days that were passed: those after `after`, up to and with `last`. */
interface Span {
  after: number
  last: number
}

/** Hours count from the very day they begin on. */
const spanOf = (from: number, until: number, hourly: boolean): Span =>
  hourly ? { after: dayAt(from) - 1, last: dayAt(until - 1) } : { after: dayAt(from), last: dayAt(until) }

const restDays = (calendar: Calendar, { after, last }: Span): number =>
  last <= after ? 0 : last - after - workdaysBetween(calendar, after, last)

function unpublished(calendar: Calendar, { after, last }: Span): boolean {
  for (let day = after + 1; day <= last; day++) if (!calendar.published.includes(yearOf(day))) return true
  return false
}

const yearOf = (day: number): number => new Date(day * DAY_MS).getUTCFullYear()

/** The first day of which something counts, for a term that began to run at a moment. */
function firstCounted(from: number, unit: Unit, calendar: Calendar): number {
  if (unit === 'natural-day') return dayAt(from) + 1
  if (unit === 'working-day') return afterWorkdays(dayAt(from), 1, calendar)
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
    const day = afterWorkdays(start, left, calendar)
    return { at: startOf(day + 1), day }
  }
  const day = start + left
  const rolled = term.rolls ? afterWorkdays(day, 0, calendar) : day
  return { at: startOf(rolled + 1), day: rolled, ...(rolled > day && { rolledFrom: day }) }
}

const endAt = (at: number): End => ({ at, day: dayAt(at - 1) })

/** The working day that is `count` after a day; with 0 the day itself, or the next one that is worked. */
function afterWorkdays(from: number, count: number, calendar: Calendar): number {
  let day = from
  for (let left = count; left > 0; ) if (worked(calendar, ++day)) left--
  while (!worked(calendar, day)) day++
  return day
}

/** The moment at which so much office time (at least 1 ms) has passed: at 12:00, not when the afternoon begins. */
function afterOfficeTime(from: number, amount: number, calendar: Calendar): number {
  const hours = officeHours(calendar)
  let left = amount
  for (let day = dayAt(from); ; day++) {
    if (!worked(calendar, day)) continue
    for (const [opens, closes] of hours) {
      const begin = Math.max(from, startOf(day) + opens)
      const open = startOf(day) + closes - begin
      if (open >= left) return begin + left
      if (open > 0) left -= open
    }
  }
}

/** Office hours in milliseconds of the day. */
function officeHours(calendar: Calendar): [opens: number, closes: number][] {
  const hours = calendar.hours.map(({ from, until }): [number, number] => [timeMs(from), timeMs(until)])
  const wrong = hours.some(([opens, closes], i) => closes <= opens || opens < (hours[i - 1]?.[1] ?? 0))
  if (wrong || hours.length === 0) throw new RangeError('office hours must be given, in order and apart')
  return hours
}

function timeMs(time: string): number {
  const [, hour, minute] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time) ?? []
  const ms = Number(hour) * HOUR_MS + Number(minute) * 60_000
  if (!(ms <= DAY_MS)) throw new RangeError(`not a time of day: ${time}`)
  return ms
}

/** Days, or milliseconds, of a unit between two moments. */
function used(from: number, until: number, unit: Unit, calendar: Calendar): number {
  if (until <= from) return 0
  if (unit === 'emergency-hour') return until - from
  const [first, last] = [dayAt(from), dayAt(until)]
  if (unit === 'natural-day') return last - first
  if (unit === 'working-day') return workdaysBetween(calendar, first, last)
  const hours = officeHours(calendar)
  let sum = 0
  for (let day = first; day <= last; day++) {
    if (!worked(calendar, day)) continue
    for (const [opens, closes] of hours) {
      const open = Math.min(until, startOf(day) + closes) - Math.max(from, startOf(day) + opens)
      sum += Math.max(0, open)
    }
  }
  return sum
}

/** Stops as moments, the earliest first; one that ends before it begins is no stop. */
const inOrder = (stops: readonly Stop[]): { from: number; until: number }[] =>
  stops
    .map(({ from, until }) => ({ from: instantMs(from), until: instantMs(until) }))
    .filter(({ from, until }) => until > from)
    .sort((a, b) => a.from - b.from)

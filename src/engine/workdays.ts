/** Which days a city works: the statutory calendar as an argument. Decision 0009. */
import { dayAt, dayNumber, instantMs, startOf } from './days.ts'

/** The days a city works. */
export interface Calendar {
  /** Days that differ from Monday to Friday: statutory holidays and make-up workdays, by `YYYY-MM-DD`. */
  exceptions: Readonly<Record<string, 'rest' | 'work'>>
  /** Names of the holidays those days belong to, for words. */
  names?: Readonly<Record<string, { zh: string; en: string }>>
  /** Years with an official notice. A due date computed through any other year is provisional. */
  published: readonly number[]
  /** Office hours, the same on every working day, China time `HH:MM`, in order; `24:00` ends a day. */
  hours: readonly { from: string; until: string }[]
}

/** A year as the office enters it from the State Council's notice, or for a city's own days. */
export interface YearNotice {
  year: number
  /** All days of the year that differ from Monday to Friday, and those of the December before. */
  days: Readonly<Record<string, 'rest' | 'work'>>
  names?: Calendar['names']
}

/** Whether a day, `YYYY-MM-DD`, is worked: as its year's notice says, otherwise Monday to Friday. */
export const isWorkday = (calendar: Calendar, day: string): boolean => worked(calendar, dayNumber(day))

/** The same by number. 1970-01-01 was a Thursday. */
export function worked(calendar: Calendar, day: number): boolean {
  const exception = numbered(calendar.exceptions).get(day)
  if (exception) return exception === 'work'
  const weekday = (((day + 4) % 7) + 7) % 7
  return weekday > 0 && weekday < 6
}

/**
 * Exceptions by day number, made once for each list: lists never change, and writing a day as text for every day
 * that is counted takes twenty times as long.
 */
const tables = new WeakMap<Calendar['exceptions'], ReadonlyMap<number, 'rest' | 'work'>>()

function numbered(exceptions: Calendar['exceptions']): ReadonlyMap<number, 'rest' | 'work'> {
  const known = tables.get(exceptions)
  if (known) return known
  const table = new Map(Object.entries(exceptions).map(([day, what]) => [dayNumber(day), what]))
  tables.set(exceptions, table)
  return table
}

/** How many of the days after `from`, up to and with `until`, are worked. */
export function workdaysBetween(calendar: Calendar, from: number, until: number): number {
  let count = 0
  for (let day = from + 1; day <= until; day++) if (worked(calendar, day)) count++
  return count
}

/** The working day that is `count` after a day; with 0 the day itself, or the next one that is worked. */
export function afterWorkdays(calendar: Calendar, from: number, count: number): number {
  let day = from
  let left = count
  while (left > 0 || !worked(calendar, day)) {
    day++
    if (left > 0 && worked(calendar, day)) left--
  }
  return day
}

/**
 * The beginning of the working day that is `count` working days before the last day of a term: the yellow
 * warning falls on that day. A term's end at 24:00 belongs to the day that ends.
 * @param instant `Due.at`
 * @returns ISO instant in UTC; it may lie before the term began
 */
export function workdaysBefore(instant: string, count: number, calendar: Calendar): string {
  if (!Number.isInteger(count) || count < 1 || count > 10_000)
    throw new RangeError(`not a number of working days: ${count}`)
  let day = dayAt(instantMs(instant) - 1)
  let left = count
  while (left > 0) {
    day--
    if (worked(calendar, day)) left--
  }
  return new Date(startOf(day)).toISOString()
}

/**
 * The calendar after the office has entered a year's notice: the year is replaced as a whole and counts as
 * published. A notice may also name days of the December before (that of 2019 made 2018-12-29 a workday and
 * 2018-12-31 a holiday); those are added. Give the statutory calendar, not one with an earlier wording of the
 * same notice, whose December days would stay.
 * @throws RangeError for a day of any other time, or one that doesn't exist
 */
export function withOverrides(calendar: Calendar, { year, days, names = {} }: YearNotice): Calendar {
  const before = `${year - 1}-12-`
  for (const day of [...Object.keys(days), ...Object.keys(names)]) {
    dayNumber(day)
    if (!day.startsWith(`${year}-`) && !day.startsWith(before))
      throw new RangeError(`${day} is not of the notice of ${year}`)
  }
  const others = <T>(all: Readonly<Record<string, T>>): [string, T][] =>
    Object.entries(all).filter(([day]) => !day.startsWith(`${year}-`))
  return {
    ...calendar,
    exceptions: Object.fromEntries([...others(calendar.exceptions), ...Object.entries(days)]),
    names: Object.fromEntries([...others(calendar.names ?? {}), ...Object.entries(names)]),
    published: [...new Set([...calendar.published, year])].sort((a, b) => a - b),
  }
}

/**
 * Days in China and which of them are worked. Pure arithmetic on day numbers (days since 1970-01-01); nothing
 * here reads the machine's clock or time zone.
 */

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

export const DAY_MS = 86_400_000
/** China has had one time zone and no summer time since 1992. */
const CHINA_MS = 8 * 3_600_000

/**
 * Milliseconds of an instant.
 * @throws RangeError without `Z` or an offset: such a text would mean the machine's own time zone
 */
export function instantMs(instant: string): number {
  const ms = /T.*(?:Z|[+-]\d\d:\d\d)$/.test(instant) ? Date.parse(instant) : Number.NaN
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`)
  return ms
}

/** The number of the day in China at a moment. Midnight belongs to the day that begins. */
export const dayAt = (ms: number): number => Math.floor((ms + CHINA_MS) / DAY_MS)

/** The moment a day begins in China. */
export const startOf = (day: number): number => day * DAY_MS - CHINA_MS

/** `YYYY-MM-DD` of a day number. */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/**
 * The number of a day.
 * @throws RangeError for anything but a real day as `YYYY-MM-DD`
 */
export function dayNumber(day: string): number {
  const ms = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN
  if (Number.isNaN(ms) || dayText(ms / DAY_MS) !== day) throw new RangeError(`not a day: ${day}`)
  return ms / DAY_MS
}

/** The day in China, `YYYY-MM-DD`, of an instant. */
export const chinaDayOf = (instant: string): string => dayText(dayAt(instantMs(instant)))

/** Whether a day, `YYYY-MM-DD`, is worked: as its year's notice says, otherwise Monday to Friday. */
export const isWorkday = (calendar: Calendar, day: string): boolean => worked(calendar, dayNumber(day))

/** The same by number. 1970-01-01 was a Thursday. */
export function worked(calendar: Calendar, day: number): boolean {
  const exception = calendar.exceptions[dayText(day)]
  if (exception) return exception === 'work'
  const weekday = (((day + 4) % 7) + 7) % 7
  return weekday > 0 && weekday < 6
}

/** How many of the days after `from`, up to and with `until`, are worked. */
export function workdaysBetween(calendar: Calendar, from: number, until: number): number {
  let count = 0
  for (let day = from + 1; day <= until; day++) if (worked(calendar, day)) count++
  return count
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
  for (let left = count; left > 0; ) if (worked(calendar, --day)) left--
  return new Date(startOf(day)).toISOString()
}

/**
 * The calendar after the office has entered a year's notice: the year is replaced as a whole and counts as
 * published. A notice may also name days of the December before (that of 2019 made 2018-12-29 a workday and
 * 2018-12-31 a holiday); those are added.
 * @throws RangeError for a day of any other month, or one that doesn't exist
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

/**
 * The statutory calendar and the office hours of the four cities. Holidays are frozen from `chinese-days` by
 * `bin/freeze-holidays.mjs` and checked in `docs/calendar-check.md`; what an office enters later comes on top.
 */
import { type Calendar, withOverrides, type YearNotice } from '../engine/workdays.ts'
import list from './holidays.json' with { type: 'json' }
import type { Mark } from './profile.ts'
import { namesOfNotice } from './statutory.ts'

interface OfficeHours {
  hours: Calendar['hours']
  source: string
  mark: Mark
}

/** The usual hours of government offices in the four provinces; no city's own notice was read. */
export const OFFICE_HOURS: OfficeHours = {
  hours: [
    { from: '08:00', until: '12:00' },
    { from: '14:30', until: '17:30' },
  ],
  source: 'usual office hours; each city announces its own, with other ones in summer',
  mark: 'configured',
}

// JSON has no closed keys: the file's own test checks that every name has its English one.
const english: Readonly<Record<string, string>> = list.names
const years: Readonly<Record<string, YearDays>> = list.years

interface YearDays {
  /** Name of the holiday by day. */
  rest: Readonly<Record<string, string>>
  work: Readonly<Record<string, string>>
}

/** Statutory holidays and make-up workdays with their names, and the years that have a notice. */
export const STATUTORY: Omit<Calendar, 'hours'> = {
  exceptions: Object.fromEntries(
    Object.values(years).flatMap(({ rest, work }) => [
      ...Object.keys(rest).map((day) => [day, 'rest'] as const),
      ...Object.keys(work).map((day) => [day, 'work'] as const),
    ]),
  ),
  names: Object.fromEntries(
    Object.values(years).flatMap(({ rest, work }) =>
      [...Object.entries(rest), ...Object.entries(work)].map(([day, zh]) => [
        day,
        { zh, en: english[zh] ?? zh },
      ]),
    ),
  ),
  published: Object.keys(years).map(Number),
}

/** The calendar of a city before its office has entered anything. */
export const CALENDAR: Calendar = { ...STATUTORY, hours: OFFICE_HOURS.hours }

/**
 * The calendar after the office has entered notices. By ascending year: a year replaces itself as a whole and may add
 * days of the December before, which an older year would wipe.
 */
export const withNotices = (notices: readonly YearNotice[]): Calendar =>
  [...notices]
    .sort((one, other) => one.year - other.year)
    .map((notice) => ({ ...notice, names: notice.names ?? namesOfNotice(notice) }))
    .reduce(withOverrides, CALENDAR)

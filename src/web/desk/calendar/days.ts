/** Days of a year as the calendar page draws and counts them; texts `YYYY-MM-DD`. */
import { dayNumber, dayText } from '../../../engine/days.ts'
import type { Is } from './shapes.ts'

/** Days that differ from Monday to Friday. */
export type Exceptions = ReadonlyMap<string, Is>

/** The first year of the frozen calendar. */
export const FIRST_YEAR = 2004

/** 0 is Monday: a Chinese calendar's week begins with it, and ends with the weekend. */
export const weekdayOf = (day: string): number => (((dayNumber(day) + 3) % 7) + 7) % 7

export const isWeekend = (day: string): boolean => weekdayOf(day) > 4

export const isOff = (day: string, exceptions: Exceptions): boolean => {
  const is = exceptions.get(day)
  return is ? is === 'rest' : isWeekend(day)
}

export const daysBetween = (first: string, last: string): string[] => {
  const from = dayNumber(first)
  return Array.from({ length: dayNumber(last) - from + 1 }, (_, i) => dayText(from + i))
}

export const dayAfter = (day: string, count: number): string => dayText(dayNumber(day) + count)

/** `2027-02`, of every month of a year. */
export const monthsOf = (year: number): string[] =>
  Array.from({ length: 12 }, (_, i) => `${year}-${`${i + 1}`.padStart(2, '0')}`)

/** A month's weeks, Monday first; `undefined` where another month's days would stand. */
export function weeksOf(month: string): (string | undefined)[][] {
  const first = dayNumber(`${month}-01`)
  const days = Array.from({ length: 31 }, (_, i) => dayText(first + i)).filter((day) => day.startsWith(month))
  const cells: (string | undefined)[] = [...Array(weekdayOf(`${month}-01`)).fill(undefined), ...days]
  const weeks = Math.ceil(cells.length / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => cells[week * 7 + weekday]),
  )
}

/** Days off in a row, with a holiday among them: as a notice counts them, weekends included. */
export interface Run {
  first: string
  last: string
  length: number
  /** Names of the holidays in it, each once; none for a city's own days. */
  names: string[]
}

/** The holidays between two days. A weekend alone is none. */
export function runsOf(
  first: string,
  last: string,
  exceptions: Exceptions,
  names: ReadonlyMap<string, string>,
): Run[] {
  const runs: string[][] = []
  let open: string[] | undefined
  for (const day of daysBetween(first, last)) {
    if (!isOff(day, exceptions)) open = undefined
    else if (open) open.push(day)
    else {
      open = [day]
      runs.push(open)
    }
  }
  return runs
    .filter((run) => run.some((day) => exceptions.get(day) === 'rest'))
    .map((run) => ({
      first: run[0] ?? first,
      last: run.at(-1) ?? last,
      length: run.length,
      names: [...new Set(run.flatMap((day) => names.get(day)?.split('、') ?? []))],
    }))
}

/** The days that the law names, without the weekends around them: those are for the notice. */
export const statutoryRuns = (law: readonly { day: string; name: string }[]): Run[] =>
  [...Map.groupBy(law, ({ name }) => name)].map(([name, days]) => ({
    first: days[0]?.day ?? '',
    last: days.at(-1)?.day ?? '',
    length: days.length,
    names: [name],
  }))

/** Weekend days that are worked. */
export const madeUp = (exceptions: Exceptions): string[] =>
  [...exceptions].flatMap(([day, is]) => (is === 'work' && isWeekend(day) ? [day] : [])).sort()

/** Days that are worked between two days. */
export const workdaysIn = (first: string, last: string, exceptions: Exceptions): number =>
  daysBetween(first, last).filter((day) => !isOff(day, exceptions)).length

/**
 * How many days fewer are worked than from Monday to Friday. A notice moves work around the statutory days and
 * makes up for those that fall on a weekend, so this is their number; anything else hints at a slip.
 */
export function daysGained(exceptions: Exceptions): number {
  let gained = 0
  for (const [day, is] of exceptions) {
    if (is === 'rest' && !isWeekend(day)) gained++
    if (is === 'work' && isWeekend(day)) gained--
  }
  return gained
}

/** What a click makes of a day. A weekday that is worked is no exception, so it has two states, a weekend three. */
export function next(day: string, is: Is | undefined): Is | undefined {
  if (!isWeekend(day)) return is === 'rest' ? undefined : 'rest'
  if (is === undefined) return 'work'
  return is === 'work' ? 'rest' : undefined
}

/** Working hours: time runs only inside the office hours of working days. */
import { DAY_MS, dayAt, HOUR_MS, startOf } from './days.ts'
import { type Calendar, worked } from './workdays.ts'

/**
 * The moment at which so much office time has passed: at 12:00, not when the afternoon begins.
 * @param amount at least 1 ms
 * @throws RangeError if the office never opens, or its hours overlap
 */
export function afterOfficeTime(from: number, amount: number, calendar: Calendar): number {
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

/** How much office time lies between two moments, in milliseconds. */
export function officeTimeBetween(from: number, until: number, calendar: Calendar): number {
  const hours = officeHours(calendar)
  let sum = 0
  for (let day = dayAt(from); day <= dayAt(until); day++) {
    if (!worked(calendar, day)) continue
    for (const [opens, closes] of hours) {
      const open = Math.min(until, startOf(day) + closes) - Math.max(from, startOf(day) + opens)
      sum += Math.max(0, open)
    }
  }
  return sum
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

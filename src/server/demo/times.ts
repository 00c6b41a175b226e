/** When people write and offices work, in China's time; all moments are milliseconds since 1970. */
import type { Random } from './random.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
const ZONE = 8 * HOUR

/** The first moment of a moment's day in China. */
export const dayStart = (at: number): number => Math.floor((at + ZONE) / DAY) * DAY - ZONE

/** Hours since midnight in China. */
export const hourOf = (at: number): number => (at - dayStart(at)) / HOUR

/** 1 January 1970 was a Thursday. */
const isWeekend = (at: number): boolean => [2, 3].includes((((at + ZONE) / DAY) | 0) % 7)

/** How many of a hundred reports come in each hour of the day: few at night, most in the morning and evening. */
const REPORTS = [1, 1, 0, 0, 0, 1, 2, 4, 8, 9, 8, 6, 4, 4, 6, 7, 6, 5, 5, 7, 7, 5, 3, 1]
/** Noise and smells are reported while they keep people awake. */
const NIGHT_REPORTS = [12, 8, 4, 2, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 2, 3, 5, 9, 14, 14, 11]

/** A moment of that day at which a resident writes; of the day before when it is still to come. */
export function reportMoment(day: number, night: boolean, random: Random, now: number): number {
  const hours = night ? NIGHT_REPORTS : REPORTS
  let left = random.next() * hours.reduce((sum, share) => sum + share, 0)
  const hour = hours.findIndex((share) => {
    left -= share
    return left < 0
  })
  const at = dayStart(day) + Math.floor((Math.max(hour, 0) + random.next()) * HOUR)
  return at > now ? at - DAY : at
}

/** 8:30 to 12:00 and 14:30 to 17:30 on weekdays. */
const inOffice = (at: number): boolean => {
  const hour = hourOf(at)
  return !isWeekend(at) && ((hour >= 8.5 && hour < 12) || (hour >= 14.5 && hour < 17.5))
}

/** The moment itself in office hours; otherwise soon after the office opens again. */
export function officeMoment(at: number, random: Random): number {
  if (inOffice(at)) return at
  const hour = hourOf(at)
  const late = random.next() * 2.5 * HOUR
  if (!isWeekend(at) && hour >= 12 && hour < 14.5) return dayStart(at) + 14.5 * HOUR + Math.floor(late)
  let day = hour < 8.5 ? dayStart(at) : dayStart(at) + DAY
  while (isWeekend(day)) day += DAY
  return day + 8.5 * HOUR + Math.floor(late)
}

/** Grid workers and residents are about from seven to nine, every day. */
export function wakingMoment(at: number, random: Random): number {
  const hour = hourOf(at)
  if (hour >= 7 && hour < 21) return at
  const day = hour < 7 ? dayStart(at) : dayStart(at) + DAY
  return day + 7 * HOUR + Math.floor(random.next() * 3 * HOUR)
}

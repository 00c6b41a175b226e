/** Times in words. The office works on China's clock, wherever the browser stands. */
import type { Language } from '../../engine/text.ts'

const LOCALE = { zh: 'zh-CN', en: 'en-GB' } as const
const ZONE = 'Asia/Shanghai'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `5分钟前`, `3天前`: how long something has been waiting. */
export function ago(iso: string, now: number, language: Language): string {
  const seconds = Math.max(0, (now - Date.parse(iso)) / 1000)
  const format = new Intl.RelativeTimeFormat(LOCALE[language], { numeric: 'auto', style: 'short' })
  if (seconds < MINUTE) return language === 'zh' ? '刚刚' : 'just now'
  if (seconds < HOUR) return format.format(-Math.floor(seconds / MINUTE), 'minute')
  if (seconds < DAY) return format.format(-Math.floor(seconds / HOUR), 'hour')
  if (seconds < 60 * DAY) return format.format(-Math.floor(seconds / DAY), 'day')
  if (seconds < 730 * DAY) return format.format(-Math.floor(seconds / (30 * DAY)), 'month')
  return format.format(-Math.floor(seconds / (365 * DAY)), 'year')
}

/** `2026-11-22 14:03` on China's clock. */
export function moment(iso: string): string {
  const at = new Date(Date.parse(iso))
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ZONE,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return parts.format(at)
}

/** `2026年11月22日`, `22 November 2026`: for papers and replies. */
export const longDay = (time: number, language: Language): string =>
  new Intl.DateTimeFormat(LOCALE[language], { timeZone: ZONE, dateStyle: 'long' }).format(time)

/** `12月4日`, `4 Dec`: a day within the year, for lists. */
export const shortDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALE[language], { timeZone: 'UTC', month: 'short', day: 'numeric' }).format(
    Date.parse(`${day}T00:00:00Z`),
  )

/** What `<input type="datetime-local">` holds, as an instant on China's clock, and back. */
export const fromLocal = (local: string): string => (local ? `${local.slice(0, 16)}:00+08:00` : '')

export const toLocal = (iso: string): string => (iso ? moment(iso).replace(' ', 'T') : '')

/** `11月22日 星期日`, `Sunday, 22 November`: the day in China at a moment. */
export const today = (now: number, language: Language): string =>
  new Intl.DateTimeFormat(LOCALE[language], {
    timeZone: ZONE,
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(now)

/** `今天`, `昨天`, else the day itself. @param day as `moment` begins */
export function relativeDay(day: string, now: number, language: Language): string {
  const dayOf = (at: number) => moment(new Date(at).toISOString()).slice(0, 10)
  const back = [0, 1].find((days) => dayOf(now - days * DAY * 1000) === day)
  if (back !== undefined)
    return new Intl.RelativeTimeFormat(LOCALE[language], { numeric: 'auto' }).format(-back, 'day')
  return new Intl.DateTimeFormat(LOCALE[language], { timeZone: 'UTC', dateStyle: 'full' }).format(
    Date.parse(`${day}T00:00:00Z`),
  )
}

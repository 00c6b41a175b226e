/** Days in words. */
import type { Language } from '../../../engine/text.ts'

const LOCALE = { zh: 'zh-CN', en: 'en-GB' } as const

const format = (language: Language, options: Intl.DateTimeFormatOptions) => {
  const found = new Intl.DateTimeFormat(LOCALE[language], { timeZone: 'UTC', ...options })
  return (day: string) => found.format(Date.parse(`${day}T00:00:00Z`))
}

const both = (options: Intl.DateTimeFormatOptions) => ({
  zh: format('zh', options),
  en: format('en', options),
})

const month = both({ month: 'long' })
const shortDay = both({ month: 'short', day: 'numeric' })
const weekday = both({ month: 'short', day: 'numeric', weekday: 'short' })
const full = both({ dateStyle: 'full' })
const narrow = both({ weekday: 'narrow' })
const long = both({ weekday: 'long' })

/** `二月`, `February`. */
export const monthName = (of: string, language: Language): string => month[language](`${of}-01`)

/** `2月5日`, `5 Feb`. */
export const shortName = (day: string, language: Language): string => shortDay[language](day)

/** `1月31日周日`, `Sun 31 Jan`. */
export const weekdayName = (day: string, language: Language): string => weekday[language](day)

/** `2027年1月31日星期日`, `Sunday, 31 January 2027`. */
export const fullName = (day: string, language: Language): string => full[language](day)

/** Heads of the columns, Monday first: a letter to see, a word to hear. */
export const weekdays = (language: Language): { short: string; long: string }[] =>
  // 4 January 2027 was chosen only because it is a Monday.
  Array.from({ length: 7 }, (_, i) => `2027-01-${`${4 + i}`.padStart(2, '0')}`).map((day) => ({
    short: narrow[language](day),
    long: long[language](day),
  }))

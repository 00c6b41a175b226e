/**
 * The days off that the law itself names: 全国年节及纪念日放假办法 (国务院令第795号), in force since 2025-01-01, article 2.
 * The State Council's notice of a year gives these and says what is moved around them, so they are proposals, never
 * a calendar.
 */
import { dayNumber, dayText } from '../engine/days.ts'
import type { YearNotice } from '../engine/workdays.ts'
import list from './holidays.json' with { type: 'json' }

export interface Named {
  zh: string
  en: string
}

interface Festivals {
  /** 正月初一, 清明, 五月初五, 八月十五 as days of the solar calendar. */
  spring: string
  qingming: string
  dragonBoat: string
  midAutumn: string
}

// JSON has no closed keys: the file's own test checks that every name has its English one.
const english: Readonly<Record<string, string>> = list.names
const festivals: Readonly<Record<string, Festivals>> = list.festivals

/** 春节 begins on the eve (除夕): article 2 (2), as amended in 2024. */
const SPRING = [-1, 0, 1, 2]

/**
 * The statutory days of a year in order, with their names; none for years before the law's present wording, or after
 * the frozen tables. Where two fall together (中秋 in the days of 国庆) the day has both names.
 */
export function statutoryDays(year: number): { day: string; name: Named }[] {
  const lunar = festivals[year]
  if (!lunar) return []
  const on = (zh: string, ...days: string[]) => days.map((day) => ({ day, zh }))
  const spring = dayNumber(lunar.spring)
  const all = [
    ...on('元旦', `${year}-01-01`),
    ...on('春节', ...SPRING.map((after) => dayText(spring + after))),
    ...on('清明', lunar.qingming),
    ...on('劳动节', `${year}-05-01`, `${year}-05-02`),
    ...on('端午', lunar.dragonBoat),
    ...on('国庆节', `${year}-10-01`, `${year}-10-02`, `${year}-10-03`),
    ...on('中秋', lunar.midAutumn),
  ]
  return [...Map.groupBy(all, ({ day }) => day)]
    .map(([day, named]) => ({ day, name: joined(named.map(({ zh }) => zh)) }))
    .sort((one, other) => (one.day < other.day ? -1 : 1))
}

const joined = (names: readonly string[]): Named => ({
  zh: names.join('、'),
  en: names.map((zh) => english[zh] ?? zh).join(', '),
})

/**
 * Names for the days off of a notice, which the office enters without: each has that of the nearest statutory day
 * among the days off around it. A city's own day has none. Nor has a make-up workday: one between two holidays may
 * belong to the further (20 September 2026 is worked for 国庆, not for 中秋).
 */
export function namesOfNotice({ year, days }: YearNotice): Record<string, Named> {
  const statutory = new Map(statutoryDays(year).map(({ day, name }) => [dayNumber(day), name]))
  const isOff = (day: number) => {
    const is = days[dayText(day)]
    return is ? is === 'rest' : (day + 4) % 7 === 0 || (day + 4) % 7 === 6
  }
  const nearest = (day: number): Named | undefined => {
    for (let far = 0, back = true, on = true; back || on; far++) {
      back &&= isOff(day - far)
      on &&= isOff(day + far)
      const found = (back && statutory.get(day - far)) || (on && statutory.get(day + far))
      if (found) return found
    }
    return undefined
  }
  return Object.fromEntries(
    Object.entries(days).flatMap(([day, is]) => {
      const name = is === 'rest' ? nearest(dayNumber(day)) : undefined
      return name ? [[day, name]] : []
    }),
  )
}

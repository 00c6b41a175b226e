/** Random lengths of time, and a calendar whose next year is not announced yet. */
import { STATUTORY } from '../../src/cities/calendar.ts'
import type { TermRule } from '../../src/engine/clocks.ts'
import { DAY_MS, dayText } from '../../src/engine/days.ts'
import { UNITS, type Unit } from '../../src/engine/terms.ts'
import type { Calendar, YearNotice } from '../../src/engine/workdays.ts'
import type { Dice } from './dice.ts'

/** Keys that every kind needs, and those of its own clocks. */
export const OWN_KEYS = ['t0', 't1', 't2', 't3'] as const
const KEYS = [
  ...OWN_KEYS,
  'return',
  'naming',
  'assist.answer',
  'supervise.yellow',
  'supervise.red',
  'supervise.listed',
]

const MOST: Record<Unit, number> = {
  'natural-day': 60,
  'working-day': 30,
  month: 3,
  'working-hour': 40,
  'emergency-hour': 72,
  second: 90,
}

function termFrom(dice: Dice, key: string): TermRule {
  const unit = dice.chance(60) ? dice.pick<Unit>(['natural-day', 'working-day']) : dice.pick(UNITS)
  const rolls = (unit === 'natural-day' || unit === 'month') && dice.chance(50)
  const least = unit === 'natural-day' && !rolls && dice.chance(10) ? 0 : 1
  return {
    count: least + dice.below(MOST[unit]),
    unit,
    rolls,
    rule: { zh: `${key}之规`, en: `The rule of ${key}` },
    source: 'invented',
    mark: 'configured',
    version: '1',
    ...(dice.chance(15) && { fixed: true as const }),
  }
}

/** A day that is named carries no length of its own. */
const NAMED: Omit<TermRule, 'rule'> = {
  count: 0,
  unit: 'natural-day',
  source: 'invented',
  mark: 'configured',
  version: '1',
}

export const termsFrom = (dice: Dice): Record<string, TermRule> => ({
  ...Object.fromEntries(KEYS.map((key) => [key, termFrom(dice, key)])),
  'supervise.listed': { ...NAMED, rule: { zh: '挂账之规', en: 'The rule of lists' } },
  day: { ...NAMED, rule: { zh: '所定之日', en: 'The day that was set' } },
})

const of2026 = Object.entries(STATUTORY.exceptions).filter(([day]) => day.startsWith('2026'))

/** 2026 as announced, in small: lives begin late in that year and reach into one that nobody has announced. */
export const CALENDAR: Calendar = {
  exceptions: Object.fromEntries(of2026),
  published: [2026],
  hours: [
    { from: '08:00', until: '12:00' },
    { from: '14:30', until: '17:30' },
  ],
}

/** A notice for the next year: a few stretches of rest, some weekends worked, perhaps a day of December. */
export function noticeFrom(dice: Dice): YearNotice {
  const first = Date.UTC(2027, 0, 1) / DAY_MS
  const days: Record<string, 'rest' | 'work'> = {}
  for (let stretch = 1 + dice.below(4); stretch > 0; stretch--) {
    const from = first + dice.below(150)
    for (let day = from; day <= from + dice.below(9); day++) days[dayText(day)] = 'rest'
    days[dayText(first + dice.below(150))] = 'work'
  }
  if (dice.chance(30)) days['2026-12-31'] = 'rest'
  return { year: 2027, days }
}

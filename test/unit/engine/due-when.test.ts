import { expect, test } from 'vitest'
import { CALENDAR } from '../../../src/cities/calendar.ts'
import { dueBounds } from '../../../src/engine/due-when.ts'
import { workdaysBefore } from '../../../src/engine/workdays.ts'

/** Moments of 2026 in China, and the last days of today and soon. */
const ROWS: [now: string, today: string, soon: string, why: string][] = [
  ['2026-03-25T15:00', '2026-03-25', '2026-03-26', 'a Wednesday'],
  ['2026-03-27T09:00', '2026-03-27', '2026-03-30', 'Friday: the next working day is Monday'],
  ['2026-03-28T09:00', '2026-03-28', '2026-03-30', 'Saturday'],
  [
    '2026-02-13T23:59',
    '2026-02-13',
    '2026-02-14',
    'before a Saturday that is worked for the Spring Festival',
  ],
  ['2026-02-14T09:00', '2026-02-14', '2026-02-24', 'the last working day before the Spring Festival'],
  ['2026-03-26T00:00', '2026-03-26', '2026-03-27', 'midnight begins the day'],
]

const china = (time: string): string => new Date(`${time}+08:00`).toISOString()
const end = (day: string): string => new Date(Date.parse(`${day}T00:00+08:00`) + 86_400_000).toISOString()

test.each(ROWS)('at %s today ends with %s, soon with %s: %s', (now, today, soon) => {
  expect(dueBounds(china(now), CALENDAR)).toEqual({ now: china(now), today: end(today), soon: end(soon) })
})

test('soon is what a clock warns of one working day before, on every day of a year', () => {
  for (let day = 0; day < 365; day++) {
    const now = new Date(Date.parse('2026-01-01T03:00Z') + day * 86_400_000).toISOString()
    const { soon } = dueBounds(now, CALENDAR)
    const next = new Date(Date.parse(soon) + 86_400_000).toISOString()
    expect(workdaysBefore(soon, 1, CALENDAR) <= now, now).toBe(true)
    expect(workdaysBefore(next, 1, CALENDAR) > now, now).toBe(true)
  }
})

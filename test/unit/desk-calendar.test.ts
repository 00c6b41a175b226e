/** How the desk draws and counts a year. */
import { expect, test } from 'vitest'
import { CALENDAR } from '../../src/cities/calendar.ts'
import { statutoryDays } from '../../src/cities/statutory.ts'
import {
  daysGained,
  type Exceptions,
  madeUp,
  next,
  runsOf,
  statutoryRuns,
  weeksOf,
  workdaysIn,
} from '../../src/web/desk/calendar/days.ts'
import type { Is } from '../../src/web/desk/calendar/shapes.ts'

const exceptionsOf = (year: number): Exceptions =>
  new Map(Object.entries(CALENDAR.exceptions).filter(([day]) => day.startsWith(`${year}`)))
const namesIn = (year: number) =>
  new Map(
    Object.entries(CALENDAR.names ?? {}).flatMap(([day, { zh }]) =>
      day.startsWith(`${year}`) ? [[day, zh]] : [],
    ),
  )

test('a month begins on its weekday, Monday first, and ends on its last day', () => {
  const weeks = weeksOf('2027-02')
  expect(weeks).toHaveLength(4)
  expect(weeks[0]?.[0]).toBe('2027-02-01')
  expect(weeks[3]?.[6]).toBe('2027-02-28')
  // 1 August 2027 is a Sunday: five empty cells and one more.
  expect(weeksOf('2027-08')[0]).toEqual([...Array(6).fill(undefined), '2027-08-01'])
  expect(weeksOf('2028-02').flat().filter(Boolean)).toHaveLength(29)
})

test('holidays read as in the notice of 2026', () => {
  const runs = runsOf('2026-01-01', '2026-12-31', exceptionsOf(2026), namesIn(2026))
  expect(runs.map(({ first, last, length, names }) => `${names.join()} ${first} ${last} ${length}`)).toEqual([
    '元旦 2026-01-01 2026-01-03 3',
    '春节 2026-02-15 2026-02-23 9',
    '清明 2026-04-04 2026-04-06 3',
    '劳动节 2026-05-01 2026-05-05 5',
    '端午 2026-06-19 2026-06-21 3',
    '中秋 2026-09-25 2026-09-27 3',
    '国庆节 2026-10-01 2026-10-07 7',
  ])
  expect(madeUp(exceptionsOf(2026))).toEqual([
    ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  ])
})

test('two holidays in one run have both names, and an ordinary weekend is no run', () => {
  const runs = runsOf('2025-09-01', '2025-12-31', exceptionsOf(2025), namesIn(2025))
  expect(runs).toEqual([{ first: '2025-10-01', last: '2025-10-08', length: 8, names: ['国庆节', '中秋'] }])
})

test('a whole notice gains as many days as the law names, a part of one does not', () => {
  for (const year of [2025, 2026])
    expect(daysGained(exceptionsOf(year)), `${year}`).toBe(statutoryDays(year).length)
  expect(workdaysIn('2026-01-01', '2026-12-31', exceptionsOf(2026))).toBe(248)
  const law = statutoryDays(2027).map(({ day, name }) => ({ day, name: name.zh }))
  // 6 and 7 February, 1 and 2 May, 2 and 3 October are weekends and not made up for yet.
  expect(daysGained(new Map(law.map(({ day }) => [day, 'rest'])))).toBe(13 - 6)
  expect(statutoryRuns(law).map(({ names, length }) => `${names} ${length}`)).toContain('春节 4')
})

test('a click goes round the states that a day can have', () => {
  const round = (day: string) => {
    const states: (Is | undefined)[] = [undefined]
    for (let i = 0; i < 3; i++) states.push(next(day, states.at(-1)))
    return states
  }
  expect(round('2027-01-09')).toEqual([undefined, 'work', 'rest', undefined])
  expect(round('2027-01-08')).toEqual([undefined, 'rest', undefined, 'rest'])
})

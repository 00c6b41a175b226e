import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CALENDAR } from '../../../src/cities/calendar.ts'
import { chinaDayOf, DAY_MS, dayNumber, dayText, HOUR_MS, instantMs } from '../../../src/engine/days.ts'
import {
  dueOf,
  elapsed,
  fromMoment,
  type Measure,
  type Stop,
  type Term,
  UNITS,
} from '../../../src/engine/terms.ts'
import { isWorkday, withOverrides, workdaysBefore } from '../../../src/engine/workdays.ts'

/** Every run in CI, fewer at hand. */
const numRuns = process.env.CI ? 10_000 : 1_000

const next = (day: string, by = 1): string => dayText(dayNumber(day) + by)
/** Months since year 0, to count whole months between two days. */
const months12 = (year = 0, month = 0): number => year * 12 + month
/** The last day of a day's month: the day before the first of the next one, found by walking. */
function lastOf(day: string): string {
  let last = day
  while (next(last).slice(0, 7) === day.slice(0, 7)) last = next(last)
  return last
}
const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString()

/** From 2023, before a published Spring Festival, into 2027, which has no notice. */
const instants = fc
  .date({ min: new Date('2023-01-01T00:00Z'), max: new Date('2027-03-01T00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
/** Midnights in China and the last milliseconds before, where days are lost and gained. */
const edges = fc
  .tuple(fc.integer({ min: 0, max: 1_500 }), fc.constantFrom(-1, 0, 1))
  .map(([days, ms]) => new Date(Date.parse('2023-01-01T16:00Z') + days * DAY_MS + ms).toISOString())
const moments = fc.oneof(instants, edges)
const measures: readonly Measure[] = UNITS.filter((unit) => unit !== 'month')
const measured = fc.record(
  { count: fc.integer({ min: 1, max: 90 }), unit: fc.constantFrom(...measures), rolls: fc.boolean() },
  { requiredKeys: ['count', 'unit'] },
)
/** Few months: no term reaches a second year without a notice. */
const months = fc.record(
  { count: fc.integer({ min: 1, max: 3 }), unit: fc.constant('month' as const), rolls: fc.boolean() },
  { requiredKeys: ['count', 'unit'] },
)
const terms: fc.Arbitrary<Term> = fc.oneof({ weight: 5, arbitrary: measured }, months)
/** What a city might enter: any days of a year, worked or not. A hundred of them, because each is costly. */
const entered = fc
  .dictionary(
    fc.integer({ min: 0, max: 364 }).map((days) => next('2025-01-01', days)),
    fc.constantFrom('rest' as const, 'work' as const),
    { maxKeys: 120 },
  )
  .map((days) => withOverrides(CALENDAR, { year: 2025, days }))
const calendars = fc.constantFrom(CALENDAR, ...fc.sample(entered, { numRuns: 100, seed: 2025 }))
const told = withOverrides(CALENDAR, { year: 2027, days: {} })

const holds = <T extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  check: (...values: T) => void,
): void => fc.assert(fc.property(...arbitraries, check), { numRuns })

describe('days', () => {
  test('midnight in China is 16:00 in UTC', () => {
    expect(chinaDayOf('2026-03-02T15:59:59.999Z')).toBe('2026-03-02')
    expect(chinaDayOf('2026-03-02T16:00:00.000Z')).toBe('2026-03-03')
    expect(chinaDayOf('2026-03-03T00:30:00+09:00')).toBe('2026-03-02')
  })

  test.each(['2026-03-02', '2026-03-02T10:00:00', 'yesterday', ''])(
    'an instant without a time zone is refused: "%s"',
    (text) => expect(() => instantMs(text)).toThrow(RangeError),
  )

  test.each(['2026-02-29', '2026-13-01', '2026-3-2', '2026-03-02T00:00Z', ''])('"%s" is no day', (text) =>
    expect(() => isWorkday(CALENDAR, text)).toThrow(RangeError),
  )

  test('the notice decides, otherwise Monday to Friday', () => {
    const week = ['2026-02-09', '2026-02-13', '2026-02-14', '2026-02-16', '2026-03-07', '2026-03-08']
    expect(week.map((day) => isWorkday(CALENDAR, day))).toEqual([true, true, true, false, false, false])
    // 1969-12-31 was a Wednesday, 1970-01-03 a Saturday: numbers below zero are days too.
    expect(isWorkday(CALENDAR, '1969-12-31')).toBe(true)
    expect(isWorkday(CALENDAR, '1969-12-28')).toBe(false)
    expect(isWorkday(CALENDAR, '1970-01-03')).toBe(false)
  })
})

describe('due dates', () => {
  test.each([-1, 0.5, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 100_001])(
    'a term of %d is refused',
    (count) => {
      for (const unit of UNITS)
        expect(() => dueOf('2026-03-02T01:00:00Z', { count, unit }, CALENDAR)).toThrow(RangeError)
    },
  )

  test('nothing is a length of time only as the very day', () => {
    const start = '2026-03-07T02:00:00Z'
    for (const unit of UNITS.filter((each) => each !== 'natural-day'))
      expect(() => dueOf(start, { count: 0, unit }, CALENDAR)).toThrow(RangeError)
    const sameDay: Term = { count: 0, unit: 'natural-day' }
    expect(() => dueOf(start, { ...sameDay, rolls: true }, CALENDAR)).toThrow(RangeError)
    expect(dueOf(start, sameDay, CALENDAR)).toEqual({
      at: '2026-03-07T16:00:00.000Z',
      lastDay: '2026-03-07',
      provisional: false,
      firstCounted: '2026-03-07',
      restDays: 1,
    })
    expect(dueOf('2027-03-07T02:00:00Z', sameDay, CALENDAR).provisional).toBe(true)
  })

  test('tells what its words are made of', () => {
    // Friday 3 April; 4-6 April rest (Qingming), so Tuesday 7 is the first that counts.
    const start = '2026-04-03T02:00:00Z'
    expect(dueOf(start, { count: 5, unit: 'working-day' }, CALENDAR)).toEqual({
      at: '2026-04-13T16:00:00.000Z',
      lastDay: '2026-04-13',
      provisional: false,
      firstCounted: '2026-04-07',
      restDays: 5,
    })
    expect(dueOf(start, { count: 15, unit: 'natural-day', rolls: true }, CALENDAR)).toEqual({
      at: '2026-04-20T16:00:00.000Z',
      lastDay: '2026-04-20',
      provisional: false,
      firstCounted: '2026-04-04',
      restDays: 7,
      rolledFrom: '2026-04-18',
    })
    // A stop from Thursday 9 to Monday 20 and one of an hour leave the beginning. Sat 25 and Sun 26 are rest days,
    // those of the stop aren't.
    const stops = [
      { from: '2026-04-09T02:00:00Z', until: '2026-04-20T02:00:00Z' },
      { from: '2026-04-22T02:00:00Z', until: '2026-04-22T03:00:00Z' },
    ]
    expect(dueOf(start, { count: 9, unit: 'working-day' }, CALENDAR, stops)).toMatchObject({
      firstCounted: '2026-04-07',
      lastDay: '2026-04-28',
      restDays: 5,
    })
    // After office hours nothing counts any more on Friday.
    const hours = dueOf('2026-04-03T12:00:00Z', { count: 2, unit: 'working-hour' }, CALENDAR)
    expect(hours).toMatchObject({ firstCounted: '2026-04-07', restDays: 3, lastDay: '2026-04-07' })
  })

  test('office hours must make sense where they are needed', () => {
    const term: Term = { count: 1, unit: 'working-hour' }
    const wrong = [
      [],
      [{ from: '12:00', until: '08:00' }],
      [{ from: '8:00', until: '12:00' }],
      [{ from: '20:00', until: '24:30' }],
      [
        { from: '08:00', until: '12:00' },
        { from: '11:00', until: '17:00' },
      ],
    ]
    for (const hours of wrong)
      expect(() => dueOf('2026-03-02T01:00:00Z', term, { ...CALENDAR, hours })).toThrow(RangeError)
    const always = { ...CALENDAR, hours: [{ from: '00:00', until: '24:00' }] }
    const due = dueOf('2026-03-06T15:00:00Z', { count: 2, unit: 'working-hour' }, always)
    expect(due).toMatchObject({ at: '2026-03-08T17:00:00.000Z', lastDay: '2026-03-09' })
  })

  test('never earlier for a later start or a longer term', () =>
    holds([moments, moments, terms, fc.nat(30), calendars], (one, other, term, more, calendar) => {
      const [first, last] = [one, other].sort()
      const due = dueOf(first ?? '', term, calendar).at
      expect(due <= dueOf(last ?? '', term, calendar).at).toBe(true)
      expect(due <= dueOf(first ?? '', { ...term, count: term.count + more }, calendar).at).toBe(true)
      expect(due > (first ?? '')).toBe(true)
    }))

  test('natural days are plain arithmetic; rolling goes on to the first working day, never further', () =>
    holds([moments, fc.integer({ min: 1, max: 400 }), calendars], (start, count, calendar) => {
      const plain = dueOf(start, { count, unit: 'natural-day' }, calendar)
      expect(plain.lastDay).toBe(next(chinaDayOf(start), count))
      expect(plain.at).toBe(new Date(`${plain.lastDay}T24:00+08:00`).toISOString())
      const { lastDay, rolledFrom } = dueOf(start, { count, unit: 'natural-day', rolls: true }, calendar)
      expect(isWorkday(calendar, lastDay)).toBe(true)
      expect(rolledFrom).toBe(lastDay === plain.lastDay ? undefined : plain.lastDay)
      for (let day = plain.lastDay; day < lastDay; day = next(day))
        expect(isWorkday(calendar, day)).toBe(false)
    }))

  test('months end on the day of the event, or on the last of a month that has no such day', () =>
    holds([moments, fc.integer({ min: 1, max: 240 })], (start, count) => {
      const [year, month, day] = chinaDayOf(start).split('-').map(Number)
      const { lastDay, firstCounted } = dueOf(start, { count, unit: 'month' }, CALENDAR)
      const [lastYear, lastMonth, last] = lastDay.split('-').map(Number)
      expect(months12(lastYear, lastMonth) - months12(year, month)).toBe(count)
      expect(last).toBe(Math.min(day ?? 0, Number(lastOf(lastDay).slice(8))))
      expect(firstCounted).toBe(next(chinaDayOf(start)))
    }))

  test('what a stop leaves of months is the days from its beginning to the last one', () =>
    holds(
      [moments, months, fc.nat(80 * DAY_MS), fc.integer({ min: 1, max: 60 * DAY_MS }), calendars],
      (start, { count, rolls }, until, long, calendar) => {
        const stopped = later(start, until)
        const resumed = later(stopped, long)
        const plain = dueOf(start, { count, unit: 'month' }, calendar).lastDay
        const left = dayNumber(plain) - dayNumber(chinaDayOf(stopped))
        fc.pre(left >= 1)
        const stops = [{ from: stopped, until: resumed }]
        const rest: Term = { count: left, unit: 'natural-day', ...(rolls && { rolls }) }
        expect(dueOf(start, { count, unit: 'month', ...(rolls && { rolls }) }, calendar, stops).at).toBe(
          dueOf(resumed, rest, calendar).at,
        )
      },
    ))

  test('months are counted for a hundred years, no more', () => {
    const start = '2024-02-29T04:00:00Z'
    expect(dueOf(start, { count: 1_200, unit: 'month' }, CALENDAR).lastDay).toBe('2124-02-29')
    expect(() => dueOf(start, { count: 1_201, unit: 'month' }, CALENDAR)).toThrow(RangeError)
  })

  test('between the event and the last day lie exactly so many working days', () =>
    holds([moments, fc.integer({ min: 1, max: 60 }), calendars], (start, count, calendar) => {
      const due = dueOf(start, { count, unit: 'working-day' }, calendar)
      const days: string[] = []
      for (let day = next(chinaDayOf(start)); day <= due.lastDay; day = next(day)) days.push(day)
      const counted = days.filter((day) => isWorkday(calendar, day))
      expect(counted.length).toBe(count)
      expect(counted.at(-1)).toBe(due.lastDay)
      expect(counted[0]).toBe(due.firstCounted)
      expect(due.restDays).toBe(days.length - count)
    }))

  test('working hours are used up half hour by half hour, only while the office is open', () =>
    holds([moments, fc.integer({ min: 1, max: 20 })], (moment, count) => {
      const half = HOUR_MS / 2
      const start = Math.floor(Date.parse(moment) / half) * half
      const { at } = dueOf(new Date(start).toISOString(), { count, unit: 'working-hour' }, CALENDAR)
      let halves = 0
      let time = start
      for (; halves < count * 2; time += half) {
        const [day = '', clock = ''] = new Date(time + 8 * HOUR_MS).toISOString().split('T')
        const open = (clock >= '08:00' && clock < '12:00') || (clock >= '14:30' && clock < '17:30')
        if (open && isWorkday(CALENDAR, day)) halves++
      }
      expect(at).toBe(new Date(time).toISOString())
    }))

  test('provisional if and only if a day of a year without notice was passed', () =>
    holds([moments, terms], (start, term) => {
      const { firstCounted, lastDay, provisional } = dueOf(start, term, CALENDAR)
      // 2027 is the only such year within reach. Waiting for the first day that counts is passing, too.
      expect(provisional).toBe(lastDay >= '2027-01-01')
      expect(firstCounted <= lastDay).toBe(true)
      expect(dueOf(start, term, told).provisional).toBe(false)
    }))
})

describe('what is used', () => {
  test('adds up; backwards it is nothing', () =>
    holds(
      [moments, fc.nat(99 * DAY_MS), fc.nat(99 * DAY_MS), fc.constantFrom(...measures), calendars],
      (a, first, second, unit, calendar) => {
        const b = later(a, first)
        const c = later(b, second)
        const parts = elapsed(a, b, unit, calendar) + elapsed(b, c, unit, calendar)
        expect(elapsed(a, c, unit, calendar)).toBeCloseTo(parts, 6)
        expect(elapsed(c, a, unit, calendar)).toBe(0)
      },
    ))

  test('is the whole term at its last moment, and never more before', () =>
    holds(
      [moments, measured, fc.double({ min: 0, max: 1, noNaN: true }), calendars],
      (start, term, part, calendar) => {
        const plain = { count: term.count, unit: term.unit }
        const { at } = dueOf(start, plain, calendar)
        const last = fromMoment(plain.unit) ? at : later(at, -1)
        expect(elapsed(start, last, term.unit, calendar)).toBe(term.count)
        const earlier = Math.floor((Date.parse(last) - Date.parse(start)) * part)
        expect(elapsed(start, later(start, earlier), term.unit, calendar)).toBeLessThanOrEqual(term.count)
      },
    ))

  test('a stop is as if the rest began when it ends', () =>
    holds(
      [moments, measured, fc.nat(60 * DAY_MS), fc.integer({ min: 1, max: 60 * DAY_MS })],
      (start, term, until, long) => {
        const stopped = later(start, until)
        const resumed = later(stopped, long)
        const left = term.count - elapsed(start, stopped, term.unit, CALENDAR)
        fc.pre(Number.isInteger(left) && left >= 1)
        const stops = [{ from: stopped, until: resumed }]
        expect(dueOf(start, term, CALENDAR, stops).at).toBe(
          dueOf(resumed, { ...term, count: left }, CALENDAR).at,
        )
      },
    ))

  test('stops only ever move a due date back, in whatever order they are told', () =>
    holds(
      [
        moments,
        terms,
        fc.array(fc.tuple(fc.integer({ min: -DAY_MS, max: 90 * DAY_MS }), fc.nat(9 * DAY_MS)), {
          maxLength: 4,
        }),
      ],
      (start, term, spans) => {
        const stops = spans.map(([from, long]): Stop => {
          return { from: later(start, from), until: later(start, from + long) }
        })
        const due = dueOf(start, term, CALENDAR, stops)
        expect(due.at >= dueOf(start, term, CALENDAR).at).toBe(true)
        expect(dueOf(start, term, CALENDAR, stops.toReversed())).toEqual(due)
        expect(dueOf(start, term, CALENDAR, [...stops, ...stops])).toEqual(due)
      },
    ))
})

describe('the warning', () => {
  const warned = (at: string) => chinaDayOf(workdaysBefore(at, 1, CALENDAR))

  test('falls on the working day before the last day', () => {
    expect(workdaysBefore('2026-03-13T16:00:00.000Z', 1, CALENDAR)).toBe('2026-03-11T16:00:00.000Z')
    // Due on a Monday, on the first day after Spring Festival, on a Sunday, in the middle of a day.
    expect(warned('2026-03-16T16:00:00Z')).toBe('2026-03-13')
    expect(warned('2026-02-24T16:00:00Z')).toBe('2026-02-14')
    expect(warned('2026-03-15T16:00:00Z')).toBe('2026-03-13')
    expect(warned('2026-03-10T15:30:00+08:00')).toBe('2026-03-09')
    expect(chinaDayOf(workdaysBefore('2026-03-13T16:00:00Z', 5, CALENDAR))).toBe('2026-03-06')
  })

  test('is a working day, with exactly so many from it to the last day', () =>
    holds([moments, fc.integer({ min: 1, max: 30 }), calendars], (at, count, calendar) => {
      const day = chinaDayOf(workdaysBefore(at, count, calendar))
      const last = chinaDayOf(later(at, -1))
      let found = 0
      for (let each = day; each < last; each = next(each)) if (isWorkday(calendar, each)) found++
      expect(isWorkday(calendar, day)).toBe(true)
      expect(found).toBe(count)
    }))

  test.each([0, -1, 0.5])('%d working days before is refused', (count) =>
    expect(() => workdaysBefore('2026-03-13T16:00:00Z', count, CALENDAR)).toThrow(RangeError),
  )
})

describe('a notice that is entered', () => {
  const notice = {
    year: 2027,
    days: { '2027-01-01': 'rest', '2027-01-02': 'rest', '2027-01-09': 'work', '2026-12-31': 'rest' },
    names: { '2027-01-01': { zh: '元旦', en: "New Year's Day" } },
  } as const
  const calendar = withOverrides(CALENDAR, notice)

  test('moves provisional due dates and makes them firm', () => {
    const term: Term = { count: 10, unit: 'working-day' }
    const start = '2026-12-24T02:00:00Z'
    expect(dueOf(start, term, CALENDAR)).toMatchObject({ lastDay: '2027-01-07', provisional: true })
    // Without 31 December and 1 January, with the make-up Saturday 9: 25:1, 30:4, Mon 4:5, 8:9, Sat 9:10.
    expect(dueOf(start, term, calendar)).toMatchObject({ lastDay: '2027-01-09', provisional: false })
    expect(calendar.published).toContain(2027)
    expect(calendar.names?.['2027-01-01']?.zh).toBe('元旦')
  })

  test('replaces the year as a whole, leaves the others and the given calendar alone', () => {
    const again = withOverrides(calendar, { year: 2027, days: { '2027-01-04': 'rest' } })
    expect(isWorkday(again, '2027-01-01')).toBe(true)
    expect(isWorkday(again, '2027-01-04')).toBe(false)
    expect(again.names?.['2027-01-01']).toBeUndefined()
    expect(again.published.filter((year) => year === 2027)).toHaveLength(1)
    expect(isWorkday(again, '2026-02-14')).toBe(true)
    expect(isWorkday(CALENDAR, '2026-12-31')).toBe(true)
    expect(CALENDAR.published).not.toContain(2027)
  })

  test.each(['2028-01-01', '2026-11-30', '2027-02-29', 'New Year'])(
    '"%s" is not of the notice of 2027',
    (day) =>
      expect(() => withOverrides(CALENDAR, { year: 2027, days: { [day]: 'rest' } })).toThrow(RangeError),
  )
})

import { expect, test } from 'vitest'
import { type Quiet, quietUntil, USUAL_QUIET } from '../../../src/engine/quiet.ts'
import type { Calendar } from '../../../src/engine/workdays.ts'

const CALENDAR: Calendar = {
  // The seven days off of National Day 2026, and a Saturday that is worked for them.
  exceptions: Object.fromEntries([
    ...['01', '02', '03', '04', '05', '06', '07'].map((day) => [`2026-10-${day}`, 'rest' as const]),
    ['2026-10-10', 'work' as const],
  ]),
  published: [2026],
  hours: [{ from: '09:00', until: '17:00' }],
}

const china = (local: string): string => new Date(`${local}:00+08:00`).toISOString()
const until = (quiet: Quiet, at: string) => quietUntil(quiet, china(at), CALENDAR)
const RESTING: Quiet = { ...USUAL_QUIET, restDays: true }

test.each([
  ['before they begin', USUAL_QUIET, '2026-11-23T20:59', undefined],
  ['at their first minute', USUAL_QUIET, '2026-11-23T21:00', '2026-11-24T08:00'],
  ['after midnight', USUAL_QUIET, '2026-11-24T00:00', '2026-11-24T08:00'],
  ['at their last minute', USUAL_QUIET, '2026-11-24T07:59', '2026-11-24T08:00'],
  ['when they are over', USUAL_QUIET, '2026-11-24T08:00', undefined],
  [
    'within a day',
    { from: '12:00', until: '14:00', restDays: false },
    '2026-11-24T13:00',
    '2026-11-24T14:00',
  ],
  ['none at all', { from: '08:00', until: '08:00', restDays: false }, '2026-11-24T08:00', undefined],
  ['on a weekend that nobody wants quiet', USUAL_QUIET, '2026-11-21T10:00', undefined],
  ['on a Saturday', RESTING, '2026-11-21T10:00', '2026-11-23T08:00'],
  ['on a Friday night', RESTING, '2026-11-20T23:00', '2026-11-23T08:00'],
  ['on the first of seven days off', RESTING, '2026-10-01T10:00', '2026-10-08T08:00'],
  ['on a Saturday that is worked', RESTING, '2026-10-10T10:00', undefined],
] as const)('quiet hours %s', (_, quiet, at, end) => {
  expect(until(quiet, at)).toBe(end && china(end))
})

test('a calendar without any working day does not hang', () => {
  const days = Array.from({ length: 400 }, (_, i) =>
    new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10),
  )
  const never: Calendar = { ...CALENDAR, exceptions: Object.fromEntries(days.map((day) => [day, 'rest'])) }
  expect(quietUntil(RESTING, china('2026-01-05T10:00'), never)).toBeDefined()
})

test('a time that is none is refused', () => {
  expect(() => until({ from: '25:00', until: '08:00', restDays: false }, '2026-11-24T08:00')).toThrow(
    RangeError,
  )
})

import { expect, test } from 'vitest'
import type { ClockRun } from '../../../src/engine/clocks.ts'
import { type DueOutcome, dueInPeriod, rateInTime } from '../../../src/engine/indicators.ts'

const MARCH = { from: '2026-03-01', until: '2026-03-31' }
/** 24:00 of 20 March in China. */
const DUE = '2026-03-20T16:00:00.000Z'
const BEFORE = '2026-03-20T15:59:59.999Z'
const AFTER = '2026-03-25T01:00:00.000Z'

const run = (more: Partial<ClockRun>): ClockRun => ({
  ...{ id: 'answer.1', clock: 'answer', key: 'any', rule: { zh: '', en: '' }, source: '', version: '' },
  ...{ startedAt: '2026-03-02T01:00:00.000Z', count: 14, unit: 'working-day' as const, rolls: false },
  ...{
    extended: 0,
    extensions: 0,
    stops: [],
    due: DUE,
    lastDay: '2026-03-20',
    provisional: false,
    warnAt: DUE,
  },
  ...more,
})

/** Only these count as what the clock asked for; the rest of the table is what must not be told as success. */
const ROWS: [what: string, run: Partial<ClockRun>, now: string, is: DueOutcome | 'none'][] = [
  ['done before 24:00', { endedAt: BEFORE }, AFTER, 'inTime'],
  ['done at 24:00', { endedAt: DUE }, AFTER, 'late'],
  ['given back or withdrawn before', { endedAt: BEFORE, unmet: true }, AFTER, 'released'],
  ['a duplicate after', { endedAt: AFTER, unmet: true }, AFTER, 'late'],
  ['open at 24:00', {}, DUE, 'openLate'],
  ['open before', {}, BEFORE, 'ahead'],
  ['stopped before', { stops: [{ reason: 'hearing', from: BEFORE }] }, AFTER, 'stopped'],
  ['stopped when it was late', { stops: [{ reason: 'hearing', from: DUE }] }, AFTER, 'openLate'],
  [
    'done while it stood still',
    { endedAt: AFTER, stops: [{ reason: 'hearing', from: BEFORE }] },
    AFTER,
    'inTime',
  ],
  ['a right', { right: true, endedAt: BEFORE }, AFTER, 'none'],
  ['silence counts as the answer', { silence: 'take' }, AFTER, 'none'],
  ['due before the period', { lastDay: '2026-02-28' }, AFTER, 'none'],
  ['due after the period', { lastDay: '2026-04-01' }, AFTER, 'none'],
  ['due on the first day', { lastDay: '2026-03-01' }, AFTER, 'openLate'],
  ['due on the last day', { lastDay: '2026-03-31' }, AFTER, 'openLate'],
]

test.each(ROWS)('%s', (_, more, now, is) => {
  const counts = dueInPeriod([run(more)], MARCH, now)
  expect(Object.entries(counts).filter(([, count]) => count > 0)).toEqual(is === 'none' ? [] : [[is, 1]])
})

test('each run of a matter is counted by itself', () => {
  const again = run({ id: 'answer.2' })
  const first = run({ endedAt: BEFORE })
  expect(dueInPeriod([first, again], MARCH, AFTER)).toMatchObject({
    inTime: 1,
    openLate: 1,
  })
})

const counts = (inTime: number, late: number, openLate: number) => ({
  ...{ inTime, late, openLate },
  ...{ released: 7, stopped: 7, ahead: 7 },
})

test.each([
  [1, 0, 0, 1, 100],
  [0, 1, 0, 1, 0],
  [2, 1, 0, 3, 66.7],
  [1, 1, 1, 3, 33.3],
  [41, 1959, 0, 2000, 2.1], // 2.05 rounds up
  [40_999, 1_959_001, 0, 2_000_000, 2], // 2.04995
  [1999, 0, 1, 2000, 100], // 99.95; the numerator beside it says that one was missed
])('%i in time, %i late, %i open and late: of %i, %d %%', (inTime, late, openLate, denominator, percent) => {
  expect(rateInTime(counts(inTime, late, openLate))).toEqual({ numerator: inTime, denominator, percent })
})

test('where nothing was due there is no rate', () => {
  expect(rateInTime(counts(0, 0, 0))).toEqual({ numerator: 0, denominator: 0, percent: null })
})

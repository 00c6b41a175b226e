import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide, decideOpening } from '../../../src/engine/act.ts'
import { type Clock, colourOf, nextMoment, recomputed } from '../../../src/engine/clocks.ts'
import { defineKind } from '../../../src/engine/define.ts'
import type { Entry, Matter } from '../../../src/engine/entry.ts'
import type { Answers } from '../../../src/engine/fields.ts'
import * as f from '../../../src/engine/fields.ts'
import { apply, fold, open } from '../../../src/engine/fold.ts'
import { decideTick } from '../../../src/engine/tick.ts'
import { ladder } from '../../kinds/ladder.ts'
import { directory, HEAD, house, on, SEATS, TIME, uuid } from '../../kinds/town.ts'

const CLOCKS: Record<string, Clock> = {
  lend: { from: ['open'], until: ['lend'], term: 'ladder.lend' },
  use: {
    promise: true,
    from: ['lend', 'inspect'],
    within: ['lent'],
    until: ['bring-back'],
    term: 'ladder.use',
    stops: { rain: { from: ['rain'], until: ['sun'] } },
    extension: { action: 'longer', count: 'days', times: 1 },
  },
}
const holder = { holds: true } as const
const kind = defineKind({
  ...ladder,
  clocks: CLOCKS,
  actions: {
    ...ladder.actions,
    rain: { from: ['lent'], who: holder },
    sun: { from: ['lent'], who: holder },
    remark: { from: ['asked', 'lent'], who: holder, form: { words: f.text() } },
    longer: {
      from: ['lent'],
      who: holder,
      form: { days: f.number({ whole: true, least: 1, most: 5, required: true }) },
    },
  },
})

/** Friday, 20 November 2026, 10 in the morning in China. */
const FRIDAY = '2026-11-20T02:00:00.000Z'

interface Life {
  matter: Matter
  entries: Entry[]
}

function born(at = FRIDAY): Life {
  const decided = decideOpening(kind, HEAD, { type: 'anyone' }, { wish: '借梯子' }, uuid(1), at, house)
  if (!decided.ok) throw new Error(decided.refusal.code)
  return { matter: open(HEAD, decided.value), entries: [decided.value] }
}

const grow = ({ matter, entries }: Life, entry: Entry): Life => ({
  matter: apply(kind, matter, entry),
  entries: [...entries, entry],
})

function act(life: Life, action: string, at: string, input: Answers = {}): Life {
  const seat = Object.values(SEATS).find(({ id }) => id === life.matter.holder) ?? SEATS.duty
  const decided = decide(kind, life.matter, action, on(seat), input, uuid(life.entries.length + 1), at, house)
  if (!decided.ok) throw new Error(`${action}: ${JSON.stringify(decided.refusal)}`)
  return grow(life, decided.value)
}

const LEND = { to: 's-mediator' }
const run = (life: Life, id: string) => life.matter.clocks.find((each) => each.id === id)

describe('a run', () => {
  test('begins with its entry and is due by its term', () => {
    // Three working days from Friday, the first not counted: Monday, Tuesday, Wednesday 24:00.
    expect(run(born(), 'lend.1')).toMatchObject({
      lastDay: '2026-11-25',
      due: '2026-11-25T16:00:00.000Z',
      provisional: false,
    })
  })

  test('ends with its entry, in time or late', () => {
    const inTime = act(born(), 'lend', '2026-11-25T15:59:59.000Z', LEND)
    const late = act(born(), 'lend', '2026-11-25T16:00:00.000Z', LEND)
    const colour = (life: Life) => {
      const ended = run(life, 'lend.1')
      return ended && colourOf(ended, '2027-01-01T00:00:00.000Z')
    }
    expect([colour(inTime), colour(late)]).toEqual(['green', 'red'])
  })

  test('stands still for a lawful reason, and that time does not count', () => {
    const lent = act(born(), 'lend', '2026-11-20T03:00:00.000Z', LEND)
    expect(run(lent, 'use.1')?.lastDay).toBe('2026-11-27')
    const wet = act(lent, 'rain', '2026-11-22T03:00:00.000Z')
    expect(nextMoment(wet.matter.clocks)).toBeUndefined()
    const done = run(act(wet, 'bring-back', '2026-12-20T03:00:00.000Z'), 'use.1')
    expect(done && colourOf(done, '2027-01-01T00:00:00.000Z')).toBe('green')
    const dry = act(wet, 'sun', '2026-11-26T03:00:00.000Z')
    expect(run(dry, 'use.1')?.lastDay).toBe('2026-12-01')
  })

  test('is extended once, before its date, and not while it stands still', () => {
    const lent = act(born(), 'lend', '2026-11-20T03:00:00.000Z', LEND)
    const more = act(lent, 'longer', '2026-11-23T03:00:00.000Z', { days: 5 })
    expect(run(more, 'use.1')?.lastDay).toBe('2026-12-02')
    expect(() => act(more, 'longer', '2026-11-24T03:00:00.000Z', { days: 1 })).toThrow('extension-used')
    expect(() => act(lent, 'longer', '2026-11-27T16:00:00.000Z', { days: 1 })).toThrow('clock-over')
    const wet = act(lent, 'rain', '2026-11-22T03:00:00.000Z')
    expect(() => act(wet, 'longer', '2026-11-23T03:00:00.000Z', { days: 1 })).toThrow('clock-over')
    expect(() => act(lent, 'longer', '2026-11-23T03:00:00.000Z', { days: 6 })).toThrow('too-large')
  })

  test('of a closed matter ends, whatever it was waiting for', () => {
    const closed = act(born(), 'end', '2026-11-21T03:00:00.000Z', { how: 'refused' })
    expect(closed.matter.clocks.every((each) => each.endedAt === '2026-11-21T03:00:00.000Z')).toBe(true)
  })

  test('begins anew only in its stages', () => {
    let life = act(born(), 'lend', '2026-11-20T03:00:00.000Z', LEND)
    life = act(life, 'bring-back', '2026-11-21T03:00:00.000Z')
    expect(run(life, 'use.1')?.endedAt).toBeDefined()
    life = act(life, 'inspect', '2026-11-22T03:00:00.000Z', { whole: false })
    expect(run(life, 'use.2')).toMatchObject({ startedAt: '2026-11-22T03:00:00.000Z', lastDay: '2026-11-29' })
  })
})

/** Everything the clocks owe until then. */
function strike(life: Life, until: string): Life {
  for (let now = nextMoment(life.matter.clocks)?.at; now && now <= until; ) {
    const at = now > life.matter.lastAt ? now : life.matter.lastAt
    const entry = decideTick(kind, life.matter, uuid(life.entries.length + 1), at, house)
    if (!entry) return life
    life = grow(life, entry)
    now = nextMoment(life.matter.clocks)?.at
  }
  return life
}

describe('by itself a clock', () => {
  test('warns one working day before, then is overdue and somebody above looks on; the holder stays', () => {
    const late = strike(born(), '2026-12-31T00:00:00.000Z')
    expect(late.entries.map(({ action, at, watcher }) => [action, at, watcher])).toEqual([
      ['open', FRIDAY, undefined],
      ['clock-warned', '2026-11-23T16:00:00.000Z', undefined],
      ['clock-overdue', '2026-11-25T16:00:00.000Z', 's-duty'],
    ])
    expect(late.matter).toMatchObject({ holder: 's-grid', watchers: ['s-duty'] })
  })

  test('says nothing before its moment, and nothing about a closed matter', () => {
    expect(decideTick(kind, born().matter, uuid(9), '2026-11-23T15:59:59.999Z', house)).toBeUndefined()
    const closed = act(born(), 'end', '2026-11-21T03:00:00.000Z', { how: 'refused' })
    expect(decideTick(kind, closed.matter, uuid(9), '2027-11-23T16:00:00.000Z', house)).toBeUndefined()
  })
})

test('a provisional date moves when the notice of its year is entered, and only then', () => {
  const life = act(born('2026-12-25T02:00:00.000Z'), 'lend', '2026-12-25T03:00:00.000Z', LEND)
  const provisional = strike(born('2026-12-30T02:00:00.000Z'), '2026-12-30T03:00:00.000Z')
  expect(run(provisional, 'lend.1')).toMatchObject({ lastDay: '2027-01-04', provisional: true })
  const calendar = {
    ...TIME.calendar,
    published: [2026, 2027],
    exceptions: { '2027-01-01': 'rest', '2027-01-04': 'rest' } as const,
  }
  const moved = recomputed(provisional.matter.clocks, '2026-12-30T03:00:00.000Z', calendar)
  expect(moved).toMatchObject([{ id: 'lend.1', lastDay: '2027-01-06', provisional: false }])
  expect(
    recomputed(
      life.matter.clocks.filter(({ endedAt }) => endedAt),
      '2026-12-30T03:00:00.000Z',
      calendar,
    ),
  ).toEqual([])
})

test('over random lives: no edit moves a date, each moment speaks once, replay gives the same', () => {
  const step = fc.record({
    action: fc.constantFrom(
      'lend',
      'remark',
      'check',
      'bring-back',
      'inspect',
      'rain',
      'sun',
      'longer',
      'end',
    ),
    hours: fc.integer({ min: 1, max: 100 }),
    days: fc.integer({ min: 1, max: 5 }),
    whole: fc.boolean(),
  })
  const inputs = (days: number, whole: boolean): Record<string, Answers> => ({
    lend: LEND,
    longer: { days },
    inspect: { whole },
    end: { how: 'refused' },
    remark: { words: '看看' },
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      let life = born()
      let now = Date.parse(FRIDAY)
      for (const { action, hours, days, whole } of steps) {
        now += hours * 3_600_000
        const at = new Date(now).toISOString()
        life = strike(life, at)
        const before = life
        try {
          life = act(life, action, at, inputs(days, whole)[action])
        } catch {
          continue // refused: nothing happened
        }
        if (['remark', 'check'].includes(action)) expect(life.matter.clocks).toEqual(before.matter.clocks)
      }
      life = strike(life, '2028-01-01T00:00:00.000Z')
      const spoken = life.entries.filter(({ stamp }) => stamp.by === 'system')
      const moments = spoken.map(({ action, input, clocks }) => `${action} ${input.run} ${clocks?.[0]?.due}`)
      expect(new Set(moments).size).toBe(moments.length)
      for (const each of life.matter.clocks) {
        const owed = !each.endedAt && each.stops.every((stop) => stop.until)
        if (owed) expect([each.warnedAt, each.overdueAt]).not.toContain(undefined)
      }
      expect(life.matter.close ? '' : directory.seat(life.matter.holder)?.id).toBe(
        life.matter.close ? '' : life.matter.holder,
      )
      expect(fold(kind, HEAD, life.entries)).toEqual(life.matter)
    }),
    { numRuns: 2_000 },
  )
})

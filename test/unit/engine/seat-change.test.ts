import fc from 'fast-check'
import { expect, it } from 'vitest'
import { covers, overlap } from '../../../src/engine/roster.ts'
import { decideSeatChange, type SeatChange, type SeatSpans } from '../../../src/engine/seat-change.ts'

const TODAY = '2026-11-10'
const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}`
const DAYS = Array.from({ length: 30 }, (_, i) => day(i + 1))
const SEAT = { id: 'duty', unit: 'u', role: 'duty', territory: '990100' }
const START: SeatSpans = {
  seatings: [{ seat: 'duty', person: 'p0', since: '2026-01-01' }],
  leaves: [],
  standIns: [],
}

const anyDay = fc.integer({ min: 1, max: 28 }).map(day)
const person = fc.nat(3).map((n) => `p${n}`)
const anyChange: fc.Arbitrary<SeatChange> = fc.oneof(
  fc.record({ what: fc.constant('seating' as const), person, since: anyDay, relieves: fc.boolean() }),
  fc.record({ what: fc.constant('end' as const), person, until: anyDay }),
  fc.record({
    what: fc.constant('leave' as const),
    person,
    since: anyDay,
    until: anyDay,
    reason: fc.constant('annual' as const),
  }),
  fc.record({ what: fc.constant('back' as const), person, until: anyDay }),
  fc.record(
    {
      what: fc.constant('stand-in' as const),
      standIn: fc.constantFrom('other', 'third', 'duty', null),
      since: anyDay,
      until: anyDay,
    },
    { requiredKeys: ['what', 'standIn', 'since'] },
  ),
)

/** The spans after many changes; what is refused changes nothing. */
function after(changes: readonly SeatChange[], duty: boolean): { spans: SeatSpans; taken: number } {
  let [spans, taken] = [START, 0]
  for (const change of changes) {
    const standIn = 'standIn' in change && change.standIn ? { ...SEAT, id: change.standIn } : undefined
    const facts = { seat: SEAT, duty, today: TODAY, spans, others: [], standIn }
    const decided = decideSeatChange(facts, change)
    if (decided.ok) spans = decided.value
    if (decided.ok) taken++
  }
  return { spans, taken }
}

const pairs = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((one, i) => list.slice(i + 1).map((other): [T, T] => [one, other]))

it('never leaves the duty seat without somebody, whatever is asked for', () => {
  let taken = 0
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 12 }), (changes) => {
      const result = after(changes, true)
      taken += result.taken
      const { seatings, leaves, standIns } = result.spans
      for (const today of DAYS.filter((each) => each >= TODAY)) {
        const there = seatings.filter((each) => covers(each, today))
        expect(there.length).toBeGreaterThan(0)
        const away = (who: string) => leaves.some((each) => each.person === who && covers(each, today))
        const stood = standIns.some((each) => covers(each, today))
        expect(stood || there.some((each) => !away(each.person))).toBe(true)
      }
    }),
    { numRuns: 10_000 },
  )
  // Not vacuous: many of the changes were taken.
  expect(taken).toBeGreaterThan(3_000)
})

it('keeps one person at a time on a seat, one stand-in at a time, and spans that go forward', () => {
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 12 }), (changes) => {
      const { seatings, leaves, standIns } = after(changes, false).spans
      for (const span of [...seatings, ...leaves, ...standIns])
        expect(span.until === undefined || span.until > span.since).toBe(true)
      expect(pairs(seatings).filter(([one, other]) => overlap(one, other))).toEqual([])
      expect(pairs(standIns).filter(([one, other]) => overlap(one, other))).toEqual([])
      expect(standIns.filter(({ seat, standIn }) => seat === standIn)).toEqual([])
      const twice = pairs(leaves).filter(([one, other]) => one.person === other.person && overlap(one, other))
      expect(twice).toEqual([])
    }),
    { numRuns: 10_000 },
  )
})

it('lets a stand-in for some days leave the days before and after to whoever stood in', () => {
  const { spans } = after(
    [
      { what: 'stand-in', standIn: 'other', since: day(1) },
      { what: 'stand-in', standIn: 'third', since: day(12), until: day(15) },
    ],
    false,
  )
  const who = (today: string) => spans.standIns.find((each) => covers(each, today))?.standIn
  expect([day(11), day(12), day(14), day(15)].map(who)).toEqual(['other', 'third', 'third', 'other'])
})

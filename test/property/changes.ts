/** What changes in the city itself: who sits where, and which villages there are. */
import { chinaDayOf } from '../../src/engine/days.ts'
import { decideSeatChange, type SeatChange } from '../../src/engine/seat-change.ts'
import type { Dice } from './dice.ts'
import { changeStaff, type Life } from './life.ts'
import { dayIn, mergeVillages } from './town.ts'

/** Somebody comes, goes, falls ill or is to stand in, on any seat and above all on the duty seat. */
export function changeSeat(life: Life, dice: Dice): void {
  const { town } = life
  const seat = dice.chance(30) ? town.people.duty : (dice.one(town.seats) ?? town.people.duty)
  const today = chinaDayOf(life.now)
  const spans = town.spans.get(seat.id) ?? { seatings: [], leaves: [], standIns: [] }
  const [since, until] = [dice.chance(50) ? today : dayIn(dice), dayIn(dice)]
  const person = dice.one(spans.seatings)?.person ?? 'p0'
  const standIn = dice.one(town.seats)
  const change = dice.pick<SeatChange>([
    { what: 'leave', person, since, until, reason: 'sick' },
    { what: 'end', person, until: since },
    { what: 'seating', person: `p${dice.below(12)}`, since, relieves: dice.chance(70) },
    { what: 'back', person, until: since },
    { what: 'stand-in', standIn: dice.chance(20) ? null : (standIn?.id ?? null), since },
  ])
  const facts = { seat, duty: seat.id === town.people.duty.id, today, spans, others: [], standIn }
  const decided = decideSeatChange(facts, change)
  life.reach(decided.ok ? `seat: ${change.what}` : `seat refused: ${decided.refusal.code}`)
  if (!decided.ok) return
  changeStaff(life, { ...town, spans: new Map(town.spans).set(seat.id, decided.value) })
}

export function merge(life: Life, dice: Dice): void {
  const merged = mergeVillages(life.town, dice, chinaDayOf(life.now))
  if (merged === life.town) return
  life.reach('villages merged')
  changeStaff(life, merged)
}

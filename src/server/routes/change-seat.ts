/** Changes who sits where: lock, decide, replace, record; safe to repeat by the client's id. */
import { isDeepStrictEqual } from 'node:util'
import { chinaDayOf } from '../../engine/days.ts'
import { type Outcome, type Refusal, refusal } from '../../engine/refusals.ts'
import { decideSeatChange, type SeatChange } from '../../engine/seat-change.ts'
import { isWithin } from '../../engine/territory.ts'
import type { Actor, SeatRef } from '../../engine/who.ts'
import type { House } from '../house.ts'
import { type Tx, violatedKey } from '../store/db.ts'
import { changeById, lockSeat, recordChange, replaceSpans, seatingsOf, spansOf } from '../store/seats.ts'
import { Refused } from './refused.ts'

/** Why the actor may not say who sits on a seat: the administrator of its territory and the head of its unit may. */
export function whyNotManaged(house: House, actor: Actor, seat: SeatRef): Refusal | undefined {
  if (actor.type !== 'seat') return { code: 'not-signed-in' }
  if (house.directory.unit(seat.unit)?.head === actor.seat.id) return undefined
  if (actor.seat.role !== 'admin') return { code: 'not-allowed', params: { why: 'role', role: 'admin' } }
  return isWithin(seat.territory, actor.seat.territory)
    ? undefined
    : { code: 'not-allowed', params: { why: 'territory' } }
}

/** @param id of the change, made by the client */
export async function changeSeat(
  house: House,
  actor: Actor,
  seatId: string,
  id: string,
  change: SeatChange,
  now: string,
): Promise<Outcome<SeatRef>> {
  const seat = house.directory.seat(seatId)
  if (!seat) return refusal('not-found')
  const denied = whyNotManaged(house, actor, seat)
  if (denied) return { ok: false, refusal: denied }
  try {
    const fresh = await house.sql.begin((tx) => write(house, tx, actor, seat, id, change, now))
    // Here at once; the other servers are told at the commit.
    if (fresh) await house.readPeople()
    if (fresh) house.live.wake()
    return { ok: true, value: seat }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    // Two seats were changed at once under one id: the second finds it used.
    if (violatedKey(error) === 'seat_change_pk') return refusal('id-reused')
    throw error
  }
}

async function write(
  house: House,
  tx: Tx,
  actor: Actor,
  seat: SeatRef,
  id: string,
  change: SeatChange,
  now: string,
): Promise<boolean> {
  if (actor.type !== 'seat') throw new Refused({ code: 'not-signed-in' })
  const { what, ...detail } = change
  const person = 'person' in change ? change.person : undefined
  if (!(await lockSeat(tx, seat.id, person))) throw new Refused({ code: 'not-found' })
  const before = await changeById(tx, id)
  if (before) {
    const same =
      before.seat === seat.id &&
      before.what === what &&
      before.person === actor.person &&
      isDeepStrictEqual(before.detail, JSON.parse(JSON.stringify(detail)))
    if (!same) throw new Refused({ code: 'id-reused' })
    return false
  }
  const others = person === undefined ? [] : await seatingsOf(tx, person)
  if (!others)
    throw new Refused({ code: 'unknown-person', problems: [{ path: 'person', code: 'unknown-code' }] })
  const standIn = 'standIn' in change && change.standIn ? house.directory.seat(change.standIn) : undefined
  if ('standIn' in change && change.standIn && !standIn)
    throw new Refused({ code: 'unknown-seat', problems: [{ path: 'standIn', code: 'unknown-code' }] })
  const spans = await spansOf(tx, seat.id)
  const duty = seat.id === house.directory.duty.id
  const facts = { seat, duty, today: chinaDayOf(now), spans, others, standIn }
  const decided = decideSeatChange(facts, change)
  if (!decided.ok) throw new Refused(decided.refusal)
  await replaceSpans(tx, seat.id, decided.value)
  const by = { person: actor.person, bySeat: actor.seat.id }
  await recordChange(tx, { id, seat: seat.id, at: now, ...by, what, detail })
  return true
}

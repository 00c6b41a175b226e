/** What must be true of holders and hand-overs after every entry. */

import { chinaDayOf } from '../../src/engine/days.ts'
import type { Entry, Matter } from '../../src/engine/entry.ts'
import { actingFor } from '../../src/engine/holder.ts'
import { noticesOf } from '../../src/engine/notices.ts'
import { covers } from '../../src/engine/roster.ts'
import { type SeatRef, whyNot } from '../../src/engine/who.ts'
import { type Life, rosterNow, type Told } from './life.ts'
import { must } from './must.ts'

/** One seat of the city holds it, and somebody who sits somewhere today must act for it. */
export function checkLiving(life: Life, { holder, ref }: Matter): void {
  const { people, spans } = life.town
  const day = chinaDayOf(life.now)
  if (life.living.has(`${day} ${holder}`)) return
  must(people.seat(holder) !== undefined, () => `${ref} is held by "${holder}", which is no seat`)
  const acting = actingFor(rosterNow(life), holder)
  must(acting !== undefined, () => `nobody acts for ${holder}`)
  const there = spans.get(acting.seat)
  const sits = there?.seatings.some((each) => each.person === acting.person && covers(each, day))
  const away = there?.leaves.some((each) => each.person === acting.person && covers(each, day)) ?? false
  must(sits === true, () => `${acting.person} doesn't sit on ${acting.seat} on ${day}`)
  must(away === acting.despiteLeave, () => `${acting.person} is on leave`)
  must(!away || acting.seat === people.duty.id, () => `${acting.seat} is not the duty seat, and on leave`)
  life.living.add(`${day} ${holder}`)
}

/** Whoever holds a matter may read it. */
export function checkReads(life: Life, matter: Matter): void {
  const seat = life.town.people.seat(matter.holder)
  const why = seat && whyNot(life.kind.sight, { type: 'seat', person: '', seat }, matter)
  must(!why, () => `${matter.holder} holds what it may not read: ${why?.code}`)
}

const mayHold = ({ kind }: Life, matter: Matter, seat: SeatRef): boolean =>
  !whyNot(kind.sight, { type: 'seat', person: '', seat }, { ...matter, holder: seat.id })

/** Until somebody takes it the giver holds it; after so many refusals in a row the common superior does. */
export function checkPassing(life: Life, told: Told, before: Matter, entry: Entry, after: Matter): void {
  const passing = entry.handOver
  const offer = before.handOver?.offer
  const say = (words: string) => () => `${entry.action}: ${words}`
  const kept = after.holder === before.holder
  if (!passing) return
  switch (passing.what) {
    case 'offered':
      must(kept && after.handOver?.offer?.by === before.holder, say('the giver holds it no more'))
      break
    case 'withdrawn':
      must(kept && !after.handOver?.offer, say('the giver holds it no more'))
      break
    case 'refused':
      told.refusals++
      must(offer !== undefined && !after.handOver?.offer, say('nothing was offered'))
      must(passing.deadlock === told.refusals >= (life.kind.handOver?.refusals ?? 0), say('no deadlock'))
      if (passing.deadlock) checkSuperior(life, before, after)
      else must(kept, say('the giver holds it no more'))
      break
    default:
      if (passing.what !== 'recalled') told.refusals = 0
      if (offer && (passing.what === 'silence' || entry.action === 'take-over'))
        must(after.holder === offer.to, say('whoever was asked holds it not'))
      must(!after.handOver?.offer && !after.handOver?.deadlock, say('the hand-over goes on'))
  }
  must(after.handOver?.refusals === undefined || after.handOver.refusals === told.refusals, say('miscounted'))
}

function checkSuperior(life: Life, before: Matter, after: Matter): void {
  const { people } = life.town
  const superior = people.seat(after.holder)
  const sides = [before.holder, before.handOver?.offer?.to, ...(before.handOver?.refusers ?? [])]
  life.reach(superior?.role === 'duty' ? 'deadlock at the duty seat' : 'deadlock at a superior')
  // Where even the duty office is complained of nobody stands above: the giver keeps it and must name.
  if (after.holder === before.holder && !mayHold(life, after, people.duty)) return
  must(superior?.role === 'supervisor' || superior?.role === 'duty', () => `${after.holder} is no superior`)
  must(superior.role === 'duty' || !sides.includes(superior.id), () => `${superior.id} is a side`)
}

/** The clocks of a hand-over run exactly as long as what they count. */
export function checkPassingClocks({ close, clocks, handOver }: Matter): void {
  const runs = (name: string) => clocks.some(({ clock, endedAt }) => clock === name && !endedAt)
  const offered = !close && handOver?.offer !== undefined
  must(runs('hand-over') === offered, () => `offered ${offered}, but its clock says otherwise`)
  const deadlock = !close && handOver?.deadlock === true
  must(runs('naming') === deadlock, () => `deadlock ${deadlock}, but its clock says otherwise`)
}

/** Nobody is told of what they may not read or did themselves, and whoever newly holds it is told. */
export function checkNotices(life: Life, before: Matter | undefined, entry: Entry, after: Matter): void {
  const { people } = life.town
  const told = noticesOf(life.kind, before, after, entry, people)
  const doer = entry.stamp.by === 'seat' ? entry.stamp.seat : undefined
  for (const { seat: id } of told) {
    const seat = people.seat(id)
    must(seat !== undefined && id !== doer, () => `${id} is told at ${entry.action}`)
    const why = whyNot(life.kind.sight, { type: 'seat', person: '', seat }, after)
    must(!why, () => `${id} is told of what it may not read`)
  }
  must(new Set(told.map(({ seat }) => seat)).size === told.length, () => 'somebody is told twice')
  const fresh = !after.close && after.holder !== before?.holder && after.holder !== doer
  must(
    !fresh || told.some(({ seat }) => seat === after.holder),
    () => `${after.holder} isn't told that it holds`,
  )
}

/**
 * Permissions as data: who may do an action, who may read a matter. Evaluated here in memory and
 * compiled to SQL by the store (`store/sight.ts`), so that a list and a single read agree.
 */
import { helpers } from './assist.ts'
import type { Matter } from './entry.ts'
import type { Level } from './kind.ts'
import { isWithin, levelOf } from './territory.ts'

export type Who =
  /** Nobody needs to be known. */
  | { anyone: true }
  /** The bearer of the matter's receipt code. */
  | { receipt: true }
  /** The actor's seat has one of these roles. */
  | { role: string[] }
  /** The matter lies in the territory of the actor's seat. */
  | { within: true }
  /** The actor's seat holds the matter. */
  | { holds: true }
  /** The actor's seat holds the matter or has held it. */
  | { held: true }
  /** The actor's seat supervises the matter. */
  | { watches: true }
  /** The matter is offered to the actor's seat. */
  | { offered: true }
  /** The actor's unit has been asked to do a part of it. */
  | { assists: true }
  /** The territory of the actor's seat is of one of these levels. */
  | { level: Level[] }
  /** The actor's unit is the holder's unit or has been. */
  | { unit: true }
  /** The person has done one of these actions on the matter. Not for `sight`. */
  | { did: string[] }
  /** The actor's unit is not the one that this field names: a complaint never reaches the unit complained of. */
  | { notUnit: string }
  /** A field of the matter has this value: confidential classes narrow the circle of readers. */
  | { field: string; is: string }
  /** A named system actor. */
  | { system: string }
  | { all: Who[] }
  | { any: Who[] }
  | { not: Who }

export interface SeatRef {
  id: string
  unit: string
  role: string
  /** The territory the seat serves, at its level's length (`territory.ts`). */
  territory: string
}

export type Actor =
  /** `units`: those of every seat the person sits on; standing in elsewhere lets nobody see what their own may not. */
  | { type: 'seat'; person: string; seat: SeatRef; units?: readonly string[] }
  | { type: 'receipt'; matter: string }
  | { type: 'system'; name: string }
  | { type: 'anyone' }

/** What a refusal of permission turns on; each is a text `why.<code>`. */
export interface WhyNot {
  code:
    | 'sign-in'
    | 'receipt'
    | 'role'
    | 'territory'
    | 'holder'
    | 'held'
    | 'watches'
    | 'offered'
    | 'assists'
    | 'level'
    | 'unit'
    | 'two-people'
    | 'did'
    | 'named-unit'
    | 'confidential'
    | 'system'
  params?: Record<string, string>
}

/** What a permission reads of a matter. */
export type ReadMatter = Pick<
  Matter,
  'id' | 'place' | 'fields' | 'holder' | 'held' | 'units' | 'watchers' | 'doers' | 'handOver'
>

/**
 * Why this actor is not meant by `who`; `undefined` when it is.
 * Without a matter (opening one) only roles and `anyone` can be met.
 */
export function whyNot(who: Who, actor: Actor, matter?: ReadMatter): WhyNot | undefined {
  if ('anyone' in who) return undefined
  if ('all' in who) {
    for (const part of who.all) {
      const reason = whyNot(part, actor, matter)
      if (reason) return reason
    }
    return undefined
  }
  if ('any' in who) {
    const reasons = who.any.map((part) => whyNot(part, actor, matter))
    return reasons.includes(undefined) ? undefined : mostTelling(reasons, who.any, actor)
  }
  if ('not' in who) {
    if (whyNot(who.not, actor, matter)) return undefined
    return { code: 'field' in who.not ? 'confidential' : 'two-people' }
  }
  if ('notUnit' in who) {
    const named = matter?.fields[who.notUnit]
    return unitsOf(actor).some((unit) => unit === named) ? { code: 'named-unit' } : undefined
  }
  if ('field' in who) return matter?.fields[who.field] === who.is ? undefined : { code: 'confidential' }
  if ('system' in who)
    return actor.type === 'system' && actor.name === who.system ? undefined : { code: 'system' }
  if ('receipt' in who)
    return actor.type === 'receipt' && actor.matter === matter?.id ? undefined : { code: 'receipt' }
  if (actor.type !== 'seat') return { code: 'sign-in' }
  const { seat, person } = actor
  if ('role' in who)
    return who.role.includes(seat.role) ? undefined : { code: 'role', params: { role: who.role.join(',') } }
  if ('level' in who)
    return who.level.some((level) => level === levelOf(seat.territory)) ? undefined : { code: 'level' }
  if (!matter) return { code: 'holder' }
  if ('offered' in who) return matter.handOver?.offer?.to === seat.id ? undefined : { code: 'offered' }
  if ('assists' in who) return helpers(matter.fields).includes(seat.unit) ? undefined : { code: 'assists' }
  if ('within' in who) return isWithin(matter.place, seat.territory) ? undefined : { code: 'territory' }
  if ('holds' in who) return matter.holder === seat.id ? undefined : { code: 'holder' }
  if ('held' in who)
    return matter.holder === seat.id || matter.held.includes(seat.id) ? undefined : { code: 'held' }
  if ('watches' in who) return matter.watchers.includes(seat.id) ? undefined : { code: 'watches' }
  if ('unit' in who) return matter.units.includes(seat.unit) ? undefined : { code: 'unit' }
  return who.did.some((action) => matter.doers[action]?.includes(person)) ? undefined : { code: 'did' }
}

/** Whether a seat may read a matter, whoever sits on it. */
export const maySeatRead = (sight: Who, seat: SeatRef, matter: ReadMatter): boolean =>
  !whyNot(sight, { type: 'seat', person: '', seat }, matter)

/** Units whose confidence an actor shares: the seat's, and those of the person's other seats. */
export const unitsOf = (actor: Actor): string[] =>
  actor.type === 'seat' ? [...new Set([actor.seat.unit, ...(actor.units ?? [])])] : []

/** Of several ways that all fail, the one that speaks of the actor's own role helps most. */
function mostTelling(reasons: (WhyNot | undefined)[], ways: Who[], actor: Actor): WhyNot {
  const own = reasons.find(
    (reason, i) => reason && actor.type === 'seat' && mentions(ways[i], actor.seat.role),
  )
  // That some value of a field is another helps nobody; what the actor would have to be helps.
  const plain = reasons.find((reason) => reason && reason.code !== 'confidential')
  return own ?? plain ?? reasons.find((reason) => reason !== undefined) ?? { code: 'role' }
}

function mentions(who: Who | undefined, role: string): boolean {
  if (!who) return false
  if ('role' in who) return who.role.includes(role)
  return 'all' in who ? who.all.some((part) => mentions(part, role)) : false
}

/** Every part of a permission, itself included, for the checks at definition. */
export function partsOf(who: Who): Who[] {
  if ('all' in who) return [who, ...who.all.flatMap(partsOf)]
  if ('any' in who) return [who, ...who.any.flatMap(partsOf)]
  if ('not' in who) return [who, ...partsOf(who.not)]
  return [who]
}

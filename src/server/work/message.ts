/** What a message says at the moment it leaves: only what its reader may see then, has not read, and still acts for. */
import { chinaDayOf } from '../../engine/days.ts'
import { declarationOf } from '../../engine/define.ts'
import { actingFor, sitsOn, unitsOfPerson } from '../../engine/holder.ts'
import {
  codeLetter,
  codeShort,
  type Letter,
  type Letterhead,
  letterOf,
  shortOf,
  type Told,
  testLetter,
  testShort,
  URGENT_CODES,
} from '../../engine/messages.ts'
import { quietUntil } from '../../engine/quiet.ts'
import type { Roster } from '../../engine/roster.ts'
import type { Catalogue, Language } from '../../engine/text.ts'
import { type SeatRef, whyNot } from '../../engine/who.ts'
import en from '../../kinds/texts/en.json' with { type: 'json' }
import zh from '../../kinds/texts/zh.json' with { type: 'json' }
import type { Tx } from '../store/db.ts'
import type { Delivery, Item, LeftOut } from '../store/deliveries.ts'
import { type Current, currentOf } from '../store/unsent.ts'
import { addressesOf, CODE_MINUTES, codeOf, wishOf } from '../store/wishes.ts'
import type { DeliverHouse } from './bundle.ts'

const TEXTS: Record<Language, Catalogue> = { zh, en }

export interface MessageHouse extends DeliverHouse {
  city: { names: Readonly<Record<Language, string>> }
  demo: boolean
  secret: Buffer
  directory: {
    seat(id: string): (SeatRef & Readonly<Record<Language, string>>) | undefined
  } & DeliverHouse['directory']
  delivery: DeliverHouse['delivery'] & { publicUrl?: string | undefined }
}

/** A mail has a subject, a text message none. */
export type Message =
  | { to: string; text: string }
  | (Letter & { to: string; unsubscribe?: string | undefined })

/** What becomes of a message that is due. */
export type Due =
  | { holdUntil: string }
  /** Nothing to be sent when there is no message. */
  | { items: Item[]; message?: Message; why?: string }

export async function messageFor(house: MessageHouse, tx: Tx, delivery: Delivery, now: string): Promise<Due> {
  const { person, channel, what, items } = delivery
  const wish = await wishOf(tx, person)
  const address = (await addressesOf(tx, person)).find((each) => each.channel === channel)
  if (!wish || !address) return { items, why: 'no address' }
  const texts = TEXTS[wish.language]
  const { publicUrl } = house.delivery
  const from: Letterhead = { city: house.city.names[wish.language], publicUrl, demo: house.demo }
  const mailed = (letter: Letter) => ({
    to: address.address,
    ...letter,
    ...(publicUrl && { unsubscribe: `${publicUrl}/desk/delivery` }),
  })
  const texted = (text: string) => ({ to: address.address, text })
  if (what === 'code') {
    if (address.code !== delivery.id) return { items, why: 'another code was asked for' }
    const code = codeOf(house.secret, delivery.id)
    const message =
      channel === 'email'
        ? mailed(codeLetter(texts, code, CODE_MINUTES, from))
        : texted(codeShort(texts, code, CODE_MINUTES, from))
    return { items, message }
  }
  if (!address.confirmedAt) return { items, why: 'the address is not confirmed' }
  if (what === 'test')
    return {
      items,
      message: channel === 'email' ? mailed(testLetter(texts, from)) : texted(testShort(texts, from)),
    }
  if (!address.wanted) return { items, why: 'switched off' }
  // What is put off by a fault may come into the quiet hours.
  const holdUntil = quietUntil(wish.quiet, now, house.time.calendar)
  if (holdUntil) return { holdUntil }
  const roster = house.team.on(chinaDayOf(now))
  const { told, judged } = judge(house, roster, person, items, await currentOf(tx, items), wish.language)
  if (told.length === 0) return { items: judged }
  const message =
    channel === 'email' ? mailed(letterOf(texts, told, from)) : texted(shortOf(texts, told, from))
  return { items: judged, message }
}

/** Sorts out which notices may be told, with the reason for each that may not. */
function judge(
  house: MessageHouse,
  roster: Roster,
  person: string,
  items: readonly Item[],
  current: readonly Current[],
  language: Language,
): { told: Told[]; judged: Item[] } {
  const units = unitsOfPerson(roster, person)
  const told: Told[] = []
  const judged = items.map(({ county, matter, seq, seat }): Item => {
    const item = { county, matter, seq, seat }
    const found = current.find((each) => each.matter === matter && each.seq === seq && each.seat === seat)
    const left = whyLeft(house, roster, { person, units }, found)
    if (left || !found) return { ...item, left: left ?? 'gone' }
    told.push(toldOf(house, roster, person, found, language))
    return item
  })
  return { told, judged }
}

function whyLeft(
  house: MessageHouse,
  roster: Roster,
  { person, units }: { person: string; units: string[] },
  found: Current | undefined,
): LeftOut | undefined {
  const seat = found && house.directory.seat(found.seat)
  const kind = found && declarationOf(house.kinds, found.state)
  if (!found || !seat || !kind) return 'gone'
  if (found.read) return 'read'
  if (actingFor(roster, found.seat)?.person !== person) return 'not-acting'
  return whyNot(kind.sight, { type: 'seat', person, seat, units }, found.state) ? 'sight' : undefined
}

function toldOf(
  house: MessageHouse,
  roster: Roster,
  person: string,
  { what, seat, state, dueAt }: Current,
  language: Language,
): Told {
  const red = what === 'supervise' && state.fields.card === 'red'
  return {
    ref: state.ref,
    kind: state.kind,
    what,
    urgent: red || URGENT_CODES.includes(what),
    ...(dueAt && { due: dueAt.toISOString() }),
    ...(!sitsOn(roster, person, seat) && { standsInFor: house.directory.seat(seat)?.[language] ?? seat }),
  }
}

/** One matter of a real kind in a small invented county, by the real calendar and terms, told day by day. */

import { CALENDAR } from '../../../src/cities/calendar.ts'
import { NATIONAL } from '../../../src/cities/terms.ts'
import { decide, decideOpening, type House } from '../../../src/engine/act.ts'
import { type ClockRun, nextMoment } from '../../../src/engine/clocks.ts'
import type { Entry, Matter, MatterHead } from '../../../src/engine/entry.ts'
import type { Answers } from '../../../src/engine/fields.ts'
import { apply, fold } from '../../../src/engine/fold.ts'
import type { Kind } from '../../../src/engine/kind.ts'
import { type Notice, noticesOf } from '../../../src/engine/notices.ts'
import type { Refusal } from '../../../src/engine/refusals.ts'
import { decideTick } from '../../../src/engine/tick.ts'
import { type Actor, whyNot } from '../../../src/engine/who.ts'
import { peopleOf, type Seat, type Unit } from '../../../src/server/store/people.ts'
import { uuid } from '../../kinds/town.ts'

const CITY = '990100'
const COUNTY = '990101'
const TOWN = '990101001'
const GRID = '990101001001001'

const seatAt = (id: string, unit: string, role: string, territory: string): Seat => ({
  id,
  unit,
  role,
  territory,
  zh: id,
  en: id,
})

export const SEATS = {
  grid: seatAt('grid', 'u-village', 'grid-worker', GRID),
  clerk: seatAt('clerk', 'u-town', 'clerk', TOWN),
  mediator: seatAt('mediator', 'u-town', 'mediator', TOWN),
  otherMediator: seatAt('other-mediator', 'u-village', 'mediator', TOWN),
  townSupervisor: seatAt('town-supervisor', 'u-town', 'supervisor', TOWN),
  station: seatAt('station', 'u-station', 'handler', TOWN),
  handler: seatAt('handler', 'u-housing', 'handler', COUNTY),
  water: seatAt('water', 'u-water', 'handler', COUNTY),
  waterMediator: seatAt('water-mediator', 'u-water', 'mediator', COUNTY),
  power: seatAt('power', 'u-power', 'handler', COUNTY),
  petition: seatAt('petition', 'u-county', 'petition-clerk', COUNTY),
  supervisor: seatAt('supervisor', 'u-county', 'supervisor', COUNTY),
  cityPetition: seatAt('city-petition', 'u-city', 'petition-clerk', CITY),
  citySupervisor: seatAt('city-supervisor', 'u-city', 'supervisor', CITY),
  duty: seatAt('duty', 'u-city', 'duty', CITY),
} as const
export type SeatName = keyof typeof SEATS
/** Object.keys of a const object gives its own keys. */
const NAMES = Object.keys(SEATS) as SeatName[]

const seats: Seat[] = Object.values(SEATS)
const UNITS: Unit[] = [...new Set(seats.map(({ unit }) => unit))].map((id) => ({
  id,
  department: id,
  territory: COUNTY,
  zh: id,
  en: id,
}))
export const directory = peopleOf(CITY, UNITS, seats)
export const house: House = {
  directory,
  lookups: {
    code: () => false,
    seat: (id, roles) => roles.includes(directory.seat(id)?.role ?? ''),
    unit: (id, roles) => roles.some((role) => directory.ofUnit(id, role) !== undefined),
  },
  time: { terms: NATIONAL, calendar: CALENDAR },
}

/** A seat with its own person on it, the reporter, or anybody else. */
export type By = SeatName | 'reporter' | Actor

export function actorOf(by: By, matter: { id: string }): Actor {
  if (typeof by === 'object') return by
  return by === 'reporter' ? { type: 'receipt', matter: matter.id } : on(by)
}

/** A person on a seat; its own unless told. */
export const on = (seat: SeatName, person: string = seat): Actor => ({
  type: 'seat',
  person: `person of ${person}`,
  seat: SEATS[seat],
})

/** An instant from China time: `YYYY-MM-DD`, at ten in the morning unless told. */
export const china = (time: string): string => {
  const [day, hour = '10:00'] = time.split(' ')
  return new Date(`${day}T${hour.length === 5 ? `${hour}:00` : hour}+08:00`).toISOString()
}

/** A told life: every step is a day, who, what, with which answers. */
export interface Life {
  matter: Matter
  entries: readonly Entry[]
  /** Who is told of the last entry. */
  notices: Notice[]
  /** @throws Error naming the refusal */
  does(by: By, action: string, day: string, input?: Answers): Life
  /** The refusal of an attempt, which changes nothing. */
  refused(by: By, action: string, day: string, input?: Answers): Refusal
  run(id: string): ClockRun
  /** What the clocks say by themselves until then, each at its moment. */
  waits(until: string): Life
  /** Seats that may read it. */
  readers(): SeatName[]
}

/** Opens a matter of a kind on a day, by a resident. */
export function born(kind: Kind, form: Answers, day: string, city: House = house): Life {
  const at = china(day)
  const head: MatterHead = {
    id: uuid(1),
    ref: `${COUNTY}-260101-AAAAAA`,
    kind: kind.id,
    version: kind.version,
    county: COUNTY,
    place: GRID,
    openedAt: at,
    door: 'portal',
  }
  const decided = decideOpening(kind, head, { type: 'anyone' }, form, uuid(1), at, city)
  if (!decided.ok) throw new Error(JSON.stringify(decided.refusal))
  return lifeOf({ kind, head, city }, [decided.value])
}

interface Told {
  kind: Kind
  head: MatterHead
  city: House
}

function lifeOf(told: Told, entries: readonly Entry[]): Life {
  const { kind, head, city } = told
  // Every step is folded from the beginning: what is stored must be what replay gives.
  const matter = fold(kind, head, entries)
  const nextId = uuid(entries.length + 1)
  const attempt = (by: By, action: string, day: string, input: Answers = {}) =>
    decide(kind, matter, action, actorOf(by, matter), input, nextId, china(day), city)
  const last = entries.at(-1)
  const before = entries.length > 1 ? fold(kind, head, entries.slice(0, -1)) : undefined
  return {
    matter,
    entries,
    notices: last ? noticesOf(kind, before, matter, last, city.directory) : [],
    does(by, action, day, input) {
      const decided = attempt(by, action, day, input)
      if (!decided.ok) throw new Error(`${action}: ${JSON.stringify(decided.refusal)}`)
      return lifeOf(told, [...entries, decided.value])
    },
    refused(by, action, day, input) {
      const decided = attempt(by, action, day, input)
      if (decided.ok) throw new Error(`${action} was allowed: ${apply(kind, matter, decided.value).stage}`)
      return decided.refusal
    },
    run(id) {
      const run = matter.clocks.find((each) => each.id === id)
      if (!run) throw new Error(`no run ${id} among ${matter.clocks.map((each) => each.id)}`)
      return run
    },
    waits(until) {
      const at = nextMoment(matter.clocks)?.at
      if (!at || at > china(until)) return this
      const entry = decideTick(kind, matter, nextId, at > matter.lastAt ? at : matter.lastAt, city)
      return entry ? lifeOf(told, [...entries, entry]).waits(until) : this
    },
    readers: () => NAMES.filter((name) => !whyNot(kind.sight, on(name), matter)),
  }
}

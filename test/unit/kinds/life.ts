/** One matter of a real kind in a small invented county, by the real calendar and terms, told day by day. */

import { CALENDAR } from '../../../src/cities/calendar.ts'
import { NATIONAL } from '../../../src/cities/terms.ts'
import { decide, decideOpening, type House } from '../../../src/engine/act.ts'
import type { ClockRun } from '../../../src/engine/clocks.ts'
import type { Entry, Matter, MatterHead } from '../../../src/engine/entry.ts'
import type { Answers } from '../../../src/engine/fields.ts'
import { apply, fold, open } from '../../../src/engine/fold.ts'
import type { Kind } from '../../../src/engine/kind.ts'
import type { Refusal } from '../../../src/engine/refusals.ts'
import type { Actor } from '../../../src/engine/who.ts'
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
  townSupervisor: seatAt('town-supervisor', 'u-town', 'supervisor', TOWN),
  handler: seatAt('handler', 'u-housing', 'handler', COUNTY),
  water: seatAt('water', 'u-water', 'handler', COUNTY),
  petition: seatAt('petition', 'u-county', 'petition-clerk', COUNTY),
  supervisor: seatAt('supervisor', 'u-county', 'supervisor', COUNTY),
  cityPetition: seatAt('city-petition', 'u-city', 'petition-clerk', CITY),
  citySupervisor: seatAt('city-supervisor', 'u-city', 'supervisor', CITY),
  duty: seatAt('duty', 'u-city', 'duty', CITY),
} as const
export type SeatName = keyof typeof SEATS

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

export type By = SeatName | 'reporter'

export const actorOf = (by: By, matter: { id: string }): Actor =>
  by === 'reporter'
    ? { type: 'receipt', matter: matter.id }
    : { type: 'seat', person: `person of ${by}`, seat: SEATS[by] }

/** An instant from China time: `YYYY-MM-DD`, at ten in the morning unless told. */
export const china = (time: string): string => {
  const [day, hour = '10:00'] = time.split(' ')
  return new Date(`${day}T${hour}:00+08:00`).toISOString()
}

/** A told life: every step is a day, who, what, with which answers. */
export interface Life {
  matter: Matter
  /** @throws Error naming the refusal */
  does(by: By, action: string, day: string, input?: Answers): Life
  /** The refusal of an attempt, which changes nothing. */
  refused(by: By, action: string, day: string, input?: Answers): Refusal
  run(id: string): ClockRun
}

/** Opens a matter of a kind on a day, by a resident. */
export function born(kind: Kind, form: Answers, day: string): Life {
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
  const decided = decideOpening(kind, head, { type: 'anyone' }, form, uuid(1), at, house)
  if (!decided.ok) throw new Error(JSON.stringify(decided.refusal))
  return lifeOf(kind, head, open(head, decided.value), [decided.value])
}

function lifeOf(kind: Kind, head: MatterHead, matter: Matter, entries: readonly Entry[]): Life {
  const attempt = (by: By, action: string, day: string, input: Answers = {}) =>
    decide(kind, matter, action, actorOf(by, matter), input, uuid(entries.length + 1), china(day), house)
  return {
    matter,
    does(by, action, day, input) {
      const decided = attempt(by, action, day, input)
      if (!decided.ok) throw new Error(`${action}: ${JSON.stringify(decided.refusal)}`)
      const more = [...entries, decided.value]
      // Every step is folded from the beginning: what is stored must be what replay gives.
      return lifeOf(kind, head, fold(kind, head, more), more)
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
  }
}

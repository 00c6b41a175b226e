/** A random life: a city, a kind, and matters to which things happen one after the other. */
import { huaibei } from '../../src/cities/huaibei.ts'
import type { House } from '../../src/engine/act.ts'
import type { TimeTable } from '../../src/engine/clocks.ts'
import { chinaDayOf } from '../../src/engine/days.ts'
import type { Entry, Matter } from '../../src/engine/entry.ts'
import { actingFor, unitsOfPerson } from '../../src/engine/holder.ts'
import type { Kind } from '../../src/engine/kind.ts'
import { type Roster, rosterOn } from '../../src/engine/roster.ts'
import type { Actor } from '../../src/engine/who.ts'
import { KINDS } from '../../src/kinds/index.ts'
import { diceOf } from './dice.ts'
import { kindFrom } from './kinds.ts'
import { CALENDAR, termsFrom } from './terms.ts'
import { FIRST_DAY, type Town, townFrom } from './town.ts'

/** A matter with its whole record, and what is known of it beside the engine. */
export interface Told {
  matter: Matter
  entries: Entry[]
  /** Moments that have spoken, by run, what and the time they were due. */
  fired: Set<string>
  /** Refusals in a row, counted here. */
  refusals: number
}

export interface Life {
  kind: Kind
  town: Town
  time: TimeTable
  /** ISO instant in UTC; only ever goes on. */
  now: string
  matters: Told[]
  /** Counts what was reached, so that a property about nothing shows. */
  reach(what: string): void
  /** The staff by day, and who was found to act by day and seat; empty again when any span changes. */
  rosters: Map<string, Roster>
  living: Set<string>
}

/** @param numbers of the kind, the city and the table of time */
export function beginLife(
  numbers: { kind: readonly number[]; town: readonly number[] },
  reach: Life['reach'],
): Life {
  const dice = diceOf(numbers.kind)
  const real = dice.chance(30) ? dice.pick([KINDS[0], ...KINDS]) : undefined
  const kind = real ?? kindFrom(dice)
  const time: TimeTable = { terms: real ? huaibei.terms : termsFrom(dice), calendar: CALENDAR }
  const town = diceOf(numbers.town)
  const day = Date.parse(`${FIRST_DAY}T00:00:00Z`) + town.below(110 * 24 * 60) * 60_000
  return {
    kind,
    time,
    now: new Date(day).toISOString(),
    town: townFrom(town),
    matters: [],
    rosters: new Map(),
    living: new Set(),
    reach,
  }
}

export const houseOf = ({ town: { people }, time }: Life): House => ({
  directory: people,
  time,
  lookups: {
    code: () => true,
    seat: (id, roles) => roles.includes(people.seat(id)?.role ?? ''),
    unit: (id, roles) => roles.some((role) => people.ofUnit(id, role) !== undefined),
  },
})

export function changeStaff(life: Life, town: Town): void {
  life.town = town
  life.rosters.clear()
  life.living.clear()
}

/** The staff on the day of `now`; forgotten when anybody's span changes. */
export function rosterNow(life: Life): Roster {
  const day = chinaDayOf(life.now)
  const known = life.rosters.get(day)
  if (known) return known
  const { units, seats, people, spans } = life.town
  const all = [...spans.values()]
  const roster = rosterOn(
    {
      units,
      seats,
      duty: people.duty.id,
      seatings: all.flatMap(({ seatings }) => seatings),
      leaves: all.flatMap(({ leaves }) => leaves),
      standIns: all.flatMap(({ standIns }) => standIns),
    },
    day,
  )
  life.rosters.set(day, roster)
  return roster
}

/** Whoever acts for a seat now, as the server would know them. */
export function actorFor(life: Life, id: string): Actor {
  const roster = rosterNow(life)
  const seat = life.town.people.seat(id) ?? life.town.people.duty
  const acting = actingFor(roster, seat.id)
  if (!acting) throw new Error(`nobody acts for ${id}`)
  life.reach(acting.despiteLeave ? 'acts despite leave' : `acts as ${acting.via}`)
  return { type: 'seat', person: acting.person, seat, units: unitsOfPerson(roster, acting.person) }
}

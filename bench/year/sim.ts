/** What the simulated city knows at a moment, and the words in which its people's work is planned. */
import type { House } from '../../src/engine/act.ts'
import { dayAt, dayText } from '../../src/engine/days.ts'
import type { Entry, Matter } from '../../src/engine/entry.ts'
import type { Answers } from '../../src/engine/fields.ts'
import { actingFor, unitsOfPerson } from '../../src/engine/holder.ts'
import type { Kind } from '../../src/engine/kind.ts'
import type { Roster } from '../../src/engine/roster.ts'
import type { Actor } from '../../src/engine/who.ts'
import type { Random } from '../../src/server/demo/random.ts'
import { type City, houseOf, rosterOf } from './city.ts'
import type { Queue } from './queue.ts'
import { add, type Tally } from './tally.ts'

/** One matter, and what is true of it though nobody in the office knows. */
export interface Case {
  kind: Kind
  matter: Matter
  /** Kept only where a test asks for them: a year has half a million. */
  entries: Entry[]
  /** The unit that is competent. */
  right: string
  category: string
  /** A grid worker could settle it on the spot. */
  easy: boolean
  /** Grows with every plan, so that an older one is dropped. */
  plan: number
  /** Where it stood when its next step was planned. */
  planned: string
  /** Somebody has it and has forgotten it. */
  overlooked: boolean
  /** The moment its clocks speak next, for which the loop has been called. */
  moment: string
  /** The ending about which the reporter was asked. */
  asked: string
}

/** Somebody's next step. */
export interface Step {
  /** Seats in the order in which they are asked to do it, whoever then holds it, or the reporter. */
  by: readonly string[] | 'holder' | 'reporter'
  action: string
  input: Answers | ((at: number) => Answers)
  /** Days until somebody sits down to it: waiting for others, looking at the place. */
  days: number
  /** Minutes of the person's working time. */
  minutes: number
}

export interface Sim {
  city: City
  house: House
  random: Random
  queue: Queue
  /** Milliseconds since 1970. */
  now: number
  /** The last moment that is lived through. */
  until: number
  cases: Case[]
  /** Until when a person has work already. */
  busy: Map<string, number>
  /** Seats where things are left lying. */
  slow: ReadonlySet<string>
  tally: Tally
  keep: boolean
  roster: { day: number; of: Roster }
  /** Makes the ids of matters and entries. */
  serial: number
}

export const isoOf = (at: number): string => new Date(at).toISOString()

/** A well-formed id that nobody else has. */
export const nextId = (sim: Sim): string =>
  `00000000-0000-8000-8000-${(++sim.serial).toString(16).padStart(12, '0')}`

/** The staff today; cut once a day. */
export function rosterNow(sim: Sim): Roster {
  const day = dayAt(sim.now)
  if (sim.roster.day !== day) sim.roster = { day, of: rosterOf(sim.city, dayText(day)) }
  return sim.roster.of
}

/** After people or places have changed. */
export function renew(sim: Sim): void {
  sim.house = houseOf(sim.city)
  sim.roster = { day: Number.NaN, of: sim.roster.of }
}

/** Whoever acts for a seat now. @throws Error when nobody does: the city's duty seat is never vacant */
export function actorOn(sim: Sim, id: string): Extract<Actor, { type: 'seat' }> {
  const roster = rosterNow(sim)
  const acting = actingFor(roster, id)
  const seat = sim.city.people.seat(id)
  if (!acting || !seat) throw new Error(`nobody acts for ${id}`)
  add(sim.tally.acts, acting.via)
  return { type: 'seat', person: acting.person, seat, units: unitsOfPerson(roster, acting.person) }
}

/** Who takes the next step, and to whom it is sent. */
import type { Answers } from '../../src/engine/fields.ts'
import type { Case, Sim, Step } from './sim.ts'

export const NOTE = '办'
export const PICTURE = '00000000-0000-8000-8000-000000000001'

/** By the seat that holds the matter. */
export const holding = (
  one: Case,
  action: string,
  input: Step['input'],
  days: number,
  minutes: number,
): Step => ({
  by: [one.matter.holder],
  action,
  input,
  days,
  minutes,
})

/** By the first of the place's seats of these roles, from the town up, that may. */
export function nearby(sim: Sim, one: Case, roles: readonly string[], step: Omit<Step, 'by'>): Step {
  const { people } = sim.city
  const by = roles.flatMap((role) => people.seatsFor(role, one.matter.place).map(({ id }) => id))
  const { holder } = one.matter
  const own = roles.includes(people.seat(holder)?.role ?? '') ? [holder] : []
  return { ...step, by: [...new Set([...own, ...by])] }
}

/** Any unit of the county that handles things. */
export function otherUnit(sim: Sim, place: string): string {
  const units = sim.city.people.unitsFor('handler', place)
  return units[sim.random.below(Math.max(1, units.length))]?.id ?? ''
}

/** Most are sent to the right unit; some to another, fewer once somebody has said whose it is not. */
export function sentTo(sim: Sim, one: Case): string {
  const refused = one.matter.handOver?.refused ?? 0
  return sim.random.chance(refused > 0 ? 0.35 : 0.1) ? otherUnit(sim, one.matter.place) : one.right
}

/** Days that grow long for a few: half of all need no more than `usual`. */
export function daysAbout(sim: Sim, usual: number): number {
  const { random } = sim
  const bell = random.next() + random.next() + random.next() + random.next() - 2
  return usual * Math.exp(1.35 * bell)
}

export const yes = (sim: Sim, probability: number): boolean => sim.random.chance(probability)

export const reply = (words: Answers = {}): Answers => ({ reply: NOTE, ...words })

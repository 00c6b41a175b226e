/** What comes next for a matter: the hand-over first, then what its kind asks for. */
import { DEPARTMENTS } from '../../src/cities/routing.ts'
import type { Answers } from '../../src/engine/fields.ts'
import type { Case, Sim, Step } from './sim.ts'
import { disputeStep } from './way-dispute.ts'
import { hazardStep } from './way-hazard.ts'
import { petitionStep } from './way-petition.ts'
import { requestStep } from './way-request.ts'
import { stuckStep } from './way-stuck.ts'
import { holding, otherUnit } from './who-next.ts'

const WAYS: Readonly<Record<string, (sim: Sim, one: Case) => Step | undefined>> = {
  'resident-request': requestStep,
  dispute: disputeStep,
  petition: petitionStep,
  hazard: hazardStep,
  'stuck-matter': stuckStep,
}

export const KINDS_WITH_WAYS: readonly string[] = Object.keys(WAYS)

export function nextStep(sim: Sim, one: Case): Step | undefined {
  const { handOver, close } = one.matter
  if (!close && handOver?.deadlock) return naming(sim, one)
  if (!close && handOver?.offer) return answering(sim, one)
  const step = WAYS[one.kind.id]?.(sim, one)
  // What is done is asked about, once after each ending.
  return step ?? (close ? rating(sim, one) : undefined)
}

/** The superior knows whose it is, or finds out. */
function naming(sim: Sim, one: Case): Step {
  const mediator = one.kind.id === 'dispute' && sim.city.people.seatsFor('mediator', one.matter.place)[0]?.id
  const who: Answers = mediator ? { mediator } : { unit: one.right }
  const input = { ...who, reason: '职责明确，由该单位承办' }
  return holding(one, 'name-holder', input, sim.random.between(0.1, 1.2), 20)
}

/** Whoever is asked: mostly takes it, refuses what is another's, and now and then says nothing. */
function answering(sim: Sim, one: Case): Step | undefined {
  const { random } = sim
  const { offer, refused = 0 } = one.matter.handOver ?? {}
  if (!offer) return undefined
  const by = [offer.to]
  const mediator = one.kind.id === 'dispute'
  const own = mediator || offer.unit === one.right
  // Who has been sent what nobody wants looks twice before taking it.
  if (random.chance(own ? 0.03 + (mediator ? 0.03 : 0.1) * Math.min(refused, 2) : 0.88)) {
    const ground = one.kind.handOver?.grounds[own ? (mediator ? 1 : 3) : 0] ?? ''
    return {
      by,
      action: 'refuse-offer',
      input: { ground, reason: '经核实' },
      days: random.between(0.1, 1.6),
      minutes: 15,
    }
  }
  if (random.chance(own ? 0.15 : 0.6)) return undefined
  // Whoever does the work at once has taken it by that; the person who is stuck is called before anything else.
  const next = random.chance(one.kind.id === 'stuck-matter' ? 0.8 : 0.3)
    ? WAYS[one.kind.id]?.(sim, one)
    : undefined
  if (next && next.by[0] === one.matter.holder) return { ...next, by }
  return { by, action: 'take-over', input: {}, days: random.between(0.05, 1.2), minutes: 5 }
}

function rating(sim: Sim, one: Case): Step | undefined {
  const { random } = sim
  if (!one.kind.rating || !['solved', 'answered', 'failed-told'].includes(one.matter.close ?? ''))
    return undefined
  if (one.asked === one.matter.closedAt) return undefined
  one.asked = one.matter.closedAt ?? ''
  if (!random.chance(0.32)) return undefined
  const stars = random.chance(0.83) ? 4 + random.below(2) : 1 + random.below(3)
  return { by: 'reporter', action: 'rate', input: { stars }, days: random.between(0.1, 12), minutes: 0 }
}

/** The unit that a category belongs to, in the county of a place; some are the city's own. */
export function unitOf(sim: Sim, department: string, place: string): string {
  const level = DEPARTMENTS.find(({ id }) => id === department)?.level
  const at = level === 'city' ? sim.city.profile.code : place.slice(0, 6)
  const unit = `${at}-${department}`
  return sim.city.people.unit(unit) ? unit : otherUnit(sim, place)
}

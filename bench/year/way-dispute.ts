/** Disputes: accepted by the centre, given to a mediator, talked over, signed or told of other ways. */
import type { Answers } from '../../src/engine/fields.ts'
import { type Case, isoOf, type Sim, type Step } from './sim.ts'
import { daysAbout, holding, NOTE, PICTURE, yes } from './who-next.ts'

const TERMS: Answers = { facts: NOTE, content: NOTE, performance: NOTE }

export function disputeStep(sim: Sim, one: Case): Step | undefined {
  const { random } = sim
  const { stage, fields, place } = one.matter
  const countOf = (name: string): number => (Array.isArray(fields[name]) ? fields[name].length : 0)
  switch (stage) {
    case 'applied':
      if (yes(sim, 0.08))
        return holding(
          one,
          'refuse',
          { ground: 'party-refuses', otherWays: NOTE },
          random.between(0.2, 2.5),
          20,
        )
      return holding(one, 'accept', { willing: true, rightsTold: true }, random.between(0.1, 2.2), 15)
    case 'accepted': {
      const near = sim.city.people.seatsFor('mediator', place)
      const mediator = near[random.below(Math.max(1, Math.min(2, near.length)))]?.id ?? ''
      return holding(one, 'assign-mediator', { mediator, chosenBy: 'centre' }, random.between(0.1, 1.5), 8)
    }
    case 'mediating': {
      const held = countOf('sessions')
      if (fields.underAppraisal === true)
        return holding(one, 'end-appraisal', { result: NOTE }, random.between(8, 35), 15)
      if (held === 1 && yes(sim, 0.07) && fields.underAppraisal === undefined)
        return holding(one, 'start-appraisal', { matterOf: NOTE, body: NOTE }, random.between(0.5, 2), 15)
      if (held > 1 && yes(sim, 0.09) && !one.matter.clocks.some(({ extensions }) => extensions > 0))
        return holding(
          one,
          'extend',
          { days: 10, allConsent: true, reason: NOTE },
          random.between(0.3, 2),
          10,
        )
      if (held === 0 || yes(sim, 0.42)) return holding(one, 'hold-session', session, daysAbout(sim, 3), 90)
      if (yes(sim, 0.16)) {
        const ways = { ground: 'gap-too-wide', waysTold: ['court'] }
        return holding(one, 'fail', ways, random.between(0.5, 4), 25)
      }
      return yes(sim, 0.6)
        ? holding(one, 'write-agreement', TERMS, random.between(0.1, 2), 40)
        : holding(one, 'record-oral-agreement', { ...TERMS, allAgree: true }, random.between(0.1, 1), 20)
    }
    case 'signing': {
      const party = countOf('signatures')
      if (party < countOf('parties'))
        return holding(one, 'sign', { party, signature: PICTURE }, random.between(0.02, 0.6), 5)
      return holding(one, 'seal', { mediatorSignature: PICTURE, sealed: true }, random.between(0.02, 0.5), 5)
    }
    case 'agreed':
      return holding(
        one,
        'close',
        { performed: yes(sim, 0.8) ? 'performed' : 'performing' },
        daysAbout(sim, 9),
        12,
      )
    default:
      return undefined
  }
}

const session = (at: number): Answers => ({ heldAt: isoOf(at), where: NOTE, minutes: NOTE })

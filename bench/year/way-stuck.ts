/** Matters that got stuck: sorted at the window, sent to the unit, which calls the person and says yes or files its no. */
import type { Case, Sim, Step } from './sim.ts'
import { daysAbout, holding, NOTE, nearby, reply, sentTo, yes } from './who-next.ts'

export function stuckStep(sim: Sim, one: Case): Step | undefined {
  const { random } = sim
  const { stage, fields, seats } = one.matter
  switch (stage) {
    case 'received':
      if (yes(sim, 0.06))
        return holding(one, 'decline', { ground: 'never-asked', reply: NOTE }, random.between(0.02, 0.6), 12)
      return holding(one, 'accept', {}, random.between(0.02, 0.4), 8)
    case 'accepted': {
      const weight = yes(sim, 0.3) ? 'simple' : yes(sim, 0.75) ? 'complex' : 'joint'
      return holding(one, 'classify', { weight, reason: 'papers-missing' }, random.between(0.02, 0.4), 10)
    }
    case 'classified':
      if (fields.weight === 'simple') return holding(one, 'settle', reply(), random.between(0.02, 0.3), 30)
      return holding(one, 'forward', { unit: sentTo(sim, one) }, random.between(0.02, 0.4), 12)
    case 'forwarded':
      if (seats.contact === undefined)
        return holding(one, 'contact', { manner: 'by-phone', minutes: NOTE }, random.between(0.02, 0.6), 10)
      if (yes(sim, 0.12))
        return holding(one, 'deny', { ground: 'policy', basis: NOTE, reply: NOTE }, daysAbout(sim, 2.5), 30)
      return holding(one, 'finish', reply(), daysAbout(sim, fields.weight === 'joint' ? 5 : 2.6), 40)
    case 'denied':
      return nearby(sim, one, ['supervisor'], {
        action: yes(sim, 0.7) ? 'uphold-denial' : 'overturn-denial',
        input: { opinion: NOTE },
        days: random.between(0.2, 2.5),
        minutes: 25,
      })
    case 'done':
      return holding(
        one,
        'answer',
        { content: yes(sim, 0.85) ? 'content' : 'not-content', reply: NOTE },
        random.between(0.05, 1),
        10,
      )
    case 'answered':
      return nearby(sim, one, ['clerk', 'supervisor'], {
        action: 'verify',
        input: { passed: yes(sim, 0.93), manner: 'by-phone' },
        days: random.between(0.2, 2),
        minutes: 12,
      })
    case 'verified':
      return holding(one, 'file', {}, random.between(0.05, 1), 5)
    default:
      return undefined
  }
}

/** Requests: looked at in the grid, sent to a unit by the town, handled, verified, closed, rated. */
import { DAY_MS } from '../../src/engine/days.ts'
import type { Case, Sim, Step } from './sim.ts'
import { daysAbout, holding, NOTE, nearby, reply, sentTo, yes } from './who-next.ts'

export function requestStep(sim: Sim, one: Case): Step | undefined {
  const { random } = sim
  const { stage, holder } = one.matter
  switch (stage) {
    case 'reported': {
      const soon = random.between(0.02, 0.7)
      if (holder.endsWith('grid-worker')) {
        if (one.easy)
          return holding(one, 'solve-on-spot', reply({ category: one.category }), daysAbout(sim, 0.6), 45)
        return holding(one, 'accept', { category: one.category }, soon, 5)
      }
      if (yes(sim, 0.05)) return holding(one, 'refuse', refusal(sim), soon, 10)
      return holding(one, 'accept', { category: one.category }, soon, 5)
    }
    case 'accepted': {
      const same = sim.random.pick(sim.cases).matter
      // The same street lamp, told by another.
      if (yes(sim, 0.03) && same.kind === one.kind.id && same.ref !== one.matter.ref)
        return holding(one, 'mark-duplicate', { duplicateOf: same.ref }, random.between(0.05, 0.8), 8)
      if (yes(sim, 0.03)) return holding(one, 'refuse', refusal(sim), random.between(0.05, 0.8), 10)
      return holding(
        one,
        'dispatch',
        { category: one.category, unit: sentTo(sim, one), urgency: yes(sim, 0.08) ? 'urgent' : 'normal' },
        random.between(0.05, 0.9),
        7,
      )
    }
    case 'dispatched': {
      const left = leftToAnswer(sim, one)
      if (yes(sim, 0.04) && !one.matter.fields.assists)
        return holding(one, 'ask-assist', { unit: one.right, task: NOTE }, random.between(0.3, 2), 12)
      if (yes(sim, 0.06) && left > 0.2)
        return nearby(sim, one, ['clerk', 'supervisor'], {
          action: 'extend',
          input: { days: 3 + random.below(8), reason: NOTE },
          days: Math.min(daysAbout(sim, 4), 0.7 * left),
          minutes: 10,
        })
      return holding(one, 'handle', reply(), daysAbout(sim, 3.4), 24)
    }
    case 'handled':
      return nearby(sim, one, ['clerk', 'supervisor'], {
        action: 'verify',
        input: { passed: yes(sim, 0.94), manner: 'by-phone' },
        days: random.between(0.1, 1.6),
        minutes: 8,
      })
    case 'verified':
      return holding(one, 'close', {}, random.between(0.05, 1), 3)
    default:
      return undefined
  }
}

/** Days until the answer is due that may still be extended. */
function leftToAnswer(sim: Sim, { matter }: Case): number {
  const run = matter.clocks.findLast(({ clock }) => clock === 'answer')
  if (!run || run.endedAt || run.extensions > 0) return 0
  return (Date.parse(run.due) - sim.now) / DAY_MS
}

const refusal = (sim: Sim) => ({
  ending: yes(sim, 0.7) ? 'not-ours' : 'refused',
  ground: yes(sim, 0.6) ? 'other-procedure' : 'no-substance',
  reply: NOTE,
})

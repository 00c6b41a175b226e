/** Hazards: graded in the grid, assigned with what is fixed, put right, re-checked, the major ones confirmed. */
import type { Case, Sim, Step } from './sim.ts'
import { daysAbout, holding, NOTE, nearby, PICTURE, reply, sentTo, yes } from './who-next.ts'

const before = [PICTURE]
const FIXED = { responsible: NOTE, measures: NOTE, funds: NOTE, plan: NOTE }

export function hazardStep(sim: Sim, one: Case): Step | undefined {
  const { random } = sim
  const { stage, fields } = one.matter
  switch (stage) {
    case 'found': {
      const worker = one.matter.holder.endsWith('grid-worker')
      if (yes(sim, 0.05)) {
        const none = { ground: 'none-found', reply: NOTE }
        return holding(one, 'dismiss', none, random.between(0.1, 1), 20)
      }
      if (worker && one.easy)
        return holding(one, 'fix-on-spot', reply({ before, after: before }), random.between(0.05, 0.8), 40)
      const grade = yes(sim, 0.93) ? 'general' : 'major'
      return holding(one, 'grade', { grade, before }, random.between(0.05, 0.9), 20)
    }
    case 'graded':
      return holding(one, 'assign', { unit: sentTo(sim, one), ...FIXED }, random.between(0.05, 0.8), 10)
    case 'rectifying':
      return holding(
        one,
        'rectify',
        reply({ after: before }),
        daysAbout(sim, fields.grade === 'major' ? 14 : 3),
        30,
      )
    case 'fixed':
      return nearby(sim, one, ['clerk', 'supervisor'], {
        action: 'recheck',
        input: { passed: yes(sim, 0.93), manner: yes(sim, 0.5) ? 'on-site' : 'by-photo' },
        days: random.between(0.2, 2.4),
        minutes: 18,
      })
    case 'rechecked':
      return nearby(sim, one, ['supervisor'], {
        action: 'confirm',
        input: { opinion: NOTE },
        days: random.between(0.2, 3),
        minutes: 20,
      })
    default:
      return undefined
  }
}

/** How offices pass invented matters on: mostly taken by acting, sometimes refused, withdrawn or taken back. */
import { type Life, officeStep, type Step, seatActor } from './life.ts'
import { HOUR } from './times.ts'

/** What a refusal says. */
export interface Refusing {
  ground: string
  reason: string
}

/** By whoever is asked, well before silence would speak. */
export const refusal = ({ random }: Life, { ground, reason }: Refusing): Step =>
  officeStep('holder', 'refuse-offer', { ground, reason }, random.between(0.5, 6) * HOUR)

/**
 * Gives a matter on until somebody has it. Whoever does the next step has taken it by that.
 * @param give the offer; a number counts those who are going to refuse
 */
export function* passedOn(life: Life, give: (other?: number) => Step, refusing: Refusing): Generator<Step> {
  const { random, world } = life
  if (random.chance(0.03)) return yield* thriceRefused(life, give, refusing)
  yield give()
  if (random.chance(0.04)) {
    const by = seatActor(world, life.matter.holder)
    yield officeStep(by, 'withdraw-offer', { reason: '派单有误，撤回后重新派单。' }, HOUR)
    yield give()
  }
  if (random.chance(0.3)) yield officeStep('holder', 'take-over', {}, random.between(0.2, 6) * HOUR)
  const taken = life.matter.handOver?.last
  if (taken && random.chance(0.1)) {
    const reason = '接收后发现主办职责在其他单位，收回改派。'
    yield officeStep(seatActor(world, taken.by), 'take-back', { reason }, random.between(1, 6) * HOUR)
    yield give()
  }
}

/** Three in a row, and the common superior names who has to take it. */
function* thriceRefused(life: Life, give: (other?: number) => Step, refusing: Refusing): Generator<Step> {
  for (let other = 0; !life.matter.handOver?.deadlock; other++) {
    yield give(other)
    yield refusal(life, refusing)
  }
  const { input } = give()
  const asked = Object.keys(life.kind.actions['name-holder']?.form ?? {})
  const answers = Object.entries(typeof input === 'function' ? {} : input)
  const named = Object.fromEntries(answers.filter(([name]) => asked.includes(name)))
  const reason = '多次退单，经研究指定由该单位承办，不得再退。'
  yield officeStep('holder', 'name-holder', { ...named, reason }, life.random.between(1, 5) * HOUR)
}

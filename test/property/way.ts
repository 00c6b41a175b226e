/** What a random life is made of, and how it is lived: the arbitrary and the run of one property. */
import fc from 'fast-check'
import { type Dice, diceFrom } from './dice.ts'
import { beginLife, type Life, type Told } from './life.ts'
import * as steps from './steps.ts'
import { storyOf } from './story.ts'

const HOUR = 3_600_000

const DO: Record<string, (life: Life, told: Told, dice: Dice) => void> = {
  act: steps.act,
  wait: (life, _, dice) =>
    steps.wait(life, dice, dice.pick([1, 20, 24 * 4, 24 * 30]) * HOUR + dice.below(24) * HOUR),
  refuse: steps.refuseInARow,
  late: steps.actLate,
  seat: (life, _, dice) => steps.changeSeat(life, dice),
  notice: (life, _, dice) => steps.enterNotice(life, dice),
  merge: (life, _, dice) => steps.merge(life, dice),
  open: (life, _, dice) => steps.openMatter(life, dice),
}
const OFTEN = ['act', 'act', 'act', 'act', 'wait', 'refuse']

const number = fc.nat({ max: 0xff_ffff })
/** As many and as large as they may be, from the first run on: small ones come by shrinking. */
const most = <T>(item: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> =>
  fc.noBias(fc.array(item, { minLength: 1, maxLength, size: 'max' }))

export interface Way {
  kind: number[]
  town: number[]
  steps: { do: string; of: number; by: number }[]
}

export const lives: fc.Arbitrary<Way> = fc.record({
  kind: most(number, 240),
  town: most(number, 160),
  steps: most(
    fc.record({ do: fc.constantFrom(...OFTEN, ...Object.keys(DO)), of: fc.nat({ max: 2 }), by: number }),
    30,
  ),
})

function goOn(life: Life, way: Way['steps']): void {
  for (const step of way) {
    const dice = diceFrom(step.by)
    // Minutes pass in any case, and the work loop hasn't been meanwhile.
    life.now = new Date(Date.parse(life.now) + dice.below(90) * 60_000).toISOString()
    const told = life.matters[step.of % Math.max(1, life.matters.length)]
    if (told) DO[step.do]?.(life, told, dice)
    else steps.openMatter(life, dice)
    steps.checkAll(life)
  }
  steps.wait(life, diceFrom(0), 60 * 24 * HOUR)
  steps.checkAll(life)
  steps.checkReplay(life)
}

/** @throws Error with the whole story when anything doesn't hold */
export function liveThrough({ kind, town, steps: way }: Way, reach: Life['reach']): void {
  const life = beginLife({ kind, town }, reach)
  try {
    steps.openMatter(life, diceFrom(kind[0] ?? 0))
    goOn(life, way)
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.stack : error}\n${storyOf(life)}`)
  }
}

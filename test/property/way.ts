/** What a random life is made of, and how it is lived: the arbitrary and the run of one property. */
import fc from 'fast-check'
import { act, actLate, refuseInARow } from './acts.ts'
import { changeSeat, merge } from './changes.ts'
import { type Dice, diceFrom } from './dice.ts'
import { beginLife, type Life, type Told } from './life.ts'
import { openMatter } from './record.ts'
import { storyOf } from './story.ts'
import { checkAll, checkReplay, enterNotice, wait } from './times.ts'

const HOUR = 3_600_000

const DO: Record<string, (life: Life, told: Told, dice: Dice) => void> = {
  act,
  wait: (life, _, dice) =>
    wait(life, dice, dice.pick([1, 20, 24 * 4, 24 * 30]) * HOUR + dice.below(24) * HOUR),
  refuse: refuseInARow,
  late: actLate,
  seat: (life, _, dice) => changeSeat(life, dice),
  notice: (life, _, dice) => enterNotice(life, dice),
  merge: (life, _, dice) => merge(life, dice),
  open: (life, _, dice) => openMatter(life, dice),
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
    else openMatter(life, dice)
    checkAll(life)
  }
  wait(life, diceFrom(0), 60 * 24 * HOUR)
  checkAll(life)
  checkReplay(life)
}

/** @throws Error with the whole story when anything doesn't hold */
export function liveThrough({ kind, town, steps: way }: Way, reach: Life['reach']): void {
  const life = beginLife({ kind, town }, reach)
  try {
    openMatter(life, diceFrom(kind[0] ?? 0))
    goOn(life, way)
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.stack : error}\n${storyOf(life)}`)
  }
}

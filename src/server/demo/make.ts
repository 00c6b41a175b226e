/** Makes any number of invented matters, the same ones for the same seed and day. */
import type { Kind } from '../../engine/kind.ts'
import { unsettled } from './attention.ts'
import { dayOf, filled, fits, kindOfPlace, type Left, leftsOf, reporterOf } from './bear.ts'
import { type Course, disputeSteps } from './disputes.ts'
import { beBorn, type Ground, type Life, live, type World } from './life.ts'
import { type Earlier, makeRequest } from './make-request.ts'
import { groundsOf } from './places.ts'
import { QUARRELS } from './quarrels.ts'
import { type Random, randomOf, weighted } from './random.ts'
import { dayStart, reportMoment } from './times.ts'
import { demoName, demoPhone, fillWith } from './words.ts'

export interface Wish {
  seed: string
  count: number
}

const DISPUTE_SHARE = 0.2
/** One in so many is left lying, in each stage of each kind in turn. */
const LEFT_EVERY = 11

/** In so many there is one of each of these. */
const OFFERED_EVERY = 50
const OFFERED: Readonly<Record<number, Left>> = {
  5: { kind: 'resident-request', stage: 'dispatched', way: 2, fresh: true },
  19: { kind: 'resident-request', stage: 'dispatched', way: 2, fresh: true },
  37: { kind: 'dispute', stage: 'mediating', way: 2, fresh: true },
}

const COURSES: readonly { course: Course; weight: number }[] = [
  { course: 'written', weight: 42 },
  { course: 'oral', weight: 20 },
  { course: 'failed', weight: 15 },
  { course: 'refused', weight: 8 },
  { course: 'withdrawn', weight: 6 },
  { course: 'second-thoughts', weight: 9 },
]

/**
 * Invented matters of both kinds in all stages. Each depends on the seed, the day of `now` and its number,
 * so that a longer run begins with the same ones.
 * @throws Error when there is no grid, or a seat that must act has nobody on it
 */
export function* makeMatters(world: World, { seed, count }: Wish): Generator<Life> {
  const today = dayStart(Date.parse(world.now))
  const pickGround = groundsOf(world, seed)
  const demoGround = world.grids.find(({ code }) => code.startsWith(world.city.demo.town))
  const requests = kindNamed(world, 'resident-request')
  const disputes = kindNamed(world, 'dispute')
  const earlier: Earlier[] = []
  const lefts = leftsOf([requests, disputes])
  for (let i = 0; i < count; i++) {
    const random = randomOf(`${seed}/${today}/${i}`)
    const left = i % LEFT_EVERY === 0 ? lefts[(i / LEFT_EVERY) % lefts.length] : OFFERED[i % OFFERED_EVERY]
    const picked = pickGround(random)
    // What nobody has looked at or answered yet lies where the demo accounts work, so that each has something to do.
    const ground = left?.way === 0 || left?.fresh ? (demoGround ?? picked) : picked
    const quarrel = left ? left.kind === disputes.id : random.chance(DISPUTE_SHARE)
    yield quarrel
      ? makeDispute(world, random, disputes, ground, today, left)
      : makeRequest(world, random, requests, ground, today, earlier, left)
  }
}

function kindNamed(world: World, id: string): Kind {
  const kind = world.kinds.findLast((each) => each.id === id)
  if (!kind) throw new Error(`the demo tells of "${id}", and this city has no such kind`)
  return kind
}

function makeDispute(
  world: World,
  random: Random,
  kind: Kind,
  ground: Ground,
  today: number,
  left: Left | undefined,
): Life {
  const course = left ? 'written' : weighted(random, COURSES).course
  const day = dayOf(random, today, left)
  const quarrel = weighted(
    random,
    QUARRELS.filter(({ where }) => fits(where, ground)),
  )
  const fill = fillWith(random, kindOfPlace(ground))
  const at = reportMoment(day, false, random, Date.parse(world.now))
  const { door, actor } = reporterOf(world, random, ground, at, 0.6)
  const { subject, facts, claim, spot, type } = quarrel
  const life = beBorn(world, random, {
    kind,
    door,
    actor,
    form: { ...filled({ subject, facts, claim, spot }, fill), type, parties: partiesOf(random, fill) },
    ground,
    point: random.chance(0.5),
    at,
  })
  live(life, disputeSteps(life, quarrel, fill, course), left?.stage, left && unsettled(life, left))
  return life
}

function partiesOf(random: Random, fill: (words: string) => string) {
  const party = (side: 'applicant' | 'other', name: string) => ({
    side,
    name,
    ...(random.chance(0.8) && { phone: demoPhone(random) }),
  })
  const other = demoName(fill('{other}'))
  const parties = [party('applicant', demoName(fill('{surname}'))), party('other', other)]
  return random.chance(0.15) ? [...parties, party('other', `${other}之子`)] : parties
}

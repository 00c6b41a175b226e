/** One invented resident's request. */
import type { Kind } from '../../engine/kind.ts'
import { unsettled } from './attention.ts'
import { dayOf, filled, fits, kindOfPlace, type Left, reporterOf } from './bear.ts'
import { beBorn, type Ground, type Life, live, type World } from './life.ts'
import { type Random, weighted } from './random.ts'
import { MISPLACED } from './refusals.ts'
import {
  duplicateSteps,
  misplacedSteps,
  type Plan,
  recordedSteps,
  requestSteps,
  type Story,
} from './requests.ts'
import { DAY, dayStart, reportMoment, wakingMoment } from './times.ts'
import { TOPICS } from './topics.ts'
import { anyDemoName, demoPhone, type Fill, fillWith } from './words.ts'

const PLANS: readonly { plan: Plan | 'misplaced' | 'duplicate' | 'recorded'; weight: number }[] = [
  { plan: 'usual', weight: 62 },
  { plan: 'returned', weight: 8 },
  { plan: 'failed-check', weight: 7 },
  { plan: 'withdrawn', weight: 5 },
  { plan: 'misplaced', weight: 7 },
  { plan: 'duplicate', weight: 6 },
  { plan: 'recorded', weight: 2 },
]

/** What somebody else may report again: the street lamp is the same, the reporter is not. */
export interface Earlier {
  ref: string
  story: Story
  ground: Ground
  at: number
}

/** Of so many earlier requests one is reported again. */
const REMEMBERED = 150

/** @param earlier requests that may be reported again; this one joins them */
export function makeRequest(
  world: World,
  random: Random,
  kind: Kind,
  ground: Ground,
  today: number,
  earlier: Earlier[],
  left: Left | undefined,
): Life {
  const plan = left ? 'usual' : weighted(random, PLANS).plan
  if (plan === 'duplicate' && earlier.length > 0)
    return makeDuplicate(world, random, kind, random.pick(earlier))
  const day = dayOf(random, today, left)
  if (plan === 'misplaced') return makeMisplaced(world, random, kind, ground, day)
  const story = storyFor(random, ground, day)
  const at = reportMoment(day, story.topic.night ?? false, random, Date.parse(world.now))
  if (plan === 'recorded') return makeRecorded(world, random, kind, ground, at, story)
  const life = bear(world, random, kind, ground, at, formOf(story, random.chance(0.55)), story.fill)
  earlier.push({ ref: life.matter.ref, story, ground, at })
  if (earlier.length > REMEMBERED) earlier.shift()
  // Small things are settled in the grid, whatever was planned for them.
  const onSpot = !left && random.chance(story.topic.onSpot?.share ?? 0)
  live(
    life,
    requestSteps(life, story, onSpot || plan === 'duplicate' ? 'on-spot' : plan),
    left?.stage,
    left && unsettled(life, left),
  )
  return life
}

const monthOf = (at: number): number => new Date(dayStart(at) + DAY / 2).getUTCMonth() + 1

function storyFor(random: Random, ground: Ground, day: number): Story {
  const possible = TOPICS.filter(
    ({ where, months }) => fits(where, ground) && (!months || months.includes(monthOf(day))),
  )
  const topic = weighted(random, possible)
  const blanks = fillWith(random, kindOfPlace(ground))
  const spot = blanks(random.pick(topic.spots))
  return { topic, told: random.pick(topic.cases), fill: (words) => blanks(words.replaceAll('{spot}', spot)) }
}

const formOf = ({ topic, told }: Story, knowsCategory: boolean): Record<string, string> => ({
  subject: told.subject,
  text: told.text,
  spot: '{spot}',
  ...(knowsCategory && { category: topic.category }),
})

function bear(
  world: World,
  random: Random,
  kind: Kind,
  ground: Ground,
  at: number,
  form: Record<string, string>,
  fill: Fill,
): Life {
  const { door, actor } = reporterOf(world, random, ground, at, 0.35)
  const contact = random.chance(door === 'desk' ? 0.95 : 0.7) && {
    contactName: anyDemoName(random),
    contactPhone: demoPhone(random),
  }
  const answers = { ...filled(form, fill), ...contact }
  return beBorn(world, random, { kind, door, actor, form: answers, ground, point: random.chance(0.7), at })
}

function makeMisplaced(world: World, random: Random, kind: Kind, ground: Ground, day: number): Life {
  const misplaced = random.pick(MISPLACED)
  const { subject, text, category } = misplaced
  const fill = fillWith(random, kindOfPlace(ground))
  const at = reportMoment(day, false, random, Date.parse(world.now))
  const life = bear(world, random, kind, ground, at, { subject, text, category }, fill)
  live(life, misplacedSteps(life, fill, misplaced))
  return life
}

function makeDuplicate(world: World, random: Random, kind: Kind, earlier: Earlier): Life {
  const { story, ground, ref } = earlier
  const now = Date.parse(world.now)
  const later = earlier.at + Math.floor(random.between(0.1, 0.95) * Math.min(4 * DAY, now - earlier.at))
  const at = Math.min(wakingMoment(later, random), now)
  const form = formOf(story, true)
  const again = {
    ...form,
    text: `${random.pick(['我也反映一下：', '同样的问题，', '好几天了，'])}${form.text}`,
  }
  const life = bear(world, random, kind, ground, at, again, story.fill)
  live(life, duplicateSteps(life, ref))
  return life
}

function makeRecorded(
  world: World,
  random: Random,
  kind: Kind,
  ground: Ground,
  at: number,
  story: Story,
): Life {
  const form = { ...filled(formOf(story, true), story.fill), sourceNumber: `DEMO-${random.below(1e6)}` }
  const life = beBorn(world, random, {
    kind,
    door: 'import',
    actor: { type: 'system', name: 'import' },
    form,
    ground,
    point: false,
    // Old enough that the reply lies before today.
    at: at - 40 * DAY,
  })
  live(life, recordedSteps(life, story))
  return life
}

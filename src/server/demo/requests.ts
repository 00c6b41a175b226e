/** How invented residents' requests go. */
import { routeOf } from '../../cities/routing.ts'
import type { Answers } from '../../engine/fields.ts'
import { attention } from './attention.ts'
import { type Life, officeStep, type Step, seatActor } from './life.ts'
import { passedOn, type Refusing, refusal } from './passing.ts'
import { rating, withdrawal } from './ratings.ts'
import type { Misplaced } from './refusals.ts'
import { DAY, HOUR } from './times.ts'
import type { Case, Topic } from './topic.ts'
import type { Fill } from './words.ts'

export type Plan = 'usual' | 'on-spot' | 'returned' | 'failed-check' | 'withdrawn'

/** What one reporter tells: the topic, its words, and what fills their blanks. */
export interface Story {
  topic: Topic
  told: Case
  fill: Fill
}

const office = (action: string, input: Answers, after: number): Step =>
  officeStep('holder', action, input, after)

const REASONS = ['问题已经自己解决了', '填错了，重新报', '已通过其他渠道解决']

/** From the report on. The next step is asked for only while there is time left. */
export function* requestSteps(life: Life, story: Story, plan: Plan): Generator<Step> {
  const { random, world, matter } = life
  if (plan === 'withdrawn' && random.chance(0.4)) return yield withdrawal(life, REASONS)
  if (random.chance(0.06)) yield supplement(life, story)
  const { onSpot } = story.topic
  if (plan === 'on-spot' && onSpot && world.directory.seat(matter.holder)?.role === 'grid-worker') {
    yield solveOnSpot(life, story, onSpot.reply)
    if (random.chance(0.9)) return yield* fromCheckOn(life, story)
    yield verify(life, false)
  } else {
    yield accept(life, story.topic.category)
  }
  if (plan === 'withdrawn') return yield withdrawal(life, REASONS)
  if (plan === 'returned') yield* wrongDispatch(life, story)
  yield* passedOn(life, (other) => dispatch(life, story, wrongOnes(life, story)[other ?? -1]), refusing(life))
  if (random.chance(0.1)) yield note(life)
  if (random.chance(0.05)) yield extend(life)
  yield* attention(life)
  yield handle(life, story)
  if (plan === 'failed-check') {
    yield verify(life, false)
    yield handle(life, story, '经再次现场处理：')
  }
  yield* fromCheckOn(life, story)
}

function* fromCheckOn(life: Life, story: Story): Generator<Step> {
  yield verify(life, true)
  yield close(life)
  const first = rating(life.random)
  if (!first) return
  yield first
  if (life.matter.stage === 'closed') return
  // A bad rating has reopened it: once more round, and then what the reporter says is at least fair.
  yield dispatch(life, story)
  yield handle(life, story, '针对您的评价，我们重新办理：')
  yield verify(life, true)
  yield close(life)
  const second = rating(life.random, 3)
  if (second) yield second
}

const accept = ({ random }: Life, category: string): Step => ({
  ...office('accept', { category }, random.between(0.1, 7) * HOUR),
  when: 'waking',
})

const solveOnSpot = (life: Life, { topic, fill }: Story, words: string): Step => ({
  ...office(
    'solve-on-spot',
    { category: topic.category, reply: answer(life, fill(words)) },
    life.random.between(0.5, 20) * HOUR,
  ),
  when: 'waking',
})

/** The unit of a department, or the next that serves the place. */
function unitFor({ world, matter }: Life, department: string): string {
  const units = world.directory.unitsFor('handler', matter.place)
  const found = units.find((unit) => unit.department === department) ?? units[0]
  if (!found) throw new Error(`no department serves ${matter.place}`)
  return found.id
}

function dispatch(life: Life, { topic }: Story, department = routeOf(topic.category)): Step {
  const { random } = life
  const urgent = random.chance(topic.urgent ?? 0.02)
  const input = {
    category: topic.category,
    unit: unitFor(life, department),
    urgency: urgent ? (random.chance(0.3) ? 'emergency' : 'urgent') : 'normal',
    ...(random.chance(0.2) && { note: '请按时限办理并回复反映人。' }),
  }
  return office('dispatch', input, random.between(0.1, 6) * HOUR)
}

/** Departments that serve the place and are not the one whose duty it is. */
function wrongOnes({ world, matter }: Life, { topic }: Story): string[] {
  const right = routeOf(topic.category)
  const served = world.directory.unitsFor('handler', matter.place).map(({ department }) => department)
  return served.filter((each) => each !== right)
}

const refusing = ({ random }: Life): Refusing => ({
  ground: random.chance(0.8) ? 'not-our-duty' : 'needs-other-unit',
  reason: '经核对权责清单，该事项不属本单位职责，建议改派主管部门。',
})

function* wrongDispatch(life: Life, story: Story): Generator<Step> {
  yield dispatch(life, story, wrongOnes(life, story)[0])
  yield refusal(life, refusing(life))
}

/** Most within days, some within weeks. */
function handle(life: Life, { told, fill }: Story, before = ''): Step {
  const { matter, random } = life
  const normal = matter.fields.urgency === 'normal'
  const days = normal ? 0.4 + random.next() ** 3 * 16 : random.between(0.1, 1)
  return office('handle', { reply: answer(life, before + fill(told.reply)) }, days * DAY)
}

function answer({ world, matter }: Life, words: string): string {
  // Whoever was asked takes it by this very answer.
  const seat = world.directory.seat(matter.handOver?.offer?.to ?? matter.holder)
  const unit = seat && world.directory.unit(seat.unit)?.zh
  return `您好！您反映的问题收悉。${words}感谢您的关心和监督。${unit ? `（${unit}）` : ''}`
}

const MANNERS = [
  { manner: 'on-site', passed: '现场查看，问题已解决。', failed: '现场查看，问题仍在，请重新办理。' },
  { manner: 'by-phone', passed: '电话回访反映人，表示认可。', failed: '电话回访，反映人称只处理了一半。' },
  { manner: 'by-photo', passed: '与办理前照片比对，确已整改。', failed: '照片看不出已整改，请重新办理。' },
] as const

function verify({ random }: Life, passed: boolean): Step {
  const chosen = random.pick(MANNERS)
  const input = { passed, manner: chosen.manner, note: passed ? chosen.passed : chosen.failed }
  return office('verify', input, random.between(0.2, 2.5) * DAY)
}

const close = ({ random }: Life): Step => office('close', {}, random.between(0.2, 20) * HOUR)

/** Approved by the centre within a day of the dispatch, long before the date. */
const extend = ({ world, matter, random }: Life): Step => ({
  ...office(
    'extend',
    { days: 3 + random.below(8), reason: '需要协调多个部门并采购材料，情况较为复杂。' },
    random.between(0.2, 1) * DAY,
  ),
  by: seatActor(world, world.directory.nearest(['clerk'], matter.place, 'town').id),
})

const NOTES = [
  '已与反映人电话联系，告知办理进度。',
  '涉及两家单位，已约好一起到现场。',
  '现场已看过，正在安排施工力量。',
]

const note = ({ random }: Life): Step =>
  office('note', { note: random.pick(NOTES) }, random.between(1, 20) * HOUR)

const MORE = [
  '今天又看了，情况没有好转。',
  '邻居也有同样的情况，一共{n}户。',
  '白天可以打电话联系我，带你们去现场。',
]

const supplement = ({ random }: Life, { fill }: Story): Step => ({
  action: 'supplement',
  by: 'reporter',
  input: { text: `补充：${fill(random.pick(MORE))}` },
  after: random.between(0.2, 12) * HOUR,
  when: 'waking',
})

/** A request that this office can't take: told why and where to go. */
export function* misplacedSteps(life: Life, fill: Fill, misplaced: Misplaced): Generator<Step> {
  const { category, ending, ground, reply } = misplaced
  if (life.random.chance(0.5)) yield accept(life, category)
  yield office('refuse', { ending, ground, reply: fill(reply) }, life.random.between(0.3, 10) * HOUR)
}

/** The same thing reported again by somebody else. */
export function* duplicateSteps(life: Life, original: string): Generator<Step> {
  const input = { duplicateOf: original, note: '同一地点同一问题，合并办理。' }
  yield office('mark-duplicate', input, life.random.between(0.3, 12) * HOUR)
}

/** A record from before this system. */
export function* recordedSteps({ random }: Life, { told, fill }: Story): Generator<Step> {
  yield {
    action: 'record-reply',
    by: { type: 'system', name: 'import' },
    input: { reply: `您好！您反映的问题收悉。${fill(told.reply)}感谢您的关心和监督。` },
    after: random.between(1, 25) * DAY,
    when: 'office',
  }
}

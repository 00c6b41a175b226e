/** What happens beside the way of a matter: other units help, and somebody above looks on. Most need neither. */
import { chinaDayOf } from '../../engine/days.ts'
import type { Answers } from '../../engine/fields.ts'
import { levelOf } from '../../engine/territory.ts'
import type { Left } from './bear.ts'
import { type Life, officeStep, type Step, seatActor } from './life.ts'
import { DAY, HOUR } from './times.ts'

/** Help and supervision while it is being handled. */
export function* attention(life: Life): Generator<Step> {
  const { random, world, matter } = life
  const nearest = world.directory.nearest(['supervisor'], matter.place, 'town')
  const by = seatActor(world, nearest.id)
  if (random.chance(0.06)) yield* helped(life)
  if (random.chance(0.06))
    yield officeStep(by, 'urge', { words: '请抓紧办理，并及时回复反映人。' }, random.between(1, 9) * HOUR)
  if (random.chance(0.03))
    yield officeStep(
      'holder',
      'escalate',
      { reason: '需要上级协调多个部门共同解决。' },
      random.between(1, 9) * HOUR,
    )
  if (random.chance(0.05)) yield* carded(life, by)
  if (random.chance(0.03)) yield* listed(life, nearest.territory, by)
}

/** Another unit does a part, or is released from it. */
function* helped(life: Life): Generator<Step> {
  const { random, world, matter } = life
  const holding = world.directory.seat(matter.handOver?.offer?.to ?? matter.holder)
  const others = world.directory.unitsFor('handler', matter.place).filter(({ id }) => id !== holding?.unit)
  const unit = random.pick(others).id
  yield officeStep('holder', 'ask-assist', { unit, task: '请派员到现场，一起核实情况并配合处置。' }, 3 * HOUR)
  if (random.chance(0.3))
    return yield officeStep(
      'holder',
      'end-assist',
      { part: 0, reason: '现场已自行处置，无需配合。' },
      2 * HOUR,
    )
  const seat = world.directory.ofUnit(unit, 'handler')
  if (!seat) throw new Error(`${unit} has no handler`)
  const answer = { part: 0, result: '已派员到场配合，相关设施已处置。' }
  yield officeStep(seatActor(world, seat.id), 'report-assist', answer, random.between(2, 30) * HOUR)
}

/** Where somebody must act, and a supervisor asks when nobody does. */
const ASKED_ABOUT: readonly string[] = ['accepted', 'dispatched', 'handled', 'mediating']

/** A card or a listing that nobody has answered yet, on what is left lying. */
export function* unsettled(life: Life, { stage, fresh }: Left): Generator<Step> {
  if (fresh || !ASKED_ABOUT.includes(stage)) return
  const nearest = life.world.directory.nearest(['supervisor'], life.matter.place, 'town')
  const by = seatActor(life.world, nearest.id)
  yield life.random.chance(0.6) ? card(life, by) : listing(life, nearest.territory, by)
}

function* carded(life: Life, by: Step['by']): Generator<Step> {
  const { random } = life
  yield card(life, by)
  const result = '已查明原因，明确专人负责，正在抓紧处理。'
  yield officeStep('holder', 'answer-card', { result }, random.between(0.5, 3) * DAY)
  yield officeStep(by, 'lift-card', { opinion: '措施到位，解除督办。' }, random.between(0.5, 4) * DAY)
}

function card({ random }: Life, by: Step['by']): Step {
  const asked: Answers = random.chance(0.3)
    ? { source: 'instruction', leader: '演示领导（市政府）' }
    : { source: random.pick(['overdue', 'inspection', 'repeat', 'bad-rating']) }
  const requirement = '限期查明情况、明确措施并书面反馈。'
  const colour = random.chance(0.3) ? 'red' : 'yellow'
  return officeStep(by, 'supervise', { card: colour, ...asked, requirement }, random.between(1, 9) * HOUR)
}

function listing({ random }: Life, territory: string, by: Step['by']): Step {
  const told = {
    level: levelOf(territory) ?? 'city',
    owner: '演示包案人',
    target: '问题彻底解决，反映人认可。',
  }
  return officeStep(by, 'list', (at) => ({ ...told, until: dayAfter(at, 20) }), random.between(1, 9) * HOUR)
}

/** Whoever lists can't strike off: the next level up does. */
function* listed(life: Life, territory: string, by: Step['by']): Generator<Step> {
  const { random, world, matter } = life
  const level = levelOf(territory) ?? 'city'
  yield listing(life, territory, by)
  const above =
    level === 'city'
      ? world.directory.nearest(['duty'], matter.place, 'city')
      : world.directory.nearest(['supervisor'], matter.place, level === 'town' ? 'county' : 'city')
  const opinion = '现场核实，符合销号标准，同意销号。'
  yield officeStep(seatActor(world, above.id), 'strike-off', { opinion }, random.between(3, 18) * DAY)
}

const dayAfter = (at: number, days: number): string => chinaDayOf(new Date(at + days * DAY).toISOString())

/** How invented disputes go: to a written or an oral agreement, or to other ways. */

import { chinaDayOf } from '../../engine/days.ts'
import type { Answers } from '../../engine/fields.ts'
import { attention } from './attention.ts'
import type { Life, Step } from './life.ts'
import { passedOn } from './passing.ts'
import { MINUTES, type Quarrel, TABLES } from './quarrels.ts'
import { idFrom } from './random.ts'
import { rating, withdrawal } from './ratings.ts'
import { DAY, dayStart, HOUR } from './times.ts'
import type { Fill } from './words.ts'

export type Course = 'written' | 'oral' | 'failed' | 'refused' | 'withdrawn' | 'second-thoughts'

const MINUTE = HOUR / 60
const REASONS = ['双方已经自己商量好了', '对方已经道歉，不用调解了', '打算直接起诉']

const holder = (
  action: string,
  input: Step['input'],
  after: number,
  when: Step['when'] = 'office',
): Step => ({
  action,
  by: 'holder',
  input,
  after,
  ...(when && { when }),
})

export function* disputeSteps(life: Life, quarrel: Quarrel, fill: Fill, course: Course): Generator<Step> {
  const { random } = life
  if (course === 'withdrawn' && random.chance(0.5)) return yield withdrawal(life, REASONS)
  if (course === 'refused') return yield refuse(life)
  yield holder(
    'accept',
    { willing: true, rightsTold: true, note: '已电话联系各方，均愿意调解。' },
    random.between(0.2, 2) * DAY,
  )
  if (course === 'failed' && random.chance(0.25)) return yield fail(life, 'cannot-reach')
  yield* passedOn(life, (other) => assign(life, other), NEAR)
  if (course === 'withdrawn') return yield withdrawal(life, REASONS)
  if (random.chance(0.15)) {
    const note = random.pick([
      '一方在外地务工，约好周末回来面谈。',
      '已请村里老人一起到场。',
      '双方情绪较大，先分别走访。',
    ])
    yield holder('note', { note }, random.between(2, 20) * HOUR)
  }
  if (random.chance(0.08)) yield* appraisal(life)
  // The law on labour disputes knows no extension (art. 14).
  else if (random.chance(0.1) && quarrel.type !== 'labour') yield longer(life)
  yield* attention(life)
  const sessions = 1 + random.below(3)
  for (let i = 0; i < sessions; i++) yield session(life)
  if (course === 'failed')
    return yield fail(life, random.pick(['gap-too-wide', 'party-refuses', 'time-over', 'other']))
  if (course === 'oral') {
    yield holder(
      'record-oral-agreement',
      (at) => ({ ...terms(quarrel, fill, at), allAgree: true }),
      30 * MINUTE,
    )
  } else {
    yield* signed(life, quarrel, fill, course)
    if (life.matter.stage === 'closed') return
  }
  yield holder(
    'close',
    { performed: random.chance(0.8) ? 'performed' : 'performing', note: '已电话回访双方，对结果认可。' },
    random.between(2, 24) * DAY,
  )
  const said = rating(random)
  if (said) yield said
}

function* appraisal({ random }: Life): Generator<Step> {
  const asked = { matterOf: '房屋裂缝成因', body: '演示司法鉴定所' }
  yield holder('start-appraisal', asked, random.between(0.3, 2) * DAY)
  const result = '裂缝与相邻施工有关，参与度约六成。'
  yield holder('end-appraisal', { result }, random.between(5, 20) * DAY)
}

const longer = ({ random }: Life): Step =>
  holder(
    'extend',
    { days: 5 + random.below(26), allConsent: true, reason: '一方在外地务工，各方同意待其返乡后面谈。' },
    random.between(0.3, 2) * DAY,
  )

function* signed(life: Life, quarrel: Quarrel, fill: Fill, course: Course): Generator<Step> {
  const { random } = life
  const write = (): Step =>
    holder('write-agreement', (at) => terms(quarrel, fill, at), random.between(0.3, 3) * HOUR)
  yield write()
  if (course === 'second-thoughts') {
    yield sign(life, 0)
    if (random.chance(0.4)) return yield fail(life, 'refuses-to-sign')
    yield holder(
      'reopen-talks',
      { note: '一方对履行期限有顾虑，暂不签字，继续协商。' },
      random.between(0.2, 4) * HOUR,
    )
    yield session(life)
    yield write()
  }
  const { parties } = life.matter.fields
  for (let i = 0; i < (Array.isArray(parties) ? parties.length : 0); i++) yield sign(life, i)
  yield holder(
    'seal',
    { mediatorSignature: idFrom(random), sealed: true },
    random.between(5, 40) * MINUTE,
    undefined,
  )
}

/** Signing takes minutes, so it goes on past closing time. */
const sign = ({ random }: Life, party: number): Step =>
  holder('sign', { party, signature: idFrom(random) }, random.between(3, 20) * MINUTE, undefined)

function terms(quarrel: Quarrel, fill: Fill, at: number): Answers {
  return {
    facts: fill(quarrel.agreedFacts),
    content: fill(quarrel.agreement),
    performance: fill(quarrel.performance),
    performBy: chinaDayOf(new Date(at + 30 * DAY).toISOString()),
  }
}

/** 特邀调解规定 art. 15: who is near to a party steps back. */
const NEAR = { ground: 'relation', reason: '与一方当事人是亲戚，应当回避，请另行指派。' }

/** @param other counts the mediators who are going to step back */
function assign(life: Life, other?: number): Step {
  const { world, matter, random } = life
  const near = world.directory.seatsFor('mediator', matter.place)
  const nearest = near.filter((seat) => seat.territory === near[0]?.territory)
  const chosenBy = random.chance(0.4) ? 'parties' : 'centre'
  return holder(
    'assign-mediator',
    { mediator: (near[other ?? -1] ?? random.pick(nearest)).id, chosenBy },
    random.between(0.2, 1.5) * DAY,
  )
}

const session = ({ random }: Life): Step =>
  holder(
    'hold-session',
    (at) => ({
      // Written down after it, but nobody sits down before the office opens.
      heldAt: new Date(Math.max(at - 50 * MINUTE, dayStart(at) + 8.5 * HOUR)).toISOString(),
      where: random.pick(TABLES),
      minutes: random.pick(MINUTES),
    }),
    random.between(0.8, 6) * DAY,
  )

const refuse = ({ random }: Life): Step =>
  holder(
    'refuse',
    random.pick([
      {
        ground: 'party-refuses',
        otherWays: '被申请人明确拒绝调解。您可以向人民法院起诉，需要法律援助请拨打12348。',
      },
      {
        ground: 'already-before-a-body',
        otherWays: '该纠纷已由人民法院受理，请在诉讼程序中主张，也可以申请法院委托调解。',
      },
      { ground: 'special-organ', otherWays: '该事项应由专门机关处理，请向公安机关报案或者咨询。' },
    ]),
    random.between(0.2, 2) * DAY,
  )

const fail = ({ random }: Life, ground: string): Step =>
  holder(
    'fail',
    {
      ground,
      waysTold: random.pick([['court'], ['arbitration', 'court'], ['administrative', 'court']]),
      note: '已书面告知各方其他解决途径。',
    },
    random.between(0.5, 5) * DAY,
  )

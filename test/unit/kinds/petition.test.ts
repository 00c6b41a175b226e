import { describe, expect, test } from 'vitest'
import { available } from '../../../src/engine/available.ts'
import { nextMoment } from '../../../src/engine/clocks.ts'
import { decideTick } from '../../../src/engine/tick.ts'
import { whyNot } from '../../../src/engine/who.ts'
import { petition } from '../../../src/kinds/petition.ts'
import { uuid } from '../../kinds/town.ts'
import { actorOf, born, house, type Life, SEATS } from './life.ts'

const FORM = { subject: '巷道积水', request: '请修好排水沟', text: '去年夏天起一下雨就积水。' }
const CLAIM = { channel: 'web', purpose: 'claim' }
const TO_HOUSING = { unit: 'u-housing', manner: 'forward' }
const NOTICE = { notice: '已收到，由本局办理。' }
const OPINION = {
  result: 'support',
  requested: '修好排水沟',
  factsAndReasons: '现场查看属实。',
  opinion: '本月内修好。',
  basis: '《城镇排水与污水处理条例》',
}
const REASONS = { reasons: '没有写明何时修好。' }

/** Monday 2 March 2026 in, Tuesday registered, Wednesday sent on. */
const registered = (more = {}): Life =>
  born(petition, FORM, '2026-03-02').does('petition', 'register', '2026-03-03', { ...CLAIM, ...more })
const forwarded = (): Life => registered().does('petition', 'forward', '2026-03-04', TO_HOUSING)
const handling = (): Life => forwarded().does('handler', 'accept', '2026-03-06', NOTICE)
const answered = (): Life => handling().does('handler', 'reply', '2026-03-20', OPINION)
const reviewed = (): Life =>
  answered()
    .does('reporter', 'ask-review', '2026-04-01', REASONS)
    .does('petition', 'reply-review', '2026-04-15', OPINION)
const recheck = (): Life => reviewed().does('reporter', 'ask-recheck', '2026-05-06', REASONS)

describe('due dates, worked by hand', () => {
  test.each<[article: string, life: () => Life, run: string, lastDay: string, work: string]>([
    [
      'art. 22: sent on within 15 days',
      () => born(petition, FORM, '2026-03-02'),
      'forward.1',
      '2026-03-17',
      '2 + 15',
    ],
    ['art. 23: told in writing within 15 days', forwarded, 'notice.1', '2026-03-19', '4 + 15'],
    [
      'art. 23: objection within 5 working days',
      forwarded,
      'hand-over.1',
      '2026-03-11',
      'Thu 5, Fri 6, Mon 9, 10, 11',
    ],
    [
      'art. 34: 60 days from acceptance',
      handling,
      'handle.1',
      '2026-05-06',
      '25 to 31 March, 30 to 30 April, 5 May is a holiday',
    ],
    [
      'art. 35: review asked for within 30 days',
      answered,
      'review-application.1',
      '2026-04-20',
      '11 to 31 March, Sun 19 April rolls',
    ],
    [
      'art. 35: review within 30 days',
      () => answered().does('reporter', 'ask-review', '2026-04-01', REASONS),
      'review.1',
      '2026-05-06',
      '1 May: 30, 1-5 May rest',
    ],
    [
      'art. 36: re-check asked for within 30 days',
      reviewed,
      'recheck-application.1',
      '2026-05-15',
      '15 to 30 April, 15 May',
    ],
    ['art. 36: re-check within 30 days', recheck, 'recheck.1', '2026-06-05', '25 to 31 May, 5 June'],
  ])('%s', (_, life, run, lastDay) => {
    expect(life().run(run)).toMatchObject({
      lastDay,
      provisional: false,
      rule: { zh: expect.stringContaining('信访工作条例') },
    })
  })

  test('art. 34: 30 days more, counted on from day 60', () => {
    const more = { days: 30, approvedBy: '演示局长', approved: true, reason: '需要勘察。' }
    const longer = handling().does('handler', 'extend', '2026-04-30', more)
    // 5 May is day 60; 26 to 31 May make 86, 4 June 90.
    expect(longer.run('handle.1').lastDay).toBe('2026-06-04')
    expect(longer.refused('handler', 'extend', '2026-05-20', more)).toMatchObject({ code: 'extension-used' })
    expect(
      handling().refused('handler', 'extend', '2026-04-30', { ...more, days: 31 }).problems,
    ).toMatchObject([{ path: 'input.days', code: 'too-large' }])
    expect(
      handling().refused('handler', 'extend', '2026-04-30', { ...more, approved: false }).problems,
    ).toMatchObject([{ path: 'input.approved', code: 'must-be' }])
    expect(handling().refused('handler', 'extend', '2026-05-07', more)).toMatchObject({
      code: 'clock-over',
      params: { 'rule.zh': '《信访工作条例》第三十四条' },
    })
  })

  test('art. 36: the hearing stops the clock, and no opinion comes while it lasts', () => {
    const hearing = recheck().does('cityPetition', 'start-hearing', '2026-05-11')
    expect(hearing.refused('cityPetition', 'reply-recheck', '2026-05-12', OPINION).code).toBe(
      'condition-not-met',
    )
    const over = hearing.does('cityPetition', 'end-hearing', '2026-05-14', { minutes: '双方到场。' })
    // 5 of 30 days were used by 11 May; 25 are left after 14 May: 8 June.
    expect(over.run('recheck.1').lastDay).toBe('2026-06-08')
  })
})

describe('a right', () => {
  test('neither warns nor rises when its time passes', () => {
    expect(nextMoment([reviewed().run('recheck-application.1')])).toBeUndefined()
    expect(nextMoment([answered().run('review-application.1')])).toBeUndefined()
  })

  test.each<
    [
      article: string,
      life: () => Life,
      by: 'handler' | 'reporter',
      action: string,
      input: object,
      last: string,
      late: string,
    ]
  >([
    [
      'art. 23: objection',
      forwarded,
      'handler',
      'refuse-offer',
      { ground: 'not-our-duty', reason: '属水务职责。' },
      '2026-03-11 23:59',
      '2026-03-12 00:00',
    ],
    ['art. 35: review', answered, 'reporter', 'ask-review', REASONS, '2026-04-20 23:59', '2026-04-21 00:00'],
    [
      'art. 36: re-check',
      reviewed,
      'reporter',
      'ask-recheck',
      REASONS,
      '2026-05-15 23:59',
      '2026-05-16 00:00',
    ],
  ])(
    '%s is used up to 24:00 of its last day, and not later',
    (article, life, by, action, input, last, late) => {
      expect(life().does(by, action, last, { ...input }).matter.close).toBeUndefined()
      const refusal = life().refused(by, action, late, { ...input })
      expect(refusal).toMatchObject({ code: 'time-over' })
      expect(refusal.params?.['rule.en']).toContain(article.split(':')[0])
    },
  )

  test('is shown with its reason to whoever comes too late', () => {
    const { matter } = answered()
    const offered = available(petition, matter, actorOf('reporter', matter), '2026-06-01T00:00:00.000Z')
    expect(offered.find(({ action }) => action === 'ask-review')).toMatchObject({
      allowed: false,
      reason: { code: 'time-over', params: { clock: 'review-application' } },
    })
  })
})

describe('the way of a petition', () => {
  test('a unit that is sent one is asked, and whoever sent it still holds it', () => {
    expect(forwarded().matter).toMatchObject({
      stage: 'forwarded',
      holder: SEATS.petition.id,
      handOver: { offer: { to: SEATS.handler.id, by: SEATS.petition.id } },
    })
    expect(handling().matter).toMatchObject({ stage: 'handling', holder: SEATS.handler.id })
  })

  test('no objection until 24:00 of the fifth working day is acceptance (art. 23)', () => {
    const { matter } = forwarded()
    const warned = { ...matter, clocks: matter.clocks.map((run) => ({ ...run, warnedAt: run.warnAt })) }
    expect(decideTick(petition, warned, uuid(9), '2026-03-11T15:59:59.999Z', house)).toBeUndefined()
    expect(decideTick(petition, warned, uuid(9), '2026-03-11T16:00:00.000Z', house)).toMatchObject({
      action: 'take-by-silence',
      stage: 'forwarded',
      holder: SEATS.handler.id,
    })
  })

  test('an objection brings it back to the seat that sent it, with 15 days anew (art. 23)', () => {
    const back = forwarded().does('handler', 'refuse-offer', '2026-03-05', {
      ground: 'not-our-duty',
      reason: '属水务职责。',
    })
    expect(back.matter).toMatchObject({ stage: 'registered', holder: SEATS.petition.id })
    expect(back.run('forward.2').lastDay).toBe('2026-03-20')
    expect(back.run('notice.1').endedAt).toBeDefined()
  })

  test('refused three times it is named to a unit, which tells in writing within 15 days like any other', () => {
    const units = { handler: 'u-housing', water: 'u-water', power: 'u-power' } as const
    const thrice = (['handler', 'water', 'power'] as const).reduce(
      (life, seat, i) =>
        life
          .does('petition', 'forward', `2026-03-04 1${i}:00`, { unit: units[seat], manner: 'forward' })
          .does(seat, 'refuse-offer', `2026-03-04 1${i}:30`, {
            ground: 'not-our-duty',
            reason: '不属本单位。',
          }),
      registered(),
    )
    expect(thrice.matter).toMatchObject({ stage: 'registered', holder: SEATS.supervisor.id })
    const named = thrice.does('supervisor', 'name-holder', '2026-03-05', {
      unit: 'u-water',
      reason: '排水归水务。',
    })
    expect(named.matter).toMatchObject({ stage: 'forwarded', holder: SEATS.water.id })
    expect(named.matter.clocks.filter(({ endedAt }) => !endedAt)).toMatchObject([
      { clock: 'notice', lastDay: '2026-03-20' },
    ])
  })

  test('a suggestion is studied and answered, not handled for 60 days (art. 29)', () => {
    const life = registered({ purpose: 'suggestion' })
      .does('petition', 'forward', '2026-03-04', TO_HOUSING)
      .does('handler', 'accept', '2026-03-06', NOTICE)
    expect(life.matter.stage).toBe('studying')
    expect(() => life.run('handle.1')).toThrow('no run')
    const done = life.does('handler', 'reply-suggestion', '2026-03-30', {
      adopted: 'in-part',
      reply: '部分采纳。',
    })
    expect(done.matter.close).toBe('answered')
  })

  test('an accusation is transferred and never sent on (art. 30)', () => {
    const life = registered({ purpose: 'accusation' })
    expect(life.refused('petition', 'forward', '2026-03-04', TO_HOUSING).code).toBe('condition-not-met')
    const gone = life.does('petition', 'transfer', '2026-03-04', { body: 'discipline', letter: '演示函1号' })
    expect(gone.matter).toMatchObject({ close: 'transferred', holder: SEATS.petition.id })
    expect(
      registered().refused('petition', 'transfer', '2026-03-04', { body: 'discipline', letter: '1' }).code,
    ).toBe('condition-not-met')
  })

  test('what has its own procedure goes there (art. 31)', () => {
    const gone = registered().does('petition', 'guide', '2026-03-04', {
      way: 'arbitration',
      reply: '请申请劳动仲裁。',
    })
    expect(gone.matter.close).toBe('not-ours')
  })

  test('an opinion has result, request, facts and reasons, opinion and basis (art. 32)', () => {
    const { problems = [] } = handling().refused('handler', 'reply', '2026-03-20', {})
    expect(problems.map(({ path }) => path)).toEqual(
      ['result', 'requested', 'factsAndReasons', 'opinion', 'basis'].map((name) => `input.${name}`),
    )
  })

  test('after the re-check nothing leads on (art. 36)', () => {
    const end = recheck().does('cityPetition', 'reply-recheck', '2026-05-20', OPINION)
    expect(end.matter).toMatchObject({ stage: 'rechecked', close: 'answered' })
    for (const action of ['ask-review', 'ask-recheck', 'register', 'forward'])
      expect(end.refused('reporter', action, '2026-05-21', REASONS).code).toBe('wrong-stage')
    const again = born(petition, FORM, '2026-06-01').does('petition', 'decline', '2026-06-02', {
      ground: 'rechecked-before',
      reply: '已经复核，没有新的事实和理由。',
    })
    expect(again.matter.close).toBe('refused')
  })

  test('whoever gave the first opinion gives no other', () => {
    const life = answered().does('reporter', 'ask-review', '2026-04-01', REASONS)
    expect(life.matter.holder).toBe(SEATS.petition.id)
    expect(life.refused('handler', 'reply-review', '2026-04-02', OPINION)).toMatchObject({
      code: 'not-allowed',
    })
    expect(recheck().refused('petition', 'reply-recheck', '2026-05-20', OPINION).code).toBe('not-allowed')
  })

  test('at most five represent several (art. 20)', () => {
    const six = Array.from({ length: 6 }, (_, i) => ({ name: `演示${i}` }))
    expect(() => born(petition, { ...FORM, representatives: six }, '2026-03-02')).toThrow('too-many')
    expect(born(petition, { ...FORM, representatives: six.slice(1) }, '2026-03-02').matter.stage).toBe(
      'received',
    )
  })
})

describe('sight', () => {
  test('the petition office, and whoever holds or held it', () => {
    expect(registered().readers()).toEqual(['petition', 'cityPetition'])
    expect(handling().readers()).toEqual(['handler', 'petition', 'cityPetition'])
  })

  test('an accusation: only the seats that handle it (arts. 30, 46)', () => {
    const life = registered({ purpose: 'accusation' })
    expect(life.readers()).toEqual(['petition'])
    expect(whyNot(petition.sight, actorOf('cityPetition', life.matter), life.matter)).toBeDefined()
  })

  test('never a seat of the unit complained of, though it held the matter', () => {
    const life = handling().does('petition', 'recall', '2026-03-10', {
      complainedOf: 'u-housing',
      reason: '反映的就是该局。',
    })
    expect(life.matter.held).toContain(SEATS.handler.id)
    expect(life.readers()).toEqual(['petition', 'cityPetition'])
    const { matter } = life
    expect(whyNot({ notUnit: 'complainedOf' }, actorOf('handler', matter), matter)).toEqual({
      code: 'named-unit',
    })
    expect(whyNot({ notUnit: 'complainedOf' }, actorOf('reporter', matter), matter)).toBeUndefined()
  })
})

describe('the unit complained of never holds it', () => {
  test('a dispatch to it is refused', () => {
    const life = registered({ complainedOf: 'u-housing' })
    expect(life.refused('petition', 'forward', '2026-03-04', TO_HOUSING).code).toBe('holder-may-not-see')
    const other = life.does('petition', 'forward', '2026-03-04', { ...TO_HOUSING, unit: 'u-water' })
    expect(other.matter.handOver?.offer?.to).toBe(SEATS.water.id)
    expect(other.readers()).toEqual(['water', 'petition', 'cityPetition'])
  })

  test('a petition office that is complained of steps back to the city (art. 28)', () => {
    const fresh = born(petition, FORM, '2026-03-02')
    const named = { ...CLAIM, complainedOf: 'u-county' }
    expect(fresh.refused('petition', 'register', '2026-03-03', named).code).toBe('holder-may-not-see')
    const up = fresh.does('petition', 'recuse', '2026-03-03', {
      complainedOf: 'u-county',
      reason: '反映本单位。',
    })
    expect(up.matter.holder).toBe(SEATS.cityPetition.id)
    // The nearest petition office for the review is the county's; it is passed over.
    const review = up
      .does('cityPetition', 'register', '2026-03-03', CLAIM)
      .does('cityPetition', 'forward', '2026-03-04', TO_HOUSING)
      .does('handler', 'accept', '2026-03-06', NOTICE)
      .does('handler', 'reply', '2026-03-20', OPINION)
      .does('reporter', 'ask-review', '2026-04-01', REASONS)
    expect(review.matter.holder).toBe(SEATS.cityPetition.id)
    expect(review.readers()).toEqual(['handler', 'cityPetition'])
  })

  test('when it is overdue it rises past the supervisors of that unit', () => {
    const late = registered({ complainedOf: 'u-town' }).matter
    const warned = { ...late, clocks: late.clocks.map((run) => ({ ...run, warnedAt: run.warnAt })) }
    const tick = decideTick(petition, warned, uuid(9), '2026-03-18T00:00:00.000Z', house)
    expect(tick).toMatchObject({ action: 'clock-overdue', watcher: SEATS.supervisor.id })
    const { complainedOf: _, ...fields } = warned.fields
    expect(
      decideTick(petition, { ...warned, fields }, uuid(9), '2026-03-18T00:00:00.000Z', house),
    ).toMatchObject({
      watcher: SEATS.townSupervisor.id,
    })
  })
})

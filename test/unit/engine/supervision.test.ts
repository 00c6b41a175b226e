/** Supervision, worked by hand: urging, cards, listing and striking off, the same for every kind. */
import { describe, expect, test } from 'vitest'
import { colourOf } from '../../../src/engine/clocks.ts'
import { KINDS } from '../../../src/kinds/index.ts'
import { china, type Life, on, type SeatName } from '../kinds/life.ts'
import { asked, sent, taken } from './errands.ts'

const WORDS = { words: '请抓紧。' }
const CARD = { card: 'yellow', source: 'inspection', requirement: '三日内到场。' }
const RESULT = { result: '已到场。' }
const OPINION = { opinion: '同意。' }
const list = (level: string, until = '2026-04-30') => ({ level, owner: '演示包案人', target: '办好', until })

describe('urging', () => {
  test('is for supervisors of the place, the duty seat, and whoever held it before', () => {
    for (const by of ['townSupervisor', 'supervisor', 'citySupervisor', 'duty', 'clerk'] as const)
      expect(taken().does(by, 'urge', '2026-03-05', WORDS).matter.holder).toBe('handler')
    for (const by of ['handler', 'water', 'grid'] as const)
      expect(taken().refused(by, 'urge', '2026-03-05', WORDS).code).toBe('not-allowed')
  })

  test('changes nothing else: no stage, no date', () => {
    const { matter } = taken()
    const urged = taken().does('supervisor', 'urge', '2026-03-05', WORDS).matter
    expect([urged.stage, urged.fields, urged.clocks]).toEqual([matter.stage, matter.fields, matter.clocks])
  })
})

describe('a card', () => {
  const yellow = () => taken().does('supervisor', 'supervise', '2026-03-05', CARD)
  const red = () =>
    yellow().does('supervisor', 'supervise', '2026-03-09', { ...CARD, card: 'red', source: 'overdue' })

  test('yellow is answered within five working days: Fri 6, Mon 9 to Thu 12 March', () => {
    expect(yellow().run('card.1')).toMatchObject({ lastDay: '2026-03-12', key: 'supervise.yellow' })
    expect(yellow().matter.fields).toMatchObject({ card: 'yellow', cardAnswered: false })
  })

  test('red after yellow restarts the clock, with its own two working days: Tue 10, Wed 11', () => {
    expect(red().run('card.1').endedAt).toBe(china('2026-03-09'))
    expect(red().run('card.2')).toMatchObject({ lastDay: '2026-03-11', key: 'supervise.red' })
    expect(red().matter.fields).toMatchObject({ card: 'red', cardAnswered: false })
  })

  test('every card given stays on record', () => {
    expect(red().matter.fields.cards).toMatchObject([
      { card: 'yellow', source: 'inspection', at: china('2026-03-05') },
      { card: 'red', source: 'overdue', at: china('2026-03-09') },
    ])
  })

  test('on a leader’s instruction names the leader, and only then', () => {
    const instructed = { ...CARD, source: 'instruction' }
    const problems = (input: object) =>
      taken().refused('supervisor', 'supervise', '2026-03-05', { ...input }).problems
    expect(problems(instructed)).toEqual([{ path: 'input.leader', code: 'required' }])
    expect(problems({ ...CARD, leader: '演示领导' })).toEqual([{ path: 'input.leader', code: 'not-asked' }])
    const given = taken().does('supervisor', 'supervise', '2026-03-05', { ...instructed, leader: '演示领导' })
    expect(given.matter.fields.cards).toMatchObject([{ leader: '演示领导' }])
  })

  test('is answered by the holder, once; it stays until it is lifted', () => {
    for (const by of ['clerk', 'supervisor', 'water'] as const)
      expect(yellow().refused(by, 'answer-card', '2026-03-06', RESULT).params?.why).toBe('holder')
    const answered = yellow().does('handler', 'answer-card', '2026-03-06', RESULT)
    expect(answered.run('card.1').endedAt).toBe(china('2026-03-06'))
    expect(answered.matter.fields).toMatchObject({ card: 'yellow', cardAnswered: true })
    expect(answered.refused('handler', 'answer-card', '2026-03-06 11:00', RESULT).code).toBe(
      'condition-not-met',
    )
    const again = answered.does('supervisor', 'supervise', '2026-03-09', { ...CARD, card: 'red' })
    expect(again.does('handler', 'answer-card', '2026-03-10', RESULT).matter.fields.cardAnswered).toBe(true)
  })

  test('that nobody gave is neither answered nor lifted', () => {
    expect(taken().refused('handler', 'answer-card', '2026-03-05', RESULT).code).toBe('condition-not-met')
    expect(taken().refused('supervisor', 'lift-card', '2026-03-05', OPINION).code).toBe('condition-not-met')
  })

  test('is lifted by whoever supervises, answered or not, and never by the holder', () => {
    expect(yellow().refused('handler', 'lift-card', '2026-03-06', OPINION).code).toBe('not-allowed')
    const lifted = yellow().does('townSupervisor', 'lift-card', '2026-03-06', OPINION)
    expect(lifted.matter.fields.card).toBeUndefined()
    expect(lifted.matter.fields.cardAnswered).toBeUndefined()
    expect(lifted.run('card.1').endedAt).toBe(china('2026-03-06'))
  })

  test('not answered in time is overdue, and the next above looks on', () => {
    const late = yellow().waits('2026-03-13 00:00')
    expect(late.entries.filter(({ input }) => input.clock === 'card')).toMatchObject([
      { action: 'clock-warned' },
      { action: 'clock-overdue', at: china('2026-03-13 00:00'), watcher: expect.any(String) },
    ])
    expect(colourOf(late.run('card.1'), china('2026-03-13'))).toBe('red')
  })

  test('given while it is offered is answered by taking it', () => {
    const given = sent().does('supervisor', 'supervise', '2026-03-04', CARD)
    const answered = given.does('handler', 'answer-card', '2026-03-05', RESULT)
    expect(answered.matter).toMatchObject({ holder: 'handler', fields: { cardAnswered: true } })
  })

  test('is nothing for a closed matter', () => {
    const gone = yellow().does('reporter', 'withdraw', '2026-03-06')
    expect(gone.run('card.1').endedAt).toBe(china('2026-03-06'))
    expect(gone.refused('supervisor', 'supervise', '2026-03-06 11:00', CARD).code).toBe('wrong-stage')
  })
})

describe('listing', () => {
  test.each<[by: SeatName, may: string[], above: string[]]>([
    ['townSupervisor', ['town'], ['county', 'city']],
    ['supervisor', ['town', 'county'], ['city']],
    ['citySupervisor', ['town', 'county', 'city'], []],
  ])('by %s is at its own level or below', (by, may, above) => {
    for (const level of may)
      expect(taken().does(by, 'list', '2026-03-05', list(level)).matter.fields.listLevel).toBe(level)
    for (const level of above)
      expect(taken().refused(by, 'list', '2026-03-05', list(level))).toMatchObject({
        code: 'invalid-input',
        problems: [{ path: 'input.level', code: 'above-own-level' }],
      })
  })

  test('is for supervisors of the place', () => {
    for (const by of ['clerk', 'handler', 'duty', 'grid'] as const)
      expect(taken().refused(by, 'list', '2026-03-05', list('town')).code).toBe('not-allowed')
  })

  test.each(['owner', 'target', 'until'])('needs its %s', (name) => {
    const { [name]: _, ...rest } = list('town') as Record<string, string>
    expect(taken().refused('supervisor', 'list', '2026-03-05', rest).problems).toEqual([
      { path: `input.${name}`, code: 'required' },
    ])
  })

  test('is due at 24:00 of its day; a day that has passed is due today', () => {
    const listed = taken().does('supervisor', 'list', '2026-03-05', list('town'))
    expect(listed.run('listed.1')).toMatchObject({ lastDay: '2026-04-30', due: china('2026-05-01 00:00') })
    const past = taken().does('supervisor', 'list', '2026-03-05', list('town', '2026-01-01'))
    expect(past.run('listed.1').lastDay).toBe('2026-03-05')
  })

  test('by a higher level raises it, and another day is another run', () => {
    const raised = taken()
      .does('townSupervisor', 'list', '2026-03-05', list('town', '2026-03-31'))
      .does('supervisor', 'list', '2026-03-09', list('county'))
    expect(raised.matter.fields).toMatchObject({ listLevel: 'county', listUntil: '2026-04-30' })
    expect(raised.run('listed.1').endedAt).toBe(china('2026-03-09'))
    expect(raised.run('listed.2').lastDay).toBe('2026-04-30')
  })

  test('of a higher level is not undone by a lower one that lists it anew', () => {
    const city = taken().does('citySupervisor', 'list', '2026-03-05', list('city'))
    for (const by of ['townSupervisor', 'supervisor'] as const)
      expect(city.refused(by, 'list', '2026-03-06', list('town')).params?.why).toBe('level')
    const county = taken().does('supervisor', 'list', '2026-03-05', list('county'))
    expect(county.refused('townSupervisor', 'list', '2026-03-06', list('town')).params?.why).toBe('level')
  })
})

describe('striking off', () => {
  const at = (level: string, by: SeatName) => taken().does(by, 'list', '2026-03-05', list(level))

  test.each<[level: string, by: SeatName, off: SeatName[], not: SeatName[]]>([
    [
      'town',
      'townSupervisor',
      ['supervisor', 'citySupervisor', 'duty'],
      ['townSupervisor', 'clerk', 'handler'],
    ],
    ['town', 'supervisor', ['citySupervisor', 'duty'], ['townSupervisor', 'supervisor']],
    ['county', 'supervisor', ['citySupervisor', 'duty'], ['townSupervisor', 'supervisor', 'handler']],
    ['county', 'citySupervisor', ['duty'], ['townSupervisor', 'supervisor', 'citySupervisor']],
    ['city', 'citySupervisor', ['duty'], ['townSupervisor', 'supervisor', 'citySupervisor', 'clerk']],
  ])('what was listed at the %s by %s', (level, by, off, not) => {
    for (const each of off) {
      const life = at(level, by).does(each, 'strike-off', '2026-03-20', OPINION)
      expect(life.matter.fields, each).not.toMatchObject({ listLevel: expect.anything() })
      expect(life.run('listed.1').endedAt).toBe(china('2026-03-20'))
    }
    for (const each of not)
      expect(at(level, by).refused(each, 'strike-off', '2026-03-20', OPINION).code, each).toBe('not-allowed')
  })

  test('says why not: another level, or somebody else', () => {
    const why = (life: Life, by: SeatName) =>
      life.refused(by, 'strike-off', '2026-03-20', OPINION).params?.why
    expect(why(at('county', 'supervisor'), 'supervisor')).toBe('level')
    expect(why(at('city', 'citySupervisor'), 'citySupervisor')).toBe('level')
    expect(why(at('town', 'supervisor'), 'supervisor')).toBe('two-people')
  })

  test('is never by the person who listed, on whatever seat', () => {
    const life = at('city', 'citySupervisor')
    const same = life.refused(on('duty', 'citySupervisor'), 'strike-off', '2026-03-20', OPINION)
    expect(same.params?.why).toBe('two-people')
  })

  test('of what is not listed is refused', () => {
    expect(taken().refused('citySupervisor', 'strike-off', '2026-03-20', OPINION).code).toBe(
      'condition-not-met',
    )
  })

  test('may be followed by a new listing, with its own day', () => {
    const again = at('town', 'townSupervisor')
      .does('supervisor', 'strike-off', '2026-03-20', OPINION)
      .does('townSupervisor', 'list', '2026-03-23', list('town', '2026-05-15'))
    expect(again.run('listed.2').lastDay).toBe('2026-05-15')
    expect(again.matter.fields.listLevel).toBe('town')
  })

  test('can be done: the duty seat reads what is listed, and nothing else', () => {
    expect(taken().readers()).not.toContain('duty')
    expect(at('town', 'townSupervisor').readers()).toContain('duty')
    expect(
      at('city', 'citySupervisor').does('duty', 'strike-off', '2026-03-20', OPINION).readers(),
    ).not.toContain('duty')
    for (const kind of KINDS) expect(JSON.stringify(kind.sight), kind.id).toContain('listLevel')
  })
})

describe('a listed matter', () => {
  const ran = () =>
    taken().does('supervisor', 'list', '2026-03-05', list('county')).does('handler', 'run', '2026-03-06')

  test('is closed by no seat', () => {
    expect(ran().refused('clerk', 'finish', '2026-03-09').code).toBe('still-listed')
    const off = ran().does('citySupervisor', 'strike-off', '2026-03-09', OPINION)
    expect(off.does('clerk', 'finish', '2026-03-09 11:00').matter.close).toBe('solved')
  })

  test('is withdrawn by the one it is for', () => {
    const gone = ran().does('reporter', 'withdraw', '2026-03-09')
    expect(gone.matter.close).toBe('withdrawn')
    expect(gone.run('listed.1').endedAt).toBe(china('2026-03-09'))
  })

  test('that is not struck off by its day is overdue', () => {
    const late = taken()
      .does('supervisor', 'list', '2026-03-05', list('county', '2026-03-10'))
      .waits('2026-03-11 00:00')
    expect(late.entries.at(-1)).toMatchObject({ action: 'clock-overdue', input: { clock: 'listed' } })
    expect(late.matter.fields.listLevel).toBe('county')
  })

  test('passes from hand to hand and stays listed', () => {
    const passed = asked()
      .does('supervisor', 'list', '2026-03-02 11:00', list('county'))
      .does('clerk', 'send', '2026-03-03', { unit: 'u-water' })
      .waits('2026-03-06 00:00')
    expect(passed.matter).toMatchObject({ holder: 'water', fields: { listLevel: 'county' } })
  })
})

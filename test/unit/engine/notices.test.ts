/** Notices, worked by hand: who is told of what. Never the doer, never a seat that may not read the matter. */
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../src/engine/entry.ts'
import { noticesOf } from '../../../src/engine/notices.ts'
import { directory, type Life, on } from '../kinds/life.ts'
import { asked, kind, NO, refusedBy, sent, taken, WHY } from './errands.ts'

const CARD = { card: 'red', source: 'inspection', requirement: '到场。' }
const LIST = { level: 'county', owner: '演示包案人', target: '办好', until: '2026-04-30' }
const WATER = { unit: 'u-water', task: '核实。' }
const OPINION = { opinion: '同意。' }
const UNITS = [
  ['handler', 'u-housing'],
  ['water', 'u-water'],
  ['power', 'u-power'],
] as const

const told = (life: Life): string[] => life.notices.map(({ seat, what }) => `${seat}: ${what}`)
const carded = () => taken().does('supervisor', 'supervise', '2026-03-05', CARD)
const helped = () => taken().does('handler', 'ask-assist', '2026-03-05', WATER)
const listed = () => taken().does('supervisor', 'list', '2026-03-05', LIST)
const closed = () => taken().does('handler', 'run', '2026-03-05').does('clerk', 'finish', '2026-03-06')
/** The town's supervisor looks on since the errand was not begun in time: 3 March + 4 days. */
const late = () => taken().waits('2026-03-08 00:00')

describe('who is told', () => {
  test.each<[what: string, life: () => Life, told: string[]]>([
    ['a new one: whoever holds it', asked, ['clerk: held']],
    ['an offer: whoever is asked', sent, ['handler: offered']],
    ['taken: whoever gave it', taken, ['clerk: taken']],
    [
      'taken by a deed that leaves it there: the same',
      () => sent().does('handler', 'remark', '2026-03-04', { words: '去' }),
      ['clerk: taken'],
    ],
    [
      'taken by a deed that brings it back: that it is theirs again',
      () => sent().does('handler', 'run', '2026-03-04'),
      ['clerk: held'],
    ],
    [
      'the last day of silence: whoever is asked',
      () => sent().waits('2026-03-05 00:00'),
      ['handler: warned'],
    ],
    ['silence: both', () => sent().waits('2026-03-06 00:00'), ['handler: silence', 'clerk: silence']],
    [
      'a refusal: whoever gave it',
      () => sent().does('handler', 'refuse-offer', '2026-03-04', NO),
      ['clerk: refused'],
    ],
    [
      'the third refusal: whoever must name now, and whoever gave it',
      () => refusedBy(asked(), '2026-03-03', ...UNITS),
      ['supervisor: deadlock', 'clerk: superior'],
    ],
    [
      'a naming: whoever is named',
      () =>
        refusedBy(asked(), '2026-03-03', ...UNITS).does('supervisor', 'name-holder', '2026-03-04', {
          unit: 'u-water',
          ...WHY,
        }),
      ['water: held'],
    ],
    [
      'withdrawn: nobody, for whoever was asked reads it no longer',
      () => sent().does('clerk', 'withdraw-offer', '2026-03-04', WHY),
      [],
    ],
    [
      'withdrawn, while they help with it as well: whoever was asked',
      () =>
        asked()
          .does('clerk', 'ask-assist', '2026-03-03', WATER)
          .does('clerk', 'send', '2026-03-03 11:00', { unit: 'u-water' })
          .does('clerk', 'withdraw-offer', '2026-03-04', WHY),
      ['water: withdrawn'],
    ],
    [
      'taken back by the giver: whoever had it',
      () => taken().does('clerk', 'take-back', '2026-03-05', WHY),
      ['handler: withdrawn'],
    ],
    [
      'taken back by somebody above: both',
      () => taken().does('supervisor', 'take-back', '2026-03-05', WHY),
      ['handler: withdrawn', 'clerk: held'],
    ],
    ['a day before the end: the holder', () => taken().waits('2026-03-06 00:00'), ['handler: warned']],
    [
      'over the time: the holder, and whoever is called',
      late,
      ['handler: overdue', 'town-supervisor: risen'],
    ],
    [
      'over another time, to run it: those who look on already hear of it too',
      () => late().waits('2026-03-13 00:00'),
      ['handler: overdue', 'town-supervisor: overdue', 'supervisor: risen'],
    ],
    [
      'words of the reporter: the holder',
      () => taken().does('reporter', 'supplement', '2026-03-05', { words: '急' }),
      ['handler: reporter'],
    ],
    [
      'withdrawn by the reporter: the holder',
      () => taken().does('reporter', 'withdraw', '2026-03-05'),
      ['handler: reporter'],
    ],
    [
      'a good rating: the holder',
      () => closed().does('reporter', 'thank', '2026-03-09', { stars: 5 }),
      ['clerk: reporter'],
    ],
    [
      'a bad rating: whoever is called, and the holder',
      () => closed().does('reporter', 'thank', '2026-03-09', { stars: 1 }),
      ['town-supervisor: risen', 'clerk: risen'],
    ],
    [
      'urged: the holder',
      () => taken().does('clerk', 'urge', '2026-03-05', { words: '快' }),
      ['handler: urge'],
    ],
    ['a card: the holder', carded, ['handler: supervise']],
    [
      'a card while others help: they as well, every seat',
      () => helped().does('supervisor', 'supervise', '2026-03-06', CARD),
      ['handler: supervise', 'water: supervise', 'water-mediator: supervise'],
    ],
    [
      'a card answered: whoever gave it',
      () => carded().does('handler', 'answer-card', '2026-03-06', { result: '已到。' }),
      ['supervisor: answer-card'],
    ],
    [
      'a card answered while somebody looks on: they first',
      () =>
        late()
          .does('supervisor', 'supervise', '2026-03-09', CARD)
          .does('handler', 'answer-card', '2026-03-09 11:00', { result: '已到。' }),
      ['town-supervisor: answer-card', 'supervisor: answer-card'],
    ],
    [
      'a card lifted: the holder',
      () => carded().does('townSupervisor', 'lift-card', '2026-03-06', OPINION),
      ['handler: lift-card'],
    ],
    ['listed: the holder', listed, ['handler: list']],
    [
      'struck off: the holder, and whoever listed',
      () => listed().does('citySupervisor', 'strike-off', '2026-03-20', OPINION),
      ['handler: strike-off', 'supervisor: strike-off'],
    ],
    [
      'escalated by the holder: whoever is called',
      () => taken().does('handler', 'escalate', '2026-03-05', WHY),
      ['town-supervisor: risen'],
    ],
    [
      'escalated by somebody above: the holder too',
      () => taken().does('townSupervisor', 'escalate', '2026-03-05', WHY),
      ['handler: escalate', 'supervisor: risen'],
    ],
    ['asked to help: every seat of that unit', helped, ['water: ask-assist', 'water-mediator: ask-assist']],
    [
      'a second unit asked: that one only',
      () => helped().does('handler', 'ask-assist', '2026-03-05 11:00', { ...WATER, unit: 'u-power' }),
      ['power: ask-assist'],
    ],
    [
      'a part answered: the holder',
      () => helped().does('water', 'report-assist', '2026-03-06', { part: 0, result: '已核实。' }),
      ['handler: report-assist'],
    ],
    [
      'a unit released: nobody, for it reads it no longer; least of all the others',
      () =>
        helped()
          .does('handler', 'ask-assist', '2026-03-05 11:00', { ...WATER, unit: 'u-power' })
          .does('handler', 'end-assist', '2026-03-06', { part: 0, reason: '不用了。' }),
      [],
    ],
    [
      'released from one of two parts: that unit',
      () =>
        helped()
          .does('handler', 'ask-assist', '2026-03-05 11:00', WATER)
          .does('handler', 'end-assist', '2026-03-06', { part: 0, reason: '不用了。' }),
      ['water: end-assist', 'water-mediator: end-assist'],
    ],
    ['a remark: nobody', () => taken().does('handler', 'remark', '2026-03-05', { words: '好' }), []],
    ['closed: nobody has anything to do', closed, []],
  ])('of %s', (_, life, expected) => {
    expect(told(life())).toEqual(expected)
  })
})

describe('what no person does', () => {
  const entry = (life: Life, more: Partial<Entry>): Entry => ({
    id: 'e',
    seq: life.matter.seq + 1,
    at: '2026-03-06T02:00:00.000Z',
    action: 'repeated',
    stamp: { by: 'system', name: 'echo' },
    input: {},
    stage: life.matter.stage,
    holder: life.matter.holder,
    holderUnit: 'u-housing',
    ...more,
  })
  const of = (life: Life, more: Partial<Entry>, after = life.matter) =>
    noticesOf(kind, life.matter, after, entry(life, more), directory).map(
      ({ seat, what }) => `${seat}: ${what}`,
    )

  test('brought again by somebody else: the holder, and whoever is called', () => {
    const watched = { ...taken().matter, watchers: ['town-supervisor'] }
    expect(of(taken(), { watcher: 'town-supervisor' }, watched)).toEqual([
      'handler: repeated',
      'town-supervisor: risen',
    ])
  })

  test('a holiday notice that moves a date: the holder', () => {
    expect(of(taken(), { action: 'calendar-entered' })).toEqual(['handler: date-moved'])
  })

  test('a seat that looks on and may not read it is not told', () => {
    const before = asked({ against: 'u-county' })
    const watched = { ...before.matter, watchers: ['supervisor', 'town-supervisor'] }
    const overdue = entry(before, { action: 'clock-overdue', stamp: { by: 'system', name: 'clock' } })
    expect(noticesOf(kind, watched, watched, overdue, directory)).toEqual([
      { seat: 'clerk', what: 'overdue' },
      { seat: 'town-supervisor', what: 'overdue' },
    ])
  })

  test('a seat that is gone is not told', () => {
    const gone = { ...taken().matter, holder: 'abolished' }
    expect(of(taken(), { action: 'calendar-entered' }, gone)).toEqual([])
  })
})

test('the seat that does it is told nothing of it, whoever sits on it', () => {
  const own = taken().does(on('handler', 'a stand-in'), 'escalate', '2026-03-05', WHY)
  expect(told(own)).toEqual(['town-supervisor: risen'])
})

test('nobody is told twice of one entry', () => {
  const lives = [
    sent(),
    taken(),
    carded(),
    helped(),
    listed(),
    late(),
    refusedBy(asked(), '2026-03-03', ...UNITS),
  ]
  for (const { notices } of lives) {
    const seats = notices.map(({ seat }) => seat)
    expect(new Set(seats).size).toBe(seats.length)
  }
})

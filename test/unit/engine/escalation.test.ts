/** Rising, worked by hand: late, badly rated, brought again or by hand, a matter calls the next above to look on. */
import { describe, expect, test } from 'vitest'
import type { Matter } from '../../../src/engine/entry.ts'
import { nextWatcher } from '../../../src/engine/escalation.ts'
import { china, directory, type Life, type SeatName } from '../kinds/life.ts'
import { asked, kind, sent, taken, WHY } from './errands.ts'

const lastly = (life: Life) => life.entries.at(-1)
const next = (more: Partial<Matter>, form = {}) =>
  nextWatcher(kind, { ...asked(form).matter, ...more }, directory)
const rated = (stars: number) =>
  taken()
    .does('handler', 'run', '2026-03-05')
    .does('clerk', 'finish', '2026-03-06')
    .does('reporter', 'thank', '2026-03-09', { stars })

describe('the next above', () => {
  test.each<[what: string, more: Partial<Matter>, form: Record<string, string>, seat: string]>([
    ['the town’s supervisor first', {}, {}, 'town-supervisor'],
    ['then the county’s', { watchers: ['town-supervisor'] }, {}, 'supervisor'],
    ['then the city’s', { watchers: ['town-supervisor', 'supervisor'] }, {}, 'city-supervisor'],
    [
      'and when all look on, the duty seat',
      { watchers: ['town-supervisor', 'supervisor', 'city-supervisor'] },
      {},
      'duty',
    ],
    ['never the holder', { holder: 'town-supervisor' }, {}, 'supervisor'],
    ['never a seat of the unit complained of', {}, { against: 'u-town' }, 'supervisor'],
    [
      'nor the county’s, when that is complained of',
      { watchers: ['town-supervisor'] },
      { against: 'u-county' },
      'city-supervisor',
    ],
    ['of a place that has none of its own, the county’s', { place: '990101009' }, {}, 'supervisor'],
    ['of another county, the city’s', { place: '990102001' }, {}, 'city-supervisor'],
  ])('%s', (_, more, form, seat) => {
    expect(next(more, form)).toBe(seat)
  })
})

describe('late', () => {
  test('at 24:00 of the last day somebody above looks on; the holder keeps it and still has to act', () => {
    const late = taken().waits('2026-03-08 00:00')
    expect(lastly(late)).toMatchObject({
      action: 'clock-overdue',
      at: china('2026-03-08 00:00'),
      watcher: 'town-supervisor',
    })
    expect(late.matter).toMatchObject({ holder: 'handler', stage: 'sent', watchers: ['town-supervisor'] })
    expect(late.does('handler', 'run', '2026-03-09').matter.stage).toBe('ran')
  })

  test('every clock that is missed calls one more', () => {
    // Begin by 7 March, run by 12 March.
    const later = taken().waits('2026-04-01')
    expect(later.matter.watchers).toEqual(['town-supervisor', 'supervisor'])
  })

  test('once: nothing more is said of a time that is over', () => {
    const late = taken().waits('2026-03-08 00:00')
    expect(late.waits('2026-03-10').entries).toEqual(late.entries)
  })

  test('while it is offered, the giver is the one who is late', () => {
    const slow = asked().does('clerk', 'send', '2026-03-12', { unit: 'u-housing' }).waits('2026-03-13 00:00')
    expect(slow.matter).toMatchObject({ holder: 'clerk', watchers: ['town-supervisor'] })
  })
})

describe('a bad rating', () => {
  test('opens it again and calls somebody above', () => {
    expect(rated(2).matter).toMatchObject({
      stage: 'asked',
      holder: 'clerk',
      watchers: ['town-supervisor'],
      stars: 2,
    })
  })

  test('better than that calls nobody', () => {
    expect(rated(3).matter).toMatchObject({ stage: 'done', watchers: [], close: 'solved' })
  })
})

describe('by hand', () => {
  test('the holder calls, with a reason, as often as somebody is left', () => {
    expect(taken().refused('handler', 'escalate', '2026-03-05').problems).toEqual([
      { path: 'input.reason', code: 'required' },
    ])
    const risen = (['05', '06', '09', '10', '11'] as const).reduce(
      (life, day) => life.does('handler', 'escalate', `2026-03-${day}`, WHY),
      taken(),
    )
    expect(risen.matter.watchers).toEqual(['town-supervisor', 'supervisor', 'city-supervisor', 'duty'])
    expect(risen.matter).toMatchObject({ holder: 'handler', stage: 'sent' })
  })

  test('so does a supervisor of the place, who calls those above, never those below', () => {
    const called = (by: SeatName) => taken().does(by, 'escalate', '2026-03-05', WHY).matter.watchers
    expect(called('townSupervisor')).toEqual(['supervisor'])
    expect(called('supervisor')).toEqual(['city-supervisor'])
    expect(called('citySupervisor')).toEqual(['duty'])
    for (const by of ['clerk', 'water', 'grid', 'reporter'] as const)
      expect(taken().refused(by, 'escalate', '2026-03-05', WHY).code).toBe('not-allowed')
  })

  test('whoever is asked and calls has taken it', () => {
    const risen = sent().does('handler', 'escalate', '2026-03-04', WHY)
    expect(risen.matter).toMatchObject({ holder: 'handler', watchers: ['town-supervisor'] })
  })

  test('moves no date', () => {
    expect(taken().does('handler', 'escalate', '2026-03-05', WHY).matter.clocks).toEqual(
      taken().matter.clocks,
    )
  })

  test('is nothing for a closed one', () => {
    expect(rated(5).refused('clerk', 'escalate', '2026-03-10', WHY).code).toBe('wrong-stage')
  })
})

test('whoever looks on reads it, and may urge, give a card, lift it and take the matter back', () => {
  const risen = taken().does('citySupervisor', 'escalate', '2026-03-05', WHY)
  expect(taken().readers()).not.toContain('duty')
  expect(risen.readers()).toContain('duty')
  const card = { card: 'yellow', source: 'inspection', requirement: '到场。' }
  const carded = risen
    .does('duty', 'urge', '2026-03-05 11:00', { words: '快' })
    .does('duty', 'supervise', '2026-03-05 12:00', card)
    .does('duty', 'lift-card', '2026-03-06', { opinion: '可以。' })
  expect(carded.does('duty', 'take-back', '2026-03-06 11:00', WHY).matter.holder).toBe('clerk')
})

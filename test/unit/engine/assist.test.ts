/** Help of other units, worked by hand: each does its part, the holder stays one and answers for the whole. */
import { describe, expect, test } from 'vitest'
import { helpers, owing } from '../../../src/engine/assist.ts'
import { type Actor, whyNot } from '../../../src/engine/who.ts'
import { type Life, on, SEATS } from '../kinds/life.ts'
import { asked, kind, sent, taken } from './errands.ts'

const ask = (unit: string) => ({ unit, task: '请到场核实。' })
const DONE = (part: number) => ({ part, result: '已核实。' })
const OVER = (part: number) => ({ part, reason: '不再需要。' })

/** Asked on Thursday, 5 March: answers are due in five working days, Thursday 12. */
const one = (): Life => taken().does('handler', 'ask-assist', '2026-03-05', ask('u-water'))
const two = (): Life => one().does('handler', 'ask-assist', '2026-03-06', ask('u-power'))
const states = (life: Life) => [helpers(life.matter.fields), owing(life.matter.fields)]

describe('asking', () => {
  test('leaves the matter where it is, with whoever holds it', () => {
    expect(one().matter).toMatchObject({ stage: 'sent', holder: 'handler', held: ['clerk', 'handler'] })
    expect(states(two())).toEqual([
      ['u-water', 'u-power'],
      ['u-water', 'u-power'],
    ])
  })

  test('is for the holder; whoever is offered it and asks has taken it', () => {
    for (const by of ['clerk', 'supervisor', 'water'] as const)
      expect(taken().refused(by, 'ask-assist', '2026-03-05', ask('u-power')).params?.why).toBe('holder')
    const asking = sent().does('handler', 'ask-assist', '2026-03-04', ask('u-water'))
    expect(asking.matter.holder).toBe('handler')
  })

  test('says whom and what', () => {
    expect(
      taken()
        .refused('handler', 'ask-assist', '2026-03-05', {})
        .problems?.map(({ path }) => path),
    ).toEqual(['input.unit', 'input.task'])
    const nobody = taken().refused('handler', 'ask-assist', '2026-03-05', ask('u-nobody'))
    expect(nobody.problems).toEqual([{ path: 'input.unit', code: 'unknown-code' }])
  })

  test('never reaches the unit complained of', () => {
    const hidden = asked({ against: 'u-water' })
    expect(hidden.refused('clerk', 'ask-assist', '2026-03-03', ask('u-water')).code).toBe(
      'holder-may-not-see',
    )
    const other = hidden.does('clerk', 'ask-assist', '2026-03-03', ask('u-power'))
    expect(other.readers()).toContain('power')
    expect(other.readers()).not.toContain('water')
  })
})

describe('every seat of a helping unit', () => {
  test('reads the matter', () => {
    expect(taken().readers()).not.toContain('water')
    expect(one().readers()).toEqual(expect.arrayContaining(['water', 'waterMediator']))
    expect(one().readers()).not.toContain('power')
  })

  test('answers for its unit', () => {
    for (const by of ['water', 'waterMediator'] as const)
      expect(states(one().does(by, 'report-assist', '2026-03-09', DONE(0)))).toEqual([['u-water'], []])
    expect(one().refused('power', 'report-assist', '2026-03-09', DONE(0)).params?.why).toBe('assists')
    expect(one().refused('handler', 'report-assist', '2026-03-09', DONE(0)).params?.why).toBe('assists')
  })

  test('and for no other', () => {
    expect(two().refused('water', 'report-assist', '2026-03-09', DONE(1)).problems).toEqual([
      { path: 'input.part', code: 'not-own-part' },
    ])
    expect(states(two().does('power', 'report-assist', '2026-03-09', DONE(1)))[1]).toEqual(['u-water'])
  })

  test('answers a part that there is, once', () => {
    expect(one().refused('water', 'report-assist', '2026-03-09', DONE(1)).problems).toMatchObject([
      { path: 'input.part', code: 'item' },
    ])
    const done = one().does('water', 'report-assist', '2026-03-09', DONE(0))
    expect(done.refused('water', 'report-assist', '2026-03-09 11:00', DONE(0)).code).toBe('signed-already')
  })

  test('still reads it after the answer', () => {
    expect(one().does('water', 'report-assist', '2026-03-09', DONE(0)).readers()).toContain('water')
  })

  test('takes, sends and closes nothing by that', () => {
    for (const [action, input] of [
      ['run', {}],
      ['remark', { words: '好' }],
      ['ask-assist', ask('u-power')],
      ['take-over', {}],
    ] as const)
      expect(one().refused('water', action, '2026-03-09', { ...input }).code).toMatch(
        /not-allowed|nothing-offered/,
      )
  })
})

describe('releasing', () => {
  test('is for the holder, with a reason', () => {
    expect(one().refused('water', 'end-assist', '2026-03-09', OVER(0)).params?.why).toBe('holder')
    expect(one().refused('handler', 'end-assist', '2026-03-09', { part: 0 }).problems).toEqual([
      { path: 'input.reason', code: 'required' },
    ])
  })

  test('a unit that has no other part reads it no longer, nor answers', () => {
    const free = one().does('handler', 'end-assist', '2026-03-09', OVER(0))
    expect(states(free)).toEqual([[], []])
    expect(free.readers()).not.toContain('water')
    expect(free.refused('water', 'report-assist', '2026-03-09 11:00', DONE(0)).params?.why).toBe('assists')
  })

  test('one part of a unit leaves it the other', () => {
    const both = one().does('handler', 'ask-assist', '2026-03-06', ask('u-water'))
    const half = both.does('handler', 'end-assist', '2026-03-09', OVER(0))
    expect(states(half)).toEqual([['u-water'], ['u-water']])
    expect(half.does('water', 'report-assist', '2026-03-10', DONE(1)).run('assist.1').endedAt).toBeDefined()
  })

  test('comes too late for a part that is answered', () => {
    const done = one().does('water', 'report-assist', '2026-03-09', DONE(0))
    expect(done.refused('handler', 'end-assist', '2026-03-10', OVER(0)).code).toBe('signed-already')
  })

  test('where nobody was asked is refused', () => {
    expect(taken().refused('handler', 'end-assist', '2026-03-05', OVER(0)).code).toBe('condition-not-met')
  })
})

describe('the time for it', () => {
  test('is five working days from the first that was asked: Fri 6, Mon 9 to Thu 12 March', () => {
    expect(one().run('assist.1')).toMatchObject({ lastDay: '2026-03-12' })
    // A second one moves no date.
    expect(two().run('assist.1')).toEqual(one().run('assist.1'))
  })

  test('ends when every part is answered or released, and not before', () => {
    const half = two().does('water', 'report-assist', '2026-03-09', DONE(0))
    expect(half.run('assist.1').endedAt).toBeUndefined()
    expect(half.does('power', 'report-assist', '2026-03-10', DONE(1)).run('assist.1').endedAt).toBeDefined()
    expect(half.does('handler', 'end-assist', '2026-03-10', OVER(1)).run('assist.1').endedAt).toBeDefined()
  })

  test('runs anew for what is asked later', () => {
    const again = one()
      .does('water', 'report-assist', '2026-03-09', DONE(0))
      .does('handler', 'ask-assist', '2026-03-16', ask('u-power'))
    expect(again.run('assist.2').lastDay).toBe('2026-03-23')
  })

  test('that is over is the holder’s lateness: somebody above looks on', () => {
    const late = one().waits('2026-03-13 00:00')
    expect(late.entries.filter(({ input }) => input.clock === 'assist').at(-1)).toMatchObject({
      action: 'clock-overdue',
    })
    expect(late.matter.watchers.length).toBeGreaterThan(0)
    expect(late.does('water', 'report-assist', '2026-03-16', DONE(0)).run('assist.1').endedAt).toBeDefined()
  })

  test('ends with the matter', () => {
    expect(one().does('reporter', 'withdraw', '2026-03-06').run('assist.1').endedAt).toBeDefined()
  })
})

test('whoever also sits in the unit complained of reads nothing by helping from another', () => {
  const { matter } = asked({ against: 'u-housing' }).does('clerk', 'ask-assist', '2026-03-03', ask('u-power'))
  const both: Actor = { type: 'seat', person: 'p', seat: SEATS.power, units: ['u-power', 'u-housing'] }
  expect(whyNot(kind.sight, on('power'), matter)).toBeUndefined()
  expect(whyNot(kind.sight, both, matter)).toEqual({ code: 'named-unit' })
})

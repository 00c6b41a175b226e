import { describe, expect, test } from 'vitest'
import { decide, decideOpening } from '../../../src/engine/act.ts'
import { available } from '../../../src/engine/available.ts'
import { defineKind } from '../../../src/engine/define.ts'
import type { Entry, Matter } from '../../../src/engine/entry.ts'
import type { Answers } from '../../../src/engine/fields.ts'
import { apply, fold, open } from '../../../src/engine/fold.ts'
import { spanInDays } from '../../../src/engine/indicators.ts'
import type { Actor } from '../../../src/engine/who.ts'
import { ladder } from '../../kinds/ladder.ts'
import { HEAD, house, on, SEATS, uuid } from '../../kinds/town.ts'

const kind = defineKind(ladder)
const NOW = '2026-11-22T02:00:00.000Z'
const REPORTER: Actor = { type: 'receipt', matter: HEAD.id }
const FORM: Answers = {
  wish: '借梯子换灯泡',
  high: true,
  metres: 3,
  helpers: [{ name: '甲' }, { name: '乙' }],
}

function opened(form: Answers = FORM): { matter: Matter; entries: Entry[] } {
  const decided = decideOpening(kind, HEAD, { type: 'anyone' }, form, uuid(100), HEAD.openedAt, house)
  if (!decided.ok) throw new Error(decided.refusal.code)
  return { matter: open(HEAD, decided.value), entries: [decided.value] }
}

/** A story of actions that must all be allowed. */
function told(...steps: [actor: Actor, action: string, input: Answers, now?: string][]) {
  return steps.reduce(({ matter, entries }, [actor, action, input, now], i) => {
    const decided = decide(kind, matter, action, actor, input, uuid(200 + i), now ?? NOW, house)
    if (!decided.ok) throw new Error(`${action}: ${JSON.stringify(decided.refusal)}`)
    return { matter: apply(kind, matter, decided.value), entries: [...entries, decided.value] }
  }, opened())
}

const refusalOf = (matter: Matter, actor: Actor, action: string, input: unknown, now = NOW) => {
  const decided = decide(kind, matter, action, actor, input, uuid(999), now, house)
  return decided.ok ? undefined : decided.refusal
}

const LEND: [Actor, string, Answers] = [on(SEATS.grid), 'lend', { to: 's-mediator' }]
const CHECKED: [Actor, string, Answers][] = [0, 1].map((helper) => [
  on(SEATS.mediator),
  'check',
  { helper, ok: true },
])
const BACK: [Actor, string, Answers] = [on(SEATS.mediator), 'bring-back', {}]
const WHOLE: [Actor, string, Answers] = [on(SEATS.clerk), 'inspect', { whole: true }]

describe('opening', () => {
  test('the grid of the place holds it first', () => {
    expect(opened().matter).toMatchObject({ stage: 'asked', holder: 's-grid', held: ['s-grid'], seq: 1 })
  })

  test('a place without a grid worker falls to the town, and one without a town to the city', () => {
    const at = (place: string) => {
      const decided = decideOpening(kind, { ...HEAD, place }, { type: 'anyone' }, FORM, uuid(1), NOW, house)
      return decided.ok && decided.value.holder
    }
    expect(at('990101001001')).toBe('s-clerk')
    expect(at('990101009')).toBe('s-duty')
  })

  test('a door that the kind does not open is refused', () => {
    const decided = decideOpening(
      kind,
      { ...HEAD, door: 'import' },
      { type: 'anyone' },
      FORM,
      uuid(1),
      NOW,
      house,
    )
    expect(decided).toMatchObject({ ok: false, refusal: { code: 'wrong-door' } })
  })
})

describe('an action', () => {
  test('leads to its stage, its holder and its effects', () => {
    expect(told(LEND).matter).toMatchObject({
      stage: 'lent',
      holder: 's-mediator',
      fields: { lentTo: 's-mediator' },
    })
  })

  test('of another stage is refused with the stage named', () => {
    expect(refusalOf(opened().matter, on(SEATS.grid), 'bring-back', {})).toMatchObject({
      code: 'wrong-stage',
      params: { stage: 'asked' },
    })
  })

  test.each([
    ['a stranger of another town', on(SEATS.stranger), 'territory'],
    ['a grid worker who does not hold it', on(SEATS.otherGrid), 'holder'],
    ['the reporter', REPORTER, 'sign-in'],
  ])('by %s is refused with the reason', (_who, actor, why) => {
    expect(refusalOf(opened().matter, actor, 'lend', { to: 's-mediator' })).toMatchObject({
      code: 'not-allowed',
      params: { why },
    })
  })

  test('waits for its condition: every helper is checked first', () => {
    const half = told(LEND, ...CHECKED.slice(0, 1)).matter
    expect(refusalOf(half, on(SEATS.mediator), 'bring-back', {})?.code).toBe('condition-not-met')
    expect(told(LEND, ...CHECKED, BACK).matter.stage).toBe('back')
  })

  test('that adds one row per item refuses the second', () => {
    const half = told(LEND, ...CHECKED.slice(0, 1)).matter
    expect(refusalOf(half, on(SEATS.mediator), 'check', { helper: 0, ok: true })?.code).toBe('signed-already')
  })

  test('of two people is refused to the same person on another seat', () => {
    const matter = told(LEND, ...CHECKED, BACK).matter
    const same = on(SEATS.clerk, 'person of s-mediator')
    expect(refusalOf(matter, same, 'inspect', { whole: true })).toMatchObject({
      params: { why: 'two-people' },
    })
  })

  test('branches on its answer, and a failed inspection goes back to the doer', () => {
    expect(told(LEND, ...CHECKED, BACK, [on(SEATS.clerk), 'inspect', { whole: false }]).matter).toMatchObject(
      {
        stage: 'lent',
        holder: 's-mediator',
      },
    )
    expect(told(LEND, ...CHECKED, BACK, WHOLE).matter).toMatchObject({
      stage: 'done',
      close: 'solved',
      closedAt: NOW,
    })
  })

  test('names its ending by an answer', () => {
    expect(told([on(SEATS.grid), 'end', { how: 'duplicate' }]).matter.close).toBe('duplicate')
  })

  test('can not link a matter to itself', () => {
    const refused = refusalOf(opened().matter, on(SEATS.grid), 'end', { how: 'duplicate', twin: HEAD.ref })
    expect(refused?.code).toBe('link-to-itself')
  })

  test('that does not exist is refused by name, also when it is a word of JavaScript', () => {
    for (const action of ['borrow', 'constructor', '__proto__'])
      expect(refusalOf(opened().matter, on(SEATS.grid), action, {})?.code).toBe('unknown-action')
  })
})

describe('the rating', () => {
  const CLOSED = [LEND, ...CHECKED, BACK, WHOLE] as const

  test('is the reporter alone', () => {
    const { matter } = told(...CLOSED)
    expect(refusalOf(matter, on(SEATS.clerk), 'thank', { stars: 5 })).toMatchObject({
      params: { why: 'receipt' },
    })
    expect(told(...CLOSED, [REPORTER, 'thank', { stars: 5 }]).matter).toMatchObject({
      stars: 5,
      close: 'solved',
    })
  })

  test('reopens when it is bad', () => {
    const { matter } = told(...CLOSED, [REPORTER, 'thank', { stars: 1 }])
    expect(matter).toMatchObject({ stage: 'asked', stars: 1 })
    expect(matter.close).toBeUndefined()
    expect(matter.closedAt).toBeUndefined()
  })

  test.each([
    ['on the last moment of the window', '2026-11-29T02:00:00.000Z', undefined],
    ['a millisecond later', '2026-11-29T02:00:00.001Z', 'window-over'],
  ])('%s', (_when, now, code) => {
    expect(refusalOf(told(...CLOSED).matter, REPORTER, 'thank', { stars: 4 }, now)?.code).toBe(code)
  })
})

describe('what is available', () => {
  test('every action of the office is offered, allowed or with its reason; the reporter’s are not', () => {
    const offered = available(kind, opened().matter, on(SEATS.grid), NOW)
    expect(offered.map(({ action, allowed }) => [action, allowed])).toEqual([
      ['lend', true],
      ['check', false],
      ['bring-back', false],
      ['inspect', false],
      ['end', true],
      // What every kind has: supervision. Who holds it may call somebody above.
      ['urge', false],
      ['supervise', false],
      ['answer-card', false],
      ['lift-card', false],
      ['list', false],
      ['strike-off', false],
      ['escalate', true],
    ])
    expect(offered.find(({ action }) => action === 'check')?.reason?.code).toBe('wrong-stage')
  })

  test('says the same as deciding does, for every actor, stage and action', () => {
    const stories = [
      [],
      [LEND],
      [LEND, ...CHECKED],
      [LEND, ...CHECKED, BACK],
      [LEND, ...CHECKED, BACK, WHOLE],
    ] as const
    const actors = [...Object.values(SEATS).map((seat) => on(seat)), REPORTER]
    for (const story of stories) {
      const { matter } = told(...story)
      for (const actor of actors) {
        for (const { action, allowed } of available(kind, matter, actor, NOW)) {
          const code = refusalOf(matter, actor, action, 'not a form')?.code
          expect([action, allowed], `${matter.stage} ${JSON.stringify(actor)}`).toEqual([
            action,
            code === 'invalid-input',
          ])
        }
      }
    }
  })
})

describe('state is the fold of entries', () => {
  test('folding the whole history gives what acting step by step gave', () => {
    const { matter, entries } = told(LEND, ...CHECKED, BACK, WHOLE, [REPORTER, 'thank', { stars: 1 }])
    expect(fold(kind, HEAD, entries)).toEqual(matter)
    expect(fold(kind, HEAD, JSON.parse(JSON.stringify(entries)))).toEqual(matter)
  })

  test('a history with a gap or without a beginning is broken', () => {
    const { entries } = told(LEND, ...CHECKED)
    expect(() => fold(kind, HEAD, [])).toThrow(HEAD.ref)
    expect(() => fold(kind, HEAD, entries.toSpliced(1, 1))).toThrow('follows')
  })
})

test('a span runs from its entry to the first that ends it', () => {
  const indicator = { from: 'open', until: ['lend'] }
  expect(spanInDays(indicator, told([LEND[0], LEND[1], LEND[2], '2026-11-23T13:00:00.000Z']).entries)).toBe(
    1.5,
  )
  expect(spanInDays(indicator, opened().entries)).toBeUndefined()
})

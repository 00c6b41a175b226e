import { describe, expect, test } from 'vitest'
import type { Clock } from '../../../src/engine/clocks.ts'
import { DeclarationError, defineKind } from '../../../src/engine/define.ts'
import * as f from '../../../src/engine/fields.ts'
import type { Action, KindDeclaration } from '../../../src/engine/kind.ts'
import { ladder } from '../../kinds/ladder.ts'

/** A copy of the sound kind, spoilt in one place. */
function spoilt(spoil: (kind: KindDeclaration) => void): KindDeclaration {
  const copy = structuredClone(ladder)
  spoil(copy)
  return copy
}

const action = (kind: KindDeclaration, id: string) => {
  const found = kind.actions[id]
  if (!found) throw new Error(id)
  return found
}

/** A clock whose silence is sound but for what is given. */
function quiet(k: KindDeclaration, clock: Partial<Clock>, does: Partial<Action> = {}): void {
  k.actions.hush = { from: ['lent'], who: { system: 'clock' }, ...does }
  const term = 'ladder.lend'
  k.clocks = { quiet: { from: ['lend'], until: ['check', 'hush'], term, silence: 'hush', ...clock } }
}

describe('a declaration is checked where it is defined', () => {
  test('a sound one passes and is frozen all the way down', () => {
    const kind = defineKind(ladder)
    expect(kind.checked).toBe(true)
    expect(Object.isFrozen(kind.actions.lend?.form)).toBe(true)
  })

  test('a sound silence passes', () => {
    expect(() => defineKind(spoilt((k) => quiet(k, {})))).not.toThrow()
  })

  const faults: [wrong: string, path: string, spoil: (kind: KindDeclaration) => void][] = [
    [
      'opening in a stage that does not exist',
      'ladder.opening.stage',
      (k) => {
        k.opening.stage = 'nowhere'
      },
    ],
    [
      'an action without who',
      'ladder.actions.lend.who',
      (k) => {
        Reflect.deleteProperty(action(k, 'lend'), 'who')
      },
    ],
    [
      'a sight that keeps out the unit of a field that names none',
      'ladder.sight',
      (k) => {
        k.sight = { all: [{ notUnit: 'wish' }, k.sight] }
      },
    ],
    [
      'a sight by a value that the field can never have',
      'ladder.sight',
      (k) => {
        k.sight = { all: [{ not: { field: 'high', is: 'yes' } }, k.sight] }
      },
    ],
    [
      'an action in the time of a clock that does not exist',
      'ladder.actions.lend.inTime',
      (k) => {
        action(k, 'lend').inTime = 'lend'
      },
    ],
    [
      'a right that is promised to the reporter',
      'ladder.clocks.object',
      (k) => {
        k.clocks = {
          object: { from: ['lend'], until: ['check'], term: 'ladder.lend', right: true, promise: true },
        }
      },
    ],
    [
      'an opening without who',
      'ladder.opening.who',
      (k) => {
        Reflect.deleteProperty(k.opening, 'who')
      },
    ],
    [
      'an action from an unknown stage',
      'ladder.actions.lend.from',
      (k) => {
        action(k, 'lend').from = ['askd']
      },
    ],
    [
      'an action to an unknown stage',
      'ladder.actions.lend.to',
      (k) => {
        action(k, 'lend').to = 'lnet'
      },
    ],
    [
      'a branch to an unknown stage',
      'ladder.actions.inspect.to.1',
      (k) => {
        action(k, 'inspect').to = [
          { when: { path: 'input.whole', is: true }, stage: 'done', close: 'solved' },
          { stage: 'x' },
        ]
      },
    ],
    [
      'an ending without a name',
      'ladder.actions.end.to',
      (k) => {
        Reflect.deleteProperty(action(k, 'end'), 'close')
      },
    ],
    [
      'an ending named by an answer that is no ending',
      'ladder.actions.end.close.from',
      (k) => {
        action(k, 'end').form = { how: f.choice(['sold']), twin: f.matter() }
      },
    ],
    [
      'a name for an ending on an open stage',
      'ladder.actions.lend.close',
      (k) => {
        action(k, 'lend').close = 'solved'
      },
    ],
    [
      'an effect on an unknown field',
      'ladder.actions.lend.effects.0.set',
      (k) => {
        action(k, 'lend').effects = [{ set: 'lent', from: 'to' }]
      },
    ],
    [
      'an effect from an unknown answer',
      'ladder.actions.lend.effects.0.from',
      (k) => {
        action(k, 'lend').effects = [{ set: 'lentTo', from: 'too' }]
      },
    ],
    [
      'a row added to what is no list',
      'ladder.actions.check.effects.0.add',
      (k) => {
        action(k, 'check').effects = [{ add: 'lentTo' }]
      },
    ],
    [
      'a holder from an answer that is no seat',
      'ladder.actions.lend.holder.seatFrom',
      (k) => {
        action(k, 'lend').holder = { seatFrom: 'words' }
      },
    ],
    [
      'a condition on an unknown field',
      'ladder.actions.bring-back.when',
      (k) => {
        action(k, 'bring-back').when = { path: 'chekcs', set: true }
      },
    ],
    [
      'a condition on an answer asked later',
      'ladder.opening.form.metres.when',
      (k) => {
        const { high, ...rest } = k.opening.form
        k.opening.form = { ...rest, ...(high && { high }) }
      },
    ],
    [
      'a choice without options',
      'ladder.opening.form.kind.options',
      (k) => {
        k.opening.form.kind = f.choice([])
      },
    ],
    [
      'an item of what is no list',
      'ladder.actions.check.form.helper.of',
      (k) => {
        action(k, 'check').form = { helper: f.item('wish'), ok: f.yesNo() }
      },
    ],
    [
      'a title that is no field',
      'ladder.title',
      (k) => {
        k.title = 'name'
      },
    ],
    [
      'a searched field that is no text',
      'ladder.searched',
      (k) => {
        k.searched = ['metres']
      },
    ],
    [
      'a rating by an unknown action',
      'ladder.rating',
      (k) => {
        k.rating = { action: 'praise', stars: 'stars' }
      },
    ],
    [
      'a stage nobody can reach',
      'ladder.stages.lost',
      (k) => {
        k.stages.lost = { final: true }
      },
    ],
    [
      'a stage nobody can leave',
      'ladder.stages.lent',
      (k) => {
        for (const id of ['bring-back', 'inspect']) Reflect.deleteProperty(k.actions, id)
      },
    ],
    [
      'a sight that can not be compiled',
      'ladder.sight',
      (k) => {
        k.sight = { did: ['lend'] }
      },
    ],
    [
      'two people by an unknown action',
      'ladder.actions.lend.who',
      (k) => {
        action(k, 'lend').who = { not: { did: ['borrow'] } }
      },
    ],
    [
      'an empty list of permissions',
      'ladder.actions.lend.who',
      (k) => {
        action(k, 'lend').who = { all: [] }
      },
    ],
    [
      'an indicator over an unknown action',
      'ladder.indicators.slow',
      (k) => {
        k.indicators = { slow: { from: 'open', until: ['nap'] } }
      },
    ],
    [
      'a field in both forms',
      'ladder.fields.wish',
      (k) => {
        k.fields = { ...k.fields, wish: f.text() }
      },
    ],
    [
      'a level that is no choice of the form',
      'ladder.actions.lend.ownLevel',
      (k) => {
        action(k, 'lend').ownLevel = 'words'
      },
    ],
    [
      'a part that is no item of the form',
      'ladder.actions.lend.ownPart',
      (k) => {
        action(k, 'lend').ownPart = 'words'
      },
    ],
    [
      'an entry told to a matter that no answer names',
      'ladder.actions.lend.echo',
      (k) => {
        action(k, 'lend').echo = 'words'
      },
    ],
    [
      'a notice to whoever did an unknown action',
      'ladder.actions.lend.tells',
      (k) => {
        action(k, 'lend').tells = [{ doer: 'borrow' }]
      },
    ],
    [
      'calling somebody above on a condition over an unknown field',
      'ladder.actions.thank.raises',
      (k) => {
        action(k, 'thank').raises = { path: 'input.star', atMost: 2 }
      },
    ],
    [
      'a silence that does an unknown action',
      'ladder.clocks.quiet.silence',
      (k) => {
        k.clocks = { quiet: { from: ['lend'], until: ['check'], term: 'ladder.lend', silence: 'nap' } }
      },
    ],
    [
      'a silence that leaves its own time running',
      'ladder.clocks.quiet.silence',
      (k) => {
        quiet(k, { until: ['check'] })
      },
    ],
    [
      'a silence that ends its time only on a condition',
      'ladder.clocks.quiet.silence',
      (k) => {
        quiet(k, { done: { path: 'high', is: true } })
      },
    ],
    [
      'a silence of a right',
      'ladder.clocks.quiet.silence',
      (k) => {
        quiet(k, { right: true })
      },
    ],
    [
      'a silence that people break',
      'ladder.clocks.quiet.silence',
      (k) => {
        quiet(k, {}, { who: { holds: true } })
      },
    ],
    [
      'a silence that asks something',
      'ladder.clocks.quiet.silence',
      (k) => {
        quiet(k, {}, { form: { high: f.yesNo({ required: true }) } })
      },
    ],
    [
      'a silence that waits for something',
      'ladder.clocks.quiet.silence',
      (k) => {
        quiet(k, {}, { when: { path: 'high', is: true } })
      },
    ],
    [
      'an action named open',
      'ladder.actions.open',
      (k) => {
        k.actions.open = action(k, 'lend')
      },
    ],
  ]
  const offering = (k: KindDeclaration) => {
    k.handOver = { term: 'ladder.lend', grounds: ['mine'], refusals: 3, naming: 'ladder.lend' }
    action(k, 'lend').handOver = 'offer'
    k.sight = { any: [k.sight, { offered: true }, { assists: true }] }
  }
  test('one that offers is completed with the steps, the times and the fields of a hand-over', () => {
    const kind = defineKind(spoilt(offering))
    expect(Object.keys(kind.actions)).toEqual(
      expect.arrayContaining([
        'take-over',
        'refuse-offer',
        'withdraw-offer',
        'take-back',
        'name-holder',
        'ask-assist',
      ]),
    )
    expect(kind.actions['refuse-offer']?.from).toEqual(['lent'])
    expect(kind.actions['name-holder']).toMatchObject({ from: ['asked'], to: 'lent', standsFor: 'lend' })
    expect(Object.keys(kind.actions['name-holder']?.form ?? {})).toEqual(['to', 'reason'])
    expect(kind.clocks).toMatchObject({ 'hand-over': { silence: 'take-by-silence' }, naming: {}, assist: {} })
    expect(Object.keys(kind.fields ?? {})).toEqual(expect.arrayContaining(['assists', 'card', 'listLevel']))
  })

  test('one that offers nothing has supervision, and no steps of a hand-over', () => {
    const kind = defineKind(ladder)
    expect(Object.keys(kind.actions)).toEqual(expect.arrayContaining(['supervise', 'list', 'escalate']))
    for (const id of ['take-over', 'name-holder', 'ask-assist']) expect(kind.actions[id]).toBeUndefined()
  })

  const unfit: [wrong: string, path: string, spoil: (kind: KindDeclaration) => void][] = [
    [
      'an offer where the kind does not say how long silence is',
      'ladder.actions.lend.handOver',
      (k) => {
        Reflect.deleteProperty(k, 'handOver')
      },
    ],
    [
      'an offer to nobody in particular',
      'ladder.actions.lend.handOver',
      (k) => {
        action(k, 'lend').holder = { roles: ['mediator'], level: 'town' }
      },
    ],
    [
      'an offer that leads here or there',
      'ladder.actions.lend.handOver',
      (k) => {
        action(k, 'lend').to = [{ stage: 'lent' }]
      },
    ],
    [
      'an offer that who is asked may not read',
      'ladder.sight',
      (k) => {
        k.sight = { any: [{ held: true }, { assists: true }] }
      },
    ],
    [
      'help by units that may not read it',
      'ladder.sight',
      (k) => {
        k.sight = { any: [{ held: true }, { offered: true }] }
      },
    ],
    [
      'an action that every kind has already',
      'ladder.actions.take-over',
      (k) => {
        k.actions['take-over'] = action(k, 'lend')
      },
    ],
    [
      'a field that every kind has already',
      'ladder.fields.card',
      (k) => {
        k.fields = { ...k.fields, card: f.text() }
      },
    ],
    [
      'a clock that every kind has already',
      'ladder.clocks.listed',
      (k) => {
        k.clocks = { listed: { from: ['lend'], until: ['check'], term: 'ladder.lend' } }
      },
    ],
  ]
  test.each([
    ...faults,
    ...unfit.map(([wrong, path, spoil]): (typeof unfit)[number] => [
      wrong,
      path,
      (k) => {
        offering(k)
        spoil(k)
      },
    ]),
  ])('%s is named by its path', (_wrong, path, spoil) => {
    const error = (() => {
      try {
        defineKind(spoilt(spoil))
      } catch (thrown) {
        return thrown
      }
    })()
    expect(error).toBeInstanceOf(DeclarationError)
    expect(error instanceof DeclarationError && error.problems.map((line) => line.split(': ')[0])).toContain(
      path,
    )
  })
})

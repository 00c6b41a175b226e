import { describe, expect, test } from 'vitest'
import { DeclarationError, defineKind } from '../../../src/engine/define.ts'
import * as f from '../../../src/engine/fields.ts'
import type { KindDeclaration } from '../../../src/engine/kind.ts'
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

describe('a declaration is checked where it is defined', () => {
  test('a sound one passes and is frozen all the way down', () => {
    const kind = defineKind(ladder)
    expect(kind.checked).toBe(true)
    expect(Object.isFrozen(kind.actions.lend?.form)).toBe(true)
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
      'an action named open',
      'ladder.actions.open',
      (k) => {
        k.actions.open = action(k, 'lend')
      },
    ],
  ]
  test.each(faults)('%s is named by its path', (_wrong, path, spoil) => {
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

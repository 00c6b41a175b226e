/** Random sound declarations: any stages, actions, forms, permissions and clocks that `defineKind` accepts. */
import { defineKind } from '../../src/engine/define.ts'
import type { FieldMap } from '../../src/engine/fields.ts'
import * as f from '../../src/engine/fields.ts'
import type { Action, HolderRule, Kind, KindDeclaration, NearestRule } from '../../src/engine/kind.ts'
import { LEVELS } from '../../src/engine/kind.ts'
import type { Rule } from '../../src/engine/rule.ts'
import type { Who } from '../../src/engine/who.ts'
import { clocksFrom } from './clocks.ts'
import type { Dice } from './dice.ts'

const OPEN = ['s0', 's1', 's2', 's3'] as const
export type Stages = readonly [string, ...string[]]

const ROLES = ['grid-worker', 'clerk', 'supervisor', 'handler', 'mediator', 'petition-clerk'] as const
const ENDINGS = ['solved', 'answered', 'not-ours', 'refused', 'failed-told'] as const
const GRADES = ['a', 'b', 'c'] as const

/** Fields that stand in the opening form or are written later. */
const MAY_OPEN: FieldMap = {
  grade: f.choice(GRADES),
  until: f.date(),
  about: f.unit(['handler', 'clerk', 'mediator']),
  rows: f.list({ name: f.text({ required: true }) }, { most: 3 }),
}

const CONDITIONS: readonly [Rule, ...Rule[]] = [
  { path: 'grade', in: ['a', 'b'] },
  { not: { path: 'flag', is: true } },
  { path: 'until', set: false },
  {
    any: [
      { path: 'marks', asManyAs: 'rows' },
      { path: 'flag', set: true },
    ],
  },
]

const local: Who = { all: [{ role: ['clerk', 'supervisor', 'grid-worker'] }, { within: true }] }

export function kindFrom(dice: Dice): Kind {
  const stages = OPEN.slice(0, 2 + dice.below(3)) as [string, ...string[]] // never empty: at least two are kept
  const opening: FieldMap = { title: f.text({ required: true }) }
  const fields: FieldMap = { flag: f.yesNo(), lent: f.seat(['mediator']), twin: f.matter() }
  for (const [name, field] of Object.entries(MAY_OPEN)) {
    if (dice.chance(60)) opening[name] = field
    else fields[name] = field
  }
  fields.marks = f.list({ row: f.item('rows'), ok: f.yesNo() })
  const actions = actionsFrom(dice, stages)
  const offers = Object.values(actions).some(({ handOver }) => handOver === 'offer')
  const handOver = {
    term: 'return',
    grounds: ['not-ours', 'unclear'],
    refusals: 1 + dice.below(3),
    naming: 'naming',
  }
  const declaration: KindDeclaration = {
    id: 'random',
    version: 1,
    title: 'title',
    searched: ['title'],
    opening: {
      who: { anyone: true },
      doors: ['portal', 'desk'],
      place: 'needed',
      stage: stages[0],
      holder: nearest(dice),
      form: opening,
    },
    fields,
    stages: { ...Object.fromEntries(stages.map((stage) => [stage, {}])), e0: { final: true } },
    actions,
    sight: sightFrom(dice),
    ...(offers && { handOver }),
  }
  return defineKind({ ...declaration, clocks: clocksFrom(dice, declaration, stages) })
}

function sightFrom(dice: Dice): Who {
  const any: Who[] = [
    { receipt: true },
    { held: true },
    { watches: true },
    { offered: true },
    { assists: true },
  ]
  if (dice.chance(40)) any.push({ unit: true })
  if (dice.chance(60)) any.push(local)
  return dice.chance(30) ? { all: [{ notUnit: 'about' }, { any }] } : { any }
}

function actionsFrom(dice: Dice, stages: Stages): Record<string, Action> {
  const actions: Record<string, Action> = {}
  // A way through all stages to the end; what is random comes beside it.
  for (const [i, stage] of stages.entries()) {
    const next = stages[i + 1]
    const way = next && dice.chance(60) ? offerTo(dice, stage, next) : step(dice, [stage])
    actions[`go-${i}`] = next ? { ...way, to: next } : { ...way, to: 'e0', close: dice.pick(ENDINGS) }
  }
  for (let i = dice.below(4); i > 0; i--) {
    const from = dice.some(stages)
    const target = dice.below(stages.length + 2)
    const side = dice.chance(25) ? offerTo(dice, from[0], dice.pick(stages)) : step(dice, from)
    const to = side.to ?? stages[target]
    actions[`side-${i}`] =
      target > stages.length && !side.handOver
        ? { ...side, to: 'e0', close: dice.pick(ENDINGS) }
        : { ...side, ...(to && { to }) }
  }
  actions.edit = { ...step(dice, [...stages]), who: { any: [{ holds: true }, local] } }
  if (dice.chance(50)) actions.judge = judgeFrom(dice, stages)
  if (dice.chance(50))
    actions.reopen = {
      from: ['e0'],
      to: [{ when: { path: 'input.stars', atMost: 2 }, stage: dice.pick(stages) }, { stage: 'e0' }],
      who: { receipt: true },
      window: { daysAfterClose: 20 },
      raises: { path: 'input.stars', atMost: 2 },
      form: { stars: f.stars({ required: true }) },
    }
  return actions
}

/** An answer decides where it goes. */
const judgeFrom = (dice: Dice, stages: Stages): Action => ({
  ...step(dice, dice.some(stages)),
  form: { passed: f.yesNo({ required: true }) },
  effects: [],
  to: [
    { when: { path: 'input.passed', is: true }, stage: 'e0', close: dice.pick(ENDINGS) },
    { stage: dice.pick(stages), holder: { doer: ['go-0'], otherwise: nearest(dice) } },
  ],
})

const nearest = (dice: Dice): NearestRule => ({
  roles: [...dice.some(ROLES)],
  level: dice.pick(LEVELS),
})

function whoFrom(dice: Dice): Who {
  const role: Who = { all: [{ role: [...dice.some(ROLES)] }, { within: true }] }
  return dice.pick<Who>([
    { holds: true },
    { any: [{ holds: true }, role] },
    { all: [{ any: [{ holds: true }, local] }, { not: { did: ['go-0'] } }] },
    { any: [{ held: true }, { watches: true }] },
    { any: [{ receipt: true }, { holds: true }] },
  ])
}

function step(dice: Dice, from: string[]): Action {
  const form: FieldMap = {}
  const effects: Action['effects'] = []
  for (const name of ['grade', 'until', 'about'] as const) {
    const field = MAY_OPEN[name]
    if (!field || !dice.chance(20)) continue
    form[name] = field
    effects.push({ set: name, from: name })
  }
  if (dice.chance(15)) effects.push({ set: 'flag', value: dice.chance(50) })
  if (dice.chance(10)) effects.push({ clear: 'marks' })
  if (dice.chance(15)) {
    form.row = f.item('rows', { required: true })
    effects.push({ add: 'marks', ...(dice.chance(50) && { unique: 'row' }) })
  }
  const holder: HolderRule | undefined = dice.chance(30) ? nearest(dice) : undefined
  return {
    from,
    who: whoFrom(dice),
    form,
    effects,
    ...(holder && { holder }),
    ...(dice.chance(15) && { when: dice.pick(CONDITIONS) }),
    ...(dice.chance(10) && { raises: true as const }),
    ...(dice.chance(20) && { tells: ['holder', 'watchers', 'assists'] as const satisfies Action['tells'] }),
  }
}

function offerTo(dice: Dice, from: string, to: string): Action {
  const unit = dice.chance(70)
  return {
    from: [from],
    to,
    who: { any: [{ holds: true }, local] },
    handOver: 'offer',
    form: unit
      ? { unit: f.unit(['handler', 'clerk'], { required: true }) }
      : { seat: f.seat(['mediator', 'clerk'], { required: true }) },
    ...(!unit && { effects: [{ set: 'lent', from: 'seat' }] }),
    holder: unit ? { unitFrom: 'unit', role: dice.pick(['handler', 'clerk']) } : { seatFrom: 'seat' },
  }
}

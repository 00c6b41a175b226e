/** Random clocks of every sort beside the actions they need; written into the declaration's own actions. */
import type { Clock } from '../../src/engine/clocks.ts'
import * as f from '../../src/engine/fields.ts'
import { PASSING_NAMES } from '../../src/engine/hand-over.ts'
import type { Action, KindDeclaration } from '../../src/engine/kind.ts'
import type { Who } from '../../src/engine/who.ts'
import type { Dice } from './dice.ts'
import type { Stages } from './kinds.ts'
import { OWN_KEYS } from './terms.ts'

const holder: Who = { any: [{ holds: true }, { receipt: true }] }

/** Up to four clocks; adds actions for extensions, stops, silence and limited rights. */
export function clocksFrom(dice: Dice, kind: KindDeclaration, stages: Stages): Record<string, Clock> {
  const clocks: Record<string, Clock> = {}
  const own = Object.keys(kind.actions)
  const names = kind.handOver ? [...own, ...PASSING_NAMES] : own
  const anyOf = (): string[] => [...new Set([dice.one(names) ?? 'edit', dice.one(names) ?? 'edit'])]
  for (let i = 0; i < 1 + dice.below(4); i++) {
    const id = `c${i}`
    const from = dice.chance(50) ? anyOf() : ['open', ...anyOf()]
    const clock: Clock = {
      from,
      until: anyOf(),
      term: termFrom(dice),
      ...(dice.chance(20) && { within: [...dice.some(stages)] }),
      ...(dice.chance(20) && { lapses: anyOf() }),
      ...(dice.chance(15) && { done: { path: 'flag', is: true } }),
    }
    clocks[id] = dressed(dice, kind.actions, stages, id, clock)
  }
  return clocks
}

const termFrom = (dice: Dice): Clock['term'] =>
  dice.pick<Clock['term']>([
    dice.pick(OWN_KEYS),
    { field: 'grade', terms: { a: 't0', b: 't1' }, otherwise: 't2' },
    { day: 'until', as: 'day' },
  ])

function dressed(
  dice: Dice,
  actions: Record<string, Action>,
  stages: Stages,
  id: string,
  clock: Clock,
): Clock {
  const sort = dice.below(5)
  if (sort === 1) {
    const to = dice.chance(50) ? { to: dice.pick(stages) } : {}
    actions[`use-${id}`] = { from: [...stages, 'e0'], who: holder, inTime: id, ...to }
    return { ...clock, right: true }
  }
  if (sort === 2) {
    const ends = dice.chance(30)
    actions[`hush-${id}`] = {
      from: [...stages],
      who: { system: 'clock' },
      ...(ends ? { to: 'e0', close: 'answered' } : dice.chance(50) && { to: dice.pick(stages) }),
      ...(dice.chance(40) && { holder: { roles: ['supervisor'], level: 'town' } }),
    }
    const { done: _unconditional, ...plain } = clock
    return { ...plain, silence: `hush-${id}`, until: [...clock.until, `hush-${id}`] }
  }
  if (dice.chance(15)) {
    const limited = actions.edit
    if (limited && !limited.inTime) actions.edit = { ...limited, inTime: id }
  }
  return {
    ...clock,
    ...(sort >= 3 && { extension: extensionFrom(dice, actions, stages, id) }),
    ...(sort === 4 && { stops: stopsFrom(dice, actions, stages, id) }),
  }
}

function extensionFrom(dice: Dice, actions: Record<string, Action>, stages: Stages, id: string) {
  const most = 1 + dice.below(30)
  actions[`extend-${id}`] = {
    from: [...stages],
    who: holder,
    form: { days: f.number({ whole: true, least: 1, most, required: true }) },
  }
  return { action: `extend-${id}`, count: 'days', times: 1 + dice.below(2) }
}

function stopsFrom(dice: Dice, actions: Record<string, Action>, stages: Stages, id: string): Clock['stops'] {
  const from = [...stages]
  actions[`halt-${id}`] = { from, who: holder }
  actions[`resume-${id}`] = { from, who: holder }
  const stops = { hearing: { from: [`halt-${id}`], until: [`resume-${id}`] } }
  return dice.chance(30) ? { ...stops, appraisal: { from: ['edit'], until: ['go-0', 'edit'] } } : stops
}

/** How steps are planned and done: everybody does one thing after the other, in working time, through the engine. */
import { decide } from '../../src/engine/act.ts'
import { nextMoment } from '../../src/engine/clocks.ts'
import { DAY_MS } from '../../src/engine/days.ts'
import type { Entry } from '../../src/engine/entry.ts'
import { apply } from '../../src/engine/fold.ts'
import { decideTick } from '../../src/engine/tick.ts'
import type { Actor } from '../../src/engine/who.ts'
import { awake, workedUntil } from './hours.ts'
import { reactTo } from './react.ts'
import { actorOn, type Case, isoOf, nextId, type Sim, type Step } from './sim.ts'
import { add } from './tally.ts'
import { nextStep } from './ways.ts'

/** Where a matter stands, as far as its next step depends on it. */
const standing = ({ matter: { stage, holder, handOver } }: Case): string =>
  `${stage} ${holder} ${handOver?.offer?.to} ${handOver?.deadlock}`

/** How often a thing is left lying: at a seat known for it, and at any other. */
const [SLOW, USUAL] = [0.22, 0.012]

/** Plans the next step of a matter, if anybody has one to do; whoever forgets it finds it again some day. */
export function plan(sim: Sim, one: Case, reminded = false): void {
  one.planned = standing(one)
  const token = ++one.plan
  const step = nextStep(sim, one)
  if (!step) return
  const seat = seatsOf(one, step)[0]
  const forgets = seat !== undefined && !reminded && sim.random.chance(sim.slow.has(seat) ? SLOW : USUAL)
  one.overlooked = forgets
  const days = forgets ? sim.random.between(20, 70) : step.days
  const still = () => one.plan === token
  sim.queue.at(sim.now + days * DAY_MS, () => still() && begin(sim, one, step, still, 0))
}

const seatsOf = ({ matter }: Case, { by }: Step): readonly string[] => {
  if (by === 'reporter') return []
  return by === 'holder' ? [matter.holder] : by
}

/** A step beside the matter's way: urging, extending, helping. */
export function aside(sim: Sim, one: Case, step: Step): void {
  sim.queue.at(sim.now + step.days * DAY_MS, () => begin(sim, one, step, () => !one.matter.close, 0, true))
}

/** Somebody sits down to a step as soon as what lies before it is done. */
function begin(sim: Sim, one: Case, step: Step, still: () => boolean, which: number, beside = false): void {
  if (step.by === 'reporter') {
    const actor: Actor = { type: 'receipt', matter: one.matter.id }
    sim.queue.at(awake(sim.now), () => still() && attempt(sim, one, step, actor, beside))
    return
  }
  const seat = seatsOf(one, step)[which]
  if (seat === undefined) {
    // Nobody could; tomorrow another may be there.
    if (!beside) sim.queue.at(sim.now + 2 * DAY_MS, () => still() && plan(sim, one))
    return
  }
  const { person } = actorOn(sim, seat)
  const field = seat.endsWith('grid-worker')
  const from = Math.max(sim.now, sim.busy.get(person) ?? 0)
  add(sim.tally.queued, seat, (from - sim.now) / DAY_MS)
  const done = workedUntil(from, step.minutes, field, sim.house.time.calendar)
  sim.busy.set(person, done)
  sim.queue.at(done, () => {
    if (!still()) return
    const actor = actorOn(sim, seat)
    // On leave since: whoever acts now begins anew.
    if (actor.person !== person) return begin(sim, one, step, still, which, beside)
    if (attempt(sim, one, step, actor, beside)) return
    begin(sim, one, step, still, which + 1, beside)
  })
}

function attempt(sim: Sim, one: Case, step: Step, actor: Actor, beside: boolean): boolean {
  const input = typeof step.input === 'function' ? step.input(sim.now) : step.input
  const id = nextId(sim)
  const decided = decide(one.kind, one.matter, step.action, actor, input, id, isoOf(sim.now), sim.house)
  if (!decided.ok) {
    sim.tally.refusal(step.action, decided.refusal)
    return false
  }
  write(sim, one, decided.value)
  if (!beside) plan(sim, one)
  return true
}

/** Writes an entry, calls the loop for the next moment, and lets people react to it. */
export function write(sim: Sim, one: Case, entry: Entry): void {
  const before = one.matter
  one.matter = apply(one.kind, before, entry)
  if (sim.keep) one.entries.push(entry)
  sim.tally.entry(sim, one, before, entry)
  callLoop(sim, one)
  for (const step of reactTo(sim, one, entry)) aside(sim, one, step)
  const wakes = one.overlooked && sim.random.chance(WAKES[entry.action] ?? 0)
  if (wakes) plan(sim, one, true)
  else if (entry.stamp.by === 'system' && standing(one) !== one.planned) plan(sim, one)
}

/** How often something forgotten is remembered at what. */
const WAKES: Readonly<Record<string, number>> = {
  'clock-warned': 0.5,
  'clock-overdue': 0.6,
  urge: 0.8,
  supervise: 0.95,
}

/** The work loop is there within seconds. */
export function callLoop(sim: Sim, one: Case): void {
  const moment = one.matter.close ? undefined : nextMoment(one.matter.clocks)
  const key = moment ? `${moment.at} ${moment.run} ${moment.what}` : ''
  if (key === one.moment) return
  one.moment = key
  if (!moment) return
  const at = Math.max(sim.now, Date.parse(moment.at)) + sim.random.below(4_000)
  sim.queue.at(at, () => {
    if (one.moment !== key) return
    one.moment = ''
    const entry = decideTick(one.kind, one.matter, nextId(sim), isoOf(sim.now), sim.house)
    if (entry) write(sim, one, entry)
    else callLoop(sim, one)
  })
}

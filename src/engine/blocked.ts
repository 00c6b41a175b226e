/** Why an action can't be done: stage, permission, condition, window and time, in this order. */
import { type ClockRun, extensionBlocked, timeOver } from './clocks.ts'
import { DAY_MS } from './days.ts'
import type { Matter } from './entry.ts'
import { passed } from './hand-over.ts'
import type { Action, Kind } from './kind.ts'
import { type Refusal, type RefusalCode, refusal } from './refusals.ts'
import { holds } from './rule.ts'
import { type Actor, whyNot } from './who.ts'

/** Why an action can't be done now, apart from its answers; the desk shows it beside the disabled button. */
export function whyBlocked(
  kind: Kind,
  matter: Matter,
  actionId: string,
  action: Action,
  actor: Actor,
  now: string,
): Refusal | undefined {
  // The stage first: whoever may act later is helped more by "not yet" than by "not you".
  if (!action.from.includes(matter.stage))
    return refusal('wrong-stage', { params: { kind: kind.id, stage: matter.stage } }).refusal
  const step = passingBlocked(action, matter)
  if (step) return refusal(step).refusal
  const reason = whyNot(action.who, actor, matter)
  if (reason) return denied(actor, reason.code, reason.params).refusal
  if (action.when && !holds(action.when, { fields: matter.fields, input: {} }))
    return refusal('condition-not-met', { params: { kind: kind.id, action: actionId } }).refusal
  if (action.window) {
    const { daysAfterClose } = action.window
    const age = matter.closedAt ? Date.parse(now) - Date.parse(matter.closedAt) : 0
    if (age > daysAfterClose * DAY_MS)
      return refusal('window-over', { params: { days: daysAfterClose } }).refusal
  }
  const { inTime } = action
  if (inTime) {
    const run = matter.clocks.findLast((each) => each.clock === inTime)
    if (timeOver(run, now)) return refusal('time-over', { params: ruleOf(kind, run, inTime) }).refusal
  }
  const late = extensionBlocked(kind.clocks ?? {}, matter.clocks, actionId, now)
  if (!late) return undefined
  const extended = matter.clocks.findLast(({ clock }) => kind.clocks?.[clock]?.extension?.action === actionId)
  return refusal(late, { params: ruleOf(kind, extended, actionId) }).refusal
}

/** What a refusal for time says: which clock, by which rule, until when. */
const ruleOf = (kind: Kind, run: ClockRun | undefined, clock: string) => ({
  kind: kind.id,
  clock: run?.clock ?? clock,
  ...(run && { 'rule.zh': run.rule.zh, 'rule.en': run.rule.en, day: run.lastDay }),
})

/** Why a step of a hand-over is out of turn. */
function passingBlocked(action: Action, { handOver }: Matter): RefusalCode | undefined {
  switch (action.handOver) {
    case undefined:
      return undefined
    case 'offer':
      if (handOver?.deadlock) return 'superior-names'
      return handOver?.offer ? 'offered-already' : undefined
    case 'name':
      return handOver?.deadlock ? undefined : 'nothing-to-name'
    case 'recall':
      if (handOver?.deadlock) return 'superior-names'
      return handOver?.last && !handOver.offer ? undefined : 'nothing-offered'
    default:
      return handOver?.offer ? undefined : 'nothing-offered'
  }
}

/** The matter as it would stand if this actor, who is asked to take it, had taken it. */
function asTaken(matter: Matter, actor: Actor): Matter | undefined {
  const offer = matter.handOver?.offer
  if (!offer || actor.type !== 'seat' || actor.seat.id !== offer.to) return undefined
  return {
    ...matter,
    holder: offer.to,
    held: [...new Set([...matter.held, offer.to])],
    units: [...new Set([...matter.units, offer.unit])],
    handOver: passed(matter.handOver, { what: 'taken' }),
  }
}

/**
 * The matter that an action meets, and why it can't be done. Whoever is asked to take a matter and acts on it has
 * taken it: nobody needs two steps for one deed.
 */
export function weigh(
  kind: Kind,
  matter: Matter,
  actionId: string,
  action: Action,
  actor: Actor,
  now: string,
): { matter: Matter; blocked?: Refusal } {
  const blocked = whyBlocked(kind, matter, actionId, action, actor, now)
  const taken = blocked && !action.handOver ? asTaken(matter, actor) : undefined
  if (!blocked) return { matter }
  if (!taken) return { matter, blocked }
  const still = whyBlocked(kind, taken, actionId, action, actor, now)
  return still ? { matter, blocked: still } : { matter: taken }
}

export function denied(actor: Actor, why: string, params?: Record<string, string>) {
  if (actor.type === 'anyone') return refusal('not-signed-in')
  return refusal('not-allowed', { params: { why, ...params } })
}

/** Decides. Pure: the same question always has the same answer; time and the directory are arguments. */
import {
  type ClockRun,
  clockChanges,
  extensionBlocked,
  type Tick,
  type TimeTable,
  timeOver,
} from './clocks.ts'
import type { Entry, Matter, MatterHead, Stamp } from './entry.ts'
import type { Answers } from './fields.ts'
import { writeAll } from './fold.ts'
import { type FormContext, type Lookups, validate } from './form.ts'
import type { Action, CloseName, Door, HolderRule, Kind, Level, NearestRule } from './kind.ts'
import { CLOSE_NAMES, LEVELS } from './kind.ts'
import { type Outcome, type Refusal, refusal } from './refusals.ts'
import { holds } from './rule.ts'
import type { Actor, SeatRef } from './who.ts'
import { whyNot } from './who.ts'

/** The seats of the city. `nearest` climbs from `level` to the city's duty seat, so it always answers. */
export interface Directory {
  nearest(roles: readonly string[], place: string, level: Level): SeatRef
  ofUnit(unit: string, role: string): SeatRef | undefined
  seat(id: string): SeatRef | undefined
}

export interface House {
  directory: Directory
  lookups: Lookups
  time: TimeTable
}

export const DAY_MS = 86_400_000

/** The record of who acts; a reporter stands in it without a name. */
export function stampOf(actor: Actor): Stamp {
  if (actor.type === 'seat')
    return {
      by: 'seat',
      person: actor.person,
      seat: actor.seat.id,
      unit: actor.seat.unit,
      role: actor.seat.role,
    }
  return actor.type === 'system' ? { by: 'system', name: actor.name } : { by: 'reporter' }
}

/**
 * Opens a matter.
 * @param id of the opening entry; not the matter's own, which only the reporter's device knows
 * @param now ISO instant in UTC
 */
export function decideOpening(
  kind: Kind,
  head: MatterHead,
  actor: Actor,
  input: unknown,
  id: string,
  now: string,
  house: House,
): Outcome<Entry> {
  const { opening } = kind
  if (!opening.doors.includes(head.door as Door)) return refusal('wrong-door')
  const reason = whyNot(opening.who, actor)
  if (reason) return denied(actor, reason.code, reason.params)
  const context: FormContext = { fields: {}, lookups: house.lookups }
  const { value, problems } = validate(opening.form, input, context, 'form')
  if (problems.length > 0) return refusal('invalid-input', { problems })
  const unheld = { ...head, fields: value, held: [], units: [], watchers: [] }
  const may: MayHold = (seat) => maySee(kind, unheld, seat)
  const holder = chooseHolder(opening.holder, head, {}, value, house.directory, may)
  if (!may(holder)) return refusal('holder-may-not-see')
  const tick = { action: 'open', at: now, input: value, stage: opening.stage, closed: false }
  const clocks = clockChanges(kind.clocks ?? {}, [], tick, value, house.time)
  const entry: Entry = {
    id,
    seq: 1,
    at: now,
    action: 'open',
    stamp: stampOf(actor),
    input: value,
    stage: opening.stage,
    holder: holder.id,
    holderUnit: holder.unit,
    ...(clocks.length > 0 && { clocks }),
  }
  return { ok: true, value: entry }
}

/**
 * Decides an action on a matter.
 * @param id of the new entry (UUIDv7, made by the client)
 */
export function decide(
  kind: Kind,
  matter: Matter,
  actionId: string,
  actor: Actor,
  input: unknown,
  id: string,
  now: string,
  house: House,
): Outcome<Entry> {
  const action = Object.hasOwn(kind.actions, actionId) ? kind.actions[actionId] : undefined
  if (!action) return refusal('unknown-action', { params: { action: actionId } })
  const blocked = whyBlocked(kind, matter, actionId, action, actor, now)
  if (blocked) return { ok: false, refusal: blocked }
  const checked = validate(
    action.form ?? {},
    input ?? {},
    { fields: matter.fields, lookups: house.lookups },
    'input',
  )
  if (checked.problems.length > 0) return refusal('invalid-input', { problems: checked.problems })
  const answers = checked.value
  const twice = signedAlready(action, matter, answers)
  if (twice) return twice
  if (Object.values(answers).includes(matter.ref)) return refusal('link-to-itself')
  const next = nextOf(action, matter, answers)
  const fields = writeAll(matter.fields, action, { at: now, input: answers })
  const may: MayHold = (seat) => maySee(kind, { ...matter, fields }, seat)
  const rule = next.holder ?? action.holder
  const holder = rule
    ? chooseHolder(rule, matter, matter.seats, answers, house.directory, may)
    : (house.directory.seat(matter.holder) ?? house.directory.nearest(['duty'], matter.place, 'city'))
  const close =
    next.close ?? closeOf(action, answers) ?? (kind.stages[next.stage]?.final ? matter.close : undefined)
  const tick: Tick = {
    action: actionId,
    at: now,
    input: answers,
    stage: next.stage,
    closed: close !== undefined,
  }
  if ((rule || action.effects) && !may(holder)) return refusal('holder-may-not-see')
  const clocks = clockChanges(kind.clocks ?? {}, matter.clocks, tick, fields, house.time)
  return {
    ok: true,
    value: {
      id,
      seq: matter.seq + 1,
      at: now,
      action: actionId,
      stamp: stampOf(actor),
      input: answers,
      stage: next.stage,
      holder: holder.id,
      holderUnit: holder.unit,
      ...(close && { close }),
      ...(clocks.length > 0 && { clocks }),
    },
  }
}

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

/** What a permission reads of a matter; at the opening there is no more. */
type Readable = Pick<Matter, 'id' | 'place' | 'fields' | 'held' | 'units' | 'watchers'>

type MayHold = (seat: SeatRef) => boolean

/** Whoever holds a matter must be able to read it; so no dispatch ever reaches the unit complained of. */
function maySee(kind: Kind, matter: Readable, seat: SeatRef): boolean {
  const units = matter.units.includes(seat.unit) ? matter.units : [...matter.units, seat.unit]
  const actor: Actor = { type: 'seat', person: '', seat }
  return !whyNot(kind.sight, actor, { ...matter, holder: seat.id, units, doers: {} })
}

function denied(actor: Actor, why: string, params?: Record<string, string>) {
  if (actor.type === 'anyone') return refusal('not-signed-in')
  return refusal('not-allowed', { params: { why, ...params } })
}

/** A list that takes one row per item (each party signs once) refuses a second row. */
function signedAlready(action: Action, matter: Matter, answers: Answers) {
  for (const effect of action.effects ?? []) {
    if (!('add' in effect) || !effect.unique) continue
    const rows = matter.fields[effect.add]
    const key = effect.unique
    const known = Array.isArray(rows) && rows.some((row) => isRow(row) && row[key] === answers[key])
    if (known) return refusal('signed-already')
  }
  return undefined
}

const isRow = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function nextOf(
  action: Action,
  matter: Matter,
  answers: Answers,
): { stage: string; holder?: HolderRule; close?: CloseName } {
  if (action.to === undefined) return { stage: matter.stage }
  if (typeof action.to === 'string') return { stage: action.to }
  const context = { fields: matter.fields, input: answers }
  return action.to.find((row) => !row.when || holds(row.when, context)) ?? { stage: matter.stage }
}

function closeOf(action: Action, answers: Answers): CloseName | undefined {
  if (action.close === undefined || typeof action.close === 'string') return action.close
  const named = answers[action.close.from]
  return CLOSE_NAMES.find((name) => name === named)
}

function chooseHolder(
  rule: HolderRule,
  at: { place: string },
  seats: Matter['seats'],
  answers: Answers,
  directory: Directory,
  may: MayHold,
): SeatRef {
  if ('level' in rule) return nearestWho(rule, at.place, directory, may)
  if ('unitFrom' in rule) {
    const found = directory.ofUnit(String(answers[rule.unitFrom]), rule.role)
    return found ?? directory.nearest(['duty'], at.place, 'city')
  }
  if ('seatFrom' in rule)
    return directory.seat(String(answers[rule.seatFrom])) ?? directory.nearest(['duty'], at.place, 'city')
  const last = rule.doer.map((action) => seats[action]).find((seat) => seat !== undefined)
  const before = last === undefined ? undefined : directory.seat(last)
  return before && may(before) ? before : nearestWho(rule.otherwise, at.place, directory, may)
}

/** The nearest seat that may read the matter: one of the unit complained of is passed over, up to the city. */
function nearestWho(rule: NearestRule, place: string, directory: Directory, may: MayHold): SeatRef {
  const levels = LEVELS.slice(0, LEVELS.indexOf(rule.level) + 1).reverse()
  const seats = levels.map((level) => directory.nearest(rule.roles, place, level))
  return seats.find(may) ?? directory.nearest(['duty'], place, 'city')
}

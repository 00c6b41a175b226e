/** Decides. Pure: the same question always has the same answer; time and the directory are arguments. */
import { partUnit } from './assist.ts'
import { denied, weigh } from './blocked.ts'
import { chooseHolder, type MayHold, maySee } from './choose-holder.ts'
import { clockChanges, type Tick, type TimeTable } from './clocks.ts'
import type { Entry, Matter, MatterHead, Stamp } from './entry.ts'
import { nextWatcher } from './escalation.ts'
import { type Answers, rowsOf } from './fields.ts'
import { writeAll } from './fold.ts'
import { type FormContext, type Lookups, type Problem, validate } from './form.ts'
import { namesOf } from './hand-over.ts'
import type { Action, CloseName, Door, HolderRule, Kind, Level } from './kind.ts'
import { CLOSE_NAMES, LEVELS } from './kind.ts'
import { passOn } from './pass-on.ts'
import { type Outcome, refusal } from './refusals.ts'
import { holds } from './rule.ts'
import { levelOf } from './territory.ts'
import type { Actor, SeatRef } from './who.ts'
import { maySeatRead, whyNot } from './who.ts'

/** The seats of the city. `nearest` climbs from `level` to the city's duty seat, so it always answers. */
export interface Directory {
  nearest(roles: readonly string[], place: string, level: Level): SeatRef
  ofUnit(unit: string, role: string): SeatRef | undefined
  seat(id: string): SeatRef | undefined
  seatsOf(unit: string): readonly SeatRef[]
}

export interface House {
  directory: Directory
  lookups: Lookups
  time: TimeTable
}

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
  const tick = { names: ['open'], at: now, input: value, stage: opening.stage, closed: false }
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
  given: Matter,
  actionId: string,
  actor: Actor,
  input: unknown,
  id: string,
  now: string,
  house: House,
): Outcome<Entry> {
  const action = Object.hasOwn(kind.actions, actionId) ? kind.actions[actionId] : undefined
  if (!action) return refusal('unknown-action', { params: { action: actionId } })
  const { matter, blocked } = weigh(kind, given, actionId, action, actor, now)
  if (blocked) return { ok: false, refusal: blocked }
  const context = { fields: matter.fields, lookups: house.lookups }
  const { value: answers, problems } = validate(action.form ?? {}, input ?? {}, context, 'input')
  problems.push(
    ...aboveOwnLevel(action, actor, answers),
    ...notOwnPart(action, actor, matter.fields, answers),
  )
  if (problems.length > 0) return refusal('invalid-input', { problems })
  const twice = signedAlready(action, matter, answers)
  if (twice) return twice
  if (Object.values(answers).includes(matter.ref)) return refusal('link-to-itself')
  const next = nextOf(action, matter, answers)
  const fields = writeAll(matter.fields, action, { at: now, input: answers })
  const may: MayHold = (seat) => maySee(kind, { ...matter, fields }, seat)
  const rule = next.holder ?? action.holder
  const named = rule ? chooseHolder(rule, matter, matter.seats, answers, house.directory, may) : undefined
  if (named && !may(named)) return refusal('holder-may-not-see')
  const giver = house.directory.seat(matter.holder) ?? house.directory.nearest(['duty'], matter.place, 'city')
  const ending = next.close ?? closeOf(action, answers)
  if (ending && !matter.close && actor.type === 'seat' && fields.listLevel !== undefined)
    return refusal('still-listed')
  const close = ending ?? (kind.stages[next.stage]?.final ? matter.close : undefined)
  const leaves = close !== undefined || next.stage !== matter.stage
  const step = passOn({ kind, given, matter, action, actor, named, leaves, now, may }, house.directory)
  const holder = step.holder ?? named ?? giver
  // So does whoever will hold it by silence, unless somebody withdraws the offer first.
  const asked = step.passing ? undefined : house.directory.seat(given.handOver?.offer?.to ?? '')
  if ((action.effects || step.holder) && !(may(holder) && may(asked ?? holder)))
    return refusal('holder-may-not-see')
  if (!helpersMaySee(kind, { ...matter, fields }, action, answers)) return refusal('holder-may-not-see')
  const tick: Tick = {
    names: [actionId, ...(action.standsFor ? [action.standsFor] : []), ...namesOf(step.passing)],
    at: now,
    input: answers,
    stage: step.stage ?? next.stage,
    closed: close !== undefined,
  }
  const clocks = clockChanges(kind.clocks ?? {}, matter.clocks, tick, fields, house.time)
  const raised = !close && raises(action, fields, answers)
  return {
    ok: true,
    value: {
      id,
      seq: matter.seq + 1,
      at: now,
      action: actionId,
      stamp: stampOf(actor),
      input: answers,
      stage: tick.stage,
      holder: holder.id,
      holderUnit: holder.unit,
      ...(close && { close }),
      ...(clocks.length > 0 && { clocks }),
      ...(step.passing && { handOver: step.passing }),
      ...(raised && { watcher: nextWatcher(kind, { ...matter, fields }, house.directory, seatOf(actor)) }),
    },
  }
}

const seatOf = (actor: Actor): string | undefined => (actor.type === 'seat' ? actor.seat.id : undefined)

const raises = ({ raises: rule }: Action, fields: Answers, input: Answers): boolean =>
  rule === true || (rule !== undefined && holds(rule, { fields, input }))

/** Nobody puts a matter on a list above their own. */
function aboveOwnLevel({ ownLevel }: Action, actor: Actor, answers: Answers): Problem[] {
  if (!ownLevel || actor.type !== 'seat') return []
  const levels: readonly unknown[] = LEVELS
  const own = levels.indexOf(levelOf(actor.seat.territory))
  const asked = levels.indexOf(answers[ownLevel])
  return asked >= 0 && asked < own ? [{ path: `input.${ownLevel}`, code: 'above-own-level' }] : []
}

/** Nobody answers for the part of another unit. */
function notOwnPart({ ownPart }: Action, actor: Actor, fields: Answers, answers: Answers): Problem[] {
  const part = ownPart === undefined ? undefined : answers[ownPart]
  if (typeof part !== 'number' || actor.type !== 'seat' || partUnit(fields, part) === actor.seat.unit)
    return []
  return [{ path: `input.${ownPart}`, code: 'not-own-part' }]
}

/** A unit that is asked to help must be allowed to read the matter, as a holder must. */
function helpersMaySee(kind: Kind, matter: Matter, action: Action, answers: Answers): boolean {
  if (!(action.tells ?? []).includes('assists') || typeof answers.unit !== 'string') return true
  const seat = { id: '', unit: answers.unit, role: '', territory: '' }
  return maySeatRead(kind.sight, seat, matter)
}

/** A list that takes one row per item (each party signs once) refuses a second row. */
function signedAlready(action: Action, matter: Matter, answers: Answers) {
  for (const effect of action.effects ?? []) {
    if (!('add' in effect) || !effect.unique) continue
    const key = effect.unique
    if (rowsOf(matter.fields[effect.add]).some((row) => row[key] === answers[key]))
      return refusal('signed-already')
  }
  return undefined
}

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

/** Decides changes of who sits where. Pure; the store replaces the seat's spans by the answer. */
import type { Problem } from './form.ts'
import { keptApart } from './holder.ts'
import { type Outcome, type RefusalCode, refusal } from './refusals.ts'
import { covers, type Leave, overlap, type Seating, type Span, type StandIn } from './roster.ts'
import type { SeatRef } from './who.ts'

/** Grounds of a leave, coded: what ails somebody is nobody's business. */
export const LEAVE_REASONS = ['annual', 'sick', 'training', 'duty-trip', 'other'] as const
export type LeaveReason = (typeof LEAVE_REASONS)[number]
export type LeaveRow = Leave & { reason: LeaveReason }

/** Days as `YYYY-MM-DD`; `until` is the first day on which it is no longer so. */
export type SeatChange =
  /** `relieves`: whoever sits there leaves the day the new one comes. */
  | { what: 'seating'; person: string; since: string; relieves?: boolean }
  | { what: 'end'; person: string; until: string }
  | { what: 'leave'; person: string; since: string; until: string; reason: LeaveReason }
  /** Back earlier than planned; before the first day it takes the leave away. */
  | { what: 'back'; person: string; until: string }
  /** Nobody stands in from then on when `standIn` is null. */
  | { what: 'stand-in'; standIn: string | null; since: string; until?: string }

/** Every span of one seat. */
export interface SeatSpans {
  seatings: Seating[]
  leaves: LeaveRow[]
  standIns: StandIn[]
}

export interface SeatFacts {
  seat: SeatRef
  /** It is the city's duty seat, which may not fall vacant. */
  duty: boolean
  today: string
  spans: SeatSpans
  /** Seats with their roles that the person of the change sits on, with the days. */
  others: readonly (Seating & { role: string })[]
  /** The seat that is to stand in. */
  standIn?: SeatRef | undefined
}

/** The spans of the seat after a change. */
export function decideSeatChange(facts: SeatFacts, change: SeatChange): Outcome<SeatSpans> {
  const given = 'until' in change && 'since' in change ? change : undefined
  if (given?.until !== undefined && given.until <= given.since)
    return wrong('dates-reversed', 'until', 'date')
  const decided = decideOne(facts, change)
  if (!decided.ok || !facts.duty) return decided
  const worse = emptyFrom(decided.value, facts.today) < emptyFrom(facts.spans, facts.today)
  const path = 'until' in change ? 'until' : 'since'
  return worse ? wrong('duty-seat-vacant', path, 'date') : decided
}

function decideOne(facts: SeatFacts, change: SeatChange): Outcome<SeatSpans> {
  switch (change.what) {
    case 'seating':
      return seatSomebody(facts, change)
    case 'end':
      return endSeating(facts.spans, change)
    case 'leave':
      return goOnLeave(facts, change)
    case 'back':
      return comeBack(facts.spans, change)
    case 'stand-in':
      return nameStandIn(facts, change)
  }
}

type Of<W extends SeatChange['what']> = Extract<SeatChange, { what: W }>

const wrong = (code: RefusalCode, path: string, problem: Problem['code']) =>
  refusal(code, { problems: [{ path, code: problem }] })

function seatSomebody({ seat, spans, others }: SeatFacts, change: Of<'seating'>): Outcome<SeatSpans> {
  const { person, since, relieves } = change
  const wanted: Seating = { seat: seat.id, person, since }
  const meeting = spans.seatings.filter((each) => overlap(each, wanted))
  // Whoever comes later stays: relieving ends what is, not what was arranged for afterwards.
  if (meeting.some((each) => !relieves || each.person === person || each.since >= since))
    return wrong('seat-taken', 'since', 'twice')
  if (others.some((each) => keptApart(each.role, seat.role) && overlap(each, wanted)))
    return wrong('seats-apart', 'person', 'option')
  const rest = spans.seatings.map((each) => (meeting.includes(each) ? { ...each, until: since } : each))
  return { ok: true, value: { ...spans, seatings: [...rest, wanted] } }
}

function endSeating(spans: SeatSpans, { person, until }: Of<'end'>): Outcome<SeatSpans> {
  const open = spans.seatings.find(
    (each) => each.person === person && (each.until === undefined || each.until > until),
  )
  if (!open) return wrong('not-seated', 'person', 'item')
  if (open.since >= until) return wrong('dates-reversed', 'until', 'date')
  const seatings = spans.seatings.map((each) => (each === open ? { ...each, until } : each))
  return { ok: true, value: { ...spans, seatings } }
}

function goOnLeave({ seat, spans }: SeatFacts, change: Of<'leave'>): Outcome<SeatSpans> {
  const { person, since, until, reason } = change
  if (!spans.seatings.some((each) => each.person === person && covers(each, since)))
    return wrong('not-seated', 'person', 'item')
  if (spans.leaves.some((each) => each.person === person && overlap(each, { since, until })))
    return wrong('leave-taken', 'since', 'twice')
  const leaves = [...spans.leaves, { seat: seat.id, person, since, until, reason }]
  return { ok: true, value: { ...spans, leaves } }
}

function comeBack(spans: SeatSpans, { person, until }: Of<'back'>): Outcome<SeatSpans> {
  const leave = spans.leaves
    .filter((each) => each.person === person && each.until > until)
    .reduce<LeaveRow | undefined>((one, other) => (one && one.since < other.since ? one : other), undefined)
  if (!leave) return wrong('not-on-leave', 'person', 'item')
  const rest = spans.leaves.filter((each) => each !== leave)
  const leaves = leave.since < until ? [...rest, { ...leave, until }] : rest
  return { ok: true, value: { ...spans, leaves } }
}

function nameStandIn(facts: SeatFacts, change: Of<'stand-in'>): Outcome<SeatSpans> {
  const { seat, spans, standIn } = facts
  const { since, until } = change
  if (change.standIn === seat.id) return wrong('own-stand-in', 'standIn', 'option')
  if (standIn && keptApart(standIn.role, seat.role)) return wrong('seats-apart', 'standIn', 'option')
  const rest = spans.standIns.flatMap((each) => without(each, { since, until }))
  const named = change.standIn === null ? [] : [{ seat: seat.id, standIn: change.standIn, since, until }]
  return { ok: true, value: { ...spans, standIns: [...rest, ...named] } }
}

/** What is left of a span when a stretch of days is taken out. */
function without<T extends Span>(span: T, hole: Span): T[] {
  if (!overlap(span, hole)) return [span]
  const before = span.since < hole.since ? [{ ...span, until: hole.since }] : []
  const goesOn = hole.until !== undefined && (span.until === undefined || span.until > hole.until)
  return [...before, ...(goesOn ? [{ ...span, since: hole.until }] : [])] as T[] // the same span, other days
}

/** Later than every day. */
const NEVER = '9999-12-31'

/**
 * The first day from `today` on which nobody sits on the seat, or all are on leave and nobody stands in.
 * Between two days on which something changes nothing does, so only those are looked at.
 */
function emptyFrom({ seatings, leaves, standIns }: SeatSpans, today: string): string {
  const edges = [...seatings, ...leaves, ...standIns].flatMap(({ since, until }) => [since, until ?? since])
  const days = [today, ...edges.filter((day) => day > today)].sort()
  const attended = (day: string): boolean => {
    const there = seatings.filter((each) => covers(each, day))
    const away = (person: string) => leaves.some((each) => each.person === person && covers(each, day))
    return (
      there.some(({ person }) => !away(person)) ||
      (there.length > 0 && standIns.some((each) => covers(each, day)))
    )
  }
  return days.find((day) => !attended(day)) ?? NEVER
}

/**
 * Clocks 时限: declared on spans, run from entries, recorded in entries. The entry that changes a run carries
 * its new state, so that replay gives the same due dates. Only four things move a due date: a lawful stop, its
 * end, an extension, and a calendar that was entered later. No edit of a matter does.
 */

import { chinaDayOf, dayNumber, startOf } from './days.ts'
import type { Answers } from './fields.ts'
import { holds, type Rule } from './rule.ts'
import { dueOf, type Term, type Unit } from './terms.ts'
import { type Calendar, workdaysBefore } from './workdays.ts'

/** A length of time as a rule gives it, from the city's profile (domain 13). */
export interface TermRule extends Term {
  /** The rule in words, such as 信访工作条例第三十四条. */
  rule: { zh: string; en: string }
  source: string
  /** `verified`: read in the source. `configured`: the city's own choice. */
  mark: 'verified' | 'configured'
  version: string
  /** The rule knows no extension, though a kind has one for the other terms of the same clock. */
  fixed?: true
}

/** What a city knows of time. */
export interface TimeTable {
  terms: Readonly<Record<string, TermRule>>
  calendar: Calendar
}

export interface Clock {
  /** Entries (`open`, actions, steps of a hand-over) that start a run when none is running. */
  from: string[]
  /** Starts only when the matter then stands in one of these stages; absent: in any. */
  within?: string[]
  /** Entries that end it; one that also stands in `from` ends a run and starts the next. */
  until: string[]
  /** They end it only when this holds afterwards. */
  done?: Rule
  /** Entries that end it and don't bring what it waits for: given back, taken back. */
  lapses?: string[]
  /** Key of the city's table, one by the value of a field, or the day that a date field names. */
  term:
    | string
    | { field: string; terms: Record<string, string>; otherwise: string }
    | { day: string; as: string }
  /** What the system does when the time is over, instead of calling it late: silence that counts as an answer. */
  silence?: string
  /**
   * A time in which somebody may do something (object, ask for a review), and nobody must: its end is no
   * lateness, so it neither warns nor rises; it also runs on a closed matter. `inTime` of an action refers to it.
   */
  right?: boolean
  /** The one that the reporter is told: "by when". */
  promise?: boolean
  /** Lawful stops by coded reason: between these entries the clock stands still. */
  stops?: Record<string, { from: string[]; until: string[] }>
  /** An extension before the due date: the action, its answer with the number of units (its `most` is the law's), how often. */
  extension?: { action: string; count: string; times: number }
}

/** One run of a clock, as the last entry that changed it left it. */
export interface ClockRun {
  /** `<clock>.<n>`, n from 1. */
  id: string
  clock: string
  /** Key of the city's table, with the rule as it was when the run began. */
  key: string
  rule: { zh: string; en: string }
  source: string
  version: string
  startedAt: string
  count: number
  unit: Unit
  rolls: boolean
  /** A time in which something may be done, not must. */
  right?: true
  /** The action that the system does when the time is over; such a run is never late. */
  silence?: string
  /** Its rule knows no extension. */
  fixed?: true
  /** Units added by extension, and how often. */
  extended: number
  extensions: number
  /** Lawful stops; the last may still be open. */
  stops: { reason: string; from: string; until?: string }[]
  /** The moment it is overdue; ISO instant in UTC. Kept when the run has ended. */
  due: string
  lastDay: string
  /** Some day was counted in a year whose official notice is missing. */
  provisional: boolean
  warnAt: string
  warnedAt?: string
  overdueAt?: string
  endedAt?: string
  /** It ended without what it waited for: a lapse, or a closing that is none of its own ends. */
  unmet?: true
}

/** Yellow: one working day before the due date (domain 4.1, 13). */
const WARN_WORKDAYS = 1

type Untimed = Omit<ClockRun, 'due' | 'lastDay' | 'provisional' | 'warnAt'>

/** The run with its due date by a calendar. A due date that lies ahead again has neither been warned of nor missed. */
function timed({ warnedAt, overdueAt, ...run }: Untimed, now: string, calendar: Calendar): ClockRun {
  const term = { count: run.count + run.extended, unit: run.unit, rolls: run.rolls }
  const over = run.stops.flatMap(({ from, until }) => (until === undefined ? [] : [{ from, until }]))
  const { at, lastDay, provisional } = dueOf(run.startedAt, term, calendar, over)
  const warnAt = warningOf(run.startedAt, at, lastDay, calendar)
  return {
    ...run,
    due: at,
    lastDay,
    provisional,
    warnAt,
    ...(warnedAt && warnAt <= now && { warnedAt }),
    ...(overdueAt && at <= now && { overdueAt }),
  }
}

/** One working day before; a term too short for that warns on the morning of its last day, or not at all. */
function warningOf(startedAt: string, due: string, lastDay: string, calendar: Calendar): string {
  const before = workdaysBefore(due, WARN_WORKDAYS, calendar)
  const morning = new Date(startOf(dayNumber(lastDay))).toISOString()
  return [before, morning].find((at) => at > startedAt && at < due) ?? due
}

/** Whether the clock stands still for a lawful reason. */
export const isStopped = (run: ClockRun): boolean => {
  const last = run.stops.at(-1)
  return last !== undefined && last.until === undefined
}

/** Whether the clock counts. */
export const isRunning = (run: ClockRun): boolean => !run.endedAt && !isStopped(run)

/** Whether somebody must act by its due date. */
export const isOwed = (run: ClockRun): boolean => isRunning(run) && !run.right && !run.silence

function start(
  id: string,
  name: string,
  clock: Clock,
  at: string,
  fields: Answers,
  table: TimeTable,
): ClockRun | undefined {
  const key = keyOf(clock, fields)
  const term = table.terms[key]
  if (!term) throw new Error(`the city has no term "${key}" for the clock ${name}`)
  const day = typeof clock.term === 'object' && 'day' in clock.term ? fields[clock.term.day] : undefined
  if (typeof clock.term === 'object' && 'day' in clock.term && typeof day !== 'string') return undefined
  const { rule, source, version, unit, rolls = false } = term
  // A day that somebody set is kept as the natural days until it; a day that has passed already is due today.
  const count = typeof day === 'string' ? Math.max(0, dayNumber(day) - dayNumber(chinaDayOf(at))) : term.count
  return timed(
    {
      id,
      clock: name,
      key,
      rule,
      source,
      version,
      startedAt: at,
      count,
      unit,
      rolls,
      ...(clock.right && { right: true as const }),
      ...(term.fixed && { fixed: true as const }),
      ...(clock.silence && { silence: clock.silence }),
      extended: 0,
      extensions: 0,
      stops: [],
    },
    at,
    table.calendar,
  )
}

function keyOf({ term }: Clock, fields: Answers): string {
  if (typeof term === 'string') return term
  if ('day' in term) return term.as
  const value = fields[term.field]
  return (typeof value === 'string' && term.terms[value]) || term.otherwise
}

/** The key that holds where nothing else is known of a matter. */
export function usualTermOf({ term }: Clock): string {
  if (typeof term === 'string') return term
  return 'day' in term ? term.as : term.otherwise
}

/** What happened, as far as clocks care. */
export interface Tick {
  /** The action, and what it did to the hand-over. */
  names: readonly string[]
  at: string
  input: Answers
  /** The stage after it. */
  stage: string
  /** The matter is closed after it: every clock ends and none begins, except rights. */
  closed: boolean
}

/**
 * What an entry does to the clocks of a matter: only runs that change, in their new state.
 * @param fields the matter's fields after the entry
 */
export function clockChanges(
  clocks: Readonly<Record<string, Clock>>,
  runs: readonly ClockRun[],
  entry: Tick,
  fields: Answers,
  table: TimeTable,
): ClockRun[] {
  return Object.entries(clocks).flatMap(([name, clock]) => {
    const earlier = runs.filter((run) => run.clock === name)
    const last = earlier.at(-1)
    const open = last && !last.endedAt ? last : undefined
    const changed = open && changeOf(clock, open, entry, fields, table)
    const before = changed ? [changed] : []
    if (open && !(changed?.endedAt && isNamed(clock.from, entry))) return before
    const begins = beginsWith(clock, entry) && (clock.within?.includes(entry.stage) ?? true)
    if ((entry.closed && !clock.right) || !begins) return before
    const run = start(`${name}.${earlier.length + 1}`, name, clock, entry.at, fields, table)
    return run ? [...before, run] : before
  })
}

/** Not by a deed that brings at once what it would wait for: the unit that takes a matter by calling the person. */
const beginsWith = ({ from, until }: Clock, entry: Tick): boolean =>
  isNamed(from, entry) && !entry.names.some((name) => until.includes(name) && !from.includes(name))

const isNamed = (names: readonly string[], entry: Tick): boolean =>
  entry.names.some((name) => names.includes(name))

function changeOf(
  clock: Clock,
  run: ClockRun,
  entry: Tick,
  fields: Answers,
  { calendar }: TimeTable,
): ClockRun | undefined {
  const { at, input, closed } = entry
  if (isNamed(clock.until, entry) && (!clock.done || holds(clock.done, { fields, input })))
    return { ...run, endedAt: at }
  if ((closed && !clock.right) || isNamed(clock.lapses ?? [], entry))
    return { ...run, endedAt: at, unmet: true }
  if (clock.extension && entry.names.includes(clock.extension.action)) {
    const extended = run.extended + Number(input[clock.extension.count])
    return timed({ ...run, extended, extensions: run.extensions + 1 }, at, calendar)
  }
  for (const [reason, stop] of Object.entries(clock.stops ?? {})) {
    if (!isStopped(run) && isNamed(stop.from, entry))
      return { ...run, stops: [...run.stops, { reason, from: at }] }
    if (isStopped(run) && run.stops.at(-1)?.reason === reason && isNamed(stop.until, entry)) {
      const stops = run.stops.map((each) => (each.until ? each : { ...each, until: at }))
      return timed({ ...run, stops }, at, calendar)
    }
  }
  return undefined
}

/** Why the law doesn't allow an action now: an extension comes before the due date, and only so often. */
export function extensionBlocked(
  clocks: Readonly<Record<string, Clock>>,
  runs: readonly ClockRun[],
  action: string,
  now: string,
): 'clock-over' | 'clock-fixed' | 'extension-used' | undefined {
  for (const [name, clock] of Object.entries(clocks)) {
    if (clock.extension?.action !== action) continue
    const run = runs.findLast((each) => each.clock === name)
    if (!run || !isRunning(run) || now >= run.due) return 'clock-over'
    if (run.fixed) return 'clock-fixed'
    if (run.extensions >= clock.extension.times) return 'extension-used'
  }
  return undefined
}

/** Whether a time in which something may be done is over, or never began. */
export const timeOver = (run: ClockRun | undefined, now: string): boolean =>
  !run || run.endedAt !== undefined || now >= run.due

/** The runs of a matter after an entry that changed some. */
export const withRuns = (runs: readonly ClockRun[], changed: readonly ClockRun[]): ClockRun[] => [
  ...runs.map((run) => changed.find(({ id }) => id === run.id) ?? run),
  ...changed.filter(({ id }) => !runs.some((run) => run.id === id)),
]

export interface Moment {
  at: string
  run: string
  what: 'warned' | 'overdue'
}

/** The next moment at which a clock speaks by itself; `undefined` when all are ended, stopped or have spoken. */
export function nextMoment(runs: readonly ClockRun[]): Moment | undefined {
  return runs
    .flatMap((run): Moment[] => {
      if (!isRunning(run) || run.right) return []
      if (!run.warnedAt && run.warnAt < run.due) return [{ at: run.warnAt, run: run.id, what: 'warned' }]
      return run.overdueAt ? [] : [{ at: run.due, run: run.id, what: 'overdue' }]
    })
    .sort((one, other) => (one.at < other.at ? -1 : 1))[0]
}

/** Entries that clocks make by themselves, and the office by entering a calendar. */
export const CLOCK_ENTRIES = ['clock-warned', 'clock-overdue', 'calendar-entered', 'repeated'] as const

/** The run after its moment came. */
export const spoken = (run: ClockRun, what: Moment['what'], at: string): ClockRun =>
  what === 'warned' ? { ...run, warnedAt: at } : { ...run, overdueAt: at }

/** Yellow, red, or neither, at an instant. */
export function colourOf(run: ClockRun, now: string): 'green' | 'yellow' | 'red' {
  if (run.right) return 'green'
  if (run.silence) return isRunning(run) && now >= run.warnAt ? 'yellow' : 'green'
  // What was done while the clock stood still used no time since it stopped.
  const until = run.stops.find((stop) => !stop.until)?.from ?? run.endedAt ?? now
  if (until >= run.due) return 'red'
  return isRunning(run) && now >= run.warnAt ? 'yellow' : 'green'
}

/** Running runs whose due date moves when a calendar is entered; a run that has ended keeps what was due then. */
export function recomputed(runs: readonly ClockRun[], now: string, calendar: Calendar): ClockRun[] {
  return runs.flatMap((run) => {
    if (run.endedAt) return []
    const anew = timed(run, now, calendar)
    return anew.due === run.due && anew.provisional === run.provisional ? [] : [anew]
  })
}

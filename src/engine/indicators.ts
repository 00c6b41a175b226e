/** What indicators mean, over one matter: spans of entries, and what became of the runs that were due in a period. */
import { type ClockRun, isStopped } from './clocks.ts'
import type { Entry } from './entry.ts'
import type { Indicator } from './kind.ts'

/**
 * Days from the first `from` entry to the first `until` entry after it; `undefined` while it runs.
 * The store computes the same over many matters in SQL (`store/indicators.ts`); a test compares both.
 */
export function spanInDays(indicator: Indicator, entries: readonly Entry[]): number | undefined {
  const start = entries.find((entry) => entry.action === indicator.from)
  if (!start) return undefined
  const end = entries.find((entry) => entry.seq > start.seq && indicator.until.includes(entry.action))
  return end && (Date.parse(end.at) - Date.parse(start.at)) / 86_400_000
}

/**
 * What became of a run of a clock; decision 0013.
 * - `inTime`: what the rule asks for was done before the due date.
 * - `late`: it was done, or given up, after it.
 * - `openLate`: the due date has passed, and it isn't done.
 * - `released`: it was given back, or the matter closed otherwise, before the due date: neither success nor failure.
 * - `stopped`: it stands still for a lawful reason; its due date will move.
 * - `ahead`: the due date lies ahead.
 */
export const OUTCOMES = ['inTime', 'late', 'openLate', 'released', 'stopped', 'ahead'] as const
export type DueOutcome = (typeof OUTCOMES)[number]
export type DueCounts = Record<DueOutcome, number>

/** Days in China, `YYYY-MM-DD`, both inclusive. */
export interface Period {
  from: string
  until: string
}

/**
 * The runs of one clock of a matter that were due in a period, by what became of them until `now`.
 * The last day of a run decides in which period it was due: a term that ends at 24:00 belongs to the day that ends.
 * Nobody owes a right, nor an answer that silence gives: such runs are not counted.
 */
export function dueInPeriod(runs: readonly ClockRun[], period: Period, now: string): DueCounts {
  const counts: DueCounts = { inTime: 0, late: 0, openLate: 0, released: 0, stopped: 0, ahead: 0 }
  for (const run of runs) {
    const due = run.lastDay >= period.from && run.lastDay <= period.until
    if (due && !run.right && !run.silence) counts[outcomeOf(run, now)] += 1
  }
  return counts
}

function outcomeOf(run: ClockRun, now: string): DueOutcome {
  // A clock that stood still when its work was done used no time since it stopped.
  const stood = isStopped(run) ? run.stops.at(-1)?.from : undefined
  const late = (stood ?? run.endedAt ?? now) >= run.due
  if (!run.endedAt) {
    if (late) return 'openLate'
    return stood ? 'stopped' : 'ahead'
  }
  if (late) return 'late'
  return run.unmet ? 'released' : 'inTime'
}

/** A rate with what it is made of. */
export interface Rate {
  numerator: number
  denominator: number
  /** Per cent to one decimal, half up; `null` where nothing was due. */
  percent: number | null
}

/** In time, of all that had to be done in the period and was neither released nor stopped. */
export function rateInTime({ inTime, late, openLate }: DueCounts): Rate {
  const denominator = inTime + late + openLate
  // In whole numbers: 2.05 % as a float is a little less, and would round down.
  const tenths = Math.floor((2000 * inTime + denominator) / (2 * denominator))
  return { numerator: inTime, denominator, percent: denominator === 0 ? null : tenths / 10 }
}

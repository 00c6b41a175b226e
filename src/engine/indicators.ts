/** Spans measured from entries: what a declaration's `indicators` mean. */
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

/** Ten minutes around a midnight, at which most days run out, in a city that is in a hurry; told faster than real. */
import type { TimeTable } from '../../src/engine/clocks.ts'

/** What every process of the storm must know alike. Real times are milliseconds, simulated ones ISO instants. */
export interface StormTime {
  began: number
  realMs: number
}

/** Thursday, 26 November 2026, five minutes before midnight in China, until five minutes after. */
export const START = '2026-11-26T15:55:00.000Z'
export const END = '2026-11-26T16:05:00.000Z'
const LENGTH_MS = Date.parse(END) - Date.parse(START)

/** The simulated instant, which stands still at the end: nothing more comes due then. */
export const stormNow =
  ({ began, realMs }: StormTime) =>
  (): string => {
    const elapsed = ((Date.now() - began) / realMs) * LENGTH_MS
    return new Date(Date.parse(START) + Math.min(Math.max(0, elapsed), LENGTH_MS)).toISOString()
  }

/** All lengths of time between one and a half and eight minutes, so that what begins within the storm comes due within it. */
export const hurried = ({ terms, calendar }: TimeTable): TimeTable => ({
  calendar,
  terms: Object.fromEntries(
    Object.entries(terms).map(([key, term], i) => [
      key,
      { ...term, count: 90 + ((i * 37) % 390), unit: 'second', rolls: false },
    ]),
  ),
})

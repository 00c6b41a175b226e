/** The people on the seats, in memory: cut at a day once, so that midnight in China needs no alarm. */
import { type Roster, rosterOn } from '../engine/roster.ts'
import type { People } from './store/people.ts'
import type { Spans } from './store/seats.ts'

export interface Team {
  /** Who sits where on a day, `YYYY-MM-DD`. */
  on(day: string): Roster
  /** The name of somebody on a seat; empty for anybody else. */
  nameOf(person: string): string
}

/** Days kept cut: today, and the next after midnight. */
const KEPT = 2

export function teamOf({ units, seats, duty }: Pick<People, 'units' | 'seats' | 'duty'>, spans: Spans): Team {
  const staff = { units, seats, duty: duty.id, ...spans }
  const cut = new Map<string, Roster>()
  return {
    on(day) {
      const known = cut.get(day)
      if (known) return known
      const roster = rosterOn(staff, day)
      const [oldest] = cut.keys()
      if (cut.size >= KEPT && oldest !== undefined) cut.delete(oldest)
      cut.set(day, roster)
      return roster
    },
    nameOf: (person) => spans.names.get(person) ?? '',
  }
}

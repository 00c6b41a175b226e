/** Who sits on a seat in a year: mostly one person throughout; some leave, and nobody follows for weeks. */
import { dayNumber, dayText } from '../../src/engine/days.ts'
import type { Seating } from '../../src/engine/roster.ts'
import type { LeaveRow } from '../../src/engine/seat-change.ts'
import type { SeatRef } from '../../src/engine/who.ts'
import type { Random } from '../../src/server/demo/random.ts'

interface Days {
  from: string
  until: string
}

const BEFORE = '2020-01-01'
/** One seat in so many changes hands in a year, with a gap. */
const VACANCIES = 0.06
/** Grid workers have no leave of their own here: four thousand absences a year would drown the rest. */
const LEAVES: Readonly<Record<string, number>> = { 'grid-worker': 0.1, duty: 0, admin: 0, auditor: 0 }

const within = (random: Random, { from, until }: Days): number =>
  dayNumber(from) + random.below(Math.max(1, dayNumber(until) - dayNumber(from)))

/** The duty seat is never vacant: the engine refuses such a change. */
export function seatingsOf(random: Random, { id, role }: SeatRef, days: Days): Seating[] {
  const first: Seating = { seat: id, person: `p ${id}`, since: BEFORE }
  if (role === 'duty' || !random.chance(VACANCIES)) return [first]
  const leaves = within(random, days)
  const gap = 10 + random.below(80)
  return [
    { ...first, until: dayText(leaves) },
    { seat: id, person: `q ${id}`, since: dayText(leaves + gap) },
  ]
}

/** One to three stretches a year, mostly of a week, now and then an illness of a month. */
export function leavesOf(random: Random, { id, role }: SeatRef, days: Days): LeaveRow[] {
  const share = (dayNumber(days.until) - dayNumber(days.from)) / 365
  const count = random.chance(LEAVES[role] ?? 1) ? Math.round((1 + random.below(3)) * share) : 0
  const rows: LeaveRow[] = []
  for (let i = 0; i < count; i++) {
    const since = within(random, days)
    const ill = random.chance(0.08)
    const until = since + (ill ? 20 + random.below(25) : 2 + random.below(8))
    const reason = ill ? 'sick' : 'annual'
    rows.push({ seat: id, person: `p ${id}`, since: dayText(since), until: dayText(until), reason })
  }
  return rows
}

/** When a year's notice is entered, due dates are computed anew and the record says so. */
import { recomputed, type TimeTable } from '../../engine/clocks.ts'
import { apply } from '../../engine/fold.ts'
import { claimCounting, countiesCounting, markApplied, unappliedYears } from '../store/calendar.ts'
import { hashedId } from '../store/hashed-id.ts'
import { appendEntry } from '../store/matters.ts'
import type { WorkHouse } from './loop.ts'

const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Computes every open due date anew that a newly entered year can move. Safe to run again and at every start: a year
 * is marked only when all are done, and a date that has moved already moves by nothing.
 * A notice may change days of the December before (that of 2019 did), so dates from then on are looked at.
 * @returns how many matters moved
 */
export async function recomputeDue(house: WorkHouse & { time: TimeTable }): Promise<number> {
  let moved = 0
  for (const year of await unappliedYears(house.sql)) {
    const dueFrom = `${year - 1}-12-01T00:00:00+08:00`
    for (const county of await countiesCounting(house.sql)) {
      for (let after: string | undefined = FIRST_ID; after !== undefined; ) {
        const step = await recomputeNext(house, county, after, dueFrom)
        moved += step.moved ? 1 : 0
        after = step.id
      }
    }
    await markApplied(house.sql, year, house.now())
  }
  if (moved > 0) house.live.wake()
  return moved
}

async function recomputeNext(
  house: WorkHouse & { time: TimeTable },
  county: string,
  after: string,
  dueFrom: string,
) {
  const now = house.now()
  return house.sql.begin(async (tx) => {
    const matter = await claimCounting(tx, county, after, dueFrom)
    if (!matter) return { id: undefined, moved: false }
    const clocks = recomputed(matter.clocks, now, house.time.calendar)
    const kind = house.kinds.find(({ id, version }) => id === matter.kind && version === matter.version)
    if (clocks.length === 0 || !kind) return { id: matter.id, moved: false }
    const entry = {
      id: hashedId(`calendar ${matter.id} ${matter.seq}`),
      seq: matter.seq + 1,
      at: now,
      action: 'calendar-entered',
      stamp: { by: 'system' as const, name: 'calendar' },
      input: {},
      stage: matter.stage,
      holder: matter.holder,
      holderUnit: house.directory.seat(matter.holder)?.unit ?? '',
      clocks,
    }
    await appendEntry(tx, kind, apply(kind, matter, entry), entry)
    return { id: matter.id, moved: true }
  })
}

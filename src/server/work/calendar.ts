/** When a year's notice is entered, due dates are computed anew and the record says so. */
import { recomputed, type TimeTable } from '../../engine/clocks.ts'
import { declarationOf } from '../../engine/define.ts'
import {
  claimCounting,
  countiesCounting,
  countMoved,
  markApplied,
  type Span,
  spanOf,
  unappliedYears,
} from '../store/calendar.ts'
import { FIRST_ID, hashedId } from '../store/hashed-id.ts'
import { appendEntry } from '../store/matters.ts'
import type { WorkHouse } from './loop.ts'

/**
 * Computes every open due date anew that a newly entered year can move. Safe to run again and at every start: a year
 * is marked only when all are done, and a date that has moved already moves by nothing.
 * @returns how many matters moved
 */
export async function recomputeDue(house: WorkHouse & { time: TimeTable }): Promise<number> {
  let moved = 0
  for (const entered of await unappliedYears(house.sql)) {
    const span = spanOf(entered.year)
    for (const county of await countiesCounting(house.sql, span)) {
      for (let after: string | undefined = FIRST_ID; after !== undefined; ) {
        const step = await recomputeNext(house, county, after, { year: entered.year, span })
        moved += step.moved ? 1 : 0
        after = step.id
      }
    }
    await markApplied(house.sql, entered, house.now())
  }
  if (moved > 0) house.live.wake()
  return moved
}

async function recomputeNext(
  house: WorkHouse & { time: TimeTable },
  county: string,
  after: string,
  { year, span }: { year: number; span: Span },
) {
  const now = house.now()
  return house.sql.begin(async (tx) => {
    const matter = await claimCounting(tx, county, after, span)
    if (!matter) return { id: undefined, moved: false }
    const clocks = recomputed(matter.clocks, now, house.time.calendar)
    const kind = declarationOf(house.kinds, matter)
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
      ...(matter.close && { close: matter.close }),
      clocks,
    }
    await appendEntry(tx, kind, matter, entry, house.directory)
    await countMoved(tx, year)
    return { id: matter.id, moved: true }
  })
}

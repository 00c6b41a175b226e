/** When a year's notice is entered, provisional due dates are computed anew and the holders see it in the record. */
import { recomputed, type TimeTable } from '../../engine/clocks.ts'
import { apply } from '../../engine/fold.ts'
import { claimProvisional, countiesProvisional } from '../store/calendar.ts'
import { hashedId } from '../store/hashed-id.ts'
import { appendEntry } from '../store/matters.ts'
import type { WorkHouse } from './loop.ts'

const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Recomputes every provisional due date. Safe to run again, and at every start: what has moved already is not
 * provisional any more, or would move by nothing.
 * @returns how many matters moved
 */
export async function recomputeProvisional(house: WorkHouse & { time: TimeTable }): Promise<number> {
  let moved = 0
  for (const county of await countiesProvisional(house.sql)) {
    for (let after: string | undefined = FIRST_ID; after !== undefined; ) {
      const step = await recomputeNext(house, county, after)
      moved += step.moved ? 1 : 0
      after = step.id
    }
  }
  if (moved > 0) house.live.wake()
  return moved
}

async function recomputeNext(house: WorkHouse & { time: TimeTable }, county: string, after: string) {
  const now = house.now()
  return house.sql.begin(async (tx) => {
    const matter = await claimProvisional(tx, county, after)
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

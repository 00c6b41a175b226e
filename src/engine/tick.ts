/** What a clock says by itself: a warning one working day before, and overdue, which rises up the territory. */
import type { Directory } from './act.ts'
import { nextMoment, spoken } from './clocks.ts'
import type { Entry, Matter } from './entry.ts'
import type { Kind, Level } from './kind.ts'
import type { SeatRef } from './who.ts'
import { whyNot } from './who.ts'

/** Supervision rises: small matters don't leave the village unseen, late ones reach the next level. */
const RISES: readonly Level[] = ['town', 'county', 'city']

/**
 * The next entry that the clocks of a matter owe at `now`; `undefined` when none is owed.
 * The holder stays: who is late still has to act, and somebody above now looks on.
 * @param id of the new entry; the same moment must always get the same id, so that it can't be written twice
 */
export function decideTick(
  kind: Kind,
  matter: Matter,
  id: string,
  now: string,
  directory: Directory,
): Entry | undefined {
  const moment = nextMoment(matter.clocks)
  const run = moment && matter.clocks.find((each) => each.id === moment.run)
  if (!moment || !run || moment.at > now || matter.close) return undefined
  const watcher = moment.what === 'overdue' ? nextWatcher(kind, matter, directory) : undefined
  return {
    id,
    seq: matter.seq + 1,
    at: now,
    action: moment.what === 'warned' ? 'clock-warned' : 'clock-overdue',
    stamp: { by: 'system', name: 'clock' },
    input: { clock: run.clock, run: run.id },
    stage: matter.stage,
    holder: matter.holder,
    holderUnit: directory.seat(matter.holder)?.unit ?? matter.units.at(-1) ?? '',
    clocks: [spoken(run, moment.what, now)],
    ...(watcher && { watcher }),
  }
}

/**
 * The nearest supervising seat that doesn't look on yet and may: never one of the unit complained of. The
 * city's duty seat when all do.
 */
function nextWatcher(kind: Kind, matter: Matter, directory: Directory): string {
  const maySee = (seat: SeatRef): boolean => {
    const watched = { ...matter, watchers: [...matter.watchers, seat.id] }
    return !whyNot(kind.sight, { type: 'seat', person: '', seat }, watched)
  }
  const seats = RISES.map((level) => directory.nearest(['supervisor'], matter.place, level))
  const known = new Set([...matter.watchers, matter.holder])
  const fresh = seats.find((seat) => !known.has(seat.id) && maySee(seat))
  return fresh?.id ?? directory.nearest(['duty'], matter.place, 'city').id
}

/** What a clock says by itself: a warning, and when the time is over either "overdue" or what counts as done. */
import { decide, type House } from './act.ts'
import { nextMoment, spoken } from './clocks.ts'
import type { Entry, Matter } from './entry.ts'
import { nextWatcher } from './escalation.ts'
import type { Kind } from './kind.ts'

/**
 * The next entry that the clocks of a matter owe at `now`; `undefined` when none is owed.
 * Who is late keeps the matter and still has to act; somebody above now looks on.
 * @param id of the new entry; the same moment must always get the same id, so that it can't be written twice
 * @throws Error when what silence should do is refused: a fault of the declaration, not of a person
 */
export function decideTick(
  kind: Kind,
  matter: Matter,
  id: string,
  now: string,
  house: House,
): Entry | undefined {
  const moment = nextMoment(matter.clocks)
  const run = moment && matter.clocks.find((each) => each.id === moment.run)
  if (!moment || !run || moment.at > now || matter.close) return undefined
  if (moment.what === 'overdue' && run.silence) {
    const system = { type: 'system' as const, name: 'clock' }
    const decided = decide(kind, matter, run.silence, system, {}, id, now, house)
    if (!decided.ok) throw new Error(`${run.silence} by the clock was refused: ${decided.refusal.code}`)
    return decided.value
  }
  const watcher = moment.what === 'overdue' ? nextWatcher(kind, matter, house.directory) : undefined
  return {
    id,
    seq: matter.seq + 1,
    at: now,
    action: moment.what === 'warned' ? 'clock-warned' : 'clock-overdue',
    stamp: { by: 'system', name: 'clock' },
    input: { clock: run.clock, run: run.id },
    stage: matter.stage,
    holder: matter.holder,
    holderUnit: house.directory.seat(matter.holder)?.unit ?? matter.units.at(-1) ?? '',
    clocks: [spoken(run, moment.what, now)],
    ...(watcher && { watcher }),
  }
}

/** Writes what clocks say by themselves. */
import type { House } from '../../engine/act.ts'
import { nextMoment } from '../../engine/clocks.ts'
import type { Entry, Matter } from '../../engine/entry.ts'
import type { Kind } from '../../engine/kind.ts'
import { decideTick } from '../../engine/tick.ts'
import type { Tx } from './db.ts'
import { hashedId } from './hashed-id.ts'
import { appendEntry } from './matters.ts'

/** The id of a moment: the same moment always gets the same, so the unique key holds it to one. */
function momentId(matter: Matter): string {
  const moment = nextMoment(matter.clocks)
  return hashedId(`${matter.id} ${moment?.run} ${moment?.what} ${matter.seq}`)
}

/** The entry of the next moment that has come; `undefined` when none has. @throws as `decideTick` does */
export const owedEntry = (kind: Kind, matter: Matter, now: string, house: House): Entry | undefined =>
  decideTick(kind, matter, momentId(matter), now, house)

/**
 * Writes every moment that has come, before somebody acts: an act that ends a run must not swallow that it was late.
 * A moment that fails is left to the work loop, which sets it aside; it keeps nobody from acting.
 * @returns the matter after them
 */
export async function appendOwed(
  tx: Tx,
  kind: Kind,
  given: Matter,
  now: string,
  house: House,
): Promise<Matter> {
  let matter = given
  for (;;) {
    const entry = tried(() => owedEntry(kind, matter, now, house))
    if (!entry) return matter
    matter = await appendEntry(tx, kind, matter, entry, house.directory)
  }
}

function tried<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

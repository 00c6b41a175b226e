/**
 * The work loop: when a clock's moment comes, its entry is written in the transaction that claims the matter, so
 * each moment speaks exactly once, whatever dies in between. Several loops may run on one database.
 */
import type { House } from '../../engine/act.ts'
import { declarationOf } from '../../engine/define.ts'
import type { Matter } from '../../engine/entry.ts'
import type { Kind } from '../../engine/kind.ts'
import { isUnavailable, type Sql } from '../store/db.ts'
import { appendEntry } from '../store/matters.ts'
import { claimDue, countiesDue, putOff } from '../store/moments.ts'
import { owedEntry } from '../store/ticks.ts'
import { serveEchoes } from './echoes.ts'
import { startTurns } from './turns.ts'

/** What the loop needs of a running server. */
export interface WorkHouse extends House {
  sql: Sql
  kinds: readonly Kind[]
  live: { wake(): void }
  now(): string
}

/** Serves one due matter of a county. @returns false when none is left */
async function serveOne(house: WorkHouse, county: string): Promise<boolean> {
  // Read for each: in a long round an entry must not be older than what a person did meanwhile.
  const now = house.now()
  let claimed: Matter | undefined
  try {
    return await house.sql.begin(async (tx) => {
      const matter = await claimDue(tx, county, now)
      claimed = matter
      if (!matter) return false
      const kind = declarationOf(house.kinds, matter)
      if (!kind) throw new Error(`no kind ${matter.kind} version ${matter.version}`)
      const entry = owedEntry(kind, matter, now, house)
      if (!entry) throw new Error('the row says a moment has come, the clocks say none has')
      await appendEntry(tx, kind, matter, entry, house.directory)
      return true
    })
  } catch (error) {
    // A lost connection is no fault of the matter: the next round finds whether it was served.
    if (!claimed || isUnavailable(error)) throw error
    await putOff(house.sql, claimed, now, error instanceof Error ? error.message : String(error))
    return true
  }
}

/**
 * Serves everything that is due.
 * @param stopping is asked between moments: a long backlog must not keep a server from ending
 * @returns how many moments were looked at
 */
export async function serveDue(house: WorkHouse, stopping = () => false): Promise<number> {
  let served = 0
  for (const county of await countiesDue(house.sql, house.now())) {
    while (!stopping() && (await serveOne(house, county))) served++
  }
  served += await serveEchoes(house, stopping)
  if (served > 0) house.live.wake()
  return served
}

/**
 * Serves what is due again and again until stopped.
 * @param everyMs pause between rounds
 * @param told hears how many moments a round served, if any
 * @returns how to stop; settles after the round that runs
 */
export function startLoop(
  house: WorkHouse,
  everyMs: number,
  told: (served: number) => void = () => {},
): () => Promise<void> {
  const turn = async (stopped: () => boolean) => {
    const served = await serveDue(house, stopped)
    if (served > 0) told(served)
  }
  return startTurns('work loop', turn, everyMs)
}

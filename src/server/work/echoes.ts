/** An entry that another matter has to hear of: the duplicate tells the original that it was brought again. */
import { declarationOf } from '../../engine/define.ts'
import type { Entry } from '../../engine/entry.ts'
import { nextWatcher } from '../../engine/escalation.ts'
import { isUnavailable, type Tx } from '../store/db.ts'
import { claimEcho, countiesEchoing, type Echo, echoDone, echoFailed } from '../store/echoes.ts'
import { hashedId } from '../store/hashed-id.ts'
import { appendEntry, lockByRef } from '../store/matters.ts'
import type { WorkHouse } from './loop.ts'

/** Tells every matter that waits to hear. @returns how many entries were looked at */
export async function serveEchoes(house: WorkHouse, stopping: () => boolean): Promise<number> {
  let served = 0
  for (const county of await countiesEchoing(house.sql))
    while (!stopping() && (await serveOne(house, county))) served++
  return served
}

async function serveOne(house: WorkHouse, county: string): Promise<boolean> {
  let claimed: Echo | undefined
  try {
    return await house.sql.begin(async (tx) => {
      claimed = await claimEcho(tx, county)
      if (!claimed) return false
      await tell(house, tx, claimed, house.now())
      await echoDone(tx, claimed)
      return true
    })
  } catch (error) {
    if (!claimed || isUnavailable(error)) throw error
    await echoFailed(house.sql, claimed)
    return true
  }
}

/** A repeat calls somebody above: the same trouble, brought again, is not being settled where it lies. */
async function tell(house: WorkHouse, tx: Tx, echo: Echo, now: string): Promise<void> {
  const matter = await lockByRef(tx, echo.to)
  if (!matter || matter.close) return
  const kind = declarationOf(house.kinds, matter)
  if (!kind) throw new Error(`no kind ${matter.kind} version ${matter.version}`)
  const entry: Entry = {
    id: hashedId(`repeated ${echo.id}`),
    seq: matter.seq + 1,
    at: now,
    action: 'repeated',
    stamp: { by: 'system', name: 'echo' },
    input: { ref: echo.from },
    stage: matter.stage,
    holder: matter.holder,
    holderUnit: house.directory.seat(matter.holder)?.unit ?? '',
    watcher: nextWatcher(kind, matter, house.directory),
  }
  await appendEntry(tx, kind, matter, entry, house.directory)
}

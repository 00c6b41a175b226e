/** Matters that the work loop has set aside after repeated failures: shown with the reason, and put back by hand. */
import { nextMoment } from '../../engine/clocks.ts'
import type { Matter } from '../../engine/entry.ts'
import type { Sql } from './db.ts'
import { MOST_TRIES } from './moments.ts'
import { countyOfRef } from './refs.ts'

export interface SetAside {
  ref: string
  kind: string
  version: number
  /** Message of the last failure. */
  fault: string
}

/** Matters set aside, by ref. */
export async function setAside(sql: Sql): Promise<SetAside[]> {
  return sql<SetAside[]>`
    select ref, kind, version, coalesce(moment_fault, '') as fault from matter
    where moment_tries >= ${MOST_TRIES} order by ref`
}

/**
 * Puts a matter that was set aside back to work: its moment counts as come when it did, and tries begin anew.
 * @returns false when no matter of this ref is set aside
 */
export async function putBack(sql: Sql, ref: string): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [row] = await tx<{ state: Matter }[]>`
      select state from matter
      where county = ${countyOfRef(ref)} and ref = ${ref} and moment_tries >= ${MOST_TRIES} for update`
    if (!row) return false
    const { county, id, clocks } = row.state
    await tx`
      update matter set moment_tries = 0, moment_fault = null, next_moment = ${nextMoment(clocks)?.at ?? null}
      where county = ${county} and id = ${id}`
    return true
  })
}

/** The work loop's queue: matters whose clock has a moment to speak. The row itself is the job. */
import type { Matter } from '../../engine/entry.ts'
import type { Sql, Tx } from './db.ts'

/** After so many failures a matter or a message is set aside and shown, instead of stopping the others. */
export const MOST_TRIES = 5

/** Counties with something due; each is claimed on its own, because a claim must meet one shard. */
export async function countiesDue(sql: Sql, now: string): Promise<string[]> {
  const rows = await sql<{ county: string }[]>`
    select distinct county from matter
    where next_moment is not null and next_moment <= ${now} and moment_tries < ${MOST_TRIES}`
  return rows.map((row) => row.county)
}

/** One matter of a county that is due, locked for this transaction; others take the next. */
export async function claimDue(tx: Tx, county: string, now: string): Promise<Matter | undefined> {
  const [row] = await tx<{ state: Matter }[]>`
    select state from matter
    where county = ${county} and next_moment is not null and next_moment <= ${now} and moment_tries < ${MOST_TRIES}
    order by next_moment limit 1 for update skip locked`
  return row?.state
}

/**
 * Puts off a matter that failed: one minute, two, four, …; the reason is kept for the page of faults. One that
 * somebody has brought further meanwhile keeps its new moment.
 */
export async function putOff(sql: Sql, matter: Matter, now: string, fault: string): Promise<void> {
  await sql`
    update matter set moment_tries = moment_tries + 1, moment_fault = ${fault},
      next_moment = ${now}::timestamptz + interval '1 minute' * power(2, moment_tries)
    where county = ${matter.county} and id = ${matter.id} and seq = ${matter.seq}`
}

export interface Backlog {
  /** Moments that have come and not been served. */
  waiting: number
  /** Seconds since the oldest of them came. */
  lagSeconds: number
  /** Matters set aside after repeated failures. */
  aside: number
}

/** How far the work loop is behind. */
export async function backlog(sql: Sql, now: string): Promise<Backlog> {
  const [row] = await sql<Backlog[]>`
    select count(*) filter (where moment_tries < ${MOST_TRIES})::int as waiting,
      coalesce(extract(epoch from ${now}::timestamptz - min(next_moment) filter (where moment_tries < ${MOST_TRIES})), 0)::float8
        as "lagSeconds",
      count(*) filter (where moment_tries >= ${MOST_TRIES})::int as aside
    from matter where next_moment <= ${now} or moment_tries >= ${MOST_TRIES}`
  return row ?? { waiting: 0, lagSeconds: 0, aside: 0 }
}

/** Entries that another matter has yet to hear of. The entry itself is the job. */
import type { Sql, Tx } from './db.ts'
import { MOST_TRIES } from './moments.ts'

export interface Echo {
  county: string
  /** Of the entry. */
  id: string
  /** The ref of the matter that speaks, and of the one that hears. */
  from: string
  to: string
}

/** Counties with something to tell; each is claimed on its own, because a claim must meet one shard. */
export async function countiesEchoing(sql: Sql): Promise<string[]> {
  const rows = await sql<{ county: string }[]>`
    select distinct county from entry where echo is not null and echo_tries < ${MOST_TRIES}`
  return rows.map((row) => row.county)
}

/** One of them, locked for this transaction; others take the next. */
export async function claimEcho(tx: Tx, county: string): Promise<Echo | undefined> {
  const [row] = await tx<Echo[]>`
    select e.county, e.id, e.echo as to, m.ref as from
    from entry e join matter m on m.county = e.county and m.id = e.matter
    where e.county = ${county} and e.echo is not null and e.echo_tries < ${MOST_TRIES}
    order by e.at limit 1 for update of e skip locked`
  return row
}

export async function echoDone(tx: Tx, { county, id }: Echo): Promise<void> {
  await tx`update entry set echo = null where county = ${county} and id = ${id}`
}

export async function echoFailed(sql: Sql, { county, id }: Echo): Promise<void> {
  await sql`update entry set echo_tries = echo_tries + 1 where county = ${county} and id = ${id}`
}

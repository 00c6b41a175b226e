/** Secrets of this installation: made once, never changed, never sent anywhere. */
import type { Sql } from './db.ts'

/** The secret of that name; `fresh` is kept if there was none. Two starting servers agree on the first. */
export async function secretOf(sql: Sql, name: string, fresh: Buffer): Promise<Buffer> {
  await sql`insert into secret (name, value) values (${name}, ${fresh}) on conflict do nothing`
  const [row] = await sql<{ value: Buffer }[]>`select value from secret where name = ${name}`
  if (!row) throw new Error(`no secret ${name}`)
  return row.value
}

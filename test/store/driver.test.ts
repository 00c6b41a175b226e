/** The driver as `bin/driver.mjs` mends it: a lost connection is refused, and is never the end of the process. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, isUnavailable, type Sql, type Tx } from '../../src/server/store/db.ts'
import { type FreshDatabase, freshDatabase } from '../harness/database.ts'

let database: FreshDatabase
let sql: Sql
let killer: Sql

beforeAll(async () => {
  database = await freshDatabase()
  // One connection: a slot that does not come back is seen at once.
  sql = connect({ at: database.options, connections: 1 })
  killer = connect({ at: database.options, connections: 1 })
})

afterAll(async () => {
  await sql.end({ timeout: 5 })
  await killer.end({ timeout: 5 })
  await database.drop()
})

async function kill(tx: Tx): Promise<void> {
  const [own] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`
  await killer`select pg_terminate_backend(${own?.pid ?? 0})`
}

const lost = (error: unknown) => (isUnavailable(error) ? 'lost' : String(error))

test('a transaction that asks on after its connection died is refused', async () => {
  for (let time = 0; time < 5; time++) {
    const asked: unknown[] = []
    const outcome = await sql
      .begin(async (tx) => {
        await kill(tx)
        asked.push(await tx`select 1`.then(() => 'answered', lost))
        asked.push(await tx`select 2`.then(() => 'answered', lost))
        return 'committed'
      })
      .catch(lost)
    expect(outcome).toBe('lost')
    expect(asked).not.toContain('answered')
    expect(await sql`select 3 as n`).toMatchObject([{ n: 3 }])
  }
})

test('a question on its way when the connection dies does not silence the next connection', async () => {
  for (let time = 0; time < 20; time++) {
    await sql
      .begin(async (tx) => {
        const asked = kill(tx)
        // Asked at the very moment at which the end is heard.
        await Promise.allSettled([asked, ...Array.from({ length: 20 }, (_, i) => tx`select ${i}::int`)])
        await Promise.allSettled(Array.from({ length: 20 }, (_, i) => tx`select ${i}::int`))
      })
      .catch(lost)
    expect(await sql`select 4 as n`).toMatchObject([{ n: 4 }])
  }
})

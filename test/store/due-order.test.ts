/** Lists by due date come in order from an index, and read little more than their page. `bench/due-order.ts` is larger. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Sql } from '../../src/server/store/db.ts'
import { migrate } from '../../src/server/store/migrate.ts'
import { type FreshDatabase, freshDatabase } from '../harness/database.ts'
import { fillSpread, LIMIT, LISTS, NOW, planOf } from '../harness/due-plan.ts'

let database: FreshDatabase
let sql: Sql
beforeAll(async () => {
  database = await freshDatabase()
  sql = connect({ at: database.options, connections: 1 })
  await migrate(sql, NOW)
  await fillSpread(sql, 20_000)
  // So few rows are sorted as fast as they are read in order; what matters is that the order is there to be had.
  await sql`set enable_sort = off`
  await sql`set enable_bitmapscan = off`
})
afterAll(async () => {
  await sql?.end()
  await database?.drop()
})

test.each(LISTS)('%s', async (_, query, index) => {
  const plan = await planOf(sql, query)
  expect(plan).toMatchObject({ scans: [index], sorts: 0 })
  expect(plan.found).toBeGreaterThan(0)
  expect(plan.read).toBeLessThan(2 * LIMIT)
})

/**
 * Lists by due date at the size of a city: 300,000 matters beside 30,000, what the planner chooses by itself, and how
 * many rows it looks at for one of the page. Counts and ratios only. Run: `npx node bench/due-order.ts`
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Sql } from '../src/server/store/db.ts'
import { startEmbedded } from '../src/server/store/embedded.ts'
import { migrate } from '../src/server/store/migrate.ts'
import { fillSpread, LISTS, NOW, planOf } from '../test/harness/due-plan.ts'

const dir = mkdtempSync(join(tmpdir(), 'teahouse-due-'))
const database = await startEmbedded(dir, () => {})
const admin = connect({ at: database.options })

async function filled(name: string, count: number): Promise<Sql> {
  await admin`create database ${admin(name)}`
  const sql = connect({ at: { ...database.options, database: name }, connections: 1 })
  await migrate(sql, NOW)
  await fillSpread(sql, count)
  return sql
}

try {
  const sizes = [30_000, 300_000]
  const stores: Sql[] = []
  for (const count of sizes) stores.push(await filled(`city_${count}`, count))
  console.log(
    `${'list'.padEnd(28)}${'matters'.padStart(8)}${'page'.padStart(6)}${'read'.padStart(6)}  ratio  plan`,
  )
  for (const [what, query] of LISTS) {
    for (const [n, sql] of stores.entries()) {
      const { scans, sorts, found, read } = await planOf(sql, query)
      const numbers = `${`${sizes[n]}`.padStart(8)}${`${found}`.padStart(6)}${`${read}`.padStart(6)}`
      const ratio = (read / found).toFixed(1).padStart(5)
      console.log(`${what.padEnd(28)}${numbers}  ${ratio}  ${scans.join(', ')}${sorts ? ', sorted' : ''}`)
    }
  }
  await Promise.all(stores.map((sql) => sql.end()))
} finally {
  await admin.end()
  await database.stop()
  rmSync(dir, { recursive: true, force: true })
}

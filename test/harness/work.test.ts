/** The work loop as a process of its own: what the server leaves, `teahouse work` serves; what was set aside comes back. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { huaibei } from '../../src/cities/huaibei.ts'
import { makeHouse } from '../../src/server/commands/run.ts'
import type { House } from '../../src/server/house.ts'
import { openMatter } from '../../src/server/routes/open-matter.ts'
import { connect } from '../../src/server/store/db.ts'
import { runningOn } from '../../src/server/store/embedded.ts'
import { clientOf, GRID, LAMP } from '../http/city.ts'
import { type RunningServer, startServer } from './server.ts'

const MAIN = new URL('../../src/server/main.ts', import.meta.url).pathname
const DAY_MS = 86_400_000

interface Command {
  process: ChildProcess
  said(): string
  exit: Promise<number | null>
}

let dir: string
let server: RunningServer
let house: House
const commands: Command[] = []

beforeAll(async () => {
  dir = mkdtempSync('/tmp/teahouse-work-')
  server = await startServer({ dir, env: { WORK: 'off' } })
  const at = runningOn(join(dir, 'data'))
  if (!at) throw new Error(`the server's database can't be reached:\n${server.output()}`)
  house = await makeHouse({ sql: connect({ at, connections: 2 }), city: huaibei }, { demo: true })
})
afterAll(async () => {
  for (const { process } of commands) process.kill('SIGKILL')
  await house?.sql.end({ timeout: 5 })
  await server?.stop()
  rmSync(dir, { recursive: true, force: true })
})

function teahouse(...args: string[]): Command {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: dir,
    env: { ...process.env, DATA_DIR: join(dir, 'data') },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (more) => (text += more))
  const exit = once(child, 'close').then(([code]) => code as number | null) // as documented by Node
  const command = { process: child, said: () => text, exit }
  commands.push(command)
  onTestFailed(() => console.error(text, server.output()))
  return command
}

const done = async (...args: string[]) => {
  const command = teahouse(...args)
  return { code: await command.exit, said: command.said() }
}

/** A lamp reported twenty days ago: its clock has a warning and its end to tell. */
async function reportLongAgo(): Promise<string> {
  const at = new Date(Date.now() - 20 * DAY_MS).toISOString()
  const request = { id: v7(), kind: 'resident-request', form: LAMP, place: GRID }
  const opened = await openMatter(house, { type: 'anyone' }, 'portal', request, at)
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal))
  return opened.value.matter.ref
}

async function clocksOf(ref: string): Promise<string[]> {
  const rows = await house.sql<{ action: string }[]>`
    select action from entry join matter on (entry.county, entry.matter) = (matter.county, matter.id)
    where ref = ${ref} and action like 'clock-%' order by entry.seq`
  return rows.map(({ action }) => action)
}

const workOf = async () => (await clientOf(server.url).get('/readyz')).body.work
const BOTH = ['clock-warned', 'clock-overdue']
const SOON = { timeout: 30_000, interval: 200 }

test('a server with WORK=off serves nothing and shows it; `teahouse work` beside it does', async () => {
  const ref = await reportLongAgo()
  const before = await workOf()
  expect(before).toMatchObject({ waiting: 1, aside: 0 })
  // Longer than a loop rests between two rounds.
  await sleep(6_000)
  const after = await workOf()
  expect(after.waiting).toBe(1)
  expect(after.lagSeconds - before.lagSeconds).toBeGreaterThan(5)
  const metrics = (await clientOf(server.url).get('/metrics')).body.toString()
  expect(metrics).toContain('teahouse_work_waiting 1\n')
  expect(Number(/^teahouse_work_lag_seconds (\S+)/m.exec(metrics)?.[1])).toBeGreaterThanOrEqual(
    after.lagSeconds,
  )
  expect(await clocksOf(ref)).toEqual([])

  const [one, other] = [teahouse('work'), teahouse('work')]
  await expect.poll(() => clocksOf(ref), SOON).toEqual(BOTH)
  await expect.poll(() => other.said(), SOON).toContain('Working on the moments of')
  expect(await workOf()).toEqual({ waiting: 0, lagSeconds: 0, aside: 0 })
  for (const each of [one, other]) each.process.kill('SIGTERM')
  expect([await one.exit, await other.exit]).toEqual([0, 0])
  // It has joined the server's database and left it running.
  expect(await workOf()).toMatchObject({ waiting: 0 })
})

test('a matter set aside is shown at once, listed with its reason, and put back by hand', async () => {
  const ref = await reportLongAgo()
  // As the loop leaves it after the fifth failure: put off once more, not to be tried again.
  await house.sql`
    update matter set moment_tries = 5, moment_fault = 'the reason', next_moment = now() + interval '16 minutes'
    where ref = ${ref}`
  expect(await workOf()).toMatchObject({ waiting: 0, aside: 1 })
  const metrics = (await clientOf(server.url).get('/metrics')).body.toString()
  expect(metrics).toContain('teahouse_work_aside 1\n')
  const listed = await done('work', '--aside')
  expect(listed.code).toBe(0)
  expect(listed.said).toContain(`${ref}  resident-request v1  the reason\nSet aside: 1`)

  expect(await done('work', '--retry', ref)).toMatchObject({ code: 0 })
  expect(await workOf()).toMatchObject({ waiting: 1, aside: 0 })
  const again = await done('work', '--retry', ref)
  expect(again.code).toBe(1)
  expect(again.said).toContain(`No matter ${ref} is set aside`)
  const worker = teahouse('work')
  await expect.poll(() => clocksOf(ref), SOON).toEqual(BOTH)
  worker.process.kill('SIGTERM')
  expect(await worker.exit).toBe(0)
})

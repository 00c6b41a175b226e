/**
 * Ten simulated minutes around a midnight, at which most days run out: people report and act, and work loops are
 * killed at random, again and again, in the middle of what they do. Nothing is lost and nothing is done twice.
 * STORM_SEED repeats the draws of a run; what meets when is still the machine's.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeDemo } from '../../src/server/commands/demo.ts'
import { makeHouse, openDatabase, type Running } from '../../src/server/commands/run.ts'
import { type Random, randomOf } from '../../src/server/demo/random.ts'
import { readEnv } from '../../src/server/env.ts'
import type { House } from '../../src/server/house.ts'
import { setAside } from '../../src/server/store/aside.ts'
import { runningOn } from '../../src/server/store/embedded.ts'
import { writeHistories } from '../../src/server/store/history.ts'
import { backlog } from '../../src/server/store/moments.ts'
import { faultsOfMoments, faultsOfStore, readAll } from './storm-check.ts'
import { liveLane } from './storm-load.ts'
import type { LoopOrder } from './storm-loop.ts'
import { groundsOf, seedsOf } from './storm-past.ts'
import { END, hurried, START, type StormTime, stormNow } from './storm-time.ts'

const SCRIPT = new URL('storm-loop.ts', import.meta.url).pathname
const SEED = process.env.STORM_SEED ?? String(Date.now())
/** Simulated ten minutes take so long. */
const REAL_MS = 30_000
const LOOPS = 2
const LANES = 2
const SEEDS = 900

let dir: string
let running: Running
let house: House
const children = new Set<ChildProcess>()

beforeAll(async () => {
  console.log(`STORM_SEED=${SEED}`)
  dir = mkdtempSync('/tmp/teahouse-storm-')
  const env = readEnv({ DATA_DIR: join(dir, 'data') })
  running = await openDatabase(env, console.log)
  house = await makeHouse(running, env, undefined, () => START)
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await running?.stop()
  rmSync(dir, { recursive: true, force: true })
})

interface Loop {
  /** How it ended: a signal, or an exit code. */
  ended: Promise<string | number | null>
  said(): string
  kill(signal: NodeJS.Signals): void
}

/** Starts a loop and waits until it works. @throws Error with what it said if it ends before */
async function startStormLoop(name: string, time: StormTime): Promise<Loop> {
  const at = runningOn(join(dir, 'data'))
  if (!at) throw new Error('the database is not where it should be')
  const order: LoopOrder = { at, name, time }
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(order)], {
    // Most of a start is compiling, and many starts are what a storm is made of.
    env: { ...process.env, NODE_COMPILE_CACHE: join(dir, 'compiled') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  let said = ''
  const ended = once(child, 'exit').then(([code, signal]): string | number | null => signal ?? code)
  const works = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
        if (said.includes('working')) resolve()
      })
    ended.then((how) => reject(new Error(`${name} ended by itself (${how}):\n${said}`)))
  })
  await works
  return { ended, said: () => said, kill: (signal) => void child.kill(signal) }
}

interface Blow {
  /** Moments that had come and waited. */
  waiting: number
  /** Whether a transaction of that loop had claimed or written something. */
  amid: boolean
}

/** Kills one loop again and again, each time at a random moment, until the storm is over. */
async function killingLane(name: string, random: Random, time: StormTime): Promise<Blow[]> {
  const blows: Blow[] = []
  const now = stormNow(time)
  while (now() < END) {
    const loop = await startStormLoop(name, time)
    await sleep(random.between(100, 1_700))
    const { waiting } = await backlog(house.sql, now())
    const [open] = await house.sql<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity where application_name = ${name} and backend_xid is not null`
    loop.kill('SIGKILL')
    expect(await loop.ended, loop.said()).toBe('SIGKILL')
    blows.push({ waiting, amid: (open?.n ?? 0) > 0 })
  }
  return blows
}

/** Takes the connection away from a loop in the middle of a transaction, now and then. @returns how often */
async function cuttingLane(random: Random, time: StormTime): Promise<number> {
  let cuts = 0
  while (stormNow(time)() < END) {
    await sleep(random.between(300, 1_500))
    const cut = await house.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name like 'storm %' and backend_xid is not null limit 1`
    cuts += cut.length
  }
  return cuts
}

/** Two loops that nobody disturbs, until nothing waits. */
async function quietRound(time: StormTime): Promise<void> {
  const loops = await Promise.all(Array.from({ length: LOOPS }, (_, i) => startStormLoop(`quiet ${i}`, time)))
  await expect.poll(() => backlog(house.sql, END).then((left) => left.waiting), { timeout: 60_000 }).toBe(0)
  for (const loop of loops) loop.kill('SIGTERM')
  expect(await Promise.all(loops.map(({ ended }) => ended))).toEqual([0, 0])
}

test('two loops, killed at random for ten simulated minutes, lose nothing and double nothing', async () => {
  const random = randomOf(SEED)
  const places = await groundsOf(house, random)
  // By the city's real terms: lives of every stage, and matters whose time is up tonight.
  await writeDemo(house, { seed: SEED, count: 150 })
  const seeds = seedsOf(house, random, places, SEEDS)
  await writeHistories(house.sql, seeds)
  const time: StormTime = { began: Date.now(), realMs: REAL_MS }
  Object.assign(house, { now: stormNow(time), time: hurried(house.time) })

  // Nobody closes an original, so that it hears of every duplicate.
  const requests = seeds.filter(({ kind }) => kind.id === 'resident-request').map(({ matter }) => matter)
  const originals = new Map(requests.map(({ place, ref }) => [place, ref]))
  const kept = new Set(originals.values())
  const others = seeds.map(({ matter }) => matter).filter(({ ref }) => !kept.has(ref))
  const lanes = Array.from({ length: LANES }, (_, lane) => ({
    house,
    random: randomOf(`${SEED}/office ${lane}`),
    places,
    matters: others.filter((_, i) => i % (LANES * 4) === lane).map(({ id }) => id),
    originals,
  }))
  const [done, blows, cuts] = await Promise.all([
    Promise.all(lanes.map(liveLane)),
    Promise.all(
      Array.from({ length: LOOPS }, (_, i) =>
        killingLane(`storm ${i}`, randomOf(`${SEED}/kills ${i}`), time),
      ),
    ).then((each) => each.flat()),
    cuttingLane(randomOf(`${SEED}/cuts`), time),
  ])
  await quietRound(time)

  const all = await readAll(house)
  const { faults, served } = faultsOfMoments(house, all)
  const amid = blows.filter((blow) => blow.amid).length
  console.log({ kills: blows.length, amid, cuts, matters: all.length, served, done })
  expect(faults).toEqual([])
  expect(faultsOfStore(house, all)).toEqual([])
  expect(await setAside(house.sql)).toEqual([])
  expect(await backlog(house.sql, END)).toEqual({ waiting: 0, lagSeconds: 0, aside: 0 })
  const [faulted] = await house.sql`select ref, moment_fault from matter where moment_tries > 0`
  expect(faulted).toBeUndefined()

  // It was a storm: kills while moments waited, many in the midst of one, and moments of every kind.
  expect(blows.filter(({ waiting }) => waiting > 0).length).toBeGreaterThanOrEqual(8)
  expect(amid).toBeGreaterThanOrEqual(4)
  expect(cuts).toBeGreaterThanOrEqual(2)
  for (const moments of served) expect(moments).toBeGreaterThan(0)
}, 180_000)

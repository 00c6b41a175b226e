import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runner } from '../../src/server/store/embedded-user.ts'
import { freePort } from './port.ts'

const BIN = '/usr/lib/postgresql/15/bin'
const USER = 'teahouse'

/** A running PostgreSQL 15 of Debian's, reached over TCP with a password like a city's own server. */
export interface Debian15 {
  options: { host: string; port: number; user: string; password: string; database: string }
  stop(): Promise<void>
}

/**
 * Starts a cluster of its own below `dir` on a free port; Debian's default cluster is neither used nor touched.
 *
 * @throws with PostgreSQL's own words if it doesn't start
 */
export async function startDebian15(dir: string, say: (line: string) => void): Promise<Debian15> {
  const data = join(dir, 'data')
  const user = runner(data, say)
  const password = randomUUID()
  const secret = join(dir, 'password')
  mkdirSync(data)
  writeFileSync(secret, password)
  if (user.uid !== undefined && user.gid !== undefined) {
    for (const path of [dir, data, secret]) chownSync(path, user.uid, user.gid)
  }
  // Not from our own folder: it may lie where the borrowed user can't go.
  const options = { ...user, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', HOME: dir } }
  const flags = ['-U', USER, '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '--locale=C.UTF-8']
  const made = spawnSync(join(BIN, 'initdb'), ['-D', data, ...flags], { ...options, encoding: 'utf8' })
  if (made.status !== 0)
    throw new Error(`initdb of PostgreSQL 15 failed: ${made.stderr || made.error?.message}`)
  const port = await freePort()
  const log = join(dir, 'log')
  const out = openSync(log, 'a')
  // No fsync: this cluster is thrown away, and the tests of durability run on the embedded one.
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${dir}`,
    'fsync=off',
    'jit=off',
  ]
  const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])]
  const child = spawn(join(BIN, 'postgres'), args, {
    ...options,
    stdio: ['ignore', out, out],
    detached: true,
  })
  const ready = () => {
    try {
      return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim() === 'ready'
    } catch {
      return false
    }
  }
  while (!ready()) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL 15 did not start: ${readFileSync(log, 'utf8')}`)
    await sleep(20)
  }
  const onExit = () => child.kill('SIGINT')
  process.once('exit', onExit)
  return {
    options: { host: '127.0.0.1', port, user: USER, password, database: 'postgres' },
    stop: async () => {
      process.off('exit', onExit)
      if (child.exitCode !== null) return
      const end = once(child, 'exit')
      child.kill('SIGINT')
      await end
    },
  }
}

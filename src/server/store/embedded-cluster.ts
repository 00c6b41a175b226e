import { type ChildProcess, spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedError } from './embedded-lock.ts'
import { endLeftovers, isAlive, isPostgres } from './embedded-process.ts'
import type { Runner } from './embedded-user.ts'

export const PORT = 5432
export const USER = 'teahouse'

/** Everything by command line, so that an old data folder gets today's settings. */
function settings(tag: string, socket: string): string[] {
  const values = {
    listen_addresses: '', // nobody outside this machine, no port to collide with
    port: PORT,
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    cluster_name: tag,
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    jit: 'off', // compiling costs more than our short queries
    max_connections: 100,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'off',
    log_checkpoints: 'off',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/**
 * How PostgreSQL is told its data folder. Its borrowed user may not be allowed to walk there (a clone below
 * /root), but it may use a folder it already stands in: Node enters it as root before it changes the user,
 * and /proc/self/cwd then needs no walk. `-D .` won't do, PostgreSQL makes an absolute path of it.
 */
function pathFor(user: Runner, data: string): string {
  return user.uid !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : data
}

function environment(): NodeJS.ProcessEnv {
  // Nothing of ours: PGDATA, PGPORT or a foreign LANG must not reach the database.
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}

/** The end of the log, for the message when a start fails. */
function tail(log: string, from: number): string {
  return readFileSync(log).subarray(from).toString('utf8').trim().split('\n').slice(-6).join('\n')
}

export function ended(child: ChildProcess): Promise<string> {
  return new Promise((settle) => {
    child.once('error', (error) => settle(error.message))
    child.once('exit', (code, name) => settle(name ? `signal ${name}` : `exit code ${code}`))
  })
}

/** Makes a new cluster beside its place and moves it there whole: a start cut short leaves no half of one. */
export async function initialise(bin: string, data: string, user: Runner, log: string): Promise<void> {
  const half = `${data}.new`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  if (user.uid !== undefined && user.gid !== undefined) chownSync(half, user.uid, user.gid)
  const out = openSync(log, 'a')
  // C.UTF-8 by the built-in provider: the same order on every machine, and Chinese letters are letters
  // (with the C locale they are not, and text search finds nothing).
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8']
  const flags = ['-U', USER, '-A', 'trust', '-E', 'UTF8', ...locale, '--no-instructions', '--data-checksums']
  const child = spawn(join(bin, 'initdb'), ['-D', pathFor(user, half), ...flags], {
    ...user,
    cwd: half,
    env: environment(),
    stdio: ['ignore', out, out],
  })
  const from = statSync(log).size
  const end = await ended(child)
  closeSync(out)
  if (end !== 'exit code 0') {
    throw new EmbeddedError(
      'database-unavailable',
      `database-unavailable: initdb ended with ${end}\n${tail(log, from)}`,
    )
  }
  renameSync(half, data)
}

/** Whether this very postmaster says it takes connections (line 8 of its pid file, what pg_ctl reads too). */
function isReady(data: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

/**
 * After a crash the pid in the lock files may belong to somebody else by now (in a container it nearly always
 * does), and PostgreSQL would refuse to start for ever. The files go only if that process is no PostgreSQL:
 * one that runs on this folder by hand keeps them, and ours then refuses with its own message.
 */
function dropReusedPid(data: string, socket: string): void {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
  if (!isAlive(pid) || isPostgres(pid)) return
  for (const name of [`.s.PGSQL.${PORT}`, `.s.PGSQL.${PORT}.lock`])
    rmSync(join(socket, name), { force: true })
  rmSync(file)
}

/** Where one cluster lives and how it is run. */
export interface Place {
  bin: string
  data: string
  log: string
  socket: string
  tag: string
  user: Runner
}

/** One postmaster, ready. A recovery may take long, so it has no time limit as long as the process lives. */
export async function launch(place: Place, say: (line: string) => void): Promise<ChildProcess> {
  const { bin, data, log, socket, tag, user } = place
  await endLeftovers(tag, say)
  dropReusedPid(data, socket)
  const out = openSync(log, 'a')
  const from = statSync(log).size
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', pathFor(user, data), ...settings(tag, socket === data ? '.' : socket)],
    // Detached: Ctrl-C in the terminal must reach the server alone, which ends its requests first.
    { ...user, cwd: data, env: environment(), stdio: ['ignore', out, out], detached: true },
  )
  closeSync(out)
  let end: string | undefined
  void ended(child).then((how) => {
    end = how
  })
  while (!isReady(data, child.pid)) {
    if (end !== undefined) {
      throw new EmbeddedError(
        'database-unavailable',
        `database-unavailable: PostgreSQL ended with ${end}\n${tail(log, from)}`,
      )
    }
    await sleep(10)
  }
  return child
}

import type { ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ended, initialise, launch, type Place, PORT, USER } from './embedded-cluster.ts'
import { EmbeddedError, lockFolder } from './embedded-lock.ts'
import { endPostmaster, tagOf } from './embedded-process.ts'
import { binaries, type Runner, runner } from './embedded-user.ts'

export { EmbeddedError } from './embedded-lock.ts'

/** How to reach the database: options of postgres.js. `host` is the folder of the unix socket. */
export interface EmbeddedOptions {
  host: string
  port: number
  user: string
  database: string
}

/** A running embedded PostgreSQL. */
export interface Embedded {
  options: EmbeddedOptions
  /** Settles only when PostgreSQL died and could not be brought back: the server must then end, non-zero. */
  lost: Promise<Error>
  /** Fast shutdown; then the folder is free again. */
  stop(): Promise<void>
}

/** The socket lies in the data folder, which is private already, unless its path is too long for a socket. */
function socketFolder(data: string, user: Runner): string {
  // sun_path holds 107 bytes on Linux and 103 on macOS: https://man7.org/linux/man-pages/man7/unix.7.html
  if (Buffer.byteLength(join(data, `.s.PGSQL.${PORT}`)) <= 103) return data
  const folder = mkdtempSync(join(tmpdir(), 'teahouse-'))
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid)
  return folder
}

/**
 * Starts a PostgreSQL 18 of our own on a private unix socket, with full durability, data in `<dir>/postgres`.
 * It is started again, on the same socket, when it dies by itself.
 *
 * @param dir the data folder, made if missing
 * @param say gets plain lines about what takes time or went wrong
 * @throws EmbeddedError `data-folder-in-use`, `data-folder-not-ours`, `database-unavailable`
 */
export async function startEmbedded(dir: string, say: (line: string) => void): Promise<Embedded> {
  const root = resolve(dir)
  const release = take(root)
  try {
    return await run(root, say, release)
  } catch (error) {
    release()
    throw error
  }
}

function take(root: string): () => void {
  try {
    mkdirSync(root, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new EmbeddedError(
      'data-folder-not-ours',
      `data-folder-not-ours: can't make the data folder ${root} (${String(error)})`,
    )
  }
  return lockFolder(root)
}

/** Makes the cluster if need be, and says where it lives. */
async function prepare(root: string, say: (line: string) => void): Promise<Place> {
  const data = join(root, 'postgres')
  const log = join(root, 'postgres.log')
  const user = runner(data, say)
  const bin = binaries(user, say)
  if (!existsSync(join(data, 'PG_VERSION'))) {
    say(`Creating the database in ${data}`)
    await initialise(bin, data, user, log)
  }
  if (user.uid === undefined && statSync(data).uid !== process.getuid?.()) {
    const message = `data-folder-not-ours: ${data} belongs to another user. Start as that user or as root.`
    throw new EmbeddedError('data-folder-not-ours', message)
  }
  return { bin, data, log, socket: socketFolder(data, user), tag: tagOf(data), user }
}

async function run(root: string, say: (line: string) => void, release: () => void): Promise<Embedded> {
  const place = await prepare(root, say)
  const { promise: lost, resolve: giveUp } = Promise.withResolvers<Error>()
  let child = await launch(place, say)
  let starting: Promise<void> = Promise.resolve()
  let stopping: Promise<void> | undefined
  let recent = 0

  /** Brings PostgreSQL back; more than five failures within a minute are not worth another try. */
  async function revive(how: string): Promise<void> {
    recent++
    setTimeout(() => recent--, 60_000).unref()
    if (recent > 5) return giveUp(new Error(`PostgreSQL stopped again and again (${how}), see ${place.log}`))
    say(`PostgreSQL stopped by itself (${how}): starting it again`)
    try {
      child = await launch(place, say)
      watch(child)
    } catch (error) {
      await sleep(500)
      if (!stopping) await revive(String(error))
    }
  }
  function watch(one: ChildProcess): void {
    void ended(one).then((how) => {
      if (!stopping) starting = revive(how)
    })
  }
  watch(child)

  // A server that ends by an exception or process.exit() takes its database along.
  const onExit = () => child.kill('SIGINT')
  process.once('exit', onExit)

  async function stop(): Promise<void> {
    await starting
    process.off('exit', onExit)
    const gone = () => child.exitCode !== null || child.signalCode !== null
    if (child.pid !== undefined && !gone()) await endPostmaster(child.pid, gone)
    if (place.socket !== place.data) rmSync(place.socket, { recursive: true, force: true })
    release()
  }
  return {
    options: { host: place.socket, port: PORT, user: USER, database: 'postgres' },
    lost,
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

/**
 * Where a server that runs on this folder can be reached, for commands beside it; `undefined` when it uses
 * a socket elsewhere because the folder's path is too long.
 */
export function runningOn(dir: string): EmbeddedOptions | undefined {
  const data = join(resolve(dir), 'postgres')
  const there = existsSync(join(data, `.s.PGSQL.${PORT}`))
  return there ? { host: data, port: PORT, user: USER, database: 'postgres' } : undefined
}

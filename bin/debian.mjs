// Installs Debian packages that a test leg needs, or says in words why it can't.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { run, say } from './ready.mjs'

const quietly = (program, ...args) =>
  spawnSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' })

const isInstalled = (name) => quietly('dpkg', '-s', name).stdout?.includes('Status: install ok installed')

/** The words before a command that make it run as root; undefined where nothing does. */
function asRoot() {
  if (process.getuid?.() === 0) return []
  return quietly('sudo', '-n', 'true').status === 0 ? ['sudo', '-n'] : undefined
}

const APT = [
  'env',
  'DEBIAN_FRONTEND=noninteractive',
  'apt-get',
  '-o',
  'DPkg::Lock::Timeout=300', // another apt may be at work; wait for it
]

/** Debian's script would make a cluster `main` on port 5432 and start it; nobody asked for that. */
function holdBackDefaultCluster(root) {
  const dir = '/etc/postgresql-common/createcluster.d'
  const file = `${dir}/teahouse-test.conf`
  if (root.length > 0 || existsSync(file)) return () => {}
  mkdirSync(dir, { recursive: true })
  writeFileSync(file, 'create_main_cluster = false\n')
  return () => rmSync(file, { force: true })
}

/**
 * Installs those of the packages that are missing.
 *
 * @returns why they can't be there, in words; undefined when all are
 */
export async function ensurePackages(...names) {
  if (quietly('apt-get', '--version').error) return 'this machine has no apt'
  const missing = names.filter((name) => !isInstalled(name))
  if (missing.length === 0) return undefined
  const root = asRoot()
  if (!root) return `${missing.join(', ')} missing, and neither root nor passwordless sudo to install with`
  say(`Installing ${missing.join(', ')} with apt-get`)
  const release = holdBackDefaultCluster(root)
  const install = [...root, ...APT, 'install', '-y', '-qq', '--no-install-recommends', ...missing]
  let code = await run(install)
  if (code !== 0) {
    await run([...root, ...APT, 'update', '-qq'])
    code = await run(install)
  }
  release()
  return code === 0 ? undefined : `apt-get could not install ${missing.join(', ')}`
}

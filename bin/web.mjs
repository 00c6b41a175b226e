// Builds the web faces when their sources have changed since the last build.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fail, pinnedNode, root, run, say } from './ready.mjs'

const SOURCES = ['src/web', 'src/engine', 'src/kinds', 'src/cities', 'vite.config.ts', 'package-lock.json']
const BUILT = join(root, 'dist', 'web')

function filesIn(path) {
  if (!existsSync(join(root, path))) return []
  if (statSync(join(root, path)).isFile()) return [path]
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`))
}

function hashOfSources() {
  const hash = createHash('sha256')
  for (const path of SOURCES.flatMap(filesIn)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

function hashOfBuild() {
  const file = join(BUILT, '.sources')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** Brings dist/web up to date; does nothing when it is. */
export async function buildWeb() {
  const hash = hashOfSources()
  if (hashOfBuild() === hash) return
  say(
    `${existsSync(BUILT) ? 'The web pages have changed' : 'The web pages are not built yet'}: building them`,
  )
  // Beside its place, then moved whole: a running server or a second build never meets a half of it.
  const half = `${BUILT}.${process.pid}`
  try {
    mkdirSync(half, { recursive: true })
  } catch (error) {
    fail(`Can't write to ${join(root, 'dist')} (${error.message}). Start once as the user who owns it.`)
  }
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const code = await run([
    pinnedNode(),
    vite,
    'build',
    '--outDir',
    half,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ])
  if (code !== 0) {
    rmSync(half, { recursive: true, force: true })
    fail('The web pages could not be built; the reason stands above.')
  }
  writeFileSync(join(half, '.sources'), hash)
  rmSync(BUILT, { recursive: true, force: true })
  renameSync(half, BUILT)
  say('The web pages are built.')
}

import { dirname, join } from 'node:path/posix'

/** Source texts by path below the project, as in `src/engine/act.ts`. */
export type Sources = ReadonlyMap<string, string>

/** What each part of the house may import besides itself: design, section 3. */
const MAY: Record<string, readonly string[]> = {
  engine: [],
  kinds: ['engine'],
  cities: ['engine'],
  store: ['engine'],
  outside: ['engine'],
  work: ['engine', 'kinds', 'store', 'outside'],
  // The files beside main.ts: what every endpoint stands on (endpoint.ts, actor.ts, problem.ts, …).
  endpoint: ['engine', 'kinds', 'cities', 'store'],
  routes: ['engine', 'kinds', 'cities', 'store', 'endpoint'],
  demo: ['engine', 'kinds', 'cities', 'store', 'endpoint'],
  server: ['engine', 'kinds', 'cities', 'store', 'outside', 'work', 'endpoint', 'routes', 'demo'],
  'web/shared': ['engine', 'kinds'],
  'web/portal': ['engine', 'kinds', 'web/shared'],
  'web/field': ['engine', 'kinds', 'web/shared'],
  'web/desk': ['engine', 'kinds', 'web/shared'],
  'web/wall': ['engine', 'kinds', 'web/shared'],
}
const WHOLE_SERVER = ['main.ts', 'app.ts', 'openapi.ts', 'commands']

/** Packages that are pure computation, the same on server, desk and phone. */
const PURE_PACKAGES = ['flatbush', 'geojson', '@turf/', 'ajv', 'ajv-formats', 'typebox', 'h3-js']

const LENGTH_LIMIT = 500

/** Which part of the house a file belongs to; undefined for a place the design doesn't know. */
export function partOf(path: string): string | undefined {
  const [, first = '', second = '', third] = path.split('/')
  if (first === 'web') return `web/${second}`
  if (first !== 'server') return first
  if (WHOLE_SERVER.includes(second)) return 'server'
  return third === undefined ? 'endpoint' : second
}

/** The text without comments; strings stay as they are. */
export function withoutComments(text: string): string {
  const pieces = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g
  return text.replace(pieces, (_, kept: string | undefined) => kept ?? '')
}

interface Import {
  target: string
  reExport: boolean
  /** Types alone: nothing is loaded. */
  typeOnly: boolean
}

function importsOf(text: string): Import[] {
  const code = withoutComments(text)
  const declared = [...code.matchAll(/^\s*(import|export)\b([^'"`;]*?)\bfrom\s*['"]([^'"]+)['"]/gm)]
  const bare = [...code.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm)]
  const dynamic = [...code.matchAll(/\bimport\s*\(\s*['"`]([^'"`]+)['"`]/g)]
  return [
    ...declared.map(([, word, names = '', target = '']) => ({
      target,
      reExport: word === 'export',
      typeOnly: /^\s*type\s+[^,]/.test(names),
    })),
    ...[...bare, ...dynamic].map(([, target = '']) => ({ target, reExport: false, typeOnly: false })),
  ]
}

/** The imported file's path below the project; undefined for a package. */
function resolved(from: string, target: string): string | undefined {
  return target.startsWith('.') ? join(dirname(from), target) : undefined
}

function checkOne(path: string, text: string): string[] {
  const part = partOf(path)
  const allowed = part === undefined ? undefined : MAY[part]
  if (part === undefined || allowed === undefined) return [`${path} lies in a place the design does not know`]
  return importsOf(text).flatMap(({ target }) => {
    const file = resolved(path, target)
    if (file === undefined) return checkPackage(path, part, target)
    const other = partOf(file)
    if (!file.startsWith('src/')) return [`${path} imports ${target} from outside src`]
    if (other === undefined || (other !== part && !allowed.includes(other)))
      return [`${path}: ${part} may not import ${other} (${target})`]
    return []
  })
}

function checkPackage(path: string, part: string, target: string): string[] {
  const pure = PURE_PACKAGES.some(
    (name) => target === name || target.startsWith(name.endsWith('/') ? name : `${name}/`),
  )
  if (part === 'engine' && !pure) return [`${path}: the engine is pure and may not import ${target}`]
  if (part.startsWith('web/') && target.startsWith('node:')) return [`${path}: a browser has no ${target}`]
  if (part !== 'store' && target === 'postgres') return [`${path}: the driver belongs to the store`]
  return []
}

const CLOCKS = /\bnew Date\(\s*\)|\bDate\.now\(|\bDate\(\s*\)|\bperformance\.now\(/
const IMPURE =
  /\bMath\.random\(|\bcrypto\.|\bprocess\.|\bfetch\(|(?<![.\w])(?:window|document|navigator|localStorage)\./

function checkPurity(path: string, text: string): string[] {
  const code = withoutComments(text)
  const part = partOf(path)
  const clock = (part === 'engine' || part === 'store' || part === 'kinds') && CLOCKS.exec(code)
  const impure = part === 'engine' && IMPURE.exec(code)
  return [
    ...(clock ? [`${path}: time is an argument, not ${clock[0]}`] : []),
    ...(impure ? [`${path}: the engine is pure and has no ${impure[0]}`] : []),
  ]
}

const SQL =
  /\bsql(?:<[^`]*>)?`|\.unsafe\(|[`'"]\s*(?:select\s[^`'"]*\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|(?:create|alter|drop)\s+(?:table|index|database|role)\s|with\s+\w+\s+as\s*\()/i

function checkSql(path: string, text: string): string[] {
  if (partOf(path) === 'store') return []
  const found = SQL.exec(withoutComments(text))
  return found ? [`${path}: SQL belongs to src/server/store (${found[0].trim().slice(0, 40)})`] : []
}

/** The only two lists; each names what there is. */
const LISTS = ['src/kinds/index.ts', 'src/cities/index.ts']

/** A file that only passes on what others declare hides where things are. */
function checkBarrel(path: string, text: string): string[] {
  if (LISTS.includes(path)) return []
  if (/(^|\/)index\.tsx?$/.test(path)) return [`${path} is a barrel`]
  const code = withoutComments(text)
  if (/^\s*export\s*\*/m.test(code)) return [`${path}: export * hides where things are`]
  const rest = code.replace(/^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"][^'"]+['"];?/gm, '').trim()
  return rest === '' && importsOf(text).some(({ reExport }) => reExport) ? [`${path} is a barrel`] : []
}

/** Types may refer to each other across files (a rule is of fields, a field may have a rule); code may not. */
function cycles(sources: Sources): string[] {
  const found = new Set<string>()
  const done = new Set<string>()
  function walk(path: string, trail: readonly string[]): void {
    const start = trail.indexOf(path)
    if (start >= 0) {
      found.add(`cycle: ${[...trail.slice(start), path].join(' → ')}`)
      return
    }
    if (done.has(path)) return
    for (const { target, typeOnly } of importsOf(sources.get(path) ?? '')) {
      if (typeOnly) continue
      const file = resolved(path, target)
      if (file !== undefined && sources.has(file)) walk(file, [...trail, path])
    }
    done.add(path)
  }
  for (const path of sources.keys()) walk(path, [])
  return [...found]
}

/** Everything in `src` that breaks the house's rules of who imports whom, one line each; empty if all is well. */
export function brokenImports(sources: Sources): string[] {
  const each = [...sources].flatMap(([path, text]) => [
    ...checkOne(path, text),
    ...checkPurity(path, text),
    ...checkSql(path, text),
    ...checkBarrel(path, text),
  ])
  return [...each, ...cycles(sources)]
}

/** Files too long to be understood at once; data and texts are no code and have no limit. */
export function tooLong(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) => {
    const lines = text.split('\n').length - 1
    return lines > LENGTH_LIMIT ? [`${path} has ${lines} lines; ${LENGTH_LIMIT} is the limit`] : []
  })
}

import { expect, test } from 'vitest'
import { brokenImports, tooLong } from './harness/import-rules.ts'
import { sourcesIn } from './harness/sources.ts'

const code = sourcesIn('src', '.ts', '.tsx')

test('the checker sees the house', () => {
  expect(code.size).toBeGreaterThan(50)
  expect([...code.keys()]).toContain('src/engine/act.ts')
})

test('everybody imports only from whom the design allows', () => {
  expect(brokenImports(code)).toEqual([])
})

test('no file is too long to be understood at once', () => {
  const all = [code, sourcesIn('src', '.css'), sourcesIn('test', '.ts', '.tsx'), sourcesIn('bin', '.mjs')]
  expect(all.flatMap(tooLong)).toEqual([])
  expect(tooLong(new Map([['src/engine/a.ts', 'x\n'.repeat(501)]]))).toEqual([
    expect.stringContaining('501 lines'),
  ])
})

/** One small house with one thing wrong in it, and the words the checker must find for it. */
const WRONG: Record<string, [files: Record<string, string>, words: string]> = {
  'engine from kinds': [
    { 'src/engine/a.ts': "import { b } from '../kinds/b.ts'" },
    'engine may not import kinds',
  ],
  'engine from node': [{ 'src/engine/a.ts': "import { join } from 'node:path'" }, 'may not import node:path'],
  'engine from a server package': [
    { 'src/engine/a.ts': "import fastify from 'fastify'" },
    'may not import fastify',
  ],
  'a type alone': [
    { 'src/engine/a.ts': "import type { B } from '../server/env.ts'" },
    'engine may not import endpoint',
  ],
  'an import over several lines': [
    { 'src/engine/a.ts': "import {\n  one,\n  two,\n} from '../cities/b.ts'" },
    'engine may not import cities',
  ],
  'a dynamic import': [
    { 'src/web/desk/a.ts': "const a = () => import('../portal/b.ts')" },
    'web/desk may not import web/portal',
  ],
  'the type of a dynamic import': [
    { 'src/web/desk/a.ts': "let a: import('../../server/app.ts').App" },
    'may not import server',
  ],
  'a re-export': [
    { 'src/kinds/a.ts': "export { b } from '../server/store/b.ts'\nexport const a = 1" },
    'kinds may not import store',
  ],
  'an import for its effect': [
    { 'src/cities/a.ts': "import '../kinds/b.ts'" },
    'cities may not import kinds',
  ],
  'store from kinds': [
    { 'src/server/store/a.ts': "import { b } from '../../kinds/b.ts'" },
    'store may not import kinds',
  ],
  'routes from outside': [
    { 'src/server/routes/a.ts': "import { b } from '../outside/b.ts'" },
    'routes may not import outside',
  ],
  'routes from main': [
    { 'src/server/routes/a.ts': "import { b } from '../app.ts'" },
    'routes may not import server',
  ],
  'web from server': [
    { 'src/web/shared/a.ts': "import type { B } from '../../server/problem.ts'" },
    'web/shared may not import endpoint',
  ],
  'web from node': [
    { 'src/web/portal/a.tsx': "import { join } from 'node:path'" },
    'a browser has no node:path',
  ],
  'a face from another': [
    { 'src/web/portal/a.tsx': "import { b } from '../desk/b.tsx'" },
    'web/portal may not import web/desk',
  ],
  'the driver outside the store': [
    { 'src/server/app.ts': "import postgres from 'postgres'" },
    'the driver belongs to the store',
  ],
  'code from outside src': [
    { 'src/server/app.ts': "import { b } from '../../test/b.ts'" },
    'from outside src',
  ],
  'an unknown place': [{ 'src/helpers/a.ts': 'export const a = 1' }, 'the design does not know'],
  'a cycle of two': [
    {
      'src/engine/a.ts': "import { b } from './b.ts'",
      'src/engine/b.ts': "import { type A, a } from './a.ts'",
    },
    'cycle: src/engine/a.ts → src/engine/b.ts → src/engine/a.ts',
  ],
  'a file that imports itself': [{ 'src/engine/a.ts': "import { a } from './a.ts'" }, 'cycle'],
  'an index': [{ 'src/engine/index.ts': 'export const a = 1' }, 'is a barrel'],
  'a file that only re-exports': [
    { 'src/engine/a.ts': "export { b } from './b.ts'\n// that is all" },
    'is a barrel',
  ],
  'export star': [{ 'src/engine/a.ts': "export * from './b.ts'\nexport const a = 1" }, 'export * hides'],
  'a clock in the engine': [{ 'src/engine/a.ts': 'const now = new Date()' }, 'time is an argument'],
  'a clock in the store': [{ 'src/server/store/a.ts': 'const now = Date.now()' }, 'time is an argument'],
  'chance in the engine': [{ 'src/engine/a.ts': 'const a = Math.random()' }, 'has no Math.random('],
  'a page in the engine': [{ 'src/engine/a.ts': 'document.title' }, 'has no document.'],
  'SQL by tag': [{ 'src/server/routes/a.ts': 'await sql`select 1`' }, 'SQL belongs to'],
  'SQL by tag with a type': [{ 'src/server/routes/a.ts': 'await sql<{ a: number }[]>`…`' }, 'SQL belongs to'],
  'SQL in a string': [{ 'src/server/app.ts': "run('DELETE FROM matter')" }, 'SQL belongs to'],
  'SQL in a template': [{ 'src/server/work/a.ts': 'run(`\n  SELECT *\n  FROM matter`)' }, 'SQL belongs to'],
}

test.each(Object.entries(WRONG))('finds what is wrong: %s', (_, [files, words]) => {
  expect(brokenImports(new Map(Object.entries(files)))).toContainEqual(expect.stringContaining(words))
})

test('lets pass what is right', () => {
  const files = {
    'src/engine/a.ts':
      "import type { B } from './b.ts'\nimport Flatbush from 'flatbush'\nconst day = new Date(at)",
    'src/engine/b.ts': "import type { A } from './a.ts'",
    'src/kinds/index.ts': "export { a } from './a.ts'",
    'src/server/routes/a.ts':
      "// import { b } from '../app.ts'\nimport { e } from '../endpoint.ts'\nconst t = `Update ${x}`",
    'src/server/store/a.ts': "import postgres from 'postgres'\nsql`select 1 from matter`",
    'src/web/desk/a.tsx': "import { b } from '../shared/b.ts'\nconst url = 'https://example.org' // from 'x'",
    'src/server/main.ts': "const { start } = await import('./commands/start.ts')",
  }
  expect(brokenImports(new Map(Object.entries(files)))).toEqual([])
})

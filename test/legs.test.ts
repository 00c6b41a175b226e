import { matchesGlob } from 'node:path'
import { expect, test } from 'vitest'
import config from '../vitest.config.ts'
import { sourcesIn } from './harness/sources.ts'

/** What each project of the configuration takes in; anything else in it would be a file of another shape. */
const included = (config.test?.projects ?? []).map((project) =>
  typeof project === 'object' && 'test' in project ? (project.test?.include ?? []) : [],
)

test('every test file runs in exactly one project, or nobody would notice that it never ran', () => {
  const files = [...sourcesIn('test', '.test.ts', '.test.tsx').keys()]
  const strays = files.filter(
    (file) => included.filter((globs) => globs.some((glob) => matchesGlob(file, glob))).length !== 1,
  )
  expect(files).toContain('test/legs.test.ts')
  expect(strays).toEqual([])
})

test('a browser test is a spec and lies with its like', () => {
  const specs = [...sourcesIn('test', '.spec.ts', '.spec.tsx').keys()]
  expect(specs.filter((file) => !file.startsWith('test/browser/'))).toEqual([])
})

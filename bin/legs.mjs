// The legs of the test run: what each needs, what it runs, how its tests are counted.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensurePackages } from './debian.mjs'
import { pinnedNode, root, run } from './ready.mjs'
import { buildWeb } from './web.mjs'

const MESSAGES =
  process.env.MESSAGES_FILE ?? join(root, '..', 'shared', 'data', 'messages', 'messages-with-replies.csv')

const tool = (path) => [pinnedNode(), join(root, 'node_modules', path)]

const forPeople = process.stdout.isTTY

/** A leg's output goes out as it comes. */
const start = (command, env = {}) =>
  run(command, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })

/** A checker that says yes or no counts as one test. */
async function verdict(command) {
  const code = await start(command)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

/** Runs a test runner that writes a JSON report, and counts by it. */
async function counted(command, env, read) {
  const dir = mkdtempSync(join(tmpdir(), 'teahouse-report-'))
  const report = join(dir, 'report.json')
  const code = await start(command(report), env(report))
  const counts = existsSync(report)
    ? read(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 }
  rmSync(dir, { recursive: true, force: true })
  // A file that can't be loaded, an error outside any test, no test at all: a failure that no report counts.
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  return counts
}

const vitest = (projects, env = {}) =>
  counted(
    (report) => [
      ...tool('vitest/vitest.mjs'),
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    // Vitest colours its output even where nobody looks.
    () => ({ ...(!forPeople && { NO_COLOR: '1' }), ...env }),
    ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) => ({
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests + numTodoTests,
    }),
  )

const playwright = () =>
  counted(
    () => [...tool('@playwright/test/cli.js'), 'test', '--reporter=list,json'],
    (report) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: report }),
    ({ stats }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
    }),
  )

/** In the order they run. `missing` answers why a leg can't run on this machine, in words. */
export const LEGS = [
  {
    name: 'types',
    about: 'the compiler finds nothing',
    run: () => verdict([...tool('typescript/bin/tsc'), '--noEmit']),
  },
  {
    name: 'lint',
    about: 'the linter and the formatter find nothing',
    run: () =>
      verdict([...tool('@biomejs/biome/bin/biome'), 'ci', `--colors=${forPeople ? 'force' : 'off'}`, '.']),
  },
  {
    name: 'unit',
    about: 'engine, kinds and the rules of the house, without a database',
    run: () => vitest(['unit']),
  },
  {
    name: 'property',
    about: 'ten thousand random lives of matters in random cities',
    run: () => vitest(['property']),
  },
  {
    name: 'http-18',
    about: 'the embedded PostgreSQL 18 itself, and the HTTP suite on it',
    run: () => vitest(['harness', 'http'], { TEST_PG: 'embedded' }),
  },
  {
    name: 'http-15',
    about: "the same HTTP suite on Debian's PostgreSQL 15",
    missing: () => ensurePackages('postgresql-15'),
    run: () => vitest(['http'], { TEST_PG: 'debian15' }),
  },
  {
    name: 'messages',
    about: "2,816 real messages of residents, which lie beside the project and can't be part of it",
    // Not a fault of the machine: even where everything must run, this leg may be missing.
    optional: true,
    missing: () => (existsSync(MESSAGES) ? undefined : `there is no ${MESSAGES}; MESSAGES_FILE may name it`),
    run: () => vitest(['messages'], { TEST_PG: 'embedded', MESSAGES_FILE: MESSAGES }),
  },
  {
    name: 'browser',
    about: "the faces in Debian's Chromium, at phone and desk width",
    missing: () => (process.env.CHROMIUM ? undefined : ensurePackages('chromium', 'fonts-noto-cjk')),
    run: async () => {
      await buildWeb()
      return playwright()
    },
  },
]

/** The fast loop. */
export const FAST = ['types', 'lint', 'unit']

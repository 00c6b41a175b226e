// The whole check: runs the legs in order, tells which of them can't run here, and counts.
import { parseArgs } from 'node:util'
import { FAST, LEGS } from './legs.mjs'
import { makeReady } from './ready.mjs'

const HELP = `npm test [-- OPTIONS]

Runs these legs, in this order:
${LEGS.map(({ name, about }) => `  ${name.padEnd(9)} ${about}`).join('\n')}

  --fast           only ${FAST.join(', ')} (npm run check)
  --only A,B       only these legs
  --help           this text

A leg that this machine can't run is reported as NOT RUN, by name; with CI=true that is a failure.
Exit code: 0 all passed, 1 something failed, 2 wrong options.`

function choose() {
  const names = LEGS.map(({ name }) => name)
  try {
    const { values } = parseArgs({
      options: { fast: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    })
    if (values.help) return 'help'
    const chosen = values.only?.split(',') ?? (values.fast ? FAST : names)
    const unknown = chosen.filter((name) => !names.includes(name))
    if (unknown.length > 0)
      throw new Error(`There is no leg ${unknown.join(', ')}; there are ${names.join(', ')}.`)
    return LEGS.filter(({ name }) => chosen.includes(name))
  } catch (error) {
    console.error(error.message)
    process.exit(2)
  }
}

async function runLeg(leg) {
  console.log(`\n=== ${leg.name}: ${leg.about}`)
  const from = performance.now()
  const why = await leg.missing?.()
  const counts = why ? { passed: 0, failed: 0, skipped: 0 } : await leg.run()
  if (why) console.log(`NOT RUN: ${leg.name} (${why})`)
  return {
    name: leg.name,
    optional: leg.optional,
    why,
    ...counts,
    seconds: (performance.now() - from) / 1000,
  }
}

function stateOf({ why, failed, skipped }) {
  if (why) return 'NOT RUN'
  if (failed > 0) return 'failed'
  return skipped > 0 ? 'skipped tests' : 'passed'
}

function summary(results) {
  const row = (...cells) => cells.map((cell, i) => (i < 2 ? cell.padEnd(14) : cell.padStart(8))).join(' ')
  console.log(`\n${row('leg', 'state', 'passed', 'failed', 'seconds')}`)
  for (const one of results) {
    const { passed, failed, seconds } = one
    console.log(row(one.name, stateOf(one), String(passed), String(failed), seconds.toFixed(1)))
  }
  for (const { name, skipped } of results)
    if (skipped > 0) console.log(`SKIPPED: ${skipped} tests of ${name}`)
  for (const { name, why } of results) if (why) console.log(`NOT RUN: ${name} (${why})`)
  const sum = (key) => results.reduce((total, one) => total + one[key], 0)
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
}

const legs = choose()
if (legs === 'help') {
  console.log(HELP)
  process.exit(0)
}
await makeReady()
const results = []
for (const leg of legs) results.push(await runLeg(leg))
summary(results)
// A skipped test is not a passed one; neither is a leg that did not run where everything should.
const bad = results.some(
  (one) =>
    ['failed', 'skipped tests'].includes(stateOf(one)) ||
    (one.why && !one.optional && process.env.CI === 'true'),
)
process.exitCode = bad ? 1 : 0

/** Where matters waited: what a supervisor of the simulated city would want to know, every share with its parts. */
import { dueInPeriod, OUTCOMES, type Period, rateInTime } from '../../src/engine/indicators.ts'
import type { Kind } from '../../src/engine/kind.ts'
import { CLOSE_NAMES } from '../../src/engine/kind.ts'
import { levelOf } from '../../src/engine/territory.ts'
import { days, most, quantile, share, sum, table } from './figures.ts'
import { isoOf, type Sim } from './sim.ts'
import { ENDS } from './tally.ts'

/** @returns plain lines */
export function reportOf(sim: Sim, kinds: readonly Kind[], period: Period): string[] {
  return [
    ...section('Matters, and how they stand at the end', matters(sim, kinds)),
    ...section('Days in each stage that was left', waiting(sim)),
    ...section('Offers, and the days until they were answered', offers(sim)),
    ...section('Passed on and refused', pingPong(sim)),
    ...section('Due in the period (decision 0013)', inTime(sim, kinds, period)),
    ...section('Times that were over, and who was called', late(sim)),
    ...section('Who acted, and where work lay before busy people', staff(sim)),
    ...section('Ratings, mergers and the notice', rest(sim)),
  ]
}

const section = (title: string, lines: readonly string[]): string[] => ['', title, ...lines]

function matters({ cases }: Sim, kinds: readonly Kind[]): string[] {
  const rows = kinds.map(({ id }) => {
    const own = cases.filter(({ kind }) => kind.id === id)
    const ended = CLOSE_NAMES.map((name) => own.filter(({ matter }) => matter.close === name).length)
    return [id, own.length, ...ended, own.length - sum(ended)]
  })
  const all = rows.reduce(
    (one, row) => one.map((value, i) => Number(value) + Number(row[i + 1])),
    Array(10).fill(0),
  )
  return table(['kind', 'brought', ...CLOSE_NAMES, 'open'], [...rows, ['all', ...all]])
}

function waiting({ tally, cases }: Sim): string[] {
  const open = new Map<string, number>()
  for (const { kind, matter } of cases) {
    const key = `${kind.id} ${matter.stage}`
    if (!matter.close) open.set(key, (open.get(key) ?? 0) + 1)
  }
  const rows = [...tally.dwell].sort().map(([key, spent]) => {
    const total = Math.round(sum(spent))
    return [
      key,
      spent.length,
      days(quantile(spent, 0.5)),
      days(quantile(spent, 0.9)),
      total,
      open.get(key) ?? 0,
    ]
  })
  return table(['kind and stage', 'left', 'median', 'p90', 'matter-days', 'in it now'], rows)
}

function offers({ tally, cases }: Sim): string[] {
  const all = [...tally.offers.values()].flat()
  const rows = ENDS.map((end) => {
    const spent = tally.offers.get(end) ?? []
    return [end, share(spent.length, all.length), days(quantile(spent, 0.5)), days(quantile(spent, 0.9))]
  })
  const waits = cases.filter(({ matter }) => matter.handOver?.offer && !matter.close).length
  return [...table(['ended by', 'offers', 'median', 'p90'], rows), `  still waiting for an answer: ${waits}`]
}

function pingPong({ tally, cases, city }: Sim): string[] {
  const passed = cases.map(({ matter }) => matter.handOver?.passes ?? 0).filter((count) => count > 0)
  const refused = cases.filter(({ matter }) => (matter.handOver?.refused ?? 0) > 0).length
  const rows = [1, 2, 3, 4].map((count) => [
    count < 4 ? `${count}` : '4 or more',
    share(passed.filter((each) => (count < 4 ? each === count : each >= 4)).length, passed.length),
  ])
  const deadlocks = sum(tally.deadlocks.values())
  const open = cases.filter(({ matter }) => matter.handOver?.deadlock && !matter.close).length
  const where = most(tally.deadlocks, 5).map(
    ([seat, count]) => `${city.people.seat(seat)?.en} ${seat}: ${count}`,
  )
  return [
    `  refused at least once: ${share(refused, passed.length)} of the matters that were passed on`,
    ...table(['offers of one matter', 'matters'], rows),
    `  deadlocks: ${deadlocks}; settled ${tally.named.length}, still open ${open}`,
    `  days until the superior had settled it: median ${days(quantile(tally.named, 0.5))}, p90 ${days(quantile(tally.named, 0.9))}`,
    ...where.map((line) => `    ${line}`),
  ]
}

function inTime({ cases, now }: Sim, kinds: readonly Kind[], period: Period): string[] {
  const rows = kinds.flatMap(({ id, clocks = {} }) => {
    const runs = cases.filter(({ kind }) => kind.id === id).flatMap(({ matter }) => matter.clocks)
    return Object.keys(clocks).flatMap((clock) => {
      const counts = dueInPeriod(
        runs.filter((run) => run.clock === clock),
        period,
        isoOf(now),
      )
      const { numerator, denominator, percent } = rateInTime(counts)
      const total = sum(OUTCOMES.map((outcome) => counts[outcome]))
      if (total === 0) return []
      return [
        [
          `${id} ${clock}`,
          numerator,
          denominator,
          percent ?? '-',
          ...OUTCOMES.slice(1).map((each) => counts[each]),
        ],
      ]
    })
  })
  return table(['kind and clock', 'in time', 'of', '%', ...OUTCOMES.slice(1)], rows)
}

function late({ tally, cases, city }: Sim): string[] {
  const byLevel = new Map<string, number>()
  for (const [unit, count] of tally.overdueBy) {
    const level = levelOf(city.people.unit(unit)?.territory ?? '') ?? 'unknown'
    byLevel.set(level, (byLevel.get(level) ?? 0) + count)
  }
  const called = new Map<string, number>()
  for (const [territory, count] of tally.risen) {
    const level = levelOf(territory) ?? 'unknown'
    called.set(level, (called.get(level) ?? 0) + count)
  }
  const risen = cases.filter(({ matter }) => matter.watchers.length > 0).length
  return [
    `  by level of the unit that held it: ${inWords(most(byLevel, 9))}`,
    ...table(['most by kind and clock', 'times'], most(tally.overdueOf, 10)),
    ...table(['most by unit', 'times'], most(tally.overdueBy, 10)),
    `  somebody above was called: ${share(risen, cases.length)} matters; by level: ${inWords(most(called, 9))}`,
  ]
}

const inWords = (pairs: readonly [string, number][]): string =>
  pairs.map(([name, count]) => `${name} ${count}`).join(', ')

function staff({ tally }: Sim): string[] {
  return [
    `  by step of the chain: ${inWords(most(tally.acts, 9))}`,
    ...table(
      ['most work lay before', 'days in all'],
      most(tally.queued, 10).map(([seat, spent]) => [seat, days(spent)]),
    ),
    `  refused by the engine: ${inWords(most(tally.refused, 12))}`,
  ]
}

function rest({ tally, cases }: Sim): string[] {
  const closed = cases.filter(({ matter }) => matter.closedAt).length
  const stars = cases.flatMap(({ matter }) => matter.stars ?? [])
  const each = [5, 4, 3, 2, 1].map((count) => `${count}: ${stars.filter((star) => star === count).length}`)
  return [
    `  rated: ${share(stars.length, closed)} of the closed; stars ${each.join(', ')}; silence is no rating`,
    `  villages merged: ${tally.merged.length}; due dates moved by the notice: ${tally.moved}`,
  ]
}

/** The simulated year, in small: a fortnight of a little town, with every entry kept and looked at. */
import { expect, test } from 'vitest'
import { cityOf } from '../../bench/year/city.ts'
import { makeQueue } from '../../bench/year/queue.ts'
import { reportOf } from '../../bench/year/report.ts'
import { rosterNow, type Sim } from '../../bench/year/sim.ts'
import { simulate } from '../../bench/year/simulate.ts'
import { huaibei } from '../../src/cities/huaibei.ts'
import { fold } from '../../src/engine/fold.ts'
import { actingFor, sitsOn } from '../../src/engine/holder.ts'
import { levelOf } from '../../src/engine/territory.ts'
import { KINDS } from '../../src/kinds/index.ts'
import type { Place } from '../../src/server/store/territory.ts'

const CODES = ['990100', '990101', '990101001', '990101002']
const VILLAGES = CODES.slice(2).flatMap((town) => [`${town}201`, `${town}202`])
const GRIDS = VILLAGES.flatMap((village) => [`${village}001`, `${village}002`])
const PLACES = [...CODES, ...VILLAGES, ...GRIDS].map(
  (code): Place => ({ code, name: code, level: levelOf(code) ?? 'grid' }),
)

/** Over the 1st of April, when two villages become one. */
const PERIOD = { from: '2026-03-23', until: '2026-04-05' }

function fortnight(seed: string): Sim {
  const profile = { ...huaibei, code: '990100', demo: { town: 'none' } }
  const city = cityOf(profile, PLACES, PERIOD, seed)
  return simulate(city, KINDS, { ...PERIOD, daily: 20, seed, keep: true })
}

const sim = fortnight('test')
const { cases, tally, city } = sim

test('a town is busy: matters come, pass from hand to hand, end, and some are late', () => {
  expect(cases.length).toBeGreaterThan(150)
  expect(cases.filter(({ matter }) => matter.close).length).toBeGreaterThan(50)
  expect(tally.offers.get('refused')?.length).toBeGreaterThan(0)
  expect(tally.offers.get('silence')?.length).toBeGreaterThan(0)
  expect(tally.overdueOf.size).toBeGreaterThan(0)
  expect(tally.merged).toHaveLength(1)
})

test('every open matter is held by a seat for which somebody acts', () => {
  const roster = rosterNow(sim)
  for (const { matter } of cases.filter(({ matter }) => !matter.close)) {
    const acting = city.people.seat(matter.holder) && actingFor(roster, matter.holder)
    expect(acting && sitsOn(roster, acting.person, acting.seat), matter.ref).toBe(true)
  }
})

test('each record replays to the matter, in the order of time, and says each moment once', () => {
  for (const { kind, matter, entries } of cases) {
    const { id, ref, version, county, place, openedAt, door } = matter
    expect(fold(kind, { id, ref, kind: kind.id, version, county, place, openedAt, door }, entries)).toEqual(
      matter,
    )
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort())
    const said = entries
      .filter(({ action }) => action.startsWith('clock-'))
      .map(({ action, input }) => `${action} ${input.run}`)
    expect(new Set(said).size).toBe(said.length)
  }
})

test('nothing that was due has been passed over', () => {
  // The loop comes within seconds; what was due at the last midnight is left to the next day.
  const last = new Date(sim.now - 10_000).toISOString()
  const silent = cases
    .filter(({ matter }) => !matter.close)
    .flatMap(({ matter }) => matter.clocks)
    .filter(({ endedAt, stops, right, due, overdueAt }) => {
      const stands = stops.length > 0 && stops.at(-1)?.until === undefined
      return !endedAt && !stands && !right && due < last && !overdueAt
    })
  expect(silent).toEqual([])
})

test('the sums of the report add up', () => {
  const lines = reportOf(sim, KINDS, PERIOD)
  const rows = lines.slice(lines.indexOf('Matters, and how they stand at the end') + 2)
  const figures = rows.slice(0, KINDS.length + 1).map((line) => line.trim().split(/\s+/).slice(1).map(Number))
  for (const [brought, ...rest] of figures) expect(rest.reduce((one, other) => one + other, 0)).toBe(brought)
  expect(figures.at(-1)?.[0]).toBe(cases.length)
  const all = cases.flatMap(({ entries }) => entries)
  const offered = all.filter(({ handOver }) => handOver?.what === 'offered').length
  const ended = [...tally.offers.values()].flat().length
  const waiting = cases.filter(({ matter }) => matter.handOver?.offer).length
  expect(ended + waiting).toBe(offered)
  const parts = [...lines.join('\n').matchAll(/(\d+) of (\d+) \(/g)]
  expect(parts.length).toBeGreaterThan(5)
  for (const [, part, whole] of parts) expect(Number(part)).toBeLessThanOrEqual(Number(whole))
  const overdue = all.filter(({ action }) => action === 'clock-overdue').length
  expect([...tally.overdueBy.values()].reduce((one, other) => one + other, 0)).toBe(overdue)
  expect(tally.entries).toBe(all.length - cases.length)
})

test('the same seed lives the same fortnight', () => {
  const again = fortnight('test')
  expect(reportOf(again, KINDS, PERIOD)).toEqual(reportOf(sim, KINDS, PERIOD))
  expect(reportOf(fortnight('other'), KINDS, PERIOD)).not.toEqual(reportOf(sim, KINDS, PERIOD))
})

test('a queue gives back the earliest first, and of equals the one that came first', () => {
  const queue = makeQueue()
  const heard: number[] = []
  const moments = [5, 3, 9, 3, 1, 5, 7, 1]
  for (const [i, at] of moments.entries()) queue.at(at, () => heard.push(i))
  for (let next = queue.next(8); next; next = queue.next(8)) next.what()
  expect(heard).toEqual([4, 7, 1, 3, 0, 5, 6])
  expect(queue.size).toBe(1)
})

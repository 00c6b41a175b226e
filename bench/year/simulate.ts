/** Lives through days of a city: one event after the other, each through the engine, with time as an argument. */

import { withNotices } from '../../src/cities/calendar.ts'
import { statutoryDays } from '../../src/cities/statutory.ts'
import { recomputed } from '../../src/engine/clocks.ts'
import { dayAt, dayNumber, dayText, startOf } from '../../src/engine/days.ts'
import type { Kind } from '../../src/engine/kind.ts'
import { randomOf } from '../../src/server/demo/random.ts'
import { arrive } from './arrivals.ts'
import { type City, houseOf, mergeVillages, rosterOf } from './city.ts'
import { makeQueue } from './queue.ts'
import { isoOf, nextId, renew, type Sim } from './sim.ts'
import { makeTally } from './tally.ts'
import { write } from './work.ts'

export interface Wish {
  /** First and last day, `YYYY-MM-DD`. */
  from: string
  until: string
  /** Matters on a mean day. */
  daily: number
  seed: string
  /** Keep every entry: for tests of short times. */
  keep?: boolean
}

/** One seat in so many is known for things left lying. */
const SLOW = 0.05
/** Days of the year on which villages become one, and the day the next year's holidays are announced. */
const MERGERS = ['04-01', '07-01', '09-01']
const NOTICE = '11-06'

/** @param tick hears each day that has gone by */
export function simulate(city: City, kinds: readonly Kind[], wish: Wish, tick?: (day: string) => void): Sim {
  const { from, until, daily, seed } = wish
  const random = randomOf(`${seed}/life`)
  const sim: Sim = {
    city,
    house: houseOf(city),
    random,
    queue: makeQueue(),
    now: startOf(dayNumber(from)),
    until: startOf(dayNumber(until) + 1),
    cases: [],
    busy: new Map(),
    slow: new Set(city.seats.filter(() => random.chance(SLOW)).map(({ id }) => id)),
    tally: makeTally(),
    keep: wish.keep ?? false,
    roster: { day: dayNumber(from), of: rosterOf(city, from) },
    serial: 0,
  }
  arrive(sim, kinds, daily, seed)
  arrange(sim, from)
  for (let next = sim.queue.next(sim.until), day = dayAt(sim.now); next; next = sim.queue.next(sim.until)) {
    sim.now = next.at
    next.what()
    const today = dayAt(sim.now)
    if (today !== day) tick?.(dayText(today))
    day = today
  }
  sim.now = sim.until
  return sim
}

/** What the office arranges in the year: villages merge, and in November the holidays of the next year are known. */
function arrange(sim: Sim, from: string): void {
  const year = Number(from.slice(0, 4))
  for (const date of MERGERS) {
    const day = `${year}-${date}`
    sim.queue.at(startOf(dayNumber(day)), () => {
      const merged = mergeVillages(sim.city, sim.random, day)
      if (merged) sim.tally.merged.push(`${day}: ${merged}`)
      renew(sim)
    })
  }
  sim.queue.at(startOf(dayNumber(`${year}-${NOTICE}`)) + 36_000_000, () => enterNotice(sim, year + 1))
}

/** The days that the law itself names, as no notice of that year is known yet: an invented one in the bench alone. */
function enterNotice(sim: Sim, year: number): void {
  const spring = statutoryDays(year).map(({ day }) => day)
  // Offices rest through the week of the festivals and work the Sunday before.
  const week = spring.flatMap((day) => [1, 2].map((next) => dayText(dayNumber(day) + next)))
  const days = Object.fromEntries(
    [...week, ...spring].filter((day) => day.startsWith(`${year}`)).map((day) => [day, 'rest' as const]),
  )
  sim.city.time = { ...sim.city.time, calendar: withNotices([{ year, days }]) }
  renew(sim)
  for (const one of sim.cases) {
    const { matter } = one
    const clocks = recomputed(matter.clocks, isoOf(sim.now), sim.house.time.calendar)
    if (clocks.length === 0) continue
    sim.tally.moved++
    write(sim, one, {
      id: nextId(sim),
      seq: matter.seq + 1,
      at: isoOf(sim.now),
      action: 'calendar-entered',
      stamp: { by: 'system', name: 'calendar' },
      input: {},
      stage: matter.stage,
      holder: matter.holder,
      holderUnit: sim.city.people.seat(matter.holder)?.unit ?? '',
      ...(matter.close && { close: matter.close }),
      clocks,
    })
  }
}

/** What is counted while the year goes by; everything else is read from the matters at its end. */
import { DAY_MS } from '../../src/engine/days.ts'
import type { Entry, Matter } from '../../src/engine/entry.ts'
import type { Refusal } from '../../src/engine/refusals.ts'
import type { Case, Sim } from './sim.ts'

/** How offers ended; `acting` by doing what only the holder may. */
export const ENDS = ['word', 'acting', 'silence', 'refused', 'withdrawn', 'ended'] as const
export type End = (typeof ENDS)[number]

export interface Tally {
  opened: Map<string, number>
  entries: number
  ticks: number
  /** Days between entering and leaving a stage, by `kind stage`. */
  dwell: Map<string, number[]>
  /** Days from an offer to its end, by how it ended. */
  offers: Map<End, number[]>
  /** Days from a deadlock until a holder was named, and where it lay. */
  named: number[]
  deadlocks: Map<string, number>
  /** Moments at which a time was over, by unit that held the matter, and by `kind clock`. */
  overdueBy: Map<string, number>
  overdueOf: Map<string, number>
  /** Supervising seats called, by the level of their territory. */
  risen: Map<string, number>
  /** Who acted, by step of the holder chain. */
  acts: Map<string, number>
  /** Days that work lay before somebody who was at other work, by person. */
  queued: Map<string, number>
  /** What the engine refused, by code. */
  refused: Map<string, number>
  /** Due dates that the notice has moved. */
  moved: number
  merged: string[]
  entry(sim: Sim, one: Case, before: Matter, entry: Entry): void
  refusal(action: string, refusal: Refusal): void
}

export const add = <K>(map: Map<K, number>, key: K, by = 1): void =>
  void map.set(key, (map.get(key) ?? 0) + by)

export function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

export function makeTally(): Tally {
  /** When each matter came to where it is. */
  const since = new WeakMap<Case, { stage: number; deadlock: number }>()
  const tally: Tally = {
    opened: new Map(),
    entries: 0,
    ticks: 0,
    dwell: new Map(),
    offers: new Map(),
    named: [],
    deadlocks: new Map(),
    overdueBy: new Map(),
    overdueOf: new Map(),
    risen: new Map(),
    acts: new Map(),
    queued: new Map(),
    refused: new Map(),
    moved: 0,
    merged: [],
    refusal: (action, { code }) => add(tally.refused, `${code} (${action})`),
    entry(sim, one, before, entry) {
      tally.entries++
      const at = Date.parse(entry.at)
      const from = since.get(one) ?? { stage: Date.parse(one.matter.openedAt), deadlock: 0 }
      if (entry.stage !== before.stage) {
        if (!before.close) push(tally.dwell, `${one.kind.id} ${before.stage}`, (at - from.stage) / DAY_MS)
        from.stage = at
      }
      if (before.handOver?.deadlock && !one.matter.handOver?.deadlock)
        tally.named.push((at - from.deadlock) / DAY_MS)
      if (!before.handOver?.deadlock && one.matter.handOver?.deadlock) {
        from.deadlock = at
        add(tally.deadlocks, entry.holder)
      }
      since.set(one, from)
      countOffer(tally, before, entry, at)
      countTime(tally, sim, one, entry)
    },
  }
  return tally
}

function countOffer(tally: Tally, { handOver }: Matter, entry: Entry, at: number): void {
  const offer = handOver?.offer
  const what = entry.handOver?.what
  if (!offer || !what) return
  const end: End =
    what === 'taken'
      ? entry.action === 'take-over'
        ? 'word'
        : 'acting'
      : what === 'silence' || what === 'refused' || what === 'withdrawn'
        ? what
        : 'ended'
  push(tally.offers, end, (at - Date.parse(offer.at)) / DAY_MS)
}

function countTime(tally: Tally, sim: Sim, one: Case, entry: Entry): void {
  if (entry.stamp.by === 'system') tally.ticks++
  if (entry.action === 'clock-overdue') {
    add(tally.overdueBy, entry.holderUnit)
    add(tally.overdueOf, `${one.kind.id} ${entry.input.clock}`)
  }
  if (!entry.watcher) return
  add(tally.risen, sim.city.people.seat(entry.watcher)?.territory ?? '')
}

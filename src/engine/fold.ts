/** State is the fold of entries; the stored row is a cache that this rebuilds. */
import { CLOCK_ENTRIES, withRuns } from './clocks.ts'
import type { Entry, Matter, MatterHead, Stamp } from './entry.ts'
import type { Answers, Value } from './fields.ts'
import { passed } from './hand-over.ts'
import type { Action, Effect, Kind } from './kind.ts'

/**
 * The matter after all its entries, oldest first, the first being the opening.
 * @throws Error when the list is empty or has a gap: such a history is broken, not refused.
 */
export function fold(kind: Kind, head: MatterHead, entries: readonly Entry[]): Matter {
  const [opening, ...rest] = entries
  if (!opening) throw new Error(`matter ${head.ref} has no entries`)
  return rest.reduce((matter, entry) => apply(kind, matter, entry), open(head, opening))
}

/** The matter after its opening entry. */
export function open(head: MatterHead, entry: Entry): Matter {
  const empty: Matter = {
    ...headOf(head),
    stage: entry.stage,
    holder: entry.holder,
    fields: { ...entry.input },
    held: [],
    units: [],
    doers: {},
    seats: {},
    clocks: [],
    watchers: [],
    seq: 0,
    lastEntry: entry.id,
    lastAt: entry.at,
  }
  return stand(empty, entry)
}

/** A whole matter is a head as well; nothing of what became of it belongs to its beginning. */
const headOf = (head: MatterHead): MatterHead => ({
  id: head.id,
  ref: head.ref,
  kind: head.kind,
  version: head.version,
  county: head.county,
  place: head.place,
  ...(head.point && { point: head.point }),
  openedAt: head.openedAt,
  door: head.door,
})

/**
 * The matter after one more entry.
 * @throws Error when the entry does not follow the last one.
 */
export function apply(kind: Kind, matter: Matter, entry: Entry): Matter {
  if (isClockEntry(entry))
    return stand(
      entry.action === 'repeated' ? { ...matter, repeats: (matter.repeats ?? 0) + 1 } : matter,
      entry,
    )
  const action = kind.actions[entry.action]
  if (!action) throw new Error(`${kind.id} v${kind.version} has no action ${entry.action}`)
  const fields = writeAll(matter.fields, action, entry)
  const rated = kind.rating?.action === entry.action ? entry.input[kind.rating.stars] : undefined
  return stand({ ...matter, fields, ...(typeof rated === 'number' && { stars: rated }) }, entry)
}

/** What a clock says by itself changes no field. */
const isClockEntry = (entry: Entry): boolean => CLOCK_ENTRIES.some((name) => name === entry.action)

/** Where the matter stands, who holds it and who did what. */
function stand(matter: Matter, entry: Entry): Matter {
  if (entry.seq !== matter.seq + 1)
    throw new Error(`matter ${matter.ref}: entry ${entry.seq} follows ${matter.seq}`)
  const { close: _close, closedAt, ...open } = matter
  // Who takes a matter by acting on it may pass it on in the same entry, and has held it nevertheless.
  const took = entry.handOver?.what === 'taken' || entry.handOver?.what === 'silence'
  const taker = took ? matter.handOver?.offer : undefined
  return {
    ...open,
    stage: entry.stage,
    holder: entry.holder,
    ...(entry.close && { close: entry.close, closedAt: matter.close ? closedAt : entry.at }),
    held: once(taker ? once(matter.held, taker.to) : matter.held, entry.holder),
    units: once(taker ? once(matter.units, taker.unit) : matter.units, entry.holderUnit),
    doers: did(matter.doers, entry.action, entry.stamp),
    seats: entry.stamp.by === 'seat' ? { ...matter.seats, [entry.action]: entry.stamp.seat } : matter.seats,
    clocks: withRuns(matter.clocks, entry.clocks ?? []),
    ...(entry.handOver && { handOver: passed(matter.handOver, entry.handOver) }),
    watchers: entry.watcher ? once(matter.watchers, entry.watcher) : matter.watchers,
    seq: entry.seq,
    lastEntry: entry.id,
    lastAt: entry.at,
  }
}

const once = (list: string[], item: string): string[] => (list.includes(item) ? list : [...list, item])

function did(doers: Matter['doers'], action: string, stamp: Stamp): Matter['doers'] {
  return stamp.by === 'seat' ? { ...doers, [action]: once(doers[action] ?? [], stamp.person) } : doers
}

/** The fields after an action's effects. */
export const writeAll = (fields: Answers, action: Action, entry: Written): Answers =>
  (action.effects ?? []).reduce((sofar, effect) => write(sofar, effect, entry), fields)

type Written = Pick<Entry, 'at' | 'input'>

function write(fields: Answers, effect: Effect, entry: Written): Answers {
  if ('add' in effect) {
    const before = fields[effect.add]
    const row: Value = { ...entry.input, at: entry.at }
    return { ...fields, [effect.add]: [...(Array.isArray(before) ? before : []), row] }
  }
  if ('clear' in effect) {
    const { [effect.clear]: _gone, ...rest } = fields
    return rest
  }
  const value = 'from' in effect ? entry.input[effect.from] : effect.value
  return value === undefined ? fields : { ...fields, [effect.set]: value }
}

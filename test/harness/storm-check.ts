/** What must hold after the storm: every moment has spoken once, and what is stored is what the entries add up to. */
import { isDeepStrictEqual } from 'node:util'
import type { ClockRun } from '../../src/engine/clocks.ts'
import type { Entry, Matter, MatterHead } from '../../src/engine/entry.ts'
import { apply, open } from '../../src/engine/fold.ts'
import type { Kind } from '../../src/engine/kind.ts'
import { noticesOf } from '../../src/engine/notices.ts'
import { type House, versionOf } from '../../src/server/house.ts'
import { entriesOf, matterRow } from '../../src/server/store/matters.ts'
import { END, START } from './storm-time.ts'

/** A matter as it is stored, with its row and its entries. */
export interface Stored {
  matter: Matter
  row: Record<string, unknown>
  entries: Entry[]
  /** `seq seat what` of each notice. */
  notices: string[]
}

interface Moment {
  /** The same for what was owed and what was done. */
  key: string
  at: string
}
interface Found {
  owed: Moment[]
  served: Moment[]
}

/** A state of a run that stood until something other than its own moments changed it. */
interface Standing {
  run: ClockRun
  until: string
}

/** The states of every run, from the entries: what a moment needs to know, without asking the engine for it. */
function standingsOf(entries: readonly Entry[]): Standing[] {
  const all: Standing[] = []
  const last = new Map<string, Standing>()
  for (const { at, clocks = [] } of entries) {
    for (const run of clocks) {
      const before = last.get(run.id)
      const halted = run.endedAt !== undefined || (run.stops.length > 0 && !run.stops.at(-1)?.until)
      const same = before?.run.due === run.due && before.run.warnAt === run.warnAt && before.until === END
      if (same && !halted) continue
      if (before?.until === END) before.until = at
      if (halted) continue
      const standing = { run, until: END }
      last.set(run.id, standing)
      all.push(standing)
    }
  }
  return all
}

const keyOf = (what: string, ref: string, run: ClockRun): string => `${ref} ${what} ${run.id} due ${run.due}`

/** Moments of clocks: when a run owes one, and which run an entry speaks of. */
const byClock =
  (
    what: string,
    owes: (run: ClockRun) => string | undefined,
    speaks: (entry: Entry) => ClockRun | undefined,
  ) =>
  ({ matter: { ref }, entries }: Stored): Found => ({
    owed: standingsOf(entries).flatMap(({ run, until }) => {
      const at = owes(run)
      return at !== undefined && at <= until ? [{ key: keyOf(what, ref, run), at }] : []
    }),
    served: entries.flatMap((entry) => {
      const run = speaks(entry)
      return run ? [{ key: keyOf(what, ref, run), at: entry.at }] : []
    }),
  })

const named = (action: string) => (entry: Entry) =>
  entry.action === action ? entry.clocks?.find(({ id }) => id === entry.input.run) : undefined

/** Every kind of thing that happens without a person; a new one is one more line. */
const MOMENTS: readonly ((stored: Stored, kind: Kind) => Found)[] = [
  byClock(
    'warned',
    (run) => (run.right || run.warnedAt || run.warnAt >= run.due ? undefined : run.warnAt),
    named('clock-warned'),
  ),
  byClock(
    'overdue',
    (run) => (run.right || run.silence || run.overdueAt ? undefined : run.due),
    named('clock-overdue'),
  ),
  byClock(
    'silence',
    (run) => (run.silence && !run.right ? run.due : undefined),
    ({ action, stamp, clocks }) =>
      stamp.by === 'system' && stamp.name === 'clock'
        ? clocks?.find((run) => run.silence === action)
        : undefined,
  ),
  /** A duplicate tells its original; histories written before the storm tell nobody. */
  ({ matter, entries }, kind) => ({
    owed: entries.flatMap(({ action, input, at }) => {
      const echo = kind.actions[action]?.echo
      return echo === undefined || at < START ? [] : [{ key: `${input[echo]} repeated by ${matter.ref}`, at }]
    }),
    served: entries.flatMap(({ action, input, at }) =>
      action === 'repeated' ? [{ key: `${matter.ref} repeated by ${input.ref}`, at }] : [],
    ),
  }),
]

/** Everything stored of all matters. */
export async function readAll(house: House): Promise<Stored[]> {
  const rows = await house.sql<{ state: Matter; id: string }[]>`select * from matter`
  const told = await house.sql<{ matter: string; line: string }[]>`
    select matter, seq || ' ' || seat || ' ' || what as line from notice where at >= ${START}`
  const notices = Map.groupBy(told, ({ matter }) => matter)
  return Promise.all(
    rows.map(async (row) => ({
      matter: row.state,
      row: { ...row },
      entries: await entriesOf(house.sql, row.state),
      notices: (notices.get(row.id) ?? []).map(({ line }) => line),
    })),
  )
}

/** What happened to the matter that a key begins with, for whoever has to find out why. */
function storyOf(all: readonly Stored[], key: string): string {
  const entries = all.find(({ matter }) => key.startsWith(matter.ref))?.entries ?? []
  const runs = ({ clocks = [] }: Entry) =>
    clocks.map((run) => `${run.id}${run.endedAt ? ' ended' : ` due ${run.due.slice(11)}`}`).join(', ')
  return entries.map((each) => `\n    ${each.at.slice(11)} ${each.action} [${runs(each)}]`).join('')
}

/** What is wrong with the moments, each with its story, and how many of each kind were served in the storm. */
export function faultsOfMoments(house: House, all: readonly Stored[]) {
  const faults: string[] = []
  const served = MOMENTS.map((find) => {
    const found = all.map((stored) => find(stored, versionOf(house, stored.matter)))
    const owed = new Map(found.flatMap((each) => each.owed).map((moment) => [moment.key, moment]))
    const spoken = Map.groupBy(
      found.flatMap((each) => each.served),
      ({ key }) => key,
    )
    for (const { key, at } of owed.values()) {
      const times = spoken.get(key) ?? []
      if (times.length === 0) faults.push(`lost: ${key}`)
      if (times.length > 1) faults.push(`${times.length} times: ${key}`)
      if (times.some((each) => each.at < at)) faults.push(`early: ${key}`)
    }
    for (const key of spoken.keys()) if (!owed.has(key)) faults.push(`not owed: ${key}`)
    // Histories from before the storm have spoken already; what counts is what the loops did.
    return [...spoken.values()].flat().filter(({ at }) => at > START).length
  })
  return {
    faults: faults.map((fault) => fault + storyOf(all, fault.slice(fault.indexOf(': ') + 2))),
    served,
  }
}

/** Matters whose entries have a gap or don't add up to what is stored, and entries that told somebody else or nobody. */
export function faultsOfStore(house: House, all: readonly Stored[]): string[] {
  return all.flatMap(({ matter, row, entries, notices }) => {
    const kind = versionOf(house, matter)
    const expected: string[] = []
    let folded: Matter | undefined
    for (const [i, entry] of entries.entries()) {
      if (entry.seq !== i + 1) return [`${matter.ref}: entry ${i + 1} is numbered ${entry.seq}`]
      const after: Matter = folded ? apply(kind, folded, entry) : open(headOf(matter), entry)
      // Nor do they tell the seats.
      const told = entry.at < START ? [] : noticesOf(kind, folded, after, entry, house.directory)
      expected.push(...told.map(({ seat, what }) => `${entry.seq} ${seat} ${what}`))
      folded = after
    }
    if (!folded) return [`${matter.ref}: no entries`]
    const { state: _state, ...columns } = matterRow(house.sql, kind, folded, {})
    const wrong = Object.entries(columns).filter(
      ([name, value]) => !isDeepStrictEqual(plain(row[name]), value),
    )
    return [
      ...(isDeepStrictEqual(JSON.parse(JSON.stringify(folded)), matter)
        ? []
        : [`${matter.ref}: the state is not the fold`]),
      ...wrong.map(([name, value]) => `${matter.ref}: ${name} is ${row[name]}, not ${value}`),
      ...(isDeepStrictEqual(notices.toSorted(), expected.toSorted())
        ? []
        : [`${matter.ref}: told ${notices}, not ${expected}`]),
    ]
  })
}

const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value)

function headOf({ id, ref, kind, version, county, place, point, openedAt, door }: Matter): MatterHead {
  return { id, ref, kind, version, county, place, ...(point && { point }), openedAt, door }
}

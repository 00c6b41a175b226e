/** What must be true of clocks after every entry, told without the engine's own way of deciding it. */
import { isDeepStrictEqual } from 'node:util'
import type { Clock, ClockRun } from '../../src/engine/clocks.ts'
import { CLOCK_ENTRIES } from '../../src/engine/clocks.ts'
import type { Entry, Matter } from '../../src/engine/entry.ts'
import { namesOf } from '../../src/engine/hand-over.ts'
import { holds } from '../../src/engine/rule.ts'
import { dueOf } from '../../src/engine/terms.ts'
import type { Life } from './life.ts'
import { must } from './must.ts'

/** What the entry is called in a clock's `from` and `until`. */
function namesOfEntry({ kind }: Life, { action, handOver }: Entry): string[] {
  if (CLOCK_ENTRIES.some((name) => name === action)) return []
  const { standsFor } = kind.actions[action] ?? {}
  return [action, ...(standsFor ? [standsFor] : []), ...namesOf(handOver)]
}

export function checkClocks(life: Life, before: Matter | undefined, entry: Entry, after: Matter): void {
  const names = namesOfEntry(life, entry)
  for (const [name, clock] of Object.entries(life.kind.clocks ?? {})) {
    const old = (before?.clocks ?? []).filter((run) => run.clock === name)
    const runs = after.clocks.filter((run) => run.clock === name)
    const say = (words: string) => () => `clock ${name}: ${words}`
    for (const [i, was] of old.entries()) {
      const is = runs[i]
      must(is?.id === was.id, say('a run is gone'))
      if (is !== was) checkChange(life, clock, was, is, entry, after, names)
    }
    const open = runs.filter(({ endedAt }) => !endedAt)
    must(open.length <= 1, say('two runs at once'))
    must(!after.close || clock.right === true || open.length === 0, say('runs on a closed matter'))
    const lasting = old.find(({ endedAt }) => !endedAt)
    const ends = endsOf(clock, entry, after, names) !== undefined
    if (lasting) must((open[0]?.id !== lasting.id) === ends, say(ends ? 'goes on' : 'ended'))
    checkBeginning(life, name, clock, { old, runs, entry, after, names })
  }
}

const doneOf = (clock: Clock, entry: Entry, after: Matter): boolean =>
  !clock.done || holds(clock.done, { fields: after.fields, input: entry.input })

/** Whether the entry brings what the clock waits for, ends it without that, or leaves it alone. */
function endsOf(clock: Clock, entry: Entry, after: Matter, names: string[]): 'met' | 'unmet' | undefined {
  if (names.some((each) => clock.until.includes(each)) && doneOf(clock, entry, after)) return 'met'
  const lapses = names.some((each) => clock.lapses?.includes(each))
  return lapses || closes(clock, after) ? 'unmet' : undefined
}

const closes = (clock: Clock, after: Matter): boolean => after.close !== undefined && !clock.right

interface Around {
  old: ClockRun[]
  runs: ClockRun[]
  entry: Entry
  after: Matter
  names: string[]
}

/** A run begins exactly where its clock says so, with the rule and length of the table, and at most one. */
function checkBeginning(
  life: Life,
  name: string,
  clock: Clock,
  { old, runs, entry, after, names }: Around,
): void {
  const say = (words: string) => () => `clock ${name}: ${words}`
  const begun = runs.slice(old.length)
  const lasts = runs.slice(0, old.length).some(({ endedAt }) => !endedAt)
  const named = names.some((each) => clock.from.includes(each))
  const within = clock.within?.includes(after.stage) ?? true
  const dated = typeof clock.term === 'string' || !('day' in clock.term) || after.fields[clock.term.day]
  // A deed that brings at once what the run would wait for begins none.
  const brings = names.some((each) => clock.until.includes(each) && !clock.from.includes(each))
  const begins = named && !brings && within && !lasts && !closes(clock, after) && Boolean(dated)
  must(begun.length === (begins ? 1 : 0), say(`${begun.length} runs began with ${names}`))
  for (const run of begun) {
    const rule = life.time.terms[run.key]
    must(isDeepStrictEqual(run.rule, rule?.rule) && run.unit === rule?.unit, say('another rule'))
    must(run.startedAt === entry.at && run.extended === 0 && run.stops.length === 0, say('a used run'))
    const day = typeof clock.term === 'object' && 'day' in clock.term ? clock.term.day : undefined
    if (day) must(run.lastDay >= String(after.fields[day]), say('before the day that was set'))
    else must(run.count === rule?.count, say('another length'))
    checkDue(life, run)
  }
}

/** The due date is what the rule, the stops and the calendar of now make of it. */
export function checkDue(life: Life, run: ClockRun): void {
  const stops = run.stops.flatMap(({ from, until }) => (until ? [{ from, until }] : []))
  const term = { count: run.count + run.extended, unit: run.unit, rolls: run.rolls }
  const due = dueOf(run.startedAt, term, life.time.calendar, stops)
  const same = due.at === run.due && due.lastDay === run.lastDay && due.provisional === run.provisional
  must(same, () => `${run.id} is due ${run.due} and not ${due.at}`)
}

const MOVES = ['extended', 'extensions', 'stops', 'due', 'lastDay', 'provisional', 'warnAt'] as const
const SAYS = ['warnedAt', 'overdueAt'] as const

/** A run changes only for a reason that the law knows, and only in what that reason changes. */
function checkChange(
  life: Life,
  clock: Clock,
  was: ClockRun,
  is: ClockRun,
  entry: Entry,
  after: Matter,
  names: string[],
): void {
  const say = (words: string) => () => `${is.id} at ${entry.action}: ${words}`
  const changed = Object.keys({ ...was, ...is }).filter(
    // The keys of the very objects.
    (key) => !isDeepStrictEqual(was[key as keyof ClockRun], is[key as keyof ClockRun]),
  )
  const only = (...keys: readonly string[]) =>
    must(
      changed.every((key) => keys.includes(key)),
      say(`changed ${changed}`),
    )
  must(!was.endedAt, say('changed after its end'))
  if (is.endedAt) {
    only('endedAt', 'unmet')
    const why = endsOf(clock, entry, after, names)
    must(is.endedAt === entry.at && why !== undefined, say('ended without a reason'))
    must((is.unmet === true) === (why === 'unmet'), say('met or not'))
  } else if (entry.action === 'clock-warned' || entry.action === 'clock-overdue') {
    only(entry.action === 'clock-warned' ? 'warnedAt' : 'overdueAt')
    must(entry.input.run === is.id, say('spoke for another'))
  } else {
    const stop = Object.values(clock.stops ?? {})
    const stopped = was.stops.length > 0 && was.stops.at(-1)?.until === undefined
    const extends_ = clock.extension !== undefined && names.includes(clock.extension.action)
    const halts = !stopped && stop.some(({ from }) => names.some((each) => from.includes(each)))
    const goesOn = stopped && stop.some(({ until }) => names.some((each) => until.includes(each)))
    const notice = entry.action === 'calendar-entered'
    must(extends_ || halts || goesOn || notice, say('an edit moved it'))
    life.reach(
      extends_ ? 'extended' : halts ? 'stopped' : goesOn ? 'went on after a stop' : 'moved by a notice',
    )
    if (halts && !extends_) only('stops')
    else only(...MOVES, ...SAYS)
    if (notice) only('due', 'lastDay', 'provisional', 'warnAt', ...SAYS)
    if (extends_) must(is.extended > was.extended && is.due >= was.due, say('an extension shortened it'))
    if (goesOn) must(is.due >= was.due, say('a stop shortened it'))
    checkDue(life, is)
  }
}

/** Each due moment fires exactly once, and what comes too late is refused with the rule named. */
import type { ClockRun } from '../../src/engine/clocks.ts'
import type { Entry, Matter } from '../../src/engine/entry.ts'
import type { Outcome } from '../../src/engine/refusals.ts'
import type { Life, Told } from './life.ts'
import { must } from './must.ts'

const keyOf = (run: ClockRun, what: string): string =>
  `${run.id} ${what} ${what === 'warned' ? run.warnAt : run.due}`

const stands = ({ stops }: ClockRun): boolean => stops.length > 0 && stops.at(-1)?.until === undefined

/** A date that an extension, a stop or a notice has moved ahead is not missed any more, and can be missed again. */
function forgetMoved({ fired }: Told, { clocks = [], at }: Entry): void {
  for (const { id, due, warnAt } of clocks) {
    for (const key of fired) {
      if (due > at && key.startsWith(`${id} overdue`)) fired.delete(key)
      if (warnAt > at && key.startsWith(`${id} warned`)) fired.delete(key)
    }
  }
}

/** Writes down which moment spoke, and whether it was its time and the first time. */
export function checkFiring(told: Told, before: Matter, entry: Entry): void {
  forgetMoved(told, entry)
  if (entry.stamp.by !== 'system' || entry.stamp.name !== 'clock') return
  const what = entry.action === 'clock-warned' ? 'warned' : 'overdue'
  const silent = entry.action !== 'clock-warned' && entry.action !== 'clock-overdue'
  const run = before.clocks.find((each) =>
    silent
      ? !each.endedAt && each.silence === entry.action && each.due <= entry.at
      : each.id === entry.input.run,
  )
  must(run !== undefined, () => `${entry.action} of no clock`)
  const key = keyOf(run, what)
  must(!told.fired.has(key), () => `${key} fired twice`)
  told.fired.add(key)
  must((what === 'warned' ? run.warnAt : run.due) <= entry.at, () => `${key} fired before its time`)
  must(!run.endedAt && !run.right && !stands(run) && !before.close, () => `${key} fired though nothing runs`)
  must(silent === (run.silence !== undefined && what === 'overdue'), () => `${key}: silence is no lateness`)
  if (entry.action === 'clock-overdue') {
    must(entry.watcher !== undefined, () => `${key} rose to nobody`)
    must(entry.holder === before.holder && entry.stage === before.stage, () => `${key} moved the matter`)
  }
}

/** After the work loop has been: nothing that was due until now has been passed over. */
export function checkServed(life: Life, { matter, fired }: Told): void {
  if (matter.close) return
  for (const run of matter.clocks) {
    if (run.endedAt || run.right || stands(run)) continue
    // A notice that moves a missed date within the past changes nothing: it was missed, and has been said.
    const said = run.overdueAt !== undefined && [...fired].some((key) => key.startsWith(`${run.id} overdue`))
    must(run.due > life.now || said, () => `${run.id} was due ${run.due} and said nothing`)
    const warns = run.warnAt < run.due && run.warnAt <= life.now
    // A warning may have come for an earlier wording of the same time: an extension leaves what was said.
    must(!warns || run.warnedAt !== undefined, () => `${run.id} should have warned at ${run.warnAt}`)
  }
}

const LAWS: readonly string[] = ['time-over', 'clock-over', 'clock-fixed', 'extension-used']

/** The law of an action's clock: kept when it was allowed, truly broken and named when it was refused for it. */
export function checkLaw(life: Life, matter: Matter, action: string, decided: Outcome<Entry>): void {
  const { kind, now } = life
  const last = (clock: string) => matter.clocks.filter((run) => run.clock === clock).at(-1)
  const { inTime } = kind.actions[action] ?? {}
  const right = inTime === undefined ? undefined : last(inTime)
  const lost = inTime !== undefined && (!right || right.endedAt !== undefined || now >= right.due)
  const longer = Object.entries(kind.clocks ?? {}).filter(([, { extension }]) => extension?.action === action)
  const over = longer.flatMap(([name, { extension }]) => {
    const run = last(name)
    const ended = !run || run.endedAt || stands(run) || now >= run.due
    return ended || run.fixed || run.extensions >= (extension?.times ?? 0) ? [{ run }] : []
  })
  if (decided.ok) {
    must(!lost, () => `${action} was allowed after ${right?.due ?? 'no run'}`)
    must(over.length === 0, () => `${action} extended what may not be extended`)
    return
  }
  const { code, params } = decided.refusal
  if (!LAWS.includes(code)) return
  const run = code === 'time-over' ? right : over[0]?.run
  must(code === 'time-over' ? lost : over.length > 0, () => `${action} was refused as ${code} in time`)
  life.reach(run ? `${code} with the rule` : `${code} of what never ran`)
  const named = run && params?.['rule.zh'] === run.rule.zh && params['rule.en'] === run.rule.en
  must(!run || (named === true && params?.day === run.lastDay), () => `${code} of ${action} names no rule`)
}

/** What happened, for whoever reads a counterexample. */
import type { Entry } from '../../src/engine/entry.ts'
import type { Life } from './life.ts'

export function storyOf({ kind, matters, now }: Life): string {
  const clocks = Object.entries(kind.clocks ?? {}).map(
    ([id, clock]) => `clock ${id} ${JSON.stringify(clock)}`,
  )
  const own = Object.entries(kind.actions)
    .filter(([, { group }]) => group === undefined)
    .map(([id, action]) => `action ${id} ${JSON.stringify(action)}`)
  const told = matters.flatMap(({ matter, entries }) => [
    `${matter.ref} at ${matter.place}`,
    ...entries.map(lineOf),
  ])
  return [kind.id, ...own, ...clocks, `sight ${JSON.stringify(kind.sight)}`, ...told, `now ${now}`].join('\n')
}

function lineOf({
  seq,
  at,
  action,
  stamp,
  input,
  stage,
  holder,
  close,
  handOver,
  clocks,
  watcher,
}: Entry): string {
  const by = stamp.by === 'seat' ? `${stamp.person} on ${stamp.seat}` : stamp.by
  const runs = (clocks ?? []).map(({ id, due, warnAt, warnedAt, overdueAt, endedAt, stops }) =>
    JSON.stringify({ id, due, warnAt, warnedAt, overdueAt, endedAt, stops }),
  )
  const rest = JSON.stringify({ input, close, passing: handOver?.what, watcher })
  return `${seq} ${at} ${action} by ${by} -> ${stage}, held by ${holder} ${rest} ${runs.join(' ')}`
}

/** The conditions by which lists and counts narrow what a seat sees; columns of table `matter m`. */
import type { DueBounds, DueWhen } from '../../engine/due-when.ts'
import type { Fragment, Sql } from './db.ts'
import { queryOf } from './grams.ts'
import { below } from './sight.ts'

/** All given conditions hold together. */
export interface Filters {
  kind?: string
  stage?: string
  /** `open`, `closed` or the name of an ending. */
  state?: string
  territory?: string
  /** A seat that holds it, and must act. */
  holder?: string
  /** A seat that supervises it while it is open. */
  watcher?: string
  /** A seat that is asked to take it over. */
  offered?: string
  /** A seat that holds it until another, which is asked, takes it. */
  waiting?: string
  /** A unit that was asked to do a part of it. */
  assists?: string
  /** How it stands with supervision. */
  standing?: StandingName
  category?: string
  /** Needs `bounds`. */
  due?: DueWhen
  /** The moments that `due` is asked for. */
  bounds?: DueBounds
  q?: string
}

/** Matters without a due date come last; in this form the indexes of sql/0009 serve both order and range. */
export const dueOrder = (sql: Sql): Fragment => sql`coalesce(m.due_at, 'infinity')`

/** Conditions to follow a `where …`. @throws Error when `due` is asked without its moments */
export function filtersOf(sql: Sql, filters: Filters): Fragment {
  const { kind, stage, state, territory, category, standing, due, bounds, q } = filters
  if (due && !bounds) throw new Error(`due=${due} is asked of no moment`)
  return sql`
    ${kind ? sql`and m.kind = ${kind}` : sql``}
    ${stage ? sql`and m.stage = ${stage}` : sql``}
    ${territory ? sql`and ${below(sql, territory)}` : sql``}
    ${category ? sql`and starts_with(m.category, ${category})` : sql``}
    ${due && bounds ? sql`and ${dueWhen(sql, due, bounds)}` : sql``}
    ${standing ? sql`and m.closed_at is null and ${stands(sql, standing)}` : sql``}
    ${concerning(sql, filters)}
    ${stateFilter(sql, state)}
    ${textFilter(sql, q)}`
}

/** Whose matters they are. */
function concerning(sql: Sql, { holder, watcher, offered, waiting, assists }: Filters): Fragment {
  return sql`
    ${holder ? sql`and ${heldBy(sql, holder)}` : sql``}
    ${watcher ? sql`and ${watchedBy(sql, watcher)}` : sql``}
    ${offered ? sql`and ${offeredTo(sql, offered)}` : sql``}
    ${waiting ? sql`and ${waitingFor(sql, waiting)}` : sql``}
    ${assists ? sql`and ${assistedBy(sql, assists)}` : sql``}`
}

/** Open matters that a seat holds. */
export const heldBy = (sql: Sql, seat: string): Fragment => sql`(m.holder = ${seat} and m.closed_at is null)`

/** Open matters that a seat supervises. */
export const watchedBy = (sql: Sql, seat: string): Fragment =>
  sql`(m.watchers @> array[${seat}] and m.closed_at is null)`

/** Open matters that a seat is asked to take over. */
export const offeredTo = (sql: Sql, seat: string): Fragment =>
  sql`(m.offered_to = ${seat} and m.closed_at is null)`

/** Open matters that a seat has offered to another, and holds until that one takes them. */
export const waitingFor = (sql: Sql, seat: string): Fragment =>
  sql`(${heldBy(sql, seat)} and m.offered_to is not null)`

/** Open matters of which a unit was asked to do a part, its answer given or not. */
export const assistedBy = (sql: Sql, unit: string): Fragment =>
  sql`(m.assists @> array[${unit}] and m.closed_at is null)`

/**
 * `asked`: offered, and neither taken nor refused yet. `passed`: passed on three times or more, which is ping-pong.
 * `risen`: some supervising seat was called to look on. `yellow`, `red`: the card. `listed`: at any level.
 */
export const STANDINGS = ['asked', 'passed', 'risen', 'yellow', 'red', 'listed'] as const
export type StandingName = (typeof STANDINGS)[number]

/** From here on passing on is ping-pong: the third unit is asked. */
const PING_PONG = 3

/** Of open matters. */
export function stands(sql: Sql, standing: StandingName): Fragment {
  switch (standing) {
    case 'asked':
      return sql`m.offered_to is not null`
    case 'passed':
      return sql`m.passes >= ${PING_PONG}`
    case 'risen':
      return sql`cardinality(m.watchers) > 0`
    case 'listed':
      return sql`m.listed is not null`
    default:
      return sql`m.card = ${standing}`
  }
}

/** See `DUE_WHEN` for what each means. */
export function dueWhen(sql: Sql, due: DueWhen, { now, ...bounds }: DueBounds): Fragment {
  if (due === 'stopped') return sql`(m.closed_at is null and m.due_at is null)`
  if (due === 'overdue') return sql`(m.closed_at is null and ${dueOrder(sql)} <= ${now}::timestamptz)`
  return sql`(m.closed_at is null and ${dueOrder(sql)} > ${now}::timestamptz
    and ${dueOrder(sql)} <= ${bounds[due]}::timestamptz)`
}

function stateFilter(sql: Sql, state?: string): Fragment {
  if (!state) return sql``
  if (state === 'open') return sql`and m.closed_at is null`
  return state === 'closed' ? sql`and m.closed_at is not null` : sql`and m.close = ${state}`
}

/** `340621-261122-K7M2Q9`, or its beginning, typed into the search box. */
const REF_START = /^\d{6}-[0-9A-Z-]*$/i

/** The texts that `q` is looked for in; to follow `from matter m`. */
export const textJoin = (sql: Sql, q?: string): Fragment =>
  q && !REF_START.test(q) ? sql`join matter_text t on t.county = m.county and t.matter = m.id` : sql``

function textFilter(sql: Sql, q?: string): Fragment {
  if (!q) return sql``
  if (REF_START.test(q)) return sql`and starts_with(m.ref, ${q.toUpperCase()})`
  const { tsquery, phrases } = queryOf(q)
  if (!tsquery) return sql`and false`
  const rechecks = phrases.map((phrase) => sql`and strpos(t.words, ${phrase}) > 0`)
  return sql`and t.grams @@ ${tsquery}::tsquery ${rechecks.reduce((left, right) => sql`${left} ${right}`)}`
}

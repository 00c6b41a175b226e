/** Lists in an actor's scope: keyset pages, newest first or by due date, with filters and text search. */
import type { Matter } from '../../engine/entry.ts'
import type { Kind } from '../../engine/kind.ts'
import type { Actor } from '../../engine/who.ts'
import type { Fragment, Sql } from './db.ts'
import { dueOrder, type Filters, filtersOf, textJoin } from './filters.ts'
import { sightOf } from './sight.ts'

/**
 * - `newest`: the last opened first.
 * - `due`: the earliest due date first, overdue ones before all; then those without one, in the order of their refs.
 */
export const SORTS = ['newest', 'due'] as const
export type Sort = (typeof SORTS)[number]

export interface ListQuery extends Filters {
  /** `newest` unless told. */
  sort?: Sort
  /** A cursor of the same order. */
  after?: Cursor
  limit: number
}

/** Where the next page begins: behind this time and ref (never the id: that is the reporter's alone). */
export interface Cursor {
  sort: Sort
  /** ISO instant: `newest` of the opening, `due` of the due date, or `infinity` where there is none. */
  at: string
  ref: string
}

interface Row {
  state: Matter
  due_at: Date | null
}

/** A page of matters, and the cursor of the next one if there is more. */
export async function listMatters(
  sql: Sql,
  kinds: readonly Kind[],
  actor: Actor,
  query: ListQuery,
): Promise<{ items: Matter[]; next?: Cursor }> {
  const { sort = 'newest', limit } = query
  const rows = await sql<Row[]>`${pageOf(sql, kinds, actor, query)}`
  const page = rows.slice(0, limit)
  const items = page.map((row) => row.state)
  const last = page.at(-1)
  return rows.length > limit && last ? { items, next: cursorBehind(sort, last) } : { items }
}

/**
 * The query of a page and one row more; a bench reads its plan.
 * @throws Error for a cursor of another order, whose pages would leave matters out in silence
 */
export function pageOf(sql: Sql, kinds: readonly Kind[], actor: Actor, query: ListQuery): Fragment {
  const { sort = 'newest', after, limit } = query
  if (after && after.sort !== sort) throw new Error(`a cursor of ${after.sort} in a list by ${sort}`)
  // As a text: the driver writes what it knows to be an instant through `Date`, which has no `infinity`.
  const place = after && sql`(${after.at}::text::timestamptz, ${after.ref})`
  const [behind, order] =
    sort === 'due'
      ? [place && sql`(${dueOrder(sql)}, m.ref) > ${place}`, sql`${dueOrder(sql)}, m.ref`]
      : [place && sql`(m.opened_at, m.ref) < ${place}`, sql`m.opened_at desc, m.ref desc`]
  return sql`
    select m.state, m.due_at from matter m ${textJoin(sql, query.q)}
    where ${sightOf(sql, kinds, actor)} ${filtersOf(sql, query)} ${behind ? sql`and ${behind}` : sql``}
    order by ${order} limit ${limit + 1}`
}

/** The due date is read from the column that orders, so that no row can slip between two pages. */
const cursorBehind = (sort: Sort, { state, due_at }: Row): Cursor => ({
  sort,
  at: sort === 'due' ? (due_at?.toISOString() ?? 'infinity') : state.openedAt,
  ref: state.ref,
})

/** How many matters of my sight stand in each stage; capped, because nobody reads past it. */
export async function countByStage(
  sql: Sql,
  kinds: readonly Kind[],
  actor: Actor,
  query: Filters,
): Promise<{ kind: string; stage: string; count: number }[]> {
  return sql`
    select m.kind, m.stage, count(*)::int as count from matter m ${textJoin(sql, query.q)}
    where ${sightOf(sql, kinds, actor)} ${filtersOf(sql, query)}
    group by m.kind, m.stage`
}

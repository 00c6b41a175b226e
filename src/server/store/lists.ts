/** Lists in an actor's scope: keyset pages, newest first, with filters and text search. */
import type { Matter } from '../../engine/entry.ts'
import type { Kind } from '../../engine/kind.ts'
import type { Actor } from '../../engine/who.ts'
import type { Fragment, Sql } from './db.ts'
import { queryOf } from './grams.ts'
import { below, sightOf } from './sight.ts'

export interface ListQuery {
  kind?: string
  stage?: string
  /** `open`, `closed` or the name of an ending. */
  state?: string
  territory?: string
  holder?: string
  category?: string
  due?: 'overdue' | 'soon' | 'stopped'
  watcher?: string
  /** ISO instant that `due` is asked for. */
  now?: string
  q?: string
  after?: Cursor
  limit: number
}

/** Where the next page begins: below this time and ref (never the id: that is the reporter's alone). */
export interface Cursor {
  openedAt: string
  ref: string
}

/** A page of matters, and the cursor of the next one if there is more. */
export async function listMatters(
  sql: Sql,
  kinds: readonly Kind[],
  actor: Actor,
  query: ListQuery,
): Promise<{ items: Matter[]; next?: Cursor }> {
  const { after, limit } = query
  const page = after ? sql`and (m.opened_at, m.ref) < (${after.openedAt}::timestamptz, ${after.ref})` : sql``
  const rows = await sql<{ state: Matter }[]>`
    select m.state from matter m ${textJoin(sql, query.q)}
    where ${sightOf(sql, kinds, actor)} ${filters(sql, query)} ${page}
    order by m.opened_at desc, m.ref desc limit ${limit + 1}`
  const items = rows.slice(0, limit).map((row) => row.state)
  const last = items.at(-1)
  return rows.length > limit && last ? { items, next: { openedAt: last.openedAt, ref: last.ref } } : { items }
}

/** How many matters of my sight stand in each stage; capped, because nobody reads past it. */
export async function countByStage(
  sql: Sql,
  kinds: readonly Kind[],
  actor: Actor,
  query: Omit<ListQuery, 'after' | 'limit'>,
): Promise<{ kind: string; stage: string; count: number }[]> {
  return sql`
    select m.kind, m.stage, count(*)::int as count from matter m ${textJoin(sql, query.q)}
    where ${sightOf(sql, kinds, actor)} ${filters(sql, query)}
    group by m.kind, m.stage`
}

function filters(sql: Sql, query: Omit<ListQuery, 'after' | 'limit'>): Fragment {
  const { kind, stage, state, territory, holder, category, q } = query
  return sql`
    ${kind ? sql`and m.kind = ${kind}` : sql``}
    ${stage ? sql`and m.stage = ${stage}` : sql``}
    ${territory ? sql`and ${below(sql, territory)}` : sql``}
    ${holder ? sql`and m.holder = ${holder} and m.closed_at is null` : sql``}
    ${category ? sql`and starts_with(m.category, ${category})` : sql``}
    ${dueFilter(sql, query)}
    ${query.watcher ? sql`and m.watchers @> array[${query.watcher}] and m.closed_at is null` : sql``}
    ${stateFilter(sql, state)}
    ${textFilter(sql, q)}`
}

/** `overdue`: red now. `soon`: due within the next three days. `stopped`: open, but no clock counts. */
function dueFilter(sql: Sql, { due, now = '' }: Pick<ListQuery, 'due' | 'now'>): Fragment {
  if (!due) return sql``
  if (due === 'overdue') return sql`and m.closed_at is null and m.due_at <= ${now}`
  if (due === 'stopped') return sql`and m.closed_at is null and m.due_at is null`
  return sql`and m.closed_at is null and m.due_at > ${now} and m.due_at <= ${now}::timestamptz + interval '3 days'`
}

function stateFilter(sql: Sql, state?: string): Fragment {
  if (!state) return sql``
  if (state === 'open') return sql`and m.closed_at is null`
  return state === 'closed' ? sql`and m.closed_at is not null` : sql`and m.close = ${state}`
}

/** `340621-261122-K7M2Q9`, or its beginning, typed into the search box. */
const REF_START = /^\d{6}-[0-9A-Z-]*$/i

const textJoin = (sql: Sql, q?: string): Fragment =>
  q && !REF_START.test(q) ? sql`join matter_text t on t.county = m.county and t.matter = m.id` : sql``

function textFilter(sql: Sql, q?: string): Fragment {
  if (!q) return sql``
  if (REF_START.test(q)) return sql`and starts_with(m.ref, ${q.toUpperCase()})`
  const { tsquery, phrases } = queryOf(q)
  if (!tsquery) return sql`and false`
  const rechecks = phrases.map((phrase) => sql`and strpos(t.words, ${phrase}) > 0`)
  return sql`and t.grams @@ ${tsquery}::tsquery ${rechecks.reduce((left, right) => sql`${left} ${right}`)}`
}

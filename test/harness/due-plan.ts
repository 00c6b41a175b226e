/** Many matters spread as in a city, and what the database does for a page of them by due date. */
import { CALENDAR } from '../../src/cities/calendar.ts'
import { dueBounds } from '../../src/engine/due-when.ts'
import { KINDS } from '../../src/kinds/index.ts'
import type { Sql } from '../../src/server/store/db.ts'
import { type ListQuery, pageOf } from '../../src/server/store/lists.ts'

export const NOW = '2026-06-01T02:00:00.000Z'
export const LIMIT = 50
const TOWN = '340621104'
const SEAT = `${TOWN}-centre-clerk`
const bounds = dueBounds(NOW, CALENDAR)
const after = { sort: 'due' as const, at: '2026-06-04T02:00:00.000Z', ref: '340621-260101-000000' }

/** Lists by due date that people read all day, and the index that must give each in order. */
export const LISTS: [what: string, query: Omit<ListQuery, 'limit'>, index: string][] = [
  ['my inbox', { holder: SEAT }, 'matter_inbox_due'],
  ['my inbox, the next page', { holder: SEAT, after }, 'matter_inbox_due'],
  ['a town', { territory: TOWN }, 'matter_town_due'],
  ['a town, the next page', { territory: TOWN, after }, 'matter_town_due'],
  ['a town, due soon', { territory: TOWN, due: 'soon', bounds }, 'matter_town_due'],
]

/**
 * 16 towns of 10 villages. Every tenth matter is open, of these one in five without a due date, some overdue, the
 * rest due within two months; a clerk holds half of a town's, seven seats the others.
 */
export async function fillSpread(sql: Sql, count: number): Promise<void> {
  const kinds = KINDS.map(({ id }) => id)
  await sql`
    insert into matter (county, id, ref, kind, version, stage, close, place, door, holder, held, units, title, seq,
      opened_at, closed_at, last_at, due_at, state)
    select left(town, 6), gen_random_uuid(), left(town, 6) || '-260101-' || lpad(n::text, 6, '0'),
      (${kinds}::text[])[1 + n % ${kinds.length}::int], 1, 's', case when open then null else 'solved' end,
      town || 200 + n / 160 % 10, 'portal', holder, array[holder], array[town || '-centre'], '', 1,
      opened, case when open then null else opened + interval '9 days' end, opened,
      case when open and n / 320 % 5 > 0 then ${NOW}::timestamptz + (n / 16 % 689 - 30) * interval '2 hours' end, '{}'
    from (select n, n / 16 % 10 = 0 as open, ${NOW}::timestamptz - n * interval '17 minutes' as opened,
        (array['340602', '340603', '340604', '340621'])[1 + n % 4] || 101 + n / 4 % 4 as town
      from generate_series(1, ${count}::int) as n) as spread,
      lateral (select town || '-centre-' || case when n / 160 % 2 = 1 then 'clerk' else 'seat' || n / 320 % 7 end
        as holder) as held`
  await sql`vacuum analyze matter`
}

interface Node {
  'Node Type': string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Node[]
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

export interface DuePlan {
  /** Names of the indexes, or of the scans that use none. */
  scans: string[]
  sorts: number
  /** Rows in the page, and rows looked at for it. */
  found: number
  read: number
}

/** What the database does for the first page of a seat of the town's centre. */
export async function planOf(sql: Sql, query: Omit<ListQuery, 'limit'>): Promise<DuePlan> {
  const seat = { id: SEAT, unit: `${TOWN}-centre`, role: 'clerk', territory: TOWN }
  const actor = { type: 'seat' as const, person: 'p', seat }
  const page = pageOf(sql, KINDS, actor, { ...query, sort: 'due', limit: LIMIT })
  const [row] = await sql<{ 'QUERY PLAN': [{ Plan: Node }] }[]>`explain (analyze, format json) ${page}`
  if (!row) throw new Error('no plan')
  const [{ Plan: top }] = row['QUERY PLAN']
  const nodes = nodesOf(top)
  const leaves = nodes.filter(({ Plans }) => !Plans)
  const looked = (node: Node): number =>
    (node['Actual Rows'] +
      (node['Rows Removed by Filter'] ?? 0) +
      (node['Rows Removed by Index Recheck'] ?? 0)) *
    node['Actual Loops']
  return {
    scans: leaves.map((node) => node['Index Name'] ?? node['Node Type']),
    sorts: nodes.filter((node) => node['Node Type'].endsWith('Sort')).length,
    found: top['Actual Rows'],
    read: leaves.reduce((sum, node) => sum + looked(node), 0),
  }
}

/** The supervisor's board: how many open matters stand how, by the parts of a territory and by who holds them. */
import type { DueBounds } from '../../engine/due-when.ts'
import type { Kind } from '../../engine/kind.ts'
import { lengthOf, levelBelow, levelOf } from '../../engine/territory.ts'
import type { Actor } from '../../engine/who.ts'
import type { Fragment, Sql } from './db.ts'
import { dueWhen, STANDINGS, type StandingName, stands } from './filters.ts'
import { below, sightOf } from './sight.ts'

/** Counts of open matters, each as long as its list; one matter may stand in several. */
export type Standing = Record<'open' | 'overdue' | 'soon' | StandingName, number>

/**
 * Rows by the code of the part, in their order; a matter of the territory as a whole stands under the territory's
 * own code. What the actor may not read isn't counted.
 */
export async function standings(
  sql: Sql,
  kinds: readonly Kind[],
  actor: Actor,
  territory: string,
  bounds: DueBounds,
): Promise<(Standing & { code: string })[]> {
  return sql<(Standing & { code: string })[]>`
    select ${partOf(sql, territory)} as code, ${counts(sql, bounds)}
    from matter m
    where m.closed_at is null and ${below(sql, territory)} and ${sightOf(sql, kinds, actor)}
    group by 1 order by 1`
}

/** The seats that hold most of what is late, the worst first; at most ten. */
export async function lateHolders(
  sql: Sql,
  kinds: readonly Kind[],
  actor: Actor,
  territory: string,
  bounds: DueBounds,
): Promise<(Standing & { holder: string })[]> {
  const late = sql`count(*) filter (where ${dueWhen(sql, 'overdue', bounds)})`
  return sql<(Standing & { holder: string })[]>`
    select m.holder, ${counts(sql, bounds)}
    from matter m
    where m.closed_at is null and ${below(sql, territory)} and ${sightOf(sql, kinds, actor)}
    group by m.holder having ${late} > 0 order by ${late} desc, m.holder limit 10`
}

function partOf(sql: Sql, territory: string): Fragment {
  const level = levelOf(territory) ?? 'city'
  const next = levelBelow(level)
  return level === 'city' || !next ? sql`m.county` : sql`left(m.place, ${lengthOf(next)}::int)`
}

function counts(sql: Sql, bounds: DueBounds): Fragment {
  const columns = STANDINGS.map(
    (name) => sql`, count(*) filter (where ${stands(sql, name)})::int as ${sql(name)}`,
  )
  return sql`count(*)::int as open,
    count(*) filter (where ${dueWhen(sql, 'overdue', bounds)})::int as overdue,
    count(*) filter (where ${dueWhen(sql, 'soon', bounds)})::int as soon
    ${columns.reduce((left, right) => sql`${left} ${right}`)}`
}

/** Holiday notices that the office has entered, and the matters whose dates wait for one. */
import type { ClockRun } from '../../engine/clocks.ts'
import type { Matter } from '../../engine/entry.ts'
import type { YearNotice } from '../../engine/workdays.ts'
import type { Fragment, Sql, Tx } from './db.ts'

/** What the office enters. */
export interface EnteredNotice extends YearNotice {
  /** Number and title of the notice. */
  notice: string
}

export interface EnteredYear extends EnteredNotice {
  /** The person who entered it last. */
  by: string
  /** ISO instant. */
  at: string
  /** Whether every open date has been computed anew since. */
  applied: boolean
  /** Matters whose dates have moved, or become certain, since. */
  moved: number
}

/** Notices by year. */
export async function enteredYears(sql: Sql): Promise<EnteredYear[]> {
  const rows = await sql<(Omit<EnteredYear, 'at'> & { at: Date })[]>`
    select year, days, notice, entered_by as by, entered_at as at, applied_at is not null as applied, moved
    from calendar_year order by year`
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** Enters or corrects a year. @returns false when the same was there already */
export async function enterYear(
  sql: Sql,
  { year, days, notice }: EnteredNotice,
  by: { person: string; now: string },
): Promise<boolean> {
  const rows = await sql`
    insert into calendar_year (year, days, notice, entered_by, entered_at)
    values (${year}, ${sql.json(days)}, ${notice}, ${by.person}, ${by.now})
    on conflict (year) do update
      set days = excluded.days, notice = excluded.notice, entered_by = excluded.entered_by,
        entered_at = excluded.entered_at, applied_at = null, moved = 0
      where (calendar_year.days, calendar_year.notice) is distinct from (excluded.days, excluded.notice)
    returning year`
  return rows.length > 0
}

/** Years entered since open matters were last computed anew, and when: a later correction is another entering. */
export async function unappliedYears(sql: Sql): Promise<{ year: number; at: Date }[]> {
  return sql<{ year: number; at: Date }[]>`
    select year, entered_at as at from calendar_year where applied_at is null order by year`
}

/** Marks a year as done, unless it was corrected meanwhile. */
export async function markApplied(sql: Sql, { year, at }: { year: number; at: Date }, now: string) {
  await sql`update calendar_year set applied_at = ${now} where year = ${year} and entered_at = ${at}`
}

/** Counts one matter more that a year has moved, in the transaction that moves it. */
export async function countMoved(tx: Tx, year: number): Promise<void> {
  await tx`update calendar_year set moved = moved + 1 where year = ${year}`
}

/** The matters that a notice can move. Both are ISO instants in UTC, as runs have them. */
export interface Span {
  closedFrom: string
  dueFrom: string
}

/** A notice may change days of the December before (that of 2019 did): midnight of the first in China. */
export const spanOf = (year: number): Span => ({
  closedFrom: `${year - 2}-11-30T16:00:00.000Z`,
  dueFrom: `${year - 1}-11-30T16:00:00.000Z`,
})

/**
 * Matters with a time that runs. A right (to ask for a review) also runs on a closed matter, but none so long as a
 * year, so what was closed earlier need not be looked at.
 */
const maybeCounting = (sql: Sql | Tx, closedFrom: string): Fragment =>
  sql`(closed_at is null or closed_at >= ${closedFrom})`

/** Matters with a run that is due at an instant or later, whatever else they owe before it. */
const counting = (sql: Sql | Tx, { closedFrom, dueFrom }: Span): Fragment =>
  sql`${maybeCounting(sql, closedFrom)} and jsonb_path_exists(
    state, '$.clocks[*] ? (!exists(@.endedAt) && @.due >= $from)', ${sql.json({ from: dueFrom })})`

/** Counties with matters whose time may run. */
export async function countiesCounting(sql: Sql, { closedFrom }: Span): Promise<string[]> {
  const rows = await sql<{ county: string }[]>`
    select distinct county from matter where ${maybeCounting(sql, closedFrom)}`
  return rows.map((row) => row.county)
}

/**
 * The next matter of a county, after an id, that a notice can move, locked. It waits where somebody acts on the
 * matter: skipped, it would keep its old date, because the year is marked as done after the last one.
 */
export async function claimCounting(
  tx: Tx,
  county: string,
  after: string,
  span: Span,
): Promise<Matter | undefined> {
  const [row] = await tx<{ state: Matter }[]>`
    select state from matter where county = ${county} and id > ${after} and ${counting(tx, span)}
    order by id limit 1 for update`
  return row?.state
}

const PAGE = 500

/** The clocks of the next matters of a county, after an id, that a notice can move. */
export async function clocksCounting(
  sql: Sql,
  county: string,
  after: string,
  span: Span,
): Promise<{ id: string; clocks: ClockRun[] }[]> {
  return sql<{ id: string; clocks: ClockRun[] }[]>`
    select id, state->'clocks' as clocks from matter
    where county = ${county} and id > ${after} and ${counting(sql, span)}
    order by id limit ${PAGE}`
}

/** How many running dates of how many matters fall into a year, and may still move with its notice. */
export async function provisionalIn(
  sql: Sql,
  year: number,
  { closedFrom }: Span,
): Promise<{ dates: number; matters: number }> {
  const [row] = await sql<{ dates: number; matters: number }[]>`
    select count(*)::int as dates, count(distinct id)::int as matters
    from (select id, jsonb_array_elements(state->'clocks') as run from matter
      where ${maybeCounting(sql, closedFrom)}) as running
    where run->>'endedAt' is null and run->>'provisional' = 'true' and run->>'lastDay' like ${`${year}-%`}`
  return row ?? { dates: 0, matters: 0 }
}

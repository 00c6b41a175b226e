/** Holiday notices that the office has entered, and the matters whose due date waits for one. */
import type { Matter } from '../../engine/entry.ts'
import type { YearNotice } from '../../engine/workdays.ts'
import type { Sql, Tx } from './db.ts'

export interface EnteredYear extends YearNotice {
  /** Number and title of the notice. */
  notice: string
}

/** Notices by year. */
export async function enteredYears(sql: Sql): Promise<EnteredYear[]> {
  return sql<EnteredYear[]>`select year, days, notice from calendar_year order by year`
}

/** Enters or corrects a year. @returns false when the same was there already */
export async function enterYear(
  sql: Sql,
  { year, days, notice }: EnteredYear,
  by: { person: string; now: string },
): Promise<boolean> {
  const rows = await sql`
    insert into calendar_year (year, days, notice, entered_by, entered_at)
    values (${year}, ${sql.json(days)}, ${notice}, ${by.person}, ${by.now})
    on conflict (year) do update
      set days = excluded.days, notice = excluded.notice, entered_by = excluded.entered_by,
        entered_at = excluded.entered_at, applied_at = null
      where (calendar_year.days, calendar_year.notice) is distinct from (excluded.days, excluded.notice)
    returning year`
  return rows.length > 0
}

/** Years entered since open matters were last computed anew. */
export async function unappliedYears(sql: Sql): Promise<number[]> {
  const rows = await sql<
    { year: number }[]
  >`select year from calendar_year where applied_at is null order by year`
  return rows.map((row) => row.year)
}

export async function markApplied(sql: Sql, year: number, now: string): Promise<void> {
  await sql`update calendar_year set applied_at = ${now} where year = ${year}`
}

/** Counties with open matters that a clock still counts. */
export async function countiesCounting(sql: Sql): Promise<string[]> {
  const rows = await sql<{ county: string }[]>`
    select distinct county from matter where closed_at is null and due_at is not null`
  return rows.map((row) => row.county)
}

/** The next counting matter of a county after an id, due on a day or later, locked; other loops take others. */
export async function claimCounting(
  tx: Tx,
  county: string,
  after: string,
  dueFrom: string,
): Promise<Matter | undefined> {
  const [row] = await tx<{ state: Matter }[]>`
    select state from matter
    where county = ${county} and closed_at is null and due_at >= ${dueFrom} and id > ${after}
    order by id limit 1 for update skip locked`
  return row?.state
}

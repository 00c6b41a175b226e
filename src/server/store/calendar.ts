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
      set days = excluded.days, notice = excluded.notice, entered_by = excluded.entered_by, entered_at = excluded.entered_at
      where (calendar_year.days, calendar_year.notice) is distinct from (excluded.days, excluded.notice)
    returning year`
  return rows.length > 0
}

/** Counties with open matters whose due date is provisional. */
export async function countiesProvisional(sql: Sql): Promise<string[]> {
  const rows = await sql<{ county: string }[]>`select distinct county from matter where provisional`
  return rows.map((row) => row.county)
}

/** The next provisional matter of a county after an id, locked; loops beside this one take others. */
export async function claimProvisional(tx: Tx, county: string, after: string): Promise<Matter | undefined> {
  const [row] = await tx<{ state: Matter }[]>`
    select state from matter where county = ${county} and provisional and id > ${after}
    order by id limit 1 for update skip locked`
  return row?.state
}

/** Indicators in SQL: the same that `engine/indicators.ts` measures on one matter. */
import type { DueCounts, Period } from '../../engine/indicators.ts'
import type { Indicator, Kind } from '../../engine/kind.ts'
import type { Actor } from '../../engine/who.ts'
import type { Sql } from './db.ts'
import { below, sightOf } from './sight.ts'

export interface SpanStatistics {
  /** Matters that reached the end of the span: the denominator of the percentiles. */
  done: number
  /** Matters in which the span still runs. */
  open: number
  medianDays: number | null
  p90Days: number | null
}

/**
 * Percentiles interpolate between neighbours (PostgreSQL's `percentile_cont`) and are rounded half up to 0.1 day.
 * @param query days in China, both inclusive, of the opening
 */
export async function spanStatistics(
  sql: Sql,
  kind: Kind,
  indicator: Indicator,
  actor: Actor,
  query: { territory?: string; from?: string; until?: string; door?: string },
): Promise<SpanStatistics> {
  const { territory, from, until, door } = query
  const [row] = await sql<SpanStatistics[]>`
    with span as (
      select m.county, m.id, start.at as started, min(stop.at) as ended
      from matter m
      join entry start on start.county = m.county and start.matter = m.id and start.action = ${indicator.from}
      left join entry stop on stop.county = m.county and stop.matter = m.id and stop.seq > start.seq
        and stop.action in ${sql(indicator.until)}
      where m.kind = ${kind.id} and ${sightOf(sql, [kind], actor)}
        ${territory ? sql`and ${below(sql, territory)}` : sql``}
        ${door ? sql`and m.door = ${door}` : sql``}
        ${from ? sql`and m.opened_at >= (${from}::date)::timestamp at time zone 'Asia/Shanghai'` : sql``}
        ${until ? sql`and m.opened_at < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai'` : sql``}
      group by m.county, m.id, start.at),
    days as (select extract(epoch from ended - started) / 86400 as n from span)
    select count(n)::int as done, (count(*) - count(n))::int as open,
      round(percentile_cont(0.5) within group (order by n)::numeric, 1)::float8 as "medianDays",
      round(percentile_cont(0.9) within group (order by n)::numeric, 1)::float8 as "p90Days"
    from days`
  return row ?? { done: 0, open: 0, medianDays: null, p90Days: null }
}

/**
 * What became of the runs of a clock that were due in a period, over matters of the actor's sight: the sum of
 * `dueInPeriod` of the engine; a test compares both.
 * @param kinds every version of the kind that has this clock; what ends it may differ between them
 * @param now ISO instant: an open run is late or not at this moment
 */
export async function dueStatistics(
  sql: Sql,
  kinds: readonly Kind[],
  clock: string,
  actor: Actor,
  query: Period & { territory?: string },
  now: string,
): Promise<DueCounts> {
  const { territory, from, until } = query
  const [row] = await sql<DueCounts[]>`
    with run as (
      select each.run ? 'endedAt' as ended, each.run ? 'unmet' as released,
        (each.run->>'endedAt')::timestamptz as at, (each.run->>'due')::timestamptz as due,
        case when not each.run->'stops'->-1 ? 'until' then (each.run->'stops'->-1->>'from')::timestamptz end as stood
      from matter m cross join lateral jsonb_array_elements(m.state->'clocks') as each(run)
      where ${sightOf(sql, kinds, actor)} ${territory ? sql`and ${below(sql, territory)}` : sql``}
        -- Nothing is due before its matter is opened: spares the states of later years.
        and m.opened_at < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai'
        and each.run->>'clock' = ${clock} and not each.run ? 'right' and not each.run ? 'silence'
        and (each.run->>'lastDay')::date between ${from}::date and ${until}::date),
    fate as (
      select ended, released, stood is not null as stood, coalesce(stood, at, ${now}::timestamptz) >= due as late
      from run)
    select count(*) filter (where ended and not late and not released)::int as "inTime",
      count(*) filter (where ended and late)::int as late,
      count(*) filter (where not ended and late)::int as "openLate",
      count(*) filter (where ended and not late and released)::int as released,
      count(*) filter (where not ended and not late and stood)::int as stopped,
      count(*) filter (where not ended and not late and not stood)::int as ahead
    from fate`
  return row ?? { inTime: 0, late: 0, openLate: 0, released: 0, stopped: 0, ahead: 0 }
}

/** Indicators in SQL: the same span that `engine/indicators.ts` measures on one matter. */
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

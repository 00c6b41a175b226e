/** Indicators over spans of entries, with the numbers they are made of. */
import { Type } from 'typebox'
import { refusal } from '../../engine/refusals.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { kindOf } from '../house.ts'
import { spanStatistics } from '../store/indicators.ts'
import { Code, Name, Thing } from './schemas.ts'

const Day = Type.String({ format: 'date' })

export const INDICATORS: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/indicators/{kind}/{indicator}',
    who: 'staff',
    summary: 'Median and 90th percentile of a span in days, over matters of my sight opened in a period',
    params: Type.Object({ kind: Name, indicator: Name }),
    query: Type.Object(
      {
        territory: Type.Optional(Code),
        from: Type.Optional(Day),
        until: Type.Optional(Day),
        door: Type.Optional(Name),
      },
      { additionalProperties: false },
    ),
    answers: { 200: Thing },
    async handle(house, { params, query, actor }) {
      const kind = kindOf(house, params.kind)
      if (!kind) return refusal('unknown-kind', { params: { kind: params.kind } })
      const indicator = kind.indicators?.[params.indicator]
      if (!indicator) return refusal('not-found')
      return { status: 200, body: await spanStatistics(house.sql, kind, indicator, actor, query) }
    },
  }),
]

/** Indicators over spans of entries and over what was due, with the numbers they are made of. */
import { Type } from 'typebox'
import { rateInTime } from '../../engine/indicators.ts'
import { refusal } from '../../engine/refusals.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { kindOf } from '../house.ts'
import { dueStatistics, spanStatistics } from '../store/indicators.ts'
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
  endpoint({
    method: 'GET',
    path: '/api/indicators/{kind}/clocks/{clock}',
    who: 'staff',
    summary:
      'Of the runs of a clock that were due in a period (days in China, both inclusive), over matters of my sight: ' +
      'how many ended in time, ended late, are open and late; the rate in per cent to 0.1, half up, with its ' +
      'numerator and denominator; apart from it those released by another closing, stopped, or due later than now',
    params: Type.Object({ kind: Name, clock: Name }),
    query: Type.Object(
      { territory: Type.Optional(Code), from: Day, until: Day },
      { additionalProperties: false },
    ),
    answers: { 200: Thing },
    async handle(house, { params, query, actor, now }) {
      if (!kindOf(house, params.kind)) return refusal('unknown-kind', { params: { kind: params.kind } })
      const kinds = house.kinds.filter(({ id, clocks }) => id === params.kind && clocks?.[params.clock])
      // A right is nobody's duty, nor is an answer that silence gives: neither is kept in time, nor missed.
      const owed = kinds.filter(({ clocks }) => {
        const clock = clocks?.[params.clock]
        return clock && !clock.right && !clock.silence
      })
      if (owed.length === 0) return refusal('not-found')
      if (query.until < query.from) return refusal('dates-reversed')
      const counts = await dueStatistics(house.sql, owed, params.clock, actor, query, now)
      const { from, until } = query
      return { status: 200, body: { from, until, at: now, ...rateInTime(counts), ...counts } }
    },
  }),
]

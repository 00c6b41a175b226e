/** Holidays and make-up workdays: what is known, and the office's way of entering a year's notice. */
import { Type } from 'typebox'
import { withNotices } from '../../cities/calendar.ts'
import type { Problem } from '../../engine/form.ts'
import { refusal } from '../../engine/refusals.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { enteredYears, enterYear } from '../store/calendar.ts'
import { Thing } from './schemas.ts'

const Year = Type.Object({ year: Type.String({ pattern: '^20\\d{2}$' }) })
const Day = Type.Object(
  {
    day: Type.String({ format: 'date' }),
    is: Type.Union([Type.Literal('rest'), Type.Literal('work')]),
  },
  { additionalProperties: false },
)

/** Who keeps the calendar: the administrator's seat and the city's duty seat. */
const KEEPERS = ['admin', 'duty']

export const CALENDAR_ROUTES: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/calendar/{year}',
    who: 'anyone',
    summary: 'Days of a year that differ from Monday to Friday, and whether its notice is published',
    params: Year,
    answers: { 200: Thing },
    async handle(house, { params, language }) {
      const { calendar } = house.time
      const entered = (await enteredYears(house.sql)).find(({ year }) => String(year) === params.year)
      const days = Object.entries(calendar.exceptions)
        .filter(([day]) => day.startsWith(params.year))
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([day, is]) => ({ day, is, name: calendar.names?.[day]?.[language] ?? '' }))
      const published = calendar.published.includes(Number(params.year))
      return {
        status: 200,
        body: { year: Number(params.year), published, days, notice: entered?.notice ?? '' },
      }
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/api/calendar/{year}',
    who: 'staff',
    summary: "Enter a year's holiday notice; provisional due dates are then computed anew",
    params: Year,
    body: Type.Object(
      {
        notice: Type.String({ minLength: 4, maxLength: 200 }),
        days: Type.Array(Day, { minItems: 1, maxItems: 80 }),
      },
      { additionalProperties: false },
    ),
    answers: { 200: Thing },
    async handle(house, { params, body, actor, now }) {
      if (actor.type !== 'seat') return refusal('not-signed-in')
      if (!KEEPERS.includes(actor.seat.role))
        return refusal('not-allowed', { params: { why: 'role', role: KEEPERS.join(',') } })
      const year = Number(params.year)
      const problems = body.days.flatMap(({ day }, i): Problem[] => {
        const path = `days.${i}.day`
        if (!day.startsWith(params.year) && !day.startsWith(`${year - 1}-12-`))
          return [{ path, code: 'date' }]
        return body.days.findIndex((other) => other.day === day) < i ? [{ path, code: 'twice' }] : []
      })
      if (problems.length > 0) return refusal('invalid-input', { problems })
      const days = Object.fromEntries(body.days.map(({ day, is }) => [day, is]))
      const changed = await enterYear(
        house.sql,
        { year, days, notice: body.notice },
        { person: actor.person, now },
      )
      house.time = { ...house.time, calendar: withNotices(await enteredYears(house.sql)) }
      // Every process reads it anew and recomputes; the open matters' own entries say what moved.
      if (changed) await house.sql.notify('calendar', '')
      return { status: 200, body: { year, changed } }
    },
  }),
]

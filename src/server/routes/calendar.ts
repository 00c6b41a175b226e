/** Holidays and make-up workdays: what is known, and the office's way of entering a year's notice. */
import { type Static, Type } from 'typebox'
import { withNotices } from '../../cities/calendar.ts'
import { statutoryDays } from '../../cities/statutory.ts'
import { chinaDayOf } from '../../engine/days.ts'
import type { Problem } from '../../engine/form.ts'
import { type Refusal, refusal } from '../../engine/refusals.ts'
import type { Language } from '../../engine/text.ts'
import type { Actor } from '../../engine/who.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import type { House } from '../house.ts'
import { detailOf } from '../problem.ts'
import { type EnteredNotice, enteredYears, enterYear, provisionalIn, spanOf } from '../store/calendar.ts'
import { movesBy } from './calendar-preview.ts'
import { Thing } from './schemas.ts'

const Year = Type.Object({ year: Type.String({ pattern: '^20\\d{2}$' }) })
const Day = Type.Object(
  {
    day: Type.String({ format: 'date' }),
    is: Type.Union([Type.Literal('rest'), Type.Literal('work')]),
  },
  { additionalProperties: false },
)
const Notice = Type.Object(
  {
    notice: Type.String({ minLength: 4, maxLength: 200 }),
    days: Type.Array(Day, { minItems: 1, maxItems: 80 }),
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
    async handle(house, { params, actor, language }) {
      const { calendar } = house.time
      const year = Number(params.year)
      const entered = (await enteredYears(house.sql)).find((each) => each.year === year)
      const days = Object.entries(calendar.exceptions)
        .filter(([day]) => day.startsWith(params.year))
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([day, is]) => ({ day, is, name: calendar.names?.[day]?.[language] ?? '' }))
      const body = {
        year,
        published: calendar.published.includes(year),
        days,
        notice: entered?.notice ?? '',
        law: statutoryDays(year).map(({ day, name }) => ({ day, name: name[language] })),
      }
      if (actor.type !== 'seat') return { status: 200, body }
      return { status: 200, body: { ...body, ...(await forStaff(house, year, entered, actor, language)) } }
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/calendar/{year}/preview',
    who: 'staff',
    summary: "What a year's holiday notice would do to open due dates; nothing is written",
    params: Year,
    body: Notice,
    answers: { 200: Thing },
    async handle(house, { params, body, actor, now }) {
      const refused = refusalOf(Number(params.year), body, actor, now)
      if (refused) return { refusal: refused }
      const notice = noticeOf(Number(params.year), body)
      const others = (await enteredYears(house.sql)).filter(({ year }) => year !== notice.year)
      return {
        status: 200,
        body: await movesBy(house.sql, notice.year, withNotices([...others, notice]), now),
      }
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/api/calendar/{year}',
    who: 'staff',
    summary: "Enter a year's holiday notice; provisional due dates are then computed anew",
    params: Year,
    body: Notice,
    answers: { 200: Thing },
    async handle(house, { params, body, actor, now }) {
      if (actor.type !== 'seat') return refusal('not-signed-in')
      const refused = refusalOf(Number(params.year), body, actor, now)
      if (refused) return { refusal: refused }
      const notice = noticeOf(Number(params.year), body)
      const changed = await enterYear(house.sql, notice, { person: actor.person, now })
      house.time = { ...house.time, calendar: withNotices(await enteredYears(house.sql)) }
      // Every process reads it anew and recomputes; the open matters' own entries say what moved.
      if (changed) await house.sql.notify('calendar', '')
      return { status: 200, body: { year: notice.year, changed } }
    },
  }),
]

/** Who entered the year, how far the dates are computed anew, and how many are provisional until it is entered. */
async function forStaff(
  house: House,
  year: number,
  entered: Awaited<ReturnType<typeof enteredYears>>[number] | undefined,
  actor: Actor,
  language: Language,
) {
  const why = notKeeper(actor)
  return {
    enter: why ? { allowed: false, reason: detailOf(why, language) } : { allowed: true },
    ...(entered && {
      entered: {
        at: entered.at,
        by: house.team.nameOf(entered.by),
        days: Object.entries(entered.days).map(([day, is]) => ({ day, is })),
        applied: entered.applied,
        moved: entered.moved,
      },
    }),
    ...(!house.time.calendar.published.includes(year) && {
      provisional: await provisionalIn(house.sql, year, spanOf(year)),
    }),
  }
}

const notKeeper = (actor: Actor): Refusal | undefined =>
  actor.type === 'seat' && KEEPERS.includes(actor.seat.role)
    ? undefined
    : { code: 'not-allowed', params: { why: 'role', role: KEEPERS.join(',') } }

const noticeOf = (year: number, { notice, days }: Static<typeof Notice>): EnteredNotice => ({
  year,
  notice,
  days: Object.fromEntries(days.map(({ day, is }) => [day, is])),
})

function refusalOf(
  year: number,
  body: Static<typeof Notice>,
  actor: Actor,
  now: string,
): Refusal | undefined {
  const why = notKeeper(actor)
  if (why) return why
  const nextYear = Number(chinaDayOf(now).slice(0, 4)) + 1
  // The State Council gives each year's notice in the autumn before it.
  const ahead: Problem[] =
    year > nextYear ? [{ path: 'year', code: 'too-large', params: { most: nextYear } }] : []
  const problems = [
    ...ahead,
    ...body.days.flatMap(({ day }, i): Problem[] => {
      const path = `days.${i}.day`
      if (!day.startsWith(`${year}`) && !day.startsWith(`${year - 1}-12-`)) return [{ path, code: 'date' }]
      return body.days.findIndex((other) => other.day === day) < i ? [{ path, code: 'twice' }] : []
    }),
  ]
  return problems.length > 0 ? { code: 'invalid-input', problems } : undefined
}

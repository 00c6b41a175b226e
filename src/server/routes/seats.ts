/** Seats and who sits on them: read by staff, changed by the administrator and the head of the unit. */
import { type Static, Type } from 'typebox'
import { chinaDayOf } from '../../engine/days.ts'
import { actingFor, chainWords, seatsOf } from '../../engine/holder.ts'
import { refusal } from '../../engine/refusals.ts'
import { covers, type Roster } from '../../engine/roster.ts'
import { LEAVE_REASONS, type SeatChange } from '../../engine/seat-change.ts'
import { type Language, say } from '../../engine/text.ts'
import type { Actor } from '../../engine/who.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import type { House } from '../house.ts'
import type { Seat } from '../store/people.ts'
import { changesOf, findPeople, spansOf } from '../store/seats.ts'
import { TEXTS } from '../texts.ts'
import { changeSeat, whyNotManaged } from './change-seat.ts'
import { noQuery, SeatId, Thing, Things, Uuid } from './schemas.ts'
import { seatView } from './view.ts'

const Day = Type.String({ format: 'date' })
const Person = Uuid
const ById = Type.Object({ seat: SeatId })

/** The chain in words, for people: names of seats with their units. */
function wordsOf(house: House, roster: Roster, seat: string, language: Language): string[] {
  const named = (id: string) => {
    const { name, unit } = seatView(house, id, language)
    return language === 'zh' ? `${unit}${name}` : `${unit ? `${unit}: ` : ''}${name}`
  }
  return chainWords(
    actingFor(roster, seat),
    (word, names) =>
      say(TEXTS[language], `holder.${word}`, {
        seat: named(names.seat),
        person: names.person === undefined ? '' : house.team.nameOf(names.person),
      }),
    roster.duty,
  )
}

/** A seat with everybody on it; why somebody is on leave and who changed what is for those who manage it. */
async function seatPage(house: House, seat: Seat, actor: Actor, language: Language, now: string) {
  const day = chinaDayOf(now)
  const roster = house.team.on(day)
  const spans = await spansOf(house.sql, seat.id)
  const manages = !whyNotManaged(house, actor, seat)
  const unit = house.directory.unit(seat.unit)
  const acting = actingFor(roster, seat.id)
  const current = <T extends { until?: string | undefined }>(list: readonly T[]) =>
    list.filter(({ until }) => until === undefined || until > day)
  const changes = manages ? await changesOf(house.sql, seat.id) : undefined
  return {
    ...seatView(house, seat.id, language),
    territory: seat.territory,
    duty: seat.id === house.directory.duty.id,
    manages,
    seatings: current(spans.seatings).map(({ person, since, until }) => ({
      person,
      name: house.team.nameOf(person),
      since,
      ...(until && { until }),
      now: covers({ since, until }, day),
    })),
    leaves: current(spans.leaves).map(({ person, since, until, reason }) => ({
      person,
      since,
      until,
      ...(manages && { reason }),
      now: covers({ since, until }, day),
    })),
    standIns: current(spans.standIns).map(({ standIn, since, until }) => ({
      ...seatView(house, standIn, language),
      since,
      ...(until && { until }),
      now: covers({ since, until }, day),
    })),
    ...(unit?.head && { head: seatView(house, unit.head, language) }),
    ...(acting && {
      acting: {
        person: acting.person,
        name: house.team.nameOf(acting.person),
        via: acting.via,
        ...seatOnly(seatView(house, acting.seat, language)),
      },
    }),
    chain: wordsOf(house, roster, seat.id, language),
    ...(changes && {
      changes: changes.map(({ id, at, by, what, detail }) => ({ id, at, by, what, detail })),
    }),
  }
}

const seatOnly = ({ seat, name, unit }: ReturnType<typeof seatView>) => ({ seat, seatName: name, unit })

/** One way of changing a seat: `path` below the seat, what the body holds besides the id. */
function changing<B extends Parameters<typeof Type.Object>[0]>(
  method: 'POST' | 'PUT',
  path: string,
  summary: string,
  body: B,
  changeOf: (body: Static<ReturnType<typeof Type.Object<B>>>) => SeatChange,
): Endpoint {
  return endpoint({
    method,
    path: `/api/seats/{seat}/${path}`,
    who: 'staff',
    summary,
    params: ById,
    body: Type.Object({ id: Uuid, ...body }, { additionalProperties: false }),
    answers: { 200: Thing },
    async handle(house, { params, body: given, actor, language, now }) {
      // What `body` describes was validated; the id beside it is the request's own.
      const { id, ...rest } = given as { id: string } & Static<ReturnType<typeof Type.Object<B>>>
      const changed = await changeSeat(house, actor, params.seat, id, changeOf(rest as never), now)
      if (!changed.ok) return changed
      const seat = house.directory.seat(params.seat)
      if (!seat) return refusal('not-found')
      return { status: 200, body: await seatPage(house, seat, actor, language, now) }
    },
  })
}

export const SEATS: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/seats/{seat}',
    who: 'staff',
    summary: 'A seat: who sits on it, leave, stand-in, and in words to whom it falls today',
    params: ById,
    answers: { 200: Thing },
    async handle(house, { params, actor, language, now }) {
      const seat = house.directory.seat(params.seat)
      if (!seat) return refusal('not-found')
      return { status: 200, body: await seatPage(house, seat, actor, language, now) }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/people',
    who: 'staff',
    summary: 'People whose name or account begins with `q`, for the administrator and heads of units',
    query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 60 }) }, noQuery),
    answers: { 200: Things },
    async handle(house, { query, actor, language, now }) {
      const own = actor.type === 'seat' ? house.directory.seat(actor.seat.id) : undefined
      const denied = own ? whyNotManaged(house, actor, own) : ({ code: 'not-signed-in' } as const)
      if (denied) return { refusal: denied }
      const roster = house.team.on(chinaDayOf(now))
      const found = await findPeople(house.sql, query.q.trim())
      const items = found.map((person) => ({
        ...person,
        seats: seatsOf(roster, person.id).map((seat) => seatView(house, seat, language)),
      }))
      return { status: 200, body: { items } }
    },
  }),
  changing(
    'POST',
    'seating',
    'Seats a person from a day on; `relieves` ends who sits there that day',
    { person: Person, since: Day, relieves: Type.Optional(Type.Boolean()) },
    (body) => ({ what: 'seating', ...body }),
  ),
  changing(
    'POST',
    'end',
    'Ends a seating; `until` is the first day without',
    { person: Person, until: Day },
    (body) => ({ what: 'end', ...body }),
  ),
  changing(
    'POST',
    'leave',
    'Records a leave; `until` is the first day back',
    {
      person: Person,
      since: Day,
      until: Day,
      reason: Type.Union(LEAVE_REASONS.map((reason) => Type.Literal(reason))),
    },
    (body) => ({ what: 'leave', ...body }),
  ),
  changing(
    'POST',
    'back',
    'Back from leave earlier than planned; `until` is the first day back',
    { person: Person, until: Day },
    (body) => ({ what: 'back', ...body }),
  ),
  changing(
    'PUT',
    'stand-in',
    'Names the seat that stands in from a day on; null for nobody',
    { standIn: Type.Union([SeatId, Type.Null()]), since: Day, until: Type.Optional(Day) },
    (body) => ({ what: 'stand-in', ...body }),
  ),
]

/** Signing in, who am I, signing out. */
import { Type } from 'typebox'
import { chinaDayOf } from '../../engine/days.ts'
import { mayActFor, type Step, seatsOf, standingInFor } from '../../engine/holder.ts'
import { refusal } from '../../engine/refusals.ts'
import { countyOf } from '../../engine/territory.ts'
import type { Language } from '../../engine/text.ts'
import { COOKIE, countyOfToken, hashOf, newToken, SESSION_HOURS } from '../actor.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import type { House } from '../house.ts'
import { passwordFits } from '../passwords.ts'
import { accountOf, closeSession, openSession, type SessionRow, switchSeat } from '../store/sessions.ts'
import { SeatId, Thing } from './schemas.ts'

/** A duty officer may stand in for thousands; a list to choose from shows the nearest. */
const STANDING_IN_SHOWN = 100

/** Who is signed in: the seat acted for, own seats, and those that fall to the person today. */
function whoView(house: House, session: SessionRow, language: Language, now: string) {
  const roster = house.team.on(chinaDayOf(now))
  const view = (id: string, via: Step = 'occupant') => {
    const seat = house.directory.seat(id)
    return (
      seat && {
        id,
        role: seat.role,
        name: seat[language],
        unit: house.directory.unit(seat.unit)?.[language] ?? '',
        territory: seat.territory,
        ...(via !== 'occupant' && { standingIn: true, via }),
      }
    )
  }
  const standing = standingInFor(roster, session.person)
  const seats = [
    ...seatsOf(roster, session.person).map((seat) => view(seat)),
    ...standing.slice(0, STANDING_IN_SHOWN).map(({ seat, via }) => view(seat, via)),
  ]
  return {
    username: session.username,
    name: session.name,
    demo: session.demo,
    seat: view(session.seat, mayActFor(roster, session.person, session.seat)),
    seats,
    ...(standing.length > STANDING_IN_SHOWN && { moreSeats: standing.length - STANDING_IN_SHOWN }),
  }
}

export const SESSION: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/api/session',
    who: 'anyone',
    summary: 'Sign in; the cookie serves browsers, the token machines',
    body: Type.Object(
      {
        username: Type.String({ minLength: 1, maxLength: 100 }),
        password: Type.String({ minLength: 1, maxLength: 200 }),
        code: Type.Optional(Type.String({ maxLength: 20 })),
      },
      { additionalProperties: false },
    ),
    answers: { 201: Thing },
    async handle(house, { body, language, now, reply, request }) {
      const account = await accountOf(house.sql, body.username)
      const fits = await passwordFits(body.password, account?.passwordHash)
      const [first] = account ? seatsOf(house.team.on(chinaDayOf(now)), account.person) : []
      const seat = first === undefined ? undefined : house.directory.seat(first)
      if (!account || !fits || !seat) return refusal('wrong-password')
      const token = newToken(countyOf(seat.territory))
      const expires = new Date(Date.parse(now) + SESSION_HOURS * 3_600_000)
      await openSession(house.sql, {
        county: countyOfToken(token),
        tokenHash: hashOf(token),
        person: account.person,
        seat: seat.id,
        now,
        expires: expires.toISOString(),
      })
      reply.setCookie(COOKIE, token, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure: request.protocol === 'https',
        expires,
      })
      const { person, name, demo } = account
      const session = { person, name, demo, seat: seat.id, username: body.username }
      return { status: 201, body: { ...whoView(house, session, language, now), token } }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/session',
    who: 'staff',
    summary: 'Who am I',
    answers: { 200: Thing },
    async handle(house, { caller, language, now }) {
      if (!caller.session) return refusal('not-signed-in')
      return { status: 200, body: whoView(house, caller.session, language, now) }
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/api/session/seat',
    who: 'staff',
    summary: 'Act for another seat: one the person sits on, or one that falls to them today',
    body: Type.Object({ seat: SeatId }, { additionalProperties: false }),
    answers: { 200: Thing },
    async handle(house, { body, caller, language, now }) {
      const { session, token } = caller
      if (!session || !token) return refusal('not-signed-in')
      const problems = [{ path: 'seat', code: 'item' as const }]
      if (!house.directory.seat(body.seat)) return refusal('unknown-seat', { problems })
      if (!mayActFor(house.team.on(chinaDayOf(now)), session.person, body.seat))
        return refusal('seat-not-yours', { problems })
      await switchSeat(house.sql, countyOfToken(token), hashOf(token), body.seat)
      return { status: 200, body: whoView(house, { ...session, seat: body.seat }, language, now) }
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/api/session',
    who: 'anyone',
    summary: 'Sign out; signing out twice is fine',
    answers: { 204: null },
    async handle(house, { caller, reply }) {
      if (caller.token) await closeSession(house.sql, countyOfToken(caller.token), hashOf(caller.token))
      reply.clearCookie(COOKIE, { path: '/' })
      return { status: 204 }
    },
  }),
]

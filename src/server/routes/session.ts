/** Signing in, who am I, signing out. */
import { Type } from 'typebox'
import { chinaDayOf } from '../../engine/days.ts'
import { refusal } from '../../engine/refusals.ts'
import { countyOf } from '../../engine/territory.ts'
import type { Language } from '../../engine/text.ts'
import { COOKIE, countyOfToken, hashOf, newToken, SESSION_HOURS } from '../actor.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import type { House } from '../house.ts'
import { passwordFits } from '../passwords.ts'
import { accountOf, closeSession, openSession, type SessionRow } from '../store/sessions.ts'
import { Thing } from './schemas.ts'

/** Who is signed in, with the seat in the reader's language. */
function whoView(house: House, session: SessionRow, language: Language) {
  const seat = house.directory.seat(session.seat)
  const unit = seat && house.directory.unit(seat.unit)
  const view = seat && {
    id: seat.id,
    role: seat.role,
    name: seat[language],
    unit: unit?.[language] ?? '',
    territory: seat.territory,
  }
  return { username: session.username, name: session.name, demo: session.demo, seat: view, seats: [view] }
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
      const account = await accountOf(house.sql, body.username, chinaDayOf(now))
      const fits = await passwordFits(body.password, account?.passwordHash)
      const [first] = account?.seats ?? []
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
      return { status: 201, body: { ...whoView(house, session, language), token } }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/session',
    who: 'staff',
    summary: 'Who am I',
    answers: { 200: Thing },
    async handle(house, { caller, language }) {
      if (!caller.session) return refusal('not-signed-in')
      return { status: 200, body: whoView(house, caller.session, language) }
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

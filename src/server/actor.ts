/** Who calls: the session cookie or bearer token of a person on a seat, or nobody. */
import { createHash, randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { chinaDayOf } from '../engine/days.ts'
import { mayActFor, type Step, unitsOfPerson } from '../engine/holder.ts'
import type { Language } from '../engine/text.ts'
import type { Actor } from '../engine/who.ts'
import type { House } from './house.ts'
import { type SessionRow, sessionOf } from './store/sessions.ts'

export interface Caller {
  actor: Actor
  language: Language
  session?: SessionRow
  /** By which step of the holder chain the person acts for the seat; `occupant` sits on it. */
  via?: Step
  token?: string
}

export const COOKIE = 'teahouse'
/** A working day and a night; staff sign in once a day. */
export const SESSION_HOURS = 16

/** A token carries the county of its seat, so that the look-up goes to one shard. */
export const newToken = (county: string): string => `${county}.${randomBytes(32).toString('base64url')}`

export const countyOfToken = (token: string): string => token.slice(0, 6)

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** The actor behind a request. An unknown or expired token is nobody, and so is one for a seat the person has left. */
export async function callerOf(house: House, request: FastifyRequest, now: string): Promise<Caller> {
  const language = languageOf(request)
  const token = bearerOf(request) ?? request.cookies[COOKIE]
  if (!token) return { actor: { type: 'anyone' }, language }
  const session = await sessionOf(house.sql, countyOfToken(token), hashOf(token), now)
  const seat = session && house.directory.seat(session.seat)
  const roster = house.team.on(chinaDayOf(now))
  const via = seat && mayActFor(roster, session.person, seat.id)
  if (!session || !via) return { actor: { type: 'anyone' }, language }
  const units = unitsOfPerson(roster, session.person)
  return { actor: { type: 'seat', person: session.person, seat, units }, language, session, via, token }
}

function bearerOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers
  return authorization?.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : undefined
}

/** The language switch (`x-language`), else the browser's first choice; Chinese where it says neither. */
export function languageOf(request: FastifyRequest): Language {
  const chosen = request.headers['x-language'] ?? request.headers['accept-language'] ?? ''
  const wanted = String(chosen)
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .find((part) => part.startsWith('zh') || part.startsWith('en'))
  return wanted?.startsWith('en') ? 'en' : 'zh'
}

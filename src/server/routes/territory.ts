/** The tree of divisions, read lazily, and the ground under a point. */
import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import { chinaDayOf } from '../../engine/days.ts'
import { refusal } from '../../engine/refusals.ts'
import { isWithin, prefixOf } from '../../engine/territory.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import type { House } from '../house.ts'
import { children, one, path, search } from '../store/territory.ts'
import { shapesOf } from '../store/territory-shapes.ts'
import { Code, noQuery, Thing, Things } from './schemas.ts'

/** Divisions are dated: today in China, unless the caller asks for another day. */
const Day = Type.Optional(Type.String({ format: 'date' }))
const ByDay = Type.Object({ day: Day }, noQuery)
const ByCode = Type.Object({ code: Code })

const unknown = (place: string) => refusal('unknown-place', { params: { place } })

/** The city row alone at the top, also where a database holds several cities. */
async function listed({ sql, city }: House, parent: string | undefined, day: string) {
  if (parent) return children(sql, parent, day)
  return (await children(sql, null, day)).filter(({ code }) => code === city.code)
}

export const TERRITORY: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/territory',
    who: 'anyone',
    summary:
      'Divisions directly below `parent` with the number of their own; the city without one; `q` searches names',
    query: Type.Object(
      {
        parent: Type.Optional(Code),
        q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
        day: Day,
      },
      noQuery,
    ),
    answers: { 200: Things },
    async handle(house, { query, now }) {
      const { parent, q, day = chinaDayOf(now) } = query
      if (parent && !(isWithin(parent, house.city.code) && (await one(house.sql, parent, day))))
        return unknown(parent)
      if (q) {
        const prefix = prefixOf(parent ?? house.city.code)
        return { status: 200, body: { items: await search(house.sql, { words: q.trim(), prefix, day }) } }
      }
      return { status: 200, body: { items: await listed(house, parent, day) } }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/territory/at',
    who: 'anyone',
    summary: 'The grid that a point lies in (WGS-84 degrees), with everything above it',
    query: Type.Object(
      { lon: Type.Number({ minimum: -180, maximum: 180 }), lat: Type.Number({ minimum: -90, maximum: 90 }) },
      noQuery,
    ),
    answers: { 200: Thing },
    async handle({ sql, locator }, { query, now }) {
      const day = chinaDayOf(now)
      const code = locator.at(query.lon, query.lat)
      const grid = code && (await one(sql, code, day))
      if (!grid) return refusal('place-outside-city')
      return { status: 200, body: { ...grid, path: await path(sql, grid.code, day) } }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/territory/{code}',
    who: 'anyone',
    summary: 'One division, with everything above it; `schematic` when its shape is not surveyed',
    params: ByCode,
    query: ByDay,
    answers: { 200: Thing },
    async handle({ sql, city }, { params, query, now }) {
      const day = query.day ?? chinaDayOf(now)
      const place = isWithin(params.code, city.code) && (await one(sql, params.code, day))
      if (!place) return refusal('not-found')
      return { status: 200, body: { ...place, path: await path(sql, place.code, day) } }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/territory/{code}/shapes',
    who: 'anyone',
    summary:
      'GeoJSON of the divisions directly below (of the grid itself); each says whether it is schematic',
    params: ByCode,
    query: ByDay,
    answers: { 200: Thing },
    async handle({ sql, city }, { params, query, now, request }) {
      const day = query.day ?? chinaDayOf(now)
      if (!isWithin(params.code, city.code) || !(await one(sql, params.code, day)))
        return refusal('not-found')
      const body = Buffer.from(JSON.stringify(await shapesOf(sql, params.code, day)))
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
      // Shapes change with an import, so a browser asks every time, but takes the bytes only when they did.
      const headers = { etag, 'cache-control': 'public, no-cache' }
      if (request.headers['if-none-match'] === etag) return { status: 304, headers }
      return { status: 200, body, headers: { ...headers, 'content-type': 'application/geo+json' } }
    },
  }),
]

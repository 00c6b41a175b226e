/** The desk's matters: open, list, read, act. */
import { Type } from 'typebox'
import { DUE_WHEN, dueBounds } from '../../engine/due-when.ts'
import { refusal } from '../../engine/refusals.ts'
import { type Actor, whyNot } from '../../engine/who.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { type House, kindOf, versionOf } from '../house.ts'
import { STANDINGS } from '../store/filters.ts'
import { countByStage, listMatters, SORTS } from '../store/lists.ts'
import { entriesOf, findMatter } from '../store/matters.ts'
import { actOnMatter } from './act-on-matter.ts'
import { cursorOf, readCursor } from './cursor.ts'
import { openMatter } from './open-matter.ts'
import { Act, Code, Name, Open, Ref, Thing, Things } from './schemas.ts'
import { entriesView, matterView, rowsView } from './view.ts'

const Filters = {
  kind: Type.Optional(Name),
  stage: Type.Optional(Name),
  state: Type.Optional(Name),
  territory: Type.Optional(Code),
  /** A seat's id, or `me`. */
  holder: Type.Optional(Type.String({ maxLength: 100 })),
  /** `DUE_WHEN` says what each means. */
  due: Type.Optional(Type.Union(DUE_WHEN.map((when) => Type.Literal(when)))),
  /** `me`: matters that my seat supervises. */
  watcher: Type.Optional(Type.Literal('me')),
  /** `me`: my seat is asked to take them over. */
  offered: Type.Optional(Type.Literal('me')),
  /** `others`: my seat holds them until another, which is asked, takes them. */
  waiting: Type.Optional(Type.Literal('others')),
  /** `me`: my unit was asked to do a part. */
  assists: Type.Optional(Type.Literal('me')),
  /** `STANDINGS` says what each means. */
  standing: Type.Optional(Type.Union(STANDINGS.map((name) => Type.Literal(name)))),
  category: Type.Optional(Type.String({ pattern: '^\\d{2,6}$' })),
  q: Type.Optional(Type.String({ maxLength: 200 })),
}

/** A kind or stage that nobody declares is a slip of the pen, not an empty list. */
function unknownFilter(house: House, { kind, stage }: { kind?: string; stage?: string }) {
  if (kind !== undefined && !kindOf(house, kind)) return refusal('unknown-kind', { params: { kind } })
  const kinds = house.kinds.filter(({ id }) => kind === undefined || id === kind)
  const known = stage === undefined || kinds.some(({ stages }) => Object.hasOwn(stages, stage))
  return known ? undefined : refusal('unknown-stage', { params: { stage } })
}

export const MATTERS: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/api/matters',
    who: 'staff',
    summary: 'Open a matter at the desk; the same id again answers 200 and the same matter',
    body: Open,
    answers: { 201: Thing, 200: Thing },
    async handle(house, { body, actor, language, now }) {
      const opened = await openMatter(house, actor, 'desk', body, now)
      if (!opened.ok) return opened
      const { matter, receipt, fresh } = opened.value
      // The slip the clerk prints for the person at the window; only the first answer carries it.
      const view = { ...(await matterView(house, matter, actor, language, now)), ...(fresh && { receipt }) }
      return { status: fresh ? 201 : 200, body: view }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/matters',
    who: 'staff',
    summary: 'Matters in my sight, newest first, or with `sort=due` the earliest due date first',
    query: Type.Object(
      {
        ...Filters,
        sort: Type.Optional(Type.Union(SORTS.map((sort) => Type.Literal(sort)))),
        /** `next` of the page before, in the same order. */
        after: Type.Optional(Type.String({ maxLength: 200 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      },
      { additionalProperties: false },
    ),
    answers: { 200: Things },
    async handle(house, { query, actor, language, now }) {
      const { after, limit, sort = 'newest', ...filters } = query
      const cursor = after === undefined ? undefined : readCursor(after, sort)
      if (cursor === null) return refusal('bad-cursor')
      const unknown = unknownFilter(house, query)
      if (unknown) return unknown
      const page = await listMatters(house.sql, house.kinds, actor, {
        ...withMe(filters, actor),
        bounds: dueBounds(now, house.time.calendar),
        sort,
        ...(cursor && { after: cursor }),
        limit: limit ?? 50,
      })
      return {
        status: 200,
        body: {
          items: await rowsView(house, page.items, language),
          ...(page.next && { next: cursorOf(page.next) }),
        },
      }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/matters/counts',
    who: 'staff',
    summary: 'How many matters of my sight stand in each stage',
    query: Type.Object(Filters, { additionalProperties: false }),
    answers: { 200: Things },
    async handle(house, { query, actor, now }) {
      const unknown = unknownFilter(house, query)
      if (unknown) return unknown
      const items = await countByStage(house.sql, house.kinds, actor, {
        ...withMe(query, actor),
        bounds: dueBounds(now, house.time.calendar),
      })
      return { status: 200, body: { items } }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/matters/{ref}',
    who: 'staff',
    summary: 'One matter, with what I can do with it or why not',
    params: Type.Object({ ref: Ref }),
    answers: { 200: Thing },
    async handle(house, { params, actor, language, now }) {
      const matter = await findMatter(house.sql, house.kinds, actor, params.ref)
      if (!matter) return refusal('not-found')
      return { status: 200, body: await matterView(house, matter, actor, language, now) }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/matters/{ref}/entries',
    who: 'staff',
    summary: 'The history of a matter as I may see it',
    params: Type.Object({ ref: Ref }),
    answers: { 200: Things },
    async handle(house, { params, actor, language }) {
      const matter = await findMatter(house.sql, house.kinds, actor, params.ref)
      if (!matter) return refusal('not-found')
      const entries = await entriesOf(house.sql, matter)
      return { status: 200, body: { items: await entriesView(house, matter, entries, actor, language) } }
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/matters/{ref}/actions/{action}',
    who: 'staff',
    summary: 'Act on a matter; the same id again answers the first result',
    params: Type.Object({ ref: Ref, action: Name }),
    body: Act,
    answers: { 200: Thing },
    async handle(house, { params, body, actor, language, now }) {
      const acted = await actOnMatter(
        house,
        actor,
        'desk',
        params.ref,
        params.action,
        body,
        now,
        (matter, since) => entriesView(house, matter, since, actor, language),
      )
      if (!acted.ok) return acted
      const { matter } = acted.value
      // Who refuses an offer may not read the matter from then on, not even in this answer.
      const seen = !whyNot(versionOf(house, matter).sight, actor, matter)
      const view = seen
        ? await matterView(house, matter, actor, language, now)
        : { ref: matter.ref, outOfSight: true }
      return { status: 200, body: view }
    },
  }),
]

/** `me` and `others` as seen from the caller's own seat. */
function withMe<T extends Concerned>(filters: T, actor: Actor): T {
  if (actor.type !== 'seat') return filters
  const { id, unit } = actor.seat
  return {
    ...filters,
    ...(filters.holder === 'me' && { holder: id }),
    ...(filters.watcher && { watcher: id }),
    ...(filters.offered && { offered: id }),
    ...(filters.waiting && { waiting: id }),
    ...(filters.assists && { assists: unit }),
  }
}

interface Concerned {
  holder?: string
  watcher?: string
  offered?: string
  waiting?: string
  assists?: string
}

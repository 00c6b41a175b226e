/** The resident's side: no account; the receipt code is the only key. */
import { Type } from 'typebox'
import { stampOf } from '../../engine/act.ts'
import type { Entry, Matter } from '../../engine/entry.ts'
import { refusal } from '../../engine/refusals.ts'
import type { Actor } from '../../engine/who.ts'
import { receiptHash } from '../codes.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import type { House } from '../house.ts'
import { versionOf } from '../house.ts'
import { entriesOf, findByReceipt, findMatter } from '../store/matters.ts'
import { actOnMatter } from './act-on-matter.ts'
import { openMatter } from './open-matter.ts'
import { photoAnswer } from './photos.ts'
import { portalView } from './portal-view.ts'
import { Act, Name, Open, Receipt, Thing, Uuid } from './schemas.ts'

interface Holder {
  actor: Actor
  ref: string
}

/** The bearer of a receipt; an unknown code answers as a matter that doesn't exist. */
async function bearerOf(house: House, receipt: string): Promise<Holder | undefined> {
  const found = await findByReceipt(house.sql, receiptHash(receipt))
  return found && { actor: { type: 'receipt', matter: found.id }, ref: found.ref }
}

const ByReceipt = Type.Object({ receipt: Receipt })

export const PORTAL: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/api/portal/matters',
    who: 'anyone',
    summary: 'Report a matter without an account; the same id again answers 200 and the same receipt',
    body: Open,
    answers: { 201: Thing, 200: Thing },
    async handle(house, { body, now }) {
      const opened = await openMatter(house, { type: 'anyone' }, 'portal', body, now)
      if (!opened.ok) return opened
      const { matter, receipt, fresh } = opened.value
      return { status: fresh ? 201 : 200, body: { ref: matter.ref, receipt } }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/portal/matters/{receipt}',
    who: 'anyone',
    summary: 'Follow a matter by its receipt code',
    params: ByReceipt,
    answers: { 200: Thing },
    async handle(house, { params, language, now }) {
      const bearer = await bearerOf(house, params.receipt)
      const matter = bearer && (await findMatter(house.sql, house.kinds, bearer.actor, bearer.ref))
      if (!bearer || !matter) return refusal('not-found')
      return { status: 200, body: await portalView(house, matter, bearer.actor, language, now) }
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/portal/matters/{receipt}/rating',
    who: 'anyone',
    summary: 'Rate how a matter was settled, 1 to 5 stars',
    params: ByReceipt,
    body: Type.Object(
      {
        id: Uuid,
        stars: Type.Integer({ minimum: 1, maximum: 5 }),
        comment: Type.Optional(Type.String({ maxLength: 1000 })),
      },
      { additionalProperties: false },
    ),
    answers: { 200: Thing },
    async handle(house, { params, body, language, now }) {
      const bearer = await bearerOf(house, params.receipt)
      const matter = bearer && (await findMatter(house.sql, house.kinds, bearer.actor, bearer.ref))
      if (!bearer || !matter) return refusal('not-found')
      const { rating } = versionOf(house, matter)
      if (!rating) return refusal('unknown-action', { params: { action: 'rating' } })
      const { id, stars, comment } = body
      const input = { [rating.stars]: stars, ...(comment?.trim() && { comment }) }
      return portalAct(house, bearer, rating.action, { id, input }, language, now)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/portal/matters/{receipt}/actions/{action}',
    who: 'anyone',
    summary: "The reporter's own actions: add something, withdraw",
    params: Type.Object({ receipt: Receipt, action: Name }),
    body: Act,
    answers: { 200: Thing },
    async handle(house, { params, body, language, now }) {
      const bearer = await bearerOf(house, params.receipt)
      if (!bearer) return refusal('not-found')
      return portalAct(house, bearer, params.action, body, language, now)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/portal/matters/{receipt}/photos/{photo}',
    who: 'anyone',
    summary: 'A picture that the reporter sent or was sent',
    params: Type.Object({ receipt: Receipt, photo: Uuid }),
    query: Type.Object({ size: Type.Optional(Type.Union([Type.Literal('full'), Type.Literal('thumb')])) }),
    answers: { 200: null },
    async handle(house, { params, query }) {
      const bearer = await bearerOf(house, params.receipt)
      const matter = bearer && (await findMatter(house.sql, house.kinds, bearer.actor, bearer.ref))
      if (!matter) return refusal('not-found')
      if (!(await isShown(house, matter, params.photo))) return refusal('not-found')
      return photoAnswer(house, matter, params.photo, query.size ?? 'full')
    },
  }),
]

/** Whether a picture stands in an entry that the reporter may read. */
async function isShown(house: House, matter: Matter, photo: string): Promise<boolean> {
  const kind = versionOf(house, matter)
  const entries = await entriesOf(house.sql, matter)
  return entries.some((entry: Entry) => {
    const form = entry.action === 'open' ? kind.opening.form : (kind.actions[entry.action]?.form ?? {})
    const own = entry.stamp.by === stampOf({ type: 'anyone' }).by
    return Object.entries(form).some(([name, field]) => {
      const value = entry.input[name]
      return (own || field.view === 'reporter') && Array.isArray(value) && value.includes(photo)
    })
  })
}

async function portalAct(
  house: House,
  bearer: Holder,
  action: string,
  request: { id: string; input?: unknown; seen?: string },
  language: 'zh' | 'en',
  now: string,
) {
  const acted = await actOnMatter(
    house,
    bearer.actor,
    'portal',
    bearer.ref,
    action,
    request,
    now,
    async () => [],
  )
  if (!acted.ok) return acted
  return { status: 200, body: await portalView(house, acted.value.matter, bearer.actor, language, now) }
}

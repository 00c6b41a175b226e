/** Notices of the seat I act for. */
import { Type } from 'typebox'
import { refusal } from '../../engine/refusals.ts'
import { type Language, say } from '../../engine/text.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { type House, versionOf } from '../house.ts'
import { markRead, type NoticeRow, noticesFor, unreadOf } from '../store/notices.ts'
import { TEXTS } from '../texts.ts'
import { noticeCursorOf, readNoticeCursor } from './cursor.ts'
import { Ref, Thing, Things } from './schemas.ts'

const PAGE = 30

/** What it is about in words; the matter's title is read only by who may read the matter. */
function noticeView(house: House, { seq, what, at, readAt, state }: NoticeRow, language: Language) {
  const kind = versionOf(house, state)
  const title = state.fields[kind.title]
  return {
    ref: state.ref,
    kind: state.kind,
    kindName: say(TEXTS[language], `${state.kind}.name`),
    title: typeof title === 'string' ? title : '',
    seq,
    what,
    words: say(TEXTS[language], `notice.${what}`),
    at: at.toISOString(),
    read: readAt !== null,
  }
}

export const NOTICES: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/notices',
    who: 'staff',
    summary: 'What my seat should know of, newest first; `unread` counts up to 100',
    query: Type.Object(
      {
        after: Type.Optional(Type.String({ maxLength: 200 })),
        unread: Type.Optional(Type.Literal('only')),
      },
      { additionalProperties: false },
    ),
    answers: { 200: Things },
    async handle(house, { query, actor, language }) {
      if (actor.type !== 'seat') return refusal('not-signed-in')
      const after = query.after === undefined ? undefined : readNoticeCursor(query.after)
      if (after === null) return refusal('bad-cursor')
      const { sql, kinds } = house
      const page = { limit: PAGE + 1, ...(after && { after }), unread: query.unread === 'only' }
      const rows = await noticesFor(sql, kinds, actor, actor.seat.id, page)
      const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
      const body = {
        items: rows.slice(0, PAGE).map((row) => noticeView(house, row, language)),
        unread: await unreadOf(sql, kinds, actor, actor.seat.id),
        ...(last && {
          next: noticeCursorOf({ at: last.at.toISOString(), ref: last.state.ref, seq: last.seq }),
        }),
      }
      return { status: 200, body }
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/notices/read',
    who: 'staff',
    summary: 'Mark as read: all until a moment, or those of one matter; again is fine',
    body: Type.Union([
      Type.Object({ until: Type.String({ format: 'date-time' }) }, { additionalProperties: false }),
      Type.Object({ ref: Ref }, { additionalProperties: false }),
    ]),
    answers: { 200: Thing },
    async handle(house, { body, actor, now }) {
      if (actor.type !== 'seat') return refusal('not-signed-in')
      await markRead(house.sql, actor.seat.id, { person: actor.person, now }, body)
      return { status: 200, body: { unread: await unreadOf(house.sql, house.kinds, actor, actor.seat.id) } }
    },
  }),
]

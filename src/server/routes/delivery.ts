/** How I hear 提醒方式: own wishes for messages, addresses and their codes. Nobody sets them for somebody else. */
import { timingSafeEqual } from 'node:crypto'
import { Type } from 'typebox'
import type { Problem } from '../../engine/form.ts'
import { CHANNELS, type Channel } from '../../engine/messages.ts'
import { isClockTime, USUAL_QUIET } from '../../engine/quiet.ts'
import { refusal } from '../../engine/refusals.ts'
import { countyOf } from '../../engine/territory.ts'
import { LANGUAGES, type Language } from '../../engine/text.ts'
import type { Actor } from '../../engine/who.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import type { House } from '../house.ts'
import { deliveriesTo } from '../store/deliveries.ts'
import {
  type Address,
  addressesOf,
  CODE_MINUTES,
  codeOf,
  confirmAddress,
  countTry,
  wishOf,
  writeWish,
} from '../store/wishes.ts'
import { askFor } from './ask-delivery.ts'
import { Thing, Uuid } from './schemas.ts'

const MINUTE_MS = 60_000
/** A million codes, five tries: nobody guesses one. */
const MOST_CODE_TRIES = 5

const ChannelName = Type.Union(CHANNELS.map((channel) => Type.Literal(channel)))
const AddressWish = Type.Object(
  { address: Type.String({ maxLength: 200 }), wanted: Type.Boolean() },
  { additionalProperties: false },
)
const Wishes = Type.Object(
  {
    language: Type.Union(LANGUAGES.map((language) => Type.Literal(language))),
    quiet: Type.Object(
      {
        from: Type.String({ maxLength: 5 }),
        until: Type.String({ maxLength: 5 }),
        restDays: Type.Boolean(),
      },
      { additionalProperties: false },
    ),
    email: AddressWish,
    sms: AddressWish,
  },
  { additionalProperties: false },
)
const Asked = Type.Object({ id: Uuid, channel: ChannelName }, { additionalProperties: false })

/** What an address of a channel looks like; whether it is somebody's own, the code shows. */
const ADDRESS: Record<Channel, RegExp> = {
  email: /^[^\s@<>,;:"()[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i,
  sms: /^1[3-9]\d{9}$/,
}

type SeatActor = Extract<Actor, { type: 'seat' }>

const codeUntil = ({ codeAt }: Pick<Address, 'codeAt'>): number =>
  (codeAt?.getTime() ?? 0) + CODE_MINUTES * MINUTE_MS

async function wishesView(house: House, { person, seat }: SeatActor, language: Language, now: string) {
  const { sql, delivery } = house
  const wish = (await wishOf(sql, person)) ?? { language, quiet: USUAL_QUIET }
  const addresses = await addressesOf(sql, person)
  const last = await deliveriesTo(sql, countyOf(seat.territory), person)
  return {
    ...wish,
    waitMinutes: delivery.waitMinutes,
    channels: CHANNELS.map((channel) => {
      const found = addresses.find((each) => each.channel === channel)
      const until = found?.code ? codeUntil(found) : 0
      return {
        channel,
        open: delivery[channel] !== undefined,
        address: found?.address ?? '',
        wanted: found?.wanted ?? false,
        confirmed: found?.confirmedAt != null,
        ...(until > Date.parse(now) && { codeUntil: new Date(until).toISOString() }),
      }
    }),
    last: last.map(({ madeAt, sentAt, ...row }) => ({
      ...row,
      at: madeAt.toISOString(),
      ...(sentAt && { sentAt: sentAt.toISOString() }),
    })),
  }
}

export const DELIVERY: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/session/delivery',
    who: 'staff',
    summary: 'How I hear of notices outside the desk, and the last messages to me',
    answers: { 200: Thing },
    async handle(house, { actor, language, now }) {
      if (actor.type !== 'seat') return refusal('not-signed-in')
      return { status: 200, body: await wishesView(house, actor, language, now) }
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/api/session/delivery',
    who: 'staff',
    summary: 'Say how I want to hear; a new address counts when its code is entered',
    body: Wishes,
    answers: { 200: Thing },
    async handle(house, { body, actor, language, now }) {
      if (actor.type !== 'seat') return refusal('not-signed-in')
      const given = CHANNELS.map((channel) => ({
        channel,
        address: body[channel].address.trim(),
        wanted: body[channel].wanted,
      }))
      const wrong = [
        ...(['from', 'until'] as const).flatMap((end): Problem[] =>
          isClockTime(body.quiet[end]) ? [] : [{ path: `quiet.${end}`, code: 'pattern' }],
        ),
        ...given.flatMap(({ channel, address }): Problem[] =>
          address === '' || ADDRESS[channel].test(address)
            ? []
            : [{ path: `${channel}.address`, code: 'pattern' }],
        ),
      ]
      if (wrong.length > 0) return refusal('invalid-input', { problems: wrong })
      const { language: wanted, quiet } = body
      await writeWish(house.sql, actor.person, { language: wanted, quiet }, given, now)
      return { status: 200, body: await wishesView(house, actor, language, now) }
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/session/delivery/code',
    who: 'staff',
    summary: 'Send a code to an address of mine; only the last one counts',
    body: Asked,
    answers: { 202: Thing },
    async handle(house, { body, actor, now }) {
      if (actor.type !== 'seat') return refusal('not-signed-in')
      return askFor(house, actor, { ...body, what: 'code' }, now)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/session/delivery/confirm',
    who: 'staff',
    summary: 'Enter the code that came to an address',
    body: Type.Object(
      { channel: ChannelName, code: Type.String({ pattern: '^\\d{6}$' }) },
      { additionalProperties: false },
    ),
    answers: { 200: Thing },
    async handle(house, { body, actor, language, now }) {
      if (actor.type !== 'seat') return refusal('not-signed-in')
      const { person } = actor
      const { channel } = body
      const found = (await addressesOf(house.sql, person)).find((each) => each.channel === channel)
      if (!found) return refusal('no-address')
      if (!found.code || codeUntil(found) <= Date.parse(now)) return refusal('code-over')
      if ((await countTry(house.sql, person, channel)) > MOST_CODE_TRIES) return refusal('code-over')
      const right = Buffer.from(codeOf(house.secret, found.code))
      if (!timingSafeEqual(right, Buffer.from(body.code)))
        return refusal('wrong-code', { problems: [{ path: 'code', code: 'pattern' }] })
      await confirmAddress(house.sql, person, channel, found.code, now)
      return { status: 200, body: await wishesView(house, actor, language, now) }
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/session/delivery/test',
    who: 'staff',
    summary: 'Send me a test message, quiet hours or not',
    body: Asked,
    answers: { 202: Thing },
    async handle(house, { body, actor, now }) {
      if (actor.type !== 'seat') return refusal('not-signed-in')
      return askFor(house, actor, { ...body, what: 'test' }, now)
    },
  }),
]

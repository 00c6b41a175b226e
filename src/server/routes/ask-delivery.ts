/** Messages that people ask for themselves: a code, a test. Queued like any other; the work loop sends them. */
import type { Channel } from '../../engine/messages.ts'
import { type Refusal, refusal } from '../../engine/refusals.ts'
import { countyOf } from '../../engine/territory.ts'
import type { Actor } from '../../engine/who.ts'
import type { Answer } from '../endpoint.ts'
import type { House } from '../house.ts'
import { askedSince, deliveryById, writeDelivery } from '../store/deliveries.ts'
import { addressesOf, expectCode } from '../store/wishes.ts'

/** Nobody can make the house send mails to a stranger all day: one a minute, five an hour. */
const LIMITS = [
  { ms: 60_000, most: 1 },
  { ms: 3_600_000, most: 5 },
]

interface Asked {
  id: string
  channel: Channel
  what: 'code' | 'test'
}

/** Queues a message to an address of the actor's own; the same id again is the same message. */
export async function askFor(
  house: House,
  { person, seat }: Extract<Actor, { type: 'seat' }>,
  { id, channel, what }: Asked,
  now: string,
): Promise<Answer | { refusal: Refusal }> {
  const { sql, delivery } = house
  const county = countyOf(seat.territory)
  const body = { id, channel }
  const known = await deliveryById(sql, county, id)
  if (known) {
    const same = known.person === person && known.channel === channel && known.what === what
    return same ? { status: 202, body } : refusal('id-reused')
  }
  if (!delivery[channel]) return refusal('channel-off')
  const address = (await addressesOf(sql, person)).find((each) => each.channel === channel)
  if (!address) return refusal('no-address')
  if (what === 'test' && !address.confirmedAt) return refusal('address-not-confirmed')
  for (const { ms, most } of LIMITS) {
    const since = new Date(Date.parse(now) - ms).toISOString()
    if ((await askedSince(sql, county, person, since)) >= most) return refusal('too-often')
  }
  await sql.begin(async (tx) => {
    const fresh = await writeDelivery(tx, { county, id, person, channel, what }, now)
    if (fresh && what === 'code') await expectCode(tx, person, channel, id, now)
  })
  return { status: 202, body }
}

/**
 * Bundles: unread and unsent notices of a person become one message. They wait a few minutes for others, unless one
 * is urgent; quiet hours hold everything back. Who is meant is who acts for the seat today, not who once sat there.
 */
import { randomUUID } from 'node:crypto'
import { chinaDayOf } from '../../engine/days.ts'
import { actingFor } from '../../engine/holder.ts'
import { type Channel, URGENT_CODES } from '../../engine/messages.ts'
import { quietUntil } from '../../engine/quiet.ts'
import type { Roster } from '../../engine/roster.ts'
import { countyOf } from '../../engine/territory.ts'
import { isUnavailable } from '../store/db.ts'
import { writeDelivery } from '../store/deliveries.ts'
import { claimNotices, countiesUnsent, settle, type Unsent, unsentBySeat } from '../store/unsent.ts'
import { lockWish, type Reachable, reachable } from '../store/wishes.ts'
import type { WorkHouse } from './loop.ts'

/** What sending needs of a running server besides the clocks' needs. */
export interface DeliverHouse extends WorkHouse {
  team: { on(day: string): Roster }
  delivery: { waitMinutes: number }
}

interface Waiting {
  to: Reachable
  oldest: Date
  urgent: boolean
  /** Seats with something to tell, by county of the matters. */
  seats: Map<string, string[]>
}

/** Makes the messages that are due. @returns how many people get one */
export async function makeBundles(house: DeliverHouse, channels: readonly Channel[]): Promise<number> {
  const { sql } = house
  const now = house.now()
  const roster = house.team.on(chinaDayOf(now))
  const people = await reachable(sql, channels)
  const waiting = new Map<string, Waiting>()
  for (const county of await countiesUnsent(sql)) {
    const unwanted: string[] = []
    for (const unsent of await unsentBySeat(sql, county, URGENT_CODES)) {
      const to = people.get(actingFor(roster, unsent.seat)?.person ?? '')
      if (to) gather(waiting, to, county, unsent)
      else unwanted.push(unsent.seat)
    }
    await settle(sql, county, unwanted, now)
  }
  const due = [...waiting.values()].filter((each) => isDue(house, each, now))
  let made = 0
  for (const each of due) if (await bundleSafely(house, each)) made++
  return made
}

function gather(
  waiting: Map<string, Waiting>,
  to: Reachable,
  county: string,
  { seat, oldest, urgent }: Unsent,
): void {
  const known = waiting.get(to.person)
  const seats = known?.seats ?? new Map<string, string[]>()
  seats.set(county, [...(seats.get(county) ?? []), seat])
  waiting.set(to.person, {
    to,
    seats,
    urgent: urgent || (known?.urgent ?? false),
    oldest: known && known.oldest < oldest ? known.oldest : oldest,
  })
}

function isDue(house: DeliverHouse, { to, oldest, urgent }: Waiting, now: string): boolean {
  if (quietUntil(to.quiet, now, house.time.calendar) !== undefined) return false
  return urgent || oldest.getTime() + house.delivery.waitMinutes * 60_000 <= Date.parse(now)
}

/** One person's fault keeps nobody else from hearing. */
async function bundleSafely(house: DeliverHouse, waiting: Waiting): Promise<boolean> {
  try {
    return await bundle(house, waiting)
  } catch (error) {
    if (isUnavailable(error)) throw error
    console.error('messages:', waiting.to.person, error instanceof Error ? error.message : error)
    return false
  }
}

/** Takes the notices and queues one message by each channel, in one transaction. */
async function bundle(house: DeliverHouse, { to, seats }: Waiting): Promise<boolean> {
  const now = house.now()
  return house.sql.begin(async (tx) => {
    await lockWish(tx, to.person)
    const items = []
    for (const [county, some] of seats) items.push(...(await claimNotices(tx, county, some, now)))
    const [first] = items
    if (!first) return false
    const own = house.directory.seat(
      actingFor(house.team.on(chinaDayOf(now)), first.seat)?.seat ?? first.seat,
    )
    const county = own ? countyOf(own.territory) : first.county
    for (const channel of to.channels)
      await writeDelivery(
        tx,
        { county, id: randomUUID(), person: to.person, channel, what: 'notices', items },
        now,
      )
    return true
  })
}

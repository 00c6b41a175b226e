/** Messages to people: the queue of what is to be sent, and the record of what was. The row itself is the job. */
import type { Channel } from '../../engine/messages.ts'
import type { Sql, Tx } from './db.ts'
import { type Backlog, MOST_TRIES } from './moments.ts'

/** A message that may have arrived is sent once more and never again: its id lets the receiver drop the second. */
const MOST_UNSURE = 2
/** While it is being sent, nobody else takes it; whoever hasn't finished by then is taken for dead. */
const LEASE_MS = 120_000

export type DeliveryWhat = 'notices' | 'code' | 'test'

/** Why a notice was left out of a message. */
export type LeftOut = 'read' | 'sight' | 'not-acting' | 'gone'

/** A notice by its key. */
export interface Item {
  county: string
  matter: string
  seq: number
  seat: string
  left?: LeftOut
}

export interface Delivery {
  county: string
  id: string
  person: string
  channel: Channel
  what: DeliveryWhat
  items: Item[]
  tries: number
  unsure: number
  madeAt: Date
}

/** One that is claimed, and whether an earlier try of it may have arrived. */
export interface Claimed extends Delivery {
  state: 'waiting' | 'sending'
}

export interface NewDelivery {
  county: string
  id: string
  person: string
  channel: Channel
  what: DeliveryWhat
  items?: readonly Item[]
}

/** Puts a message in the queue. @returns false when one of this id is there already */
export async function writeDelivery(sql: Sql | Tx, given: NewDelivery, now: string): Promise<boolean> {
  const { county, id, person, channel, what, items = [] } = given
  const rows = await sql`
    insert into delivery (county, id, person, channel, what, items, state, made_at, next_at)
    values (${county}, ${id}, ${person}, ${channel}, ${what}, ${sql.json(items as never)}, 'waiting', ${now}, ${now})
    on conflict (county, id) do nothing returning id` // items are plain JSON
  return rows.length > 0
}

/** Counties with something to send by a channel; each is claimed on its own, because a claim must meet one shard. */
export async function countiesDelivering(sql: Sql, channel: Channel, now: string): Promise<string[]> {
  const rows = await sql<{ county: string }[]>`
    select distinct county from delivery
    where state in ('waiting', 'sending') and channel = ${channel} and next_at <= ${now}`
  return rows.map((row) => row.county)
}

/** One message of a county that is due, locked for this transaction; others take the next. */
export async function claimDelivery(
  tx: Tx,
  county: string,
  channel: Channel,
  now: string,
): Promise<Claimed | undefined> {
  const [row] = await tx<Claimed[]>`
    select county, id, person, channel, what, items, state, tries, unsure, made_at as "madeAt" from delivery
    where county = ${county} and channel = ${channel} and state in ('waiting', 'sending') and next_at <= ${now}
    order by next_at limit 1 for update skip locked`
  return row
}

/** Whether another try is allowed after one of which nobody knows whether it arrived. */
export const mayRepeat = (unsure: number): boolean => unsure < MOST_UNSURE

/** What is known when a message is about to leave. */
export interface Leaving {
  tries: number
  unsure: number
  items: readonly Item[]
}

const counted = (items: readonly Item[]) => ({
  notices: items.filter(({ left }) => left === undefined).length,
  withheld: items.filter(({ left }) => left === 'sight').length,
})

/** Records that it leaves now; committed before it does. */
export async function markLeaving(
  tx: Tx,
  { county, id }: Delivery,
  { tries, unsure, items }: Leaving,
  now: string,
): Promise<void> {
  const { notices, withheld } = counted(items)
  const lease = new Date(Date.parse(now) + LEASE_MS).toISOString()
  await tx`
    update delivery set state = 'sending', tries = ${tries}, unsure = ${unsure}, items = ${tx.json(items as never)},
      notices = ${notices}, withheld = ${withheld}, next_at = ${lease}
    where county = ${county} and id = ${id}` // items are plain JSON
}

/** Records that it arrived, unless another sender has taken it over meanwhile. */
export async function markSent(sql: Sql, { county, id }: Delivery, tries: number, now: string) {
  await sql`
    update delivery set state = 'sent', sent_at = ${now}, fault = null
    where county = ${county} and id = ${id} and state = 'sending' and tries = ${tries}`
}

/** Puts off a message that did not leave: one minute, two, four, …; after the last try it is set aside. */
export async function markFailed(
  sql: Sql,
  { county, id }: Delivery,
  { tries, unsure, fault }: { tries: number; unsure: number; fault: string },
  now: string,
): Promise<void> {
  const over = !mayRepeat(unsure) ? 'unsure' : tries >= MOST_TRIES ? 'aside' : 'waiting'
  await sql`
    update delivery set state = ${over}, tries = ${tries}, unsure = ${unsure}, fault = ${fault},
      next_at = ${now}::timestamptz + interval '1 minute' * power(2, ${tries - 1}::int)
    where county = ${county} and id = ${id} and state in ('waiting', 'sending') and tries in (${tries}, ${tries - 1})`
}

/** Ends a message of which nothing is left to be sent. */
export async function markNothing(
  tx: Tx,
  { county, id }: Delivery,
  items: readonly Item[],
  why: string | undefined,
): Promise<void> {
  const { withheld } = counted(items)
  await tx`
    update delivery set state = 'nothing', items = ${tx.json(items as never)}, notices = 0, withheld = ${withheld},
      fault = ${why ?? null}
    where county = ${county} and id = ${id}` // items are plain JSON
}

/** Ends a message of which two tries may have arrived. */
export async function markUnsure(tx: Tx, { county, id }: Delivery, unsure: number): Promise<void> {
  await tx`
    update delivery set state = 'unsure', unsure = ${unsure}, fault = coalesce(fault, 'the sender died twice')
    where county = ${county} and id = ${id}`
}

/** Holds a message back until an instant, without counting a try. */
export async function holdBack(
  tx: Tx,
  { county, id }: Delivery,
  unsure: number,
  until: string,
): Promise<void> {
  await tx`
    update delivery set state = 'waiting', unsure = ${unsure}, next_at = ${until}
    where county = ${county} and id = ${id}`
}

/** How many messages of one kind a person has asked for since an instant; those that nobody asks for don't count. */
export async function askedSince(sql: Sql, county: string, person: string, since: string): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from delivery
    where county = ${county} and person = ${person} and what <> 'notices' and made_at > ${since}`
  return row?.n ?? 0
}

/** One message of the record, as its reader sees it. */
export interface DeliveryRow {
  id: string
  channel: Channel
  what: DeliveryWhat
  state: string
  notices: number
  withheld: number
  tries: number
  madeAt: Date
  sentAt: Date | null
}

const SHOWN = 10

/** The last messages to a person, newest first. */
export const deliveriesTo = (sql: Sql, county: string, person: string): Promise<DeliveryRow[]> =>
  sql<DeliveryRow[]>`
    select id, channel, what, state, notices, withheld, tries, made_at as "madeAt", sent_at as "sentAt"
    from delivery where county = ${county} and person = ${person}
    order by made_at desc, id desc limit ${SHOWN}`

/** Whose message this is, and by what channel; a repeat of a request finds the first. */
export async function deliveryById(
  sql: Sql,
  county: string,
  id: string,
): Promise<Pick<Delivery, 'person' | 'channel' | 'what'> | undefined> {
  const [row] = await sql<Pick<Delivery, 'person' | 'channel' | 'what'>[]>`
    select person, channel, what from delivery where county = ${county} and id = ${id}`
  return row
}

/** Messages set aside, by the moment they were made. */
export const deliveriesAside = (
  sql: Sql,
): Promise<{ id: string; channel: Channel; state: string; fault: string }[]> =>
  sql<{ id: string; channel: Channel; state: string; fault: string }[]>`
    select id, channel, state, coalesce(fault, '') as fault from delivery
    where state in ('aside', 'unsure') order by made_at, id`

/** Puts a message that was set aside back to work, its tries forgotten. @returns false when there is none of this id */
export async function putDeliveryBack(sql: Sql, id: string, now: string): Promise<boolean> {
  const rows = await sql`
    update delivery set state = 'waiting', tries = 0, unsure = 0, next_at = ${now}
    where id = ${id} and state in ('aside', 'unsure') returning id`
  return rows.length > 0
}

/** How far sending is behind: in the same three numbers as the moments. */
export async function deliveryBacklog(sql: Sql, now: string): Promise<Backlog> {
  const [row] = await sql<Backlog[]>`
    select count(*) filter (where state in ('waiting', 'sending') and next_at <= ${now})::int as waiting,
      coalesce(extract(epoch from ${now}::timestamptz
        - min(next_at) filter (where state in ('waiting', 'sending') and next_at <= ${now})), 0)::float8 as "lagSeconds",
      count(*) filter (where state in ('aside', 'unsure'))::int as aside
    from delivery where state in ('waiting', 'sending', 'aside', 'unsure')`
  return row ?? { waiting: 0, lagSeconds: 0, aside: 0 }
}

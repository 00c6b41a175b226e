/** How people want to hear of notices: hours, language, and addresses that count once they are confirmed. */
import { createHmac } from 'node:crypto'
import type { Channel } from '../../engine/messages.ts'
import type { Quiet } from '../../engine/quiet.ts'
import type { Language } from '../../engine/text.ts'
import type { Sql, Tx } from './db.ts'

export interface Wish {
  language: Language
  quiet: Quiet
}

export interface Address {
  channel: Channel
  address: string
  /** Switched on by the person. */
  wanted: boolean
  confirmedAt: Date | null
  /** The delivery whose code confirms it. */
  code: string | null
  codeAt: Date | null
  codeTries: number
}

/** Somebody who can be reached, and by what. */
export interface Reachable extends Wish {
  person: string
  channels: Channel[]
}

/** How long a code can be entered. */
export const CODE_MINUTES = 30

/** Six digits that follow from the delivery that carries them, so that they need not be stored anywhere. */
export function codeOf(secret: Buffer, delivery: string): string {
  const digest = createHmac('sha256', secret).update(`address code ${delivery}`).digest()
  return String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0')
}

interface WishRow {
  language: Language
  from: string
  until: string
  restDays: boolean
}

const wishOfRow = ({ language, from, until, restDays }: WishRow): Wish => ({
  language,
  quiet: { from, until, restDays },
})

/** What a person has said; `undefined` when nothing yet. */
export async function wishOf(sql: Sql | Tx, person: string): Promise<Wish | undefined> {
  const [row] = await sql<WishRow[]>`
    select language, quiet_from as from, quiet_until as until, quiet_rest_days as "restDays"
    from delivery_wish where person = ${person}`
  return row && wishOfRow(row)
}

/** Addresses of a person, at most one for each channel. */
export const addressesOf = (sql: Sql | Tx, person: string): Promise<Address[]> =>
  sql<Address[]>`
    select channel, address, wanted, confirmed_at as "confirmedAt", code, code_at as "codeAt",
      code_tries as "codeTries"
    from delivery_address where person = ${person} order by channel`

/** Everybody who has switched on a confirmed address in one of these channels. */
export async function reachable(sql: Sql, channels: readonly Channel[]): Promise<Map<string, Reachable>> {
  const rows = await sql<(WishRow & { person: string; channels: Channel[] })[]>`
    select w.person, w.language, w.quiet_from as from, w.quiet_until as until,
      w.quiet_rest_days as "restDays", array_agg(a.channel order by a.channel) as channels
    from delivery_wish w join delivery_address a on a.person = w.person
    where a.wanted and a.confirmed_at is not null and a.channel = any(${[...channels]}::text[])
    group by w.person, w.language, w.quiet_from, w.quiet_until, w.quiet_rest_days`
  return new Map(
    rows.map((row) => [row.person, { ...wishOfRow(row), person: row.person, channels: row.channels }]),
  )
}

/** Holds a person's wishes until the end of the transaction, so that one bundle is made after the other. */
export async function lockWish(tx: Tx, person: string): Promise<void> {
  await tx`select person from delivery_wish where person = ${person} for update`
}

/**
 * Writes what a person wants. A new address is unconfirmed and asks for a code of its own; the same one keeps what
 * it has; an empty one is forgotten.
 */
export async function writeWish(
  sql: Sql,
  person: string,
  wish: Wish,
  addresses: readonly Pick<Address, 'channel' | 'address' | 'wanted'>[],
  now: string,
): Promise<void> {
  const { language, quiet } = wish
  await sql.begin(async (tx) => {
    await tx`
      insert into delivery_wish (person, language, quiet_from, quiet_until, quiet_rest_days, changed_at)
      values (${person}, ${language}, ${quiet.from}, ${quiet.until}, ${quiet.restDays}, ${now})
      on conflict (person) do update set language = excluded.language, quiet_from = excluded.quiet_from,
        quiet_until = excluded.quiet_until, quiet_rest_days = excluded.quiet_rest_days,
        changed_at = excluded.changed_at`
    for (const { channel, address, wanted } of addresses) {
      if (address === '') {
        await tx`delete from delivery_address where person = ${person} and channel = ${channel}`
        continue
      }
      await tx`
        delete from delivery_address
        where person = ${person} and channel = ${channel} and address <> ${address}`
      await tx`
        insert into delivery_address (person, channel, address, wanted)
        values (${person}, ${channel}, ${address}, ${wanted})
        on conflict (person, channel) do update set wanted = excluded.wanted`
    }
  })
}

/** From now on the code of this delivery confirms the address, and no earlier one. */
export async function expectCode(
  tx: Tx,
  person: string,
  channel: Channel,
  delivery: string,
  now: string,
): Promise<void> {
  await tx`
    update delivery_address set code = ${delivery}, code_at = ${now}, code_tries = 0
    where person = ${person} and channel = ${channel}`
}

/** Counts an attempt before it is judged, so that many at once are no way around the limit. @returns how many so far */
export async function countTry(sql: Sql, person: string, channel: Channel): Promise<number> {
  const [row] = await sql<{ tries: number }[]>`
    update delivery_address set code_tries = code_tries + 1
    where person = ${person} and channel = ${channel} returning code_tries as tries`
  return row?.tries ?? 0
}

/** The address is theirs: it counts from now on, and the code is used up. */
export async function confirmAddress(
  sql: Sql,
  person: string,
  channel: Channel,
  code: string,
  now: string,
): Promise<void> {
  await sql`
    update delivery_address set confirmed_at = ${now}, code = null, code_at = null
    where person = ${person} and channel = ${channel} and code = ${code}`
}

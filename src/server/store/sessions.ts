/** Signing in: accounts and sessions. */
import type { Sql } from './db.ts'

export interface Account {
  person: string
  name: string
  passwordHash: string
  demo: boolean
  /** Seats the person sits on that day. */
  seats: string[]
}

/** The account of a user name, with the seats of a day (`YYYY-MM-DD`). */
export async function accountOf(sql: Sql, username: string, day: string): Promise<Account | undefined> {
  const [row] = await sql<Account[]>`
    select p.id as person, p.name, p.password_hash as "passwordHash", p.demo,
      coalesce(array_agg(s.seat order by s.seat) filter (where s.seat is not null), '{}') as seats
    from person p
    left join seating s on s.person = p.id and s.since <= ${day} and (s.until is null or s.until > ${day})
    where p.username = ${username} and p.password_hash is not null
    group by p.id`
  return row
}

export interface SessionRow {
  person: string
  name: string
  demo: boolean
  seat: string
  username: string
}

/** @param county of the seat; the token carries it */
export async function openSession(
  sql: Sql,
  session: { county: string; tokenHash: Buffer; person: string; seat: string; now: string; expires: string },
): Promise<void> {
  const { county, tokenHash, person, seat, now, expires } = session
  await sql`
    insert into session (county, token_hash, person, seat, created_at, expires_at)
    values (${county}, ${tokenHash}, ${person}, ${seat}, ${now}, ${expires})`
  await sql`delete from session where expires_at < ${now}`
}

/** Who a token is, while the session lasts and the person still sits on the seat. */
export async function sessionOf(
  sql: Sql,
  county: string,
  tokenHash: Buffer,
  now: string,
): Promise<SessionRow | undefined> {
  const [row] = await sql<SessionRow[]>`
    select s.person, p.name, p.demo, s.seat, p.username from session s
    join person p on p.id = s.person
    join seating g on g.person = s.person and g.seat = s.seat
      and g.since <= ${now}::timestamptz::date and (g.until is null or g.until > ${now}::timestamptz::date)
    where s.county = ${county} and s.token_hash = ${tokenHash} and s.expires_at > ${now}`
  return row
}

export async function closeSession(sql: Sql, county: string, tokenHash: Buffer): Promise<void> {
  await sql`delete from session where county = ${county} and token_hash = ${tokenHash}`
}

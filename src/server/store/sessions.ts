/** Signing in: accounts and sessions. */
import type { Sql } from './db.ts'

export interface Account {
  person: string
  name: string
  passwordHash: string
  demo: boolean
}

/** The account of a user name. */
export async function accountOf(sql: Sql, username: string): Promise<Account | undefined> {
  const [row] = await sql<Account[]>`
    select id as person, name, password_hash as "passwordHash", demo from person
    where username = ${username} and password_hash is not null`
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

/** Who a token is while the session lasts; whether the person may still act for the seat, the roster says. */
export async function sessionOf(
  sql: Sql,
  county: string,
  tokenHash: Buffer,
  now: string,
): Promise<SessionRow | undefined> {
  const [row] = await sql<SessionRow[]>`
    select s.person, p.name, p.demo, s.seat, p.username from session s
    join person p on p.id = s.person
    where s.county = ${county} and s.token_hash = ${tokenHash} and s.expires_at > ${now}`
  return row
}

/** Goes on for another seat. The county stays the one the token names: it says where the row lies. */
export async function switchSeat(sql: Sql, county: string, tokenHash: Buffer, seat: string): Promise<void> {
  await sql`update session set seat = ${seat} where county = ${county} and token_hash = ${tokenHash}`
}

export async function closeSession(sql: Sql, county: string, tokenHash: Buffer): Promise<void> {
  await sql`delete from session where county = ${county} and token_hash = ${tokenHash}`
}

/** Units, seats and the people on them. */
import type { Directory } from '../../engine/act.ts'
import { LEVELS } from '../../engine/kind.ts'
import { codeAt, levelOf } from '../../engine/territory.ts'
import type { SeatRef } from '../../engine/who.ts'
import type { Sql } from './db.ts'

export interface Unit {
  id: string
  department: string
  territory: string
  zh: string
  en: string
  /** The seat of its head. */
  head?: string | undefined
  /** Its head answers for what falls vacant in the territory below. */
  leads?: boolean
}

export interface Seat extends SeatRef {
  zh: string
  en: string
}

/** Everything about units and seats, kept in memory: the city has thousands of them, not millions. */
export interface People extends Directory {
  unit(id: string): Unit | undefined
  seat(id: string): Seat | undefined
  readonly units: readonly Unit[]
  readonly seats: readonly Seat[]
  /** The city's duty seat. */
  readonly duty: Seat
  /** Units with a seat of this role that serve a place, nearest first. */
  unitsFor(role: string, place: string): Unit[]
  /** Seats of this role that serve a place, nearest first. */
  seatsFor(role: string, place: string): Seat[]
}

/** Reads units and seats. @throws Error when the city has no duty seat: some matter would have no holder */
export async function loadPeople(sql: Sql, city: string): Promise<People> {
  const rows = await sql<(Unit & { head: string | null })[]>`
    select id, department, territory, head, leads, name_zh as zh, name_en as en from unit order by id`
  const units = rows.map((unit) => ({ ...unit, head: unit.head ?? undefined }))
  const seats = await sql<Seat[]>`
    select id, unit, role, territory, name_zh as zh, name_en as en from seat order by id`
  return peopleOf(city, units, seats)
}

/** The directory over given units and seats. */
export function peopleOf(city: string, units: readonly Unit[], seats: readonly Seat[]): People {
  const unitById = new Map(units.map((unit) => [unit.id, unit]))
  const seatById = new Map(seats.map((seat) => [seat.id, seat]))
  const byUnit = Map.groupBy(seats, ({ unit }) => unit)
  const byRoleAt = Map.groupBy(seats, (seat) => `${seat.role} ${seat.territory}`)
  const duty = seats.find((seat) => seat.role === 'duty' && seat.territory === city)
  if (!duty) throw new Error(`city ${city} has no duty seat`)

  /** Seats of a role on the way from a place up to the city, nearest first. */
  const upwards = (role: string, place: string, from: number): Seat[] => {
    const levels = LEVELS.slice(0, from + 1).reverse()
    const codes = new Set(
      levels.map((level) => codeAt(place, level, city)).filter((code) => code !== undefined),
    )
    return [...codes].flatMap((code) => byRoleAt.get(`${role} ${code}`) ?? [])
  }

  const deepest = LEVELS.length - 1
  return {
    nearest: (roles, place, level) => {
      const found = roles.flatMap((role) => upwards(role, place, LEVELS.indexOf(level)).slice(0, 1))
      return found.reduce<Seat | undefined>(nearer, undefined) ?? duty
    },
    ofUnit: (unit, role) => seats.find((seat) => seat.unit === unit && seat.role === role),
    seat: (id) => seatById.get(id),
    seatsOf: (unit) => byUnit.get(unit) ?? [],
    units,
    seats,
    duty,
    unit: (id) => unitById.get(id),
    seatsFor: (role, place) => upwards(role, place, deepest),
    unitsFor: (role, place) => {
      const ids = new Set(upwards(role, place, deepest).map((seat) => seat.unit))
      return [...ids].map((id) => unitById.get(id)).filter((unit) => unit !== undefined)
    },
  }
}

/** The seat further down; the first of two on the same level. */
const nearer = (one: Seat | undefined, other: Seat): Seat =>
  one && depthOf(one) >= depthOf(other) ? one : other

const depthOf = (seat: Seat): number => [...LEVELS].indexOf(levelOf(seat.territory) ?? 'city')

/** Whether a unit is there, and with `seated` people on its seats as well. */
export async function hasPeople(sql: Sql, unit: string, seated: boolean): Promise<boolean> {
  const [row] = await sql<{ unit: boolean; seated: boolean }[]>`
    select exists (select 1 from unit where id = ${unit}) as unit,
      exists (select 1 from seating g join seat s on s.id = g.seat where s.unit = ${unit}) as seated`
  return Boolean(row?.unit) && (!seated || Boolean(row?.seated))
}

/** A unit or seat row as the loader writes it. */
export interface PersonRow {
  id: string
  name: string
  username: string | null
  passwordHash: string | null
  demo: boolean
}

/**
 * Writes units, seats and people; those that are there already stay as they are.
 * @param since first day of every seating, `YYYY-MM-DD`
 */
export async function writePeople(
  sql: Sql,
  people: {
    units: Unit[]
    seats: Seat[]
    standIns: { seat: string; standIn: string }[]
    persons: (PersonRow & { seat: string })[]
  },
  since: string,
): Promise<void> {
  await sql.begin(async (tx) => {
    for (const rows of chunks(people.units)) {
      await tx`insert into unit ${tx(rows.map((u) => ({ id: u.id, department: u.department, territory: u.territory, name_zh: u.zh, name_en: u.en, leads: u.leads ?? false })))} on conflict do nothing`
    }
    for (const rows of chunks(people.seats)) {
      await tx`insert into seat ${tx(rows.map((s) => ({ id: s.id, unit: s.unit, role: s.role, territory: s.territory, name_zh: s.zh, name_en: s.en })))} on conflict do nothing`
    }
    // Units stand before their seats, so a head is named when both are there.
    for (const rows of chunks(people.units.filter(({ head }) => head))) {
      await tx`
        update unit u set head = given.head
        from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ head }) => head ?? '')}::text[]) as given(id, head)
        where u.id = given.id and u.head is null`
    }
    for (const rows of chunks(people.standIns)) {
      await tx`insert into stand_in ${tx(rows.map((s) => ({ seat: s.seat, stand_in: s.standIn, since })))} on conflict do nothing`
    }
    for (const rows of chunks(people.persons)) {
      await tx`insert into person ${tx(rows.map((p) => ({ id: p.id, name: p.name, username: p.username, password_hash: p.passwordHash, demo: p.demo })))} on conflict do nothing`
      await tx`insert into seating ${tx(rows.map((p) => ({ seat: p.seat, person: p.id, since })))} on conflict do nothing`
    }
  })
}

function chunks<T>(rows: readonly T[]): T[][] {
  const size = 1_000
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))
}

/** Names of persons by id, for histories. */
export async function namesOf(sql: Sql, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await sql<{ id: string; name: string }[]>`select id, name from person where id in ${sql(ids)}`
  return new Map(rows.map((row) => [row.id, row.name]))
}

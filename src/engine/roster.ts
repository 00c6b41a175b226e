/** Who sits where on a day: dated spans cut at one day, as plain data. */
import type { SeatRef } from './who.ts'

/** Days as `YYYY-MM-DD`; `until` is the first day on which it is no longer so, open when absent. */
export interface Span {
  since: string
  until?: string | undefined
}

export interface Seating extends Span {
  seat: string
  person: string
}

export type Leave = Seating & { until: string }

export interface StandIn extends Span {
  seat: string
  standIn: string
}

export interface RosterUnit {
  id: string
  department: string
  territory: string
  /** The seat of its head. */
  head?: string | undefined
  /** Its head answers for what falls vacant in the territory. */
  leads?: boolean | undefined
}

/** Everything dated about seats. */
export interface Staff {
  units: readonly RosterUnit[]
  seats: readonly SeatRef[]
  seatings: readonly Seating[]
  leaves: readonly Leave[]
  standIns: readonly StandIn[]
  /** The city's duty seat: the end of every chain. */
  duty: string
}

/** The staff on one day. */
export interface Roster {
  day: string
  seats: ReadonlyMap<string, SeatRef>
  units: ReadonlyMap<string, RosterUnit>
  /** Persons by the seat they sit on, the longest first. */
  occupants: ReadonlyMap<string, readonly string[]>
  /** Seats by the person who sits on them. */
  seatsOf: ReadonlyMap<string, readonly string[]>
  /** `seat person` of everybody on leave. */
  away: ReadonlySet<string>
  standIns: ReadonlyMap<string, string>
  /** Heads that answer for a territory, and heads by `department territory`. */
  leaders: ReadonlyMap<string, readonly string[]>
  heads: ReadonlyMap<string, readonly string[]>
  duty: string
}

export const covers = ({ since, until }: Span, day: string): boolean =>
  since <= day && (until === undefined || until > day)

/** Whether two spans share a day. */
export const overlap = (one: Span, other: Span): boolean =>
  (one.until === undefined || other.since < one.until) &&
  (other.until === undefined || one.since < other.until)

/** Cuts the staff at a day, `YYYY-MM-DD` in China. */
export function rosterOn(staff: Staff, day: string): Roster {
  const today = <T extends Span>(spans: readonly T[]): T[] => spans.filter((span) => covers(span, day))
  const sitting = today(staff.seatings).sort((one, other) => (before(one, other) ? -1 : 1))
  const headed = staff.units.flatMap((unit) =>
    unit.head === undefined ? [] : [{ ...unit, head: unit.head }],
  )
  return {
    day,
    seats: new Map(staff.seats.map((seat) => [seat.id, seat])),
    units: new Map(staff.units.map((unit) => [unit.id, unit])),
    occupants: listed(
      sitting,
      ({ seat }) => seat,
      ({ person }) => person,
    ),
    seatsOf: listed(
      sitting,
      ({ person }) => person,
      ({ seat }) => seat,
    ),
    away: new Set(today(staff.leaves).map(({ seat, person }) => `${seat} ${person}`)),
    standIns: new Map(today(staff.standIns).map(({ seat, standIn }) => [seat, standIn])),
    leaders: listed(
      headed.filter(({ leads }) => leads),
      ({ territory }) => territory,
      ({ head }) => head,
    ),
    heads: listed(
      headed,
      (unit) => `${unit.department} ${unit.territory}`,
      ({ head }) => head,
    ),
    duty: staff.duty,
  }
}

const before = (one: Seating, other: Seating): boolean =>
  one.since === other.since ? one.person < other.person : one.since < other.since

function listed<T>(
  items: readonly T[],
  key: (item: T) => string,
  value: (item: T) => string,
): Map<string, string[]> {
  const groups = Map.groupBy(items, key)
  return new Map([...groups].map(([name, group]) => [name, [...new Set(group.map(value))]]))
}

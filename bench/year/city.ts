/** A city in memory: its tree, units and seats as the server makes them, and who sits there on which days. */
import { CALENDAR } from '../../src/cities/calendar.ts'
import type { CityProfile } from '../../src/cities/profile.ts'
import type { House } from '../../src/engine/act.ts'
import type { TimeTable } from '../../src/engine/clocks.ts'
import { type Roster, rosterOn, type Seating } from '../../src/engine/roster.ts'
import type { SeatSpans } from '../../src/engine/seat-change.ts'
import { officesOf } from '../../src/server/commands/people.ts'
import { gridsOf } from '../../src/server/commands/territory.ts'
import { type Random, randomOf } from '../../src/server/demo/random.ts'
import { divisionsOf } from '../../src/server/outside/china-division.ts'
import { type People, peopleOf, type Seat, type Unit } from '../../src/server/store/people.ts'
import type { Place } from '../../src/server/store/territory.ts'
import { leavesOf, seatingsOf } from './staff.ts'

export interface City {
  profile: CityProfile
  people: People
  units: Unit[]
  seats: Seat[]
  grids: { code: string; lon: null; lat: null }[]
  time: TimeTable
  spans: Pick<SeatSpans, 'seatings' | 'leaves' | 'standIns'>
}

/** The places of a profile's city, down to its grids, as the first start of a server loads them. */
export async function placesOf(profile: CityProfile): Promise<Place[]> {
  const divisions = await divisionsOf(profile.code, profile.territory.counties)
  const grids = gridsOf(divisions, profile.territory.grids.count)
  return [...divisions, ...grids.map((grid) => ({ ...grid, level: 'grid' as const }))]
}

/** @param days first and last of the time that is lived through, `YYYY-MM-DD` */
export function cityOf(
  profile: CityProfile,
  places: readonly Place[],
  days: { from: string; until: string },
  seed: string,
): City {
  const random = randomOf(`${seed}/staff`)
  const { units, seats, standIns } = officesOf(profile, places)
  const seatings = seats.flatMap((seat) => seatingsOf(random, seat, days))
  return {
    profile,
    units,
    seats,
    people: peopleOf(profile.code, units, seats),
    grids: places.filter(({ level }) => level === 'grid').map(({ code }) => ({ code, lon: null, lat: null })),
    time: { terms: profile.terms, calendar: CALENDAR },
    spans: {
      seatings,
      leaves: seats.flatMap((seat) => leavesOf(random, seat, days)),
      standIns: standIns.map((each) => ({ ...each, since: '2020-01-01' })),
    },
  }
}

export const rosterOf = ({ units, seats, people, spans }: City, day: string): Roster =>
  rosterOn({ units, seats, duty: people.duty.id, ...spans }, day)

export function houseOf(city: City): House {
  const { people, time } = city
  return {
    directory: people,
    time,
    lookups: {
      code: () => true,
      seat: (id, roles) => roles.includes(people.seat(id)?.role ?? ''),
      unit: (id, roles) => people.seatsOf(id).some(({ role }) => roles.includes(role)),
    },
  }
}

/** Two villages of one town become one: grids go on under the successor's codes, and so do those who work there. */
export function mergeVillages(city: City, random: Random, day: string): string | undefined {
  const villages = city.units
    .filter(({ department }) => department === 'grid')
    .map(({ territory }) => territory)
  const alive = villages.filter((village) => city.grids.some(({ code }) => code.startsWith(village)))
  const from = random.pick(alive)
  const into = alive.find((other) => other !== from && other.slice(0, 9) === from.slice(0, 9))
  if (!into) return undefined
  const moving = city.grids.filter(({ code }) => code.startsWith(from))
  const last = city.grids.filter(({ code }) => code.startsWith(into)).length
  for (const [i, grid] of moving.entries()) {
    const code = `${into}${String(last + i + 1).padStart(3, '0')}`
    const id = `${code}-grid-worker`
    city.seats.push({ id, unit: `${into}-grid`, role: 'grid-worker', territory: code, zh: code, en: code })
    const sits = city.spans.seatings.find((each) => each.seat === `${grid.code}-grid-worker` && !each.until)
    if (sits) city.spans.seatings.push({ seat: id, person: sits.person, since: day })
    grid.code = code
  }
  city.spans.seatings = city.spans.seatings.map((each) => endedIn(each, from, day))
  city.people = peopleOf(city.profile.code, city.units, city.seats)
  return `${from} into ${into}`
}

const endedIn = (each: Seating, village: string, day: string): Seating =>
  each.seat.startsWith(village) && (each.until === undefined || each.until > day)
    ? { ...each, until: day }
    : each

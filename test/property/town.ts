/** Random cities: a tree of territory with units and seats, some never made, and people on them for dated spans. */

import { dayNumber, dayText } from '../../src/engine/days.ts'
import type { SeatSpans } from '../../src/engine/seat-change.ts'
import { parentOf } from '../../src/engine/territory.ts'
import { type People, peopleOf, type Seat, type Unit } from '../../src/server/store/people.ts'
import type { Dice } from './dice.ts'

export const CITY = '990100'
/** Every life lies between these days. */
export const FIRST_DAY = '2026-09-01'
const DAYS = 240

export interface Town {
  units: Unit[]
  seats: Seat[]
  people: People
  spans: Map<string, SeatSpans>
  /** Villages and grids where matters can begin. */
  places: string[]
}

/** Role and chance in a hundred that the seat was ever made, by unit. */
type Posts = readonly (readonly [role: string, percent: number])[]
const CENTRE: Posts = [
  ['clerk', 80],
  ['supervisor', 70],
  ['mediator', 60],
]
const COUNTY: Posts = [...CENTRE, ['petition-clerk', 70]]
const DUTY: Posts = [
  ['duty', 100],
  ['supervisor', 60],
  ['petition-clerk', 60],
]

export const dayIn = (dice: Dice): string => dayText(dayNumber(FIRST_DAY) + dice.below(DAYS))

export function townFrom(dice: Dice): Town {
  const units: Unit[] = []
  const seats: Seat[] = []
  const places: string[] = []
  const add = (territory: string, department: string, posts: Posts, leads = false) => {
    const id = `${territory}-${department}`
    const made = posts
      .filter(([, percent]) => percent === 100 || !dice.chance(100 - percent))
      .map(([role]) => seatAt(`${id}-${role}`, id, role, territory))
    seats.push(...made)
    const head = dice.chance(20) ? undefined : made[0]?.id
    units.push({ id, department, territory, zh: id, en: id, head, leads })
  }
  add(CITY, 'duty', DUTY, true)
  for (const county of codesBelow('9901', 2, 1 + dice.below(2))) {
    add(county, 'centre', COUNTY, true)
    for (const department of ['housing', 'water'].slice(0, dice.below(3)))
      add(county, department, [['handler', 100]])
    for (const town of codesBelow(county, 3, 1 + dice.below(2))) {
      add(town, 'centre', CENTRE, true)
      if (dice.chance(40)) add(town, 'housing', [['handler', 100]])
      for (const village of codesBelow(town, 3, 1 + dice.below(2))) {
        add(village, 'grid', [['grid-worker', 70]])
        places.push(village)
        for (const grid of codesBelow(village, 3, dice.below(2))) {
          seats.push(seatAt(`${grid}-grid-worker`, `${village}-grid`, 'grid-worker', grid))
          places.push(grid)
        }
      }
    }
  }
  const spans = new Map(seats.map((seat) => [seat.id, spansFrom(dice, seat, seats)]))
  return { units, seats, people: peopleOf(CITY, units, seats), spans, places }
}

const seatAt = (id: string, unit: string, role: string, territory: string): Seat => ({
  id,
  unit,
  role,
  territory,
  zh: id,
  en: id,
})

const codesBelow = (code: string, digits: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${code}${String(i + 1).padStart(digits, '0')}`)

/** So few people that many sit on two seats, and the rule of two people meets stand-ins. */
const PERSONS = 9

function spansFrom(dice: Dice, seat: Seat, seats: readonly Seat[]): SeatSpans {
  const spans: SeatSpans = { seatings: [], leaves: [], standIns: [] }
  const person = `p${dice.below(PERSONS)}`
  // The city's duty seat is never vacant: the engine refuses every change that would make it so.
  if (seat.role === 'duty') return { ...spans, seatings: [{ seat: seat.id, person, since: '2020-01-01' }] }
  if (dice.chance(15)) return spans
  const until = dice.chance(15) ? dayIn(dice) : undefined
  spans.seatings.push({ seat: seat.id, person, since: '2020-01-01', ...(until && { until }) })
  if (dice.chance(15)) {
    const since = dayIn(dice)
    const back = dayText(dayNumber(since) + 1 + dice.below(40))
    spans.leaves.push({ seat: seat.id, person, since, until: back, reason: 'annual' })
  }
  const standIn = dice.chance(25) ? dice.one(seats) : undefined
  if (standIn && standIn.id !== seat.id)
    spans.standIns.push({ seat: seat.id, standIn: standIn.id, since: '2020-01-01' })
  return spans
}

/** Two villages of a town become one: new matters lie under the successor, seats of the old one end. */
export function mergeVillages(town: Town, dice: Dice, day: string): Town {
  const villages = town.places.filter((place) => place.length === 12)
  const from = dice.one(villages)
  const into = from && villages.find((other) => other !== from && parentOf(other) === parentOf(from))
  if (!from || !into) return town
  const spans = new Map(town.spans)
  for (const { id, unit } of town.seats) {
    if (unit === `${from}-grid`) spans.set(id, endedOn(town.spans.get(id), day))
  }
  const moved = town.places.filter((place) => place.length === 15 && place.startsWith(from))
  const taken = town.places.filter((place) => place.length === 15 && place.startsWith(into)).length
  const grids = moved.map((old, i) => ({
    old: `${old}-grid-worker`,
    code: `${into}${String(taken + i + 1).padStart(3, '0')}`,
  }))
  const added = grids.map(({ code }) => seatAt(`${code}-grid-worker`, `${into}-grid`, 'grid-worker', code))
  for (const [i, { id }] of added.entries()) {
    const before = town.spans.get(grids[i]?.old ?? '')?.seatings ?? []
    const goesOn = before.find(({ until }) => until === undefined || until > day)
    const seatings = goesOn ? [{ seat: id, person: goesOn.person, since: day }] : []
    spans.set(id, { seatings, leaves: [], standIns: [] })
  }
  const seats = [...town.seats, ...added]
  const places = town.places.filter((place) => !place.startsWith(from)).concat(grids.map(({ code }) => code))
  return { ...town, seats, spans, places, people: peopleOf(CITY, town.units, seats) }
}

function endedOn(spans: SeatSpans | undefined, day: string): SeatSpans {
  const seatings = (spans?.seatings ?? [])
    .filter(({ since }) => since < day)
    .map((each) => ({ ...each, until: each.until && each.until < day ? each.until : day }))
  return { seatings, leaves: spans?.leaves ?? [], standIns: spans?.standIns ?? [] }
}

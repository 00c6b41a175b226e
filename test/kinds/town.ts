/** A small invented town for tests of the engine: one town, two grids, a city's duty seat. */
import type { Directory, House } from '../../src/engine/act.ts'
import type { TimeTable } from '../../src/engine/clocks.ts'
import type { MatterHead } from '../../src/engine/entry.ts'
import type { Actor, SeatRef } from '../../src/engine/who.ts'
import { peopleOf, type Seat, type Unit } from '../../src/server/store/people.ts'

export const CITY = '990100'
export const TOWN = '990101001'
export const GRID = '990101001001001'

const seatAt = (id: string, unit: string, role: string, territory: string): Seat => ({
  id,
  unit,
  role,
  territory,
  zh: id,
  en: id,
})

export const SEATS = {
  grid: seatAt('s-grid', 'u-village', 'grid-worker', GRID),
  otherGrid: seatAt('s-grid-2', 'u-village', 'grid-worker', '990101001001002'),
  clerk: seatAt('s-clerk', 'u-centre', 'clerk', TOWN),
  mediator: seatAt('s-mediator', 'u-centre', 'mediator', TOWN),
  stranger: seatAt('s-stranger', 'u-other', 'clerk', '990101002'),
  duty: seatAt('s-duty', 'u-duty', 'duty', CITY),
} as const

const UNITS: Unit[] = ['u-village', 'u-centre', 'u-other', 'u-duty'].map((id) => ({
  id,
  department: id,
  territory: TOWN,
  zh: id,
  en: id,
}))

export const directory: Directory = peopleOf(CITY, UNITS, Object.values(SEATS))

/** Weekdays only, all of 2026 published: no holiday hides what a test is about. */
export const TIME: TimeTable = {
  terms: {
    'ladder.lend': {
      count: 3,
      unit: 'working-day',
      rule: { zh: '邻里公约', en: 'The neighbours’ rule' },
      source: 'invented',
      mark: 'configured',
      version: '1',
    },
    'ladder.use': {
      count: 7,
      unit: 'natural-day',
      rule: { zh: '邻里公约', en: 'The neighbours’ rule' },
      source: 'invented',
      mark: 'configured',
      version: '1',
    },
  },
  calendar: { exceptions: {}, published: [2026], hours: [{ from: '09:00', until: '17:00' }] },
}

export const house: House = {
  directory,
  lookups: {
    code: () => false,
    seat: (id, roles) => roles.includes(directory.seat(id)?.role ?? ''),
    unit: () => false,
  },
  time: TIME,
}

export const on = (seat: SeatRef, person = `person of ${seat.id}`): Actor => ({ type: 'seat', person, seat })

/** A well-formed UUID that ends in a number, so that tests can name them. */
export const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

export const HEAD: MatterHead = {
  id: uuid(1),
  ref: '990101-261122-AAAAAA',
  kind: 'ladder',
  version: 1,
  county: '990101',
  place: GRID,
  openedAt: '2026-11-22T01:00:00.000Z',
  door: 'portal',
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  actingFor,
  chainWords,
  mayActFor,
  presentOn,
  seatsOf,
  standingInFor,
} from '../../../src/engine/holder.ts'
import { type Leave, rosterOn, type Seating, type Staff, type StandIn } from '../../../src/engine/roster.ts'

const DAY = '2026-11-22'
const [CITY, COUNTY, TOWN, VILLAGE] = ['990100', '990101', '990101001', '990101001001']

const at = (id: string, unit: string, territory: string, role = 'clerk') => ({ id, unit, role, territory })
const UNITS: Staff['units'] = [
  { id: 'village', department: 'grid', territory: VILLAGE, head: 'elder' },
  { id: 'town', department: 'centre', territory: TOWN, head: 'director', leads: true },
  { id: 'town-lamps', department: 'lamps', territory: TOWN },
  { id: 'county', department: 'centre', territory: COUNTY, head: 'governor', leads: true },
  { id: 'county-lamps', department: 'lamps', territory: COUNTY, head: 'electrician' },
  { id: 'county-roads', department: 'roads', territory: COUNTY, head: 'paver' },
  { id: 'city', department: 'duty', territory: CITY, head: 'duty', leads: true },
]
const SEATS: Staff['seats'] = [
  at('walker', 'village', `${VILLAGE}001`),
  at('elder', 'village', VILLAGE),
  at('window', 'town', TOWN),
  at('room', 'town', TOWN),
  at('director', 'town', TOWN),
  at('lamps', 'town-lamps', TOWN),
  at('electrician', 'county-lamps', COUNTY),
  at('paver', 'county-roads', COUNTY),
  at('governor', 'county', COUNTY),
  at('admin', 'city', CITY, 'admin'),
  at('auditor', 'city', CITY, 'auditor'),
  at('duty', 'city', CITY, 'duty'),
]

const sits = (seat: string, person = `p-${seat}`): Seating => ({ seat, person, since: '2026-01-01' })
const leave = (seat: string, since = '2026-11-20', until = '2026-11-25'): Leave => ({
  ...sits(seat),
  since,
  until,
})
const stand = (seat: string, standIn: string): StandIn => ({ seat, standIn, since: '2026-01-01' })

/** Everybody sits on their seat but those named. */
const staff = (vacant: string[], leaves: Leave[] = [], standIns: StandIn[] = []): Staff => ({
  units: UNITS,
  seats: SEATS,
  seatings: SEATS.map(({ id }) => id)
    .filter((id) => !vacant.includes(id))
    .map((id) => sits(id)),
  leaves,
  standIns,
  duty: 'duty',
})

type Row = [what: string, staff: Staff, seat: string, expected: string]
const ROWS: Row[] = [
  ['who sits there acts', staff([]), 'window', 'occupant p-window'],
  [
    'a vacant seat falls to its stand-in',
    staff(['window'], [], [stand('window', 'room')]),
    'window',
    'stand-in p-room',
  ],
  [
    'so does one on leave',
    staff([], [leave('window')], [stand('window', 'room')]),
    'window',
    'stand-in p-room',
  ],
  [
    'a stand-in is not asked while the occupant is there',
    staff([], [], [stand('window', 'room')]),
    'window',
    'occupant p-window',
  ],
  [
    'the last day of a leave',
    staff([], [leave('window', '2026-11-20', '2026-11-23')]),
    'window',
    'head p-director',
  ],
  ['the first day back', staff([], [leave('window', '2026-11-20', DAY)]), 'window', 'occupant p-window'],
  ['a leave that begins tomorrow', staff([], [leave('window', '2026-11-23')]), 'window', 'occupant p-window'],
  ['without a stand-in the head of the unit', staff(['window']), 'window', 'head p-director'],
  [
    'the stand-in of a stand-in',
    staff(['window'], [leave('room')], [stand('window', 'room'), stand('room', 'lamps')]),
    'window',
    'stand-in p-lamps',
  ],
  [
    'a circle of stand-ins goes on to the head',
    staff(['window', 'room'], [], [stand('window', 'room'), stand('room', 'window')]),
    'window',
    'head p-director',
  ],
  [
    'the head is away: its stand-in acts as head',
    staff(['window'], [leave('director')], [stand('director', 'room')]),
    'window',
    'head p-room',
  ],
  ['an empty unit rises to the centre above', staff(['walker', 'elder']), 'walker', 'above p-director'],
  [
    'two empty levels rise further',
    staff(['walker', 'elder', 'window', 'room', 'director']),
    'walker',
    'above p-governor',
  ],
  [
    'the same department a level up comes after the centre of the own place',
    staff(['lamps']),
    'lamps',
    'above p-director',
  ],
  ['but before the centre a level up', staff(['lamps', 'director']), 'lamps', 'above p-electrician'],
  [
    'another department is never asked',
    staff(['lamps', 'director', 'electrician', 'governor']),
    'lamps',
    'above p-duty',
  ],
  ['a seat nobody knows falls to the duty seat', staff([]), 'gone', 'duty p-duty'],
  ['the duty seat itself', staff([]), 'duty', 'occupant p-duty'],
  [
    'the duty officer on leave has a stand-in',
    staff([], [leave('duty')], [stand('duty', 'governor')]),
    'duty',
    'stand-in p-governor',
  ],
  [
    'everybody on leave',
    {
      ...staff(
        [],
        SEATS.map(({ id }) => leave(id)),
      ),
    },
    'walker',
    'duty p-duty despite leave',
  ],
  [
    'a future seating does not count',
    {
      ...staff(['window']),
      seatings: [...staff(['window']).seatings, { ...sits('window', 'p-new'), since: '2026-11-23' }],
    },
    'window',
    'head p-director',
  ],
]

it.each(ROWS)('%s', (_, given, seat, expected) => {
  const acting = actingFor(rosterOn(given, DAY), seat)
  expect(`${acting?.via} ${acting?.person}${acting?.despiteLeave ? ' despite leave' : ''}`).toBe(expected)
})

it('tells which steps were passed over and why', () => {
  const given = staff(['window'], [leave('room')], [stand('window', 'room')])
  const acting = actingFor(rosterOn(given, DAY), 'window')
  expect(acting?.passed).toEqual([
    { seat: 'window', step: 'occupant', why: 'vacant' },
    { seat: 'room', step: 'stand-in', why: 'on-leave' },
  ])
  const words = chainWords(
    acting,
    (word, { seat, person = '' }) => `${word} ${seat} ${person}`.trim(),
    'duty',
  )
  expect(words).toEqual(['vacant window', 'on-leave room', 'head director p-director'])
})

describe('who may act', () => {
  const given = staff(['auditor', 'admin'], [leave('window')], [stand('window', 'room')])
  const roster = rosterOn(given, DAY)

  it('is who sits there, on leave or not, and whom it falls to', () => {
    expect(mayActFor(roster, 'p-window', 'window')).toBe('occupant')
    expect(mayActFor(roster, 'p-room', 'window')).toBe('stand-in')
    expect(mayActFor(roster, 'p-director', 'window')).toBeUndefined()
    expect(standingInFor(roster, 'p-room')).toEqual([{ seat: 'window', via: 'stand-in' }])
  })

  it('is nobody further up for the powers that are kept apart', () => {
    expect(actingFor(roster, 'auditor')).toMatchObject({ person: 'p-duty', via: 'head' })
    expect(mayActFor(roster, 'p-duty', 'auditor')).toBeUndefined()
    const named = rosterOn({ ...given, standIns: [stand('auditor', 'governor')] }, DAY)
    expect(mayActFor(named, 'p-governor', 'auditor')).toBe('stand-in')
    const both = [...given.seatings, sits('admin', 'p-governor')]
    expect(
      mayActFor(
        rosterOn({ ...given, seatings: both, standIns: [stand('auditor', 'governor')] }, DAY),
        'p-governor',
        'auditor',
      ),
    ).toBeUndefined()
  })
})

/** Cities at random: units without heads or with heads that don't exist, empty ones, circles of stand-ins, leave. */
const anyStaff: fc.Arbitrary<Staff> = fc
  .record({
    heads: fc.array(fc.option(fc.nat(30), { nil: undefined }), { minLength: 8, maxLength: 8 }),
    leads: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    places: fc.array(fc.constantFrom(CITY, COUNTY, TOWN, VILLAGE, `${VILLAGE}001`, '990102', '990102001'), {
      minLength: 8,
      maxLength: 8,
    }),
    homes: fc.array(fc.nat(9), { minLength: 1, maxLength: 25 }),
    seatings: fc.array(
      fc.tuple(
        fc.nat(25),
        fc.nat(12),
        fc.integer({ min: 18, max: 24 }),
        fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
      ),
      { maxLength: 30 },
    ),
    leaves: fc.array(
      fc.tuple(fc.nat(25), fc.nat(12), fc.integer({ min: 18, max: 24 }), fc.integer({ min: 1, max: 8 })),
      { maxLength: 30 },
    ),
    standIns: fc.array(fc.tuple(fc.nat(25), fc.nat(25)), { maxLength: 25 }),
    dutyAway: fc.boolean(),
  })
  .map(({ heads, leads, places, homes, seatings, leaves, standIns, dutyAway }) => {
    const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}`
    const name = (n: number) => (n === 0 ? 'duty' : `s${n}`)
    return {
      units: places.map((territory, i) => ({
        id: `u${i}`,
        department: `d${i % 3}`,
        territory,
        head: heads[i] === undefined ? undefined : name(heads[i]),
        leads: leads[i],
      })),
      seats: [
        { id: 'duty', unit: 'u0', role: 'duty', territory: CITY },
        ...homes.map((unit, i) => ({
          id: `s${i + 1}`,
          unit: `u${unit}`,
          role: 'clerk',
          territory: places[unit % 8] ?? CITY,
        })),
      ],
      seatings: [
        { seat: 'duty', person: 'officer', since: '2026-01-01' },
        ...seatings.map(([seat, person, since, days]) => ({
          seat: name(seat),
          person: `p${person}`,
          since: day(since),
          until: days === undefined ? undefined : day(since + days),
        })),
      ],
      leaves: [
        ...leaves.map(([seat, person, since, days]) => ({
          seat: name(seat),
          person: `p${person}`,
          since: day(since),
          until: day(since + days),
        })),
        ...(dutyAway ? [{ seat: 'duty', person: 'officer', since: '2026-11-01', until: '2026-12-01' }] : []),
      ],
      standIns: standIns.map(([seat, standIn]) => ({
        seat: name(seat),
        standIn: name(standIn),
        since: '2026-01-01',
      })),
      duty: 'duty',
    }
  })

describe('in any city with somebody on its duty seat', () => {
  it('every seat resolves to one living person who sits where the chain says, and no seat is asked twice', () => {
    fc.assert(
      fc.property(anyStaff, fc.nat(30), (given, n) => {
        const roster = rosterOn(given, DAY)
        const acting = actingFor(roster, n === 0 ? 'duty' : `s${n}`)
        if (!acting) throw new Error('nobody acts')
        expect(roster.occupants.get(acting.seat)).toContain(acting.person)
        if (acting.despiteLeave) expect(acting.seat).toBe('duty')
        else expect(presentOn(roster, acting.seat)[0]).toBe(acting.person)
        const asked = acting.passed.map(({ seat }) => seat)
        expect(new Set(asked).size).toBe(asked.length)
        // Everything passed over has nobody there, and each says why.
        for (const step of acting.passed) {
          expect(presentOn(roster, step.seat)).toEqual([])
          expect(step.why).toBe(
            !roster.seats.has(step.seat)
              ? 'unknown'
              : roster.occupants.has(step.seat)
                ? 'on-leave'
                : 'vacant',
          )
        }
      }),
      { numRuns: 10_000 },
    )
  })

  it('whoever the chain names may act, and nobody acts for a seat whose own occupant is there', () => {
    fc.assert(
      fc.property(anyStaff, fc.nat(12), (given, n) => {
        const roster = rosterOn(given, DAY)
        for (const { id } of given.seats) {
          const acting = actingFor(roster, id)
          expect(acting && mayActFor(roster, acting.person, id)).toBeDefined()
        }
        const own = seatsOf(roster, `p${n}`)
        for (const { seat } of standingInFor(roster, `p${n}`)) {
          expect(own).not.toContain(seat)
          expect(presentOn(roster, seat)).toEqual([])
        }
      }),
      { numRuns: 10_000 },
    )
  })
})

it('has nobody only where nobody sits on the duty seat', () => {
  const given = { ...staff([]), seatings: [] }
  expect(actingFor(rosterOn(given, DAY), 'window')).toBeUndefined()
  expect(chainWords(undefined, (word, { seat }) => `${word} ${seat}`, 'duty')).toEqual(['nobody duty'])
})

/** The city's units and seats from its territory, and in demo mode invented people on all of them. */
import { createHash } from 'node:crypto'
import type { CityProfile } from '../../cities/profile.ts'
import { DEPARTMENTS } from '../../cities/routing.ts'
import { countyOf, levelOf, prefixOf } from '../../engine/territory.ts'
import { hashPassword } from '../passwords.ts'
import type { Sql } from '../store/db.ts'
import { hashedId } from '../store/hashed-id.ts'
import { hasPeople, type PersonRow, type Seat, type Unit, writePeople } from '../store/people.ts'
import { below, type Place } from '../store/territory.ts'

/** Role and the seat it takes in the demo town (`grid` the first grid, `handler` the department most asked). */
export const DEMO_ACCOUNTS = [
  'grid',
  'clerk',
  'handler',
  'mediator',
  'supervisor',
  'admin',
  'auditor',
] as const
export const DEMO_PASSWORD = 'teahouse'
/** The department whose handler seat the demo account sits on: street lamps, rubbish, noise. */
const DEMO_DEPARTMENT = 'urban-management'

interface Offices {
  units: Unit[]
  seats: Seat[]
  standIns: { seat: string; standIn: string }[]
}

/** Departments whose head answers for everything that falls vacant in the territory below. */
const LEADING = ['centre', 'duty']
/** The role whose first seat in a unit is its head's. */
const HEADS: Readonly<Record<string, string>> = { centre: 'supervisor', grid: 'grid-worker', duty: 'duty' }

/** Units and seats of a whole city; ids are readable and follow from the territory, so a second run adds nothing. */
export function officesOf(city: CityProfile, places: readonly Place[]): Offices {
  const named = new Map(places.map((place) => [place.code, place.name]))
  const gridsBy = Map.groupBy(
    places.filter(({ level }) => level === 'grid'),
    ({ code }) => code.slice(0, 12),
  )
  const offices: Offices = { units: [], seats: [], standIns: [] }
  const add = (
    unit: Unit,
    seats: { role: string; zh: string; en: string; territory?: string; id?: string }[],
  ) => {
    const made = seats.map(({ role, zh, en, territory, id }) => ({
      id: id ?? `${unit.id}-${role}`,
      unit: unit.id,
      role,
      territory: territory ?? unit.territory,
      zh,
      en,
    }))
    const head = made.find(({ role }) => role === HEADS[unit.department])?.id
    offices.units.push({ ...unit, head, leads: LEADING.includes(unit.department) })
    offices.seats.push(...made)
  }
  const cityName = named.get(city.code) ?? city.names.zh
  add(unitOf(city.code, 'duty', `${cityName}社会治理值班室`, `${city.names.en} duty office`), [
    { role: 'duty', zh: '值班岗', en: 'Duty seat' },
    { role: 'supervisor', zh: '督办岗', en: 'Supervision' },
    { role: 'petition-clerk', zh: '信访岗', en: 'Petition office' },
    { role: 'admin', zh: '系统管理岗', en: 'System administration' },
    { role: 'auditor', zh: '审计岗', en: 'Audit' },
  ])
  for (const { id, zh, en, level } of DEPARTMENTS) {
    const at = places.filter((place) => place.level === level)
    for (const { code, name } of at)
      add(unitOf(code, id, `${name}${zh}`, `${en}, ${name}`), [
        { role: 'handler', zh: '承办岗', en: 'Handling' },
      ])
  }
  for (const { code, name, level } of places) {
    if (level === 'county')
      add(unitOf(code, 'centre', `${name}社会治安综合治理中心`, `County centre, ${name}`), [
        { role: 'supervisor', zh: '督办岗', en: 'Supervision' },
        { role: 'clerk', zh: '综合窗口', en: 'Window' },
        { role: 'petition-clerk', zh: '信访岗', en: 'Petition office' },
      ])
    if (level === 'town') {
      const seat = (name: string) => `${code}-centre-${name}`
      offices.standIns.push(
        { seat: seat('clerk'), standIn: seat('mediator') },
        { seat: seat('mediator'), standIn: seat('mediator-2') },
        { seat: seat('mediator-2'), standIn: seat('mediator') },
        { seat: seat('supervisor'), standIn: seat('clerk') },
      )
      add(unitOf(code, 'centre', `${name}矛盾纠纷调处中心`, `Mediation centre, ${name}`), [
        { role: 'clerk', zh: '综合窗口', en: 'Window' },
        { role: 'mediator', zh: '调解一室', en: 'Mediation room 1' },
        { role: 'mediator', zh: '调解二室', en: 'Mediation room 2', id: `${code}-centre-mediator-2` },
        { role: 'supervisor', zh: '督办岗', en: 'Supervision' },
      ])
    }
    if (level === 'village') {
      const grids = gridsBy.get(code) ?? []
      add(unitOf(code, 'grid', `${name}网格站`, `Grid station, ${name}`), [
        { role: 'grid-worker', zh: '网格长', en: 'Head of grids' },
        ...grids.map((grid) => ({
          role: 'grid-worker',
          zh: `${grid.name}网格员`,
          en: `Grid worker, ${grid.name}`,
          territory: grid.code,
          id: `${grid.code}-grid-worker`,
        })),
      ])
    }
  }
  return offices
}

const unitOf = (territory: string, department: string, zh: string, en: string): Unit => ({
  id: `${territory}-${department}`,
  department,
  territory,
  zh,
  en,
})

const FAMILY = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const GIVEN = [
  '建国',
  '秀英',
  '志强',
  '玉兰',
  '海燕',
  '文斌',
  '桂芳',
  '明远',
  '晓梅',
  '长河',
  '春生',
  '慧敏',
  '立新',
  '素珍',
  '子涵',
  '德水',
]

/** An invented name, the same for the same seat, marked as invented. */
function inventedName(seat: string): string {
  const [one = 0, two = 0] = createHash('sha256').update(seat).digest()
  return `${FAMILY[one % FAMILY.length]}${GIVEN[two % GIVEN.length]}（演示）`
}

/** The id of an invented person, from the seat's id. */
const inventedId = (seat: string): string => hashedId(`demo-person:${seat}`)

/** Which seat each demo account sits on. */
export function demoSeats(city: CityProfile, seats: readonly Seat[]): Map<string, string> {
  const { town } = city.demo
  const grid = seats.find(
    (seat) =>
      seat.role === 'grid-worker' && levelOf(seat.territory) === 'grid' && seat.territory.startsWith(town),
  )
  const found: Record<(typeof DEMO_ACCOUNTS)[number], string | undefined> = {
    grid: grid?.id,
    clerk: `${town}-centre-clerk`,
    mediator: `${town}-centre-mediator`,
    // The city's: records from before the system lie with the city itself, and somebody in the demo must see them.
    supervisor: `${city.code}-duty-supervisor`,
    handler: `${countyOf(town)}-${DEMO_DEPARTMENT}-handler`,
    admin: `${city.code}-duty-admin`,
    auditor: `${city.code}-duty-auditor`,
  }
  const known = new Set(seats.map(({ id }) => id))
  for (const [account, seat] of Object.entries(found)) {
    if (!seat || !known.has(seat)) throw new Error(`demo account ${account}: no seat ${seat} in ${city.id}`)
  }
  return new Map(DEMO_ACCOUNTS.map((account) => [found[account] ?? '', account]))
}

/**
 * Writes units and seats, and in demo mode people; does nothing when they are there.
 * @param day first day of every seating
 */
export async function loadOffices(sql: Sql, city: CityProfile, demo: boolean, day: string): Promise<void> {
  if (await hasPeople(sql, `${city.code}-duty`, demo)) return
  const levels = ['city', 'county', 'town', 'village', 'grid'] as const
  const lists = await Promise.all(levels.map((level) => below(sql, prefixOf(city.code), level, day)))
  const places = lists.flat()
  const offices = officesOf(city, places)
  const accounts = demo ? demoSeats(city, offices.seats) : new Map<string, string>()
  const passwordHash = demo ? await hashPassword(DEMO_PASSWORD) : null
  const persons = demo
    ? offices.seats.map(({ id }): PersonRow & { seat: string } => {
        const username = accounts.get(id) ?? null
        return {
          id: inventedId(id),
          name: inventedName(id),
          username,
          passwordHash: username && passwordHash,
          demo: true,
          seat: id,
        }
      })
    : []
  await writePeople(sql, { ...offices, persons }, day)
}

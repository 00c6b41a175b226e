/** Opens the database that the settings name, brings it up to date, and makes the house the server lives in. */
import { randomBytes } from 'node:crypto'
import { withNotices } from '../../cities/calendar.ts'
import { CITIES } from '../../cities/index.ts'
import type { CityProfile } from '../../cities/profile.ts'
import type { TimeTable } from '../../engine/clocks.ts'
import { chinaDayOf } from '../../engine/days.ts'
import type { Lookups } from '../../engine/form.ts'
import type { Kind } from '../../engine/kind.ts'
import { buildLocator, type Locator } from '../../engine/locate.ts'
import type { YearNotice } from '../../engine/workdays.ts'
import { CATEGORIES, isLeaf } from '../../kinds/categories.ts'
import { KINDS } from '../../kinds/index.ts'
import { type Env, NO_DELIVERY, readEnv } from '../env.ts'
import type { House } from '../house.ts'
import { type Live, liveOf } from '../live.ts'
import { enteredYears } from '../store/calendar.ts'
import { connect, type Sql } from '../store/db.ts'
import { type Embedded, EmbeddedError, runningOn, startEmbedded } from '../store/embedded.ts'
import { migrate } from '../store/migrate.ts'
import { loadPeople, type People } from '../store/people.ts'
import { sealRecords } from '../store/record.ts'
import { loadSpans } from '../store/seats.ts'
import { secretOf } from '../store/secrets.ts'
import { gridShapes } from '../store/territory-shapes.ts'
import { teamOf } from '../team.ts'
import { loadOffices } from './people.ts'
import { loadCity } from './territory.ts'

export interface Running {
  sql: Sql
  city: CityProfile
  /** Rejects never; settles when the embedded database is lost for good. */
  lost: Promise<Error>
  stop(): Promise<void>
}

/** Divisions and seats of a new installation hold from long ago, so that imported records find them. */
const FIRST_DAY = '2000-01-01'

/** @throws Error naming the cities when the profile is unknown */
export function cityOf(id: string): CityProfile {
  const city = CITIES[id]
  if (!city) throw new Error(`CITY=${id} is unknown; there are ${Object.keys(CITIES).join(', ')}`)
  return city
}

/** A command beside a running server works on that server's database. */
export async function startOrJoin(dir: string, say: (line: string) => void): Promise<Embedded> {
  try {
    return await startEmbedded(dir, say)
  } catch (error) {
    const options =
      error instanceof EmbeddedError && error.code === 'data-folder-in-use' ? runningOn(dir) : undefined
    if (!options) throw error
    say('A server runs on this folder: working beside it')
    return { options, lost: new Promise(() => {}), stop: async () => {} }
  }
}

/** Does a command's work on the database of the settings and closes it whatever happens. */
export async function withDatabase<T>(
  say: (line: string) => void,
  work: (running: Running, env: Env) => Promise<T>,
): Promise<T> {
  const env = readEnv(process.env)
  const running = await openDatabase(env, say, startOrJoin)
  try {
    return await work(running, env)
  } finally {
    await running.stop()
  }
}

/** Does a command's work on an open house. */
export const withHouse = <T>(say: (line: string) => void, work: (house: House) => Promise<T>): Promise<T> =>
  withDatabase(say, async (running, env) => work(await makeHouse(running, env)))

/** Tells a running server that divisions or shapes have changed; it reads them anew (`start.ts`). */
export const tellTerritory = async (sql: Sql): Promise<void> => {
  await sql.notify('territory', '')
}

/** Connects, migrates, and loads the city where it is not there yet. */
export async function openDatabase(
  env: Env,
  say: (line: string) => void,
  start: typeof startEmbedded = startEmbedded,
): Promise<Running> {
  const city = cityOf(env.city)
  const embedded = env.databaseUrl ? undefined : await start(env.dataDir, say)
  const sql = connect({ at: embedded?.options ?? env.databaseUrl ?? '' })
  const stop = async () => {
    await sql.end({ timeout: 5 })
    await embedded?.stop()
  }
  try {
    const applied = await migrate(sql, new Date().toISOString())
    if (applied.length > 0) say(`Schema brought up to date: ${applied.join(', ')}`)
    const sealed = await sealRecords(sql)
    if (sealed > 0) say(`${sealed} records of an earlier version sealed`)
    await loadCity(sql, city, FIRST_DAY, say)
    await loadOffices(sql, city, env.demo, FIRST_DAY)
  } catch (error) {
    await stop()
    throw error
  }
  return { sql, city, lost: embedded?.lost ?? new Promise(() => {}), stop }
}

/** The city's lengths of time, and its calendar. */
export const timeOf = (city: CityProfile, entered: readonly YearNotice[] = []): TimeTable => ({
  terms: city.terms,
  calendar: withNotices(entered),
})

/** What only this city knows, for the checks of forms. */
export function lookupsOf(people: People): Lookups {
  return {
    code: (list, code) => list === 'categories' && isLeaf(code),
    seat: (id, roles) => roles.includes(people.seat(id)?.role ?? ''),
    unit: (id, roles) => roles.some((role) => people.ofUnit(id, role) !== undefined),
  }
}

/** The index that finds the grid of a point, as the grids are on a day. */
export const locatorOf = async (sql: Sql, city: CityProfile, day: string): Promise<Locator> =>
  buildLocator(await gridShapes(sql, city.code, day))

export async function makeHouse(
  { sql, city }: Pick<Running, 'sql' | 'city'>,
  env: Pick<Env, 'demo'> & Partial<Pick<Env, 'delivery'>> & { kinds?: readonly Kind[] },
  live: Live = liveOf(),
  now = () => new Date().toISOString(),
): Promise<House> {
  const read = async () => {
    const directory = await loadPeople(sql, city.code)
    const team = teamOf(directory, await loadSpans(sql, chinaDayOf(now())))
    return { directory, team, lookups: lookupsOf(directory) }
  }
  // One after the other: an older reading must not overtake a newer one.
  let reading = Promise.resolve()
  const house: House = {
    sql,
    city,
    demo: env.demo,
    kinds: env.kinds ?? KINDS,
    ...(await read()),
    readPeople() {
      reading = reading.catch(() => {}).then(async () => void Object.assign(house, await read()))
      return reading
    },
    time: timeOf(city, await enteredYears(sql)),
    lists: { categories: CATEGORIES },
    locator: await locatorOf(sql, city, chinaDayOf(now())),
    live,
    delivery: env.delivery ?? NO_DELIVERY,
    secret: await secretOf(sql, 'receipts', randomBytes(32)),
    now,
  }
  return house
}

/** Takes changes of seats and people that any server makes, at once. */
export async function followPeople(house: House): Promise<void> {
  const take = () => {
    house.readPeople().catch((error: unknown) => console.error('seats and people could not be read', error))
  }
  // Also after a lost connection: what was said meanwhile was not heard.
  await house.sql.listen('people', take, take)
}

/** Says so when nobody sits on the city's duty seat: every chain of holders ends there, so some matter has nobody. */
export function dutyVacancy({ directory, team, city, now }: House): string | undefined {
  const { duty } = directory
  if (team.on(chinaDayOf(now())).occupants.get(duty.id)?.length) return undefined
  return `${city.id}: nobody sits on the city's duty seat ${duty.id}; seat somebody before matters come in`
}

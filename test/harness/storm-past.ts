/** What a city looks like when the storm begins: matters of every kind whose time runs out within it. */
import { decide, decideOpening } from '../../src/engine/act.ts'
import type { ClockRun } from '../../src/engine/clocks.ts'
import { chinaDayOf } from '../../src/engine/days.ts'
import type { Matter } from '../../src/engine/entry.ts'
import type { Answers } from '../../src/engine/fields.ts'
import { apply, open } from '../../src/engine/fold.ts'
import { countyOf } from '../../src/engine/territory.ts'
import type { Actor } from '../../src/engine/who.ts'
import { newRef, openingEntryId } from '../../src/server/codes.ts'
import { idFrom, type Random } from '../../src/server/demo/random.ts'
import { type House, kindOf } from '../../src/server/house.ts'
import { gridPoints } from '../../src/server/store/demo.ts'
import type { History } from '../../src/server/store/history.ts'
import { END, START } from './storm-time.ts'

const DAY_MS = 86_400_000
const CONTACT = { contactName: '演示居民', contactPhone: '13800000001' }

/** What a resident writes, by kind. */
export const FORMS: Record<string, (random: Random) => Answers> = {
  'resident-request': () => ({ subject: '村口路灯不亮', text: '村口三盏路灯已经一周不亮。' }),
  dispute: () => ({
    subject: '两家为院墙争执',
    type: 'neighbours',
    facts: '东邻翻修院墙，西邻认为越过旧界一尺。',
    parties: [
      { side: 'applicant', name: '演示东邻' },
      { side: 'other', name: '演示西邻' },
    ],
  }),
  petition: () => ({ subject: '安置房漏水', request: '请修好屋顶', text: '交房后一直漏水。', ...CONTACT }),
  hazard: (random) => ({ subject: '电线外露', text: '二层楼道电线外露。', photos: [idFrom(random)] }),
  'stuck-matter': () => ({ subject: '过户办不下来', text: '跑了三趟，每次要补的都不一样。', ...CONTACT }),
}

export const unitOf = (house: House, random: Random, { place }: Matter): string =>
  random.pick(house.directory.unitsFor('handler', place)).id

export const dispatchOf = (house: House, random: Random, matter: Matter): Answers => ({
  unit: unitOf(house, random, matter),
  category: '010101',
  urgency: 'normal',
})

/** Grids of every county, a few each, so that claims meet. */
export async function groundsOf(house: House, random: Random): Promise<string[]> {
  const grids = await gridPoints(house.sql, house.city.code, chinaDayOf(START))
  const byCounty = Map.groupBy(grids, ({ code }) => countyOf(code))
  return [...byCounty.values()].flatMap((each) => [random.pick(each).code, random.pick(each).code])
}

/** One matter as it was opened then, by the city's real terms. */
function bornAt(house: House, random: Random, kindId: string, place: string, at: string): History {
  const kind = kindOf(house, kindId)
  if (!kind) throw new Error(`the storm tells of ${kindId}, and this city has no such kind`)
  const county = countyOf(place)
  const id = idFrom(random)
  const head = {
    id,
    ref: newRef(county, at, random.bytes(6)),
    kind: kind.id,
    version: kind.version,
    county,
    place,
    openedAt: at,
    door: 'portal',
  }
  const form = FORMS[kindId]?.(random) ?? {}
  const decided = decideOpening(kind, head, { type: 'anyone' }, form, openingEntryId(id), at, house)
  if (!decided.ok) throw new Error(`${kindId}: ${JSON.stringify(decided.refusal)}`)
  return { kind, matter: open(head, decided.value), entries: [decided.value] }
}

/** The same, accepted and offered to a unit within two minutes: silence will take it. */
function offeredAt(house: House, random: Random, place: string, at: string): History {
  const life = bornAt(house, random, 'resident-request', place, at)
  const act = (action: string, input: Answers, minutes: number) => {
    const seat = house.directory.seat(life.matter.holder)
    if (!seat) throw new Error(`${life.matter.ref} is held by nobody`)
    const actor: Actor = { type: 'seat', person: `who sits on ${seat.id}`, seat }
    const now = new Date(Date.parse(at) + minutes * 60_000).toISOString()
    const decided = decide(life.kind, life.matter, action, actor, input, idFrom(random), now, house)
    if (!decided.ok) throw new Error(`${action}: ${JSON.stringify(decided.refusal)}`)
    life.matter = apply(life.kind, life.matter, decided.value)
    life.entries.push(decided.value)
  }
  act('accept', {}, 1)
  act('dispatch', dispatchOf(house, random, life.matter), 2)
  return life
}

const within = (at: string): boolean => at > START && at <= END

/** Ways in which a matter has come to where it stands when the storm begins, and which of its clocks is meant. */
const PASTS: {
  bear(house: House, random: Random, place: string, at: string): History
  meant(run: ClockRun): boolean
}[] = [
  ...Object.keys(FORMS).map((kind) => ({
    bear: (house: House, random: Random, place: string, at: string) => bornAt(house, random, kind, place, at),
    meant: ({ warnAt, due }: ClockRun) => within(warnAt) || within(due),
  })),
  { bear: offeredAt, meant: (run) => run.silence !== undefined && within(run.due) },
]

/** Matters of every kind, begun on such days that a clock of theirs speaks within the storm. */
export function seedsOf(house: House, random: Random, places: readonly string[], count: number): History[] {
  const days = PASTS.map(({ bear, meant }) =>
    Array.from({ length: 100 }, (_, back) => back).filter((back) => {
      const at = new Date(Date.parse(START) - (back + 0.6) * DAY_MS).toISOString()
      return bear(house, random, random.pick(places), at).matter.clocks.some(meant)
    }),
  )
  return Array.from({ length: count }, (_, i) => {
    const [past, backs] = [PASTS[i % PASTS.length], days[i % PASTS.length]]
    if (!past || !backs) throw new Error('there is a past for each number')
    // Some time of that working day between nine and four.
    const at = Date.parse(START) - (random.pick(backs) + 0.62 - random.next() * 0.28) * DAY_MS
    return past.bear(house, random, random.pick(places), new Date(at).toISOString())
  })
}

/** What a city does in the storm: matters whose time runs out within it, new ones, and people who act on both. */
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 } from 'uuid'
import { decideOpening } from '../../src/engine/act.ts'
import { available } from '../../src/engine/available.ts'
import { nextMoment } from '../../src/engine/clocks.ts'
import { chinaDayOf } from '../../src/engine/days.ts'
import type { Matter } from '../../src/engine/entry.ts'
import type { Answers } from '../../src/engine/fields.ts'
import { open } from '../../src/engine/fold.ts'
import { countyOf } from '../../src/engine/territory.ts'
import type { Actor } from '../../src/engine/who.ts'
import { newRef, openingEntryId } from '../../src/server/codes.ts'
import { idFrom, type Random } from '../../src/server/demo/random.ts'
import { type House, kindOf, versionOf } from '../../src/server/house.ts'
import { actOnMatter } from '../../src/server/routes/act-on-matter.ts'
import { openMatter } from '../../src/server/routes/open-matter.ts'
import { gridPoints } from '../../src/server/store/demo.ts'
import type { History } from '../../src/server/store/history.ts'
import { findById } from '../../src/server/store/matters.ts'
import { END, START } from './storm-time.ts'

const DAY_MS = 86_400_000
const CONTACT = { contactName: '演示居民', contactPhone: '13800000001' }

/** What a resident writes, by kind. */
const FORMS: Record<string, (random: Random) => Answers> = {
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

const within = (at: string): boolean => at > START && at <= END

/** Matters of every kind, opened on such days that a clock of theirs speaks within the storm. */
export function seedsOf(house: House, random: Random, places: readonly string[], count: number): History[] {
  const days = Object.keys(FORMS).flatMap((kind) =>
    Array.from({ length: 100 }, (_, back) => {
      const at = new Date(Date.parse(START) - (back + 0.6) * DAY_MS).toISOString()
      const { clocks } = bornAt(house, random, kind, random.pick(places), at).matter
      return clocks.some(({ warnAt, due }) => within(warnAt) || within(due)) ? [{ kind, back }] : []
    }).flat(),
  )
  return Array.from({ length: count }, () => {
    const { kind, back } = random.pick(days)
    // Some time of that working day between nine and four.
    const at = Date.parse(START) - (back + 0.62 - random.next() * 0.28) * DAY_MS
    return bornAt(house, random, kind, random.pick(places), new Date(at).toISOString())
  })
}

const unitOf = (house: House, random: Random, { place }: Matter): string =>
  random.pick(house.directory.unitsFor('handler', place)).id

type Answer = (house: House, random: Random, matter: Matter, original: string) => Answers
const asks: Answer = (house, random, matter) => ({ unit: unitOf(house, random, matter) })

/** What people answer, by action, or by kind and action; those not named here nobody does. */
const ANSWERS: Record<string, Answer> = {
  note: () => ({ note: '已电话联系' }),
  accept: () => ({}),
  'dispute.accept': () => ({ willing: true, rightsTold: true }),
  classify: () => ({ weight: 'joint', reason: 'several-units' }),
  'stuck-matter.forward': asks,
  dispatch: (...all) => ({ ...asks(...all), category: '010101', urgency: 'normal' }),
  'mark-duplicate': (_house, _random, _matter, original) => ({ duplicateOf: original }),
  'take-over': () => ({}),
  'resident-request.refuse-offer': () => ({ ground: 'not-our-duty', reason: '不属本单位职责。' }),
  'resident-request.name-holder': (...all) => ({ ...asks(...all), reason: '由该单位办理。' }),
  'resident-request.extend': () => ({ days: 3, reason: '需要采购材料。' }),
  'resident-request.handle': () => ({ reply: '已更换灯具，照明恢复。' }),
  'resident-request.verify': (_house, random) => ({ passed: random.chance(0.6), manner: 'on-site' }),
  'resident-request.close': () => ({}),
}
const answerTo = (kind: string, action: string): Answer | undefined =>
  ANSWERS[`${kind}.${action}`] ?? ANSWERS[action]

/** So long before a moment people leave a matter's clocks alone: which of the two comes first would be chance. */
const CLEAR_MS = 40_000

/** What has been done, by action; `refused` where the engine said no. */
export type Done = Record<string, number>

/** Everything that somebody could do now and that can't cross a moment that is coming. */
function stepsOf(house: House, matter: Matter, now: string): { actor: Actor; action: string }[] {
  const kind = versionOf(house, matter)
  const next = nextMoment(matter.clocks)?.at
  const clear = !next || Date.parse(next) > Date.parse(now) + CLEAR_MS
  const seats = [matter.holder, matter.handOver?.offer?.to].flatMap((id) => {
    const seat = id === undefined ? undefined : house.directory.seat(id)
    return seat ? [seat] : []
  })
  return seats.flatMap((seat) => {
    const actor: Actor = { type: 'seat', person: `who sits on ${seat.id}`, seat }
    return (
      available(kind, matter, actor, now)
        .filter(({ action, allowed }) => allowed && answerTo(kind.id, action))
        // The holder's notes change no clock; a note of the seat that is asked takes the matter over.
        .filter(({ action }) => clear || (action === 'note' && seat.id === matter.holder))
        .map(({ action }) => ({ actor, action }))
    )
  })
}

interface Lane {
  house: House
  random: Random
  places: readonly string[]
  /** Ids of matters that only this lane acts on. */
  matters: string[]
  /** By place, the ref of a matter that duplicates name. */
  originals: ReadonlyMap<string, string>
}

/** One after the other, as one office would: opens and acts until the storm is over. */
export async function liveLane(lane: Lane): Promise<Done> {
  const { house, random, places, matters } = lane
  const done: Done = {}
  const count = (what: string) => {
    done[what] = (done[what] ?? 0) + 1
  }
  for (let now = house.now(); now < END; now = house.now()) {
    if (random.chance(0.3) || matters.length === 0) {
      const kind = random.pick([
        'resident-request',
        'resident-request',
        'dispute',
        'stuck-matter',
        'petition',
      ])
      const request = { id: v7(), kind, form: FORMS[kind]?.(random), place: random.pick(places) }
      const opened = await openMatter(house, { type: 'anyone' }, 'portal', request, now)
      if (!opened.ok) throw new Error(`${kind}: ${JSON.stringify(opened.refusal)}`)
      matters.push(opened.value.matter.id)
      count('open')
    } else count(await actOnce(lane, random.pick(matters), now))
    await sleep(random.between(5, 40))
  }
  return done
}

async function actOnce({ house, random, originals }: Lane, id: string, now: string): Promise<string> {
  const matter = await findById(house.sql, id)
  const steps = matter ? stepsOf(house, matter, now) : []
  if (!matter || steps.length === 0) return 'nothing'
  const onward = steps.filter((step) => step.action !== 'note')
  const { actor, action } = random.pick(onward.length > 0 && random.chance(0.8) ? onward : steps)
  const input = answerTo(matter.kind, action)?.(house, random, matter, originals.get(matter.place) ?? '')
  const acted = await actOnMatter(
    house,
    actor,
    'desk',
    matter.ref,
    action,
    { id: v7(), input },
    now,
    async () => [],
  )
  return acted.ok ? action : `${action} refused: ${acted.refusal.code}`
}

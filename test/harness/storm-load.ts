/** What people do in the storm: they report, and act on what is there already. */
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 } from 'uuid'
import { available } from '../../src/engine/available.ts'
import { nextMoment } from '../../src/engine/clocks.ts'
import type { Matter } from '../../src/engine/entry.ts'
import type { Answers } from '../../src/engine/fields.ts'
import type { Actor } from '../../src/engine/who.ts'
import type { Random } from '../../src/server/demo/random.ts'
import { type House, versionOf } from '../../src/server/house.ts'
import { actOnMatter } from '../../src/server/routes/act-on-matter.ts'
import { openMatter } from '../../src/server/routes/open-matter.ts'
import { findById } from '../../src/server/store/matters.ts'
import { dispatchOf, FORMS, unitOf } from './storm-past.ts'
import { END } from './storm-time.ts'

type Answer = (house: House, random: Random, matter: Matter, original: string) => Answers
const asks: Answer = (house, random, matter) => ({ unit: unitOf(house, random, matter) })

/** What people answer, by action, or by kind and action; those not named here nobody does. */
const ANSWERS: Record<string, Answer> = {
  note: () => ({ note: '已电话联系' }),
  accept: () => ({}),
  'dispute.accept': () => ({ willing: true, rightsTold: true }),
  classify: () => ({ weight: 'joint', reason: 'several-units' }),
  'stuck-matter.forward': asks,
  dispatch: dispatchOf,
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
const CLEAR_MS = 60_000

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

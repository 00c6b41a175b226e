/** What comes in: more on Mondays than on Sundays, by the hours in which people write, by season and place. */
import { routeOf } from '../../src/cities/routing.ts'
import { decideOpening } from '../../src/engine/act.ts'
import { DAY_MS, dayAt, startOf } from '../../src/engine/days.ts'
import type { Answers } from '../../src/engine/fields.ts'
import { open } from '../../src/engine/fold.ts'
import type { Kind } from '../../src/engine/kind.ts'
import { worked } from '../../src/engine/workdays.ts'
import { newRef } from '../../src/server/codes.ts'
import type { Ground } from '../../src/server/demo/life.ts'
import { groundsOf } from '../../src/server/demo/places.ts'
import { QUARRELS } from '../../src/server/demo/quarrels.ts'
import { type Random, weighted } from '../../src/server/demo/random.ts'
import { reportMoment } from '../../src/server/demo/times.ts'
import type { Topic } from '../../src/server/demo/topic.ts'
import { TOPICS } from '../../src/server/demo/topics.ts'
import { type Case, isoOf, nextId, type Sim } from './sim.ts'
import { add } from './tally.ts'
import { unitOf } from './ways.ts'
import { daysAbout, NOTE } from './who-next.ts'
import { aside, callLoop, plan } from './work.ts'

const MIX = [
  { id: 'resident-request', weight: 74 },
  { id: 'dispute', weight: 12 },
  { id: 'hazard', weight: 8 },
  { id: 'petition', weight: 3.5 },
  { id: 'stuck-matter', weight: 2.5 },
] as const

/** Sunday first; a rest day of a holiday counts as a Sunday. */
const WEEKDAYS = [0.62, 1.3, 1.15, 1.08, 1.05, 1.02, 0.7]

/** Departments that put hazards right. */
const HAZARDS = ['emergency', 'housing', 'market', 'transport', 'urban-management', 'water']

/** Asks the queue for everything that comes in between two days. @param daily mean of a day */
export function arrive(sim: Sim, kinds: readonly Kind[], daily: number, seed: string): void {
  // No town is livelier for being shown in the demo.
  const city = { ...sim.city.profile, demo: { town: 'none' } }
  const groundOf = groundsOf({ grids: sim.city.grids, city }, seed)
  for (let day = dayAt(sim.now); startOf(day) < sim.until; day++) {
    const weekday = (((day + 4) % 7) + 7) % 7
    const share = worked(sim.house.time.calendar, day) ? (WEEKDAYS[weekday] ?? 1) : (WEEKDAYS[0] ?? 1)
    const count = Math.round(daily * share * sim.random.between(0.8, 1.2))
    for (let i = 0; i < count; i++) {
      const topic = topicOf(sim.random, new Date(startOf(day) + DAY_MS / 2).getUTCMonth() + 1)
      const at = reportMoment(startOf(day), topic.night ?? false, sim.random, Number.POSITIVE_INFINITY)
      const wanted = weighted(sim.random, MIX).id
      const kind = kinds.find(({ id }) => id === wanted)
      if (kind) sim.queue.at(at, () => bring(sim, kind, topic, groundOf(sim.random)))
    }
  }
}

const topicOf = (random: Random, month: number): Topic =>
  weighted(
    random,
    TOPICS.filter(({ months }) => !months || months.includes(month)),
  )

function bring(sim: Sim, kind: Kind, topic: Topic, ground: Ground): void {
  const now = isoOf(sim.now)
  const county = ground.code.slice(0, 6)
  const head = {
    id: nextId(sim),
    ref: newRef(county, now, sim.random.bytes(6)),
    kind: kind.id,
    version: kind.version,
    county,
    place: ground.code,
    openedAt: now,
    door: 'portal',
  }
  const form = formOf(sim.random, kind, topic)
  const decided = decideOpening(kind, head, { type: 'anyone' }, form, nextId(sim), now, sim.house)
  if (!decided.ok) throw new Error(`${kind.id}: ${JSON.stringify(decided.refusal)}`)
  const department = kind.id === 'hazard' ? sim.random.pick(HAZARDS) : routeOf(topic.category)
  const one: Case = {
    kind,
    matter: open(head, decided.value),
    entries: sim.keep ? [decided.value] : [],
    right: unitOf(sim, department, ground.code),
    category: topic.category,
    easy: sim.random.chance(kind.id === 'hazard' ? 0.3 : (topic.onSpot?.share ?? 0)),
    plan: 0,
    planned: '',
    overlooked: false,
    moment: '',
    asked: '',
  }
  sim.cases.push(one)
  add(sim.tally.opened, kind.id)
  callLoop(sim, one)
  plan(sim, one)
  // Some settle it themselves, or think better of it.
  if (kind.actions.withdraw && sim.random.chance(0.035))
    aside(sim, one, { by: 'reporter', action: 'withdraw', input: {}, days: daysAbout(sim, 3), minutes: 0 })
}

function formOf(random: Random, kind: Kind, topic: Topic): Answers {
  const words = { subject: NOTE, text: NOTE }
  switch (kind.id) {
    case 'dispute': {
      const parties = [
        { side: 'applicant', name: '甲' },
        { side: 'other', name: '乙' },
      ]
      return { subject: NOTE, facts: NOTE, type: weighted(random, QUARRELS).type, parties }
    }
    case 'petition':
      return { ...words, request: NOTE }
    case 'stuck-matter':
      return { ...words, contactPhone: '13800000000' }
    case 'resident-request':
      return { ...words, ...(random.chance(0.5) && { category: topic.category }) }
    default:
      return words
  }
}

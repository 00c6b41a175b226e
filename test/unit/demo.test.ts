import { beforeAll, describe, expect, it } from 'vitest'
import { huaibei } from '../../src/cities/huaibei.ts'
import { routeOf } from '../../src/cities/routing.ts'
import { fold } from '../../src/engine/fold.ts'
import { isLeaf } from '../../src/kinds/categories.ts'
import { KINDS } from '../../src/kinds/index.ts'
import { officesOf } from '../../src/server/commands/people.ts'
import { lookupsOf, timeOf } from '../../src/server/commands/run.ts'
import { gridsOf } from '../../src/server/commands/territory.ts'
import type { Life, World } from '../../src/server/demo/life.ts'
import { makeMatters } from '../../src/server/demo/make.ts'
import { QUARRELS } from '../../src/server/demo/quarrels.ts'
import { randomOf } from '../../src/server/demo/random.ts'
import { MISPLACED } from '../../src/server/demo/refusals.ts'
import { TOPICS } from '../../src/server/demo/topics.ts'
import { fillWith } from '../../src/server/demo/words.ts'
import { divisionsOf } from '../../src/server/outside/china-division.ts'
import { peopleOf } from '../../src/server/store/people.ts'

/** Monday, 23 November 2026, 9 in the morning in China. */
const NOW = '2026-11-23T01:00:00.000Z'

let world: World
let lives: Life[]
beforeAll(async () => {
  const divisions = await divisionsOf(huaibei.code)
  const grids = gridsOf(divisions, huaibei.territory.grids.count)
  const places = [...divisions, ...grids.map((grid) => ({ ...grid, level: 'grid' as const }))]
  const { units, seats } = officesOf(huaibei, places)
  const directory = peopleOf(huaibei.code, units, seats)
  world = {
    city: huaibei,
    kinds: KINDS,
    directory,
    lookups: lookupsOf(directory),
    time: timeOf(huaibei),
    personOf: (seat) => `person of ${seat}`,
    grids: grids.map(({ code }, i) => ({ code, lon: 116.5 + (i % 100) / 200, lat: 33.4 + i / 10_000 })),
    now: NOW,
  }
  lives = [...makeMatters(world, { seed: '1', count: 2000 })]
})

const bytesOf = (some: Iterable<Life>): string[] =>
  Array.from(some, ({ matter, entries }) => JSON.stringify({ matter, entries }))

describe('the same seed', () => {
  it('makes the same bytes, and a longer run begins with a shorter one', () => {
    expect(bytesOf(makeMatters(world, { seed: '1', count: 300 }))).toEqual(bytesOf(lives.slice(0, 300)))
  })

  it('tells the same histories later on the same day, only further on', () => {
    const evening = { ...world, now: '2026-11-23T12:00:00.000Z' }
    const later = [...makeMatters(evening, { seed: '1', count: 300 })]
    const same = later.filter(({ matter }, i) => matter.openedAt === lives[i]?.matter.openedAt)
    expect(same.length).toBeGreaterThan(280)
    const before = new Map(lives.map((life) => [life.matter.id, life.entries]))
    const further = same.filter(({ matter, entries }) => {
      const known = before.get(matter.id) ?? []
      expect(entries.slice(0, known.length)).toEqual(known)
      return entries.length > known.length
    })
    expect(further.length).toBeGreaterThan(0)
  })

  it('is not another seed', () => {
    const [one] = makeMatters(world, { seed: '2', count: 1 })
    expect(one?.matter.id).not.toBe(lives[0]?.matter.id)
  })
})

/** The generator tells of these two; petitions, hazards and stuck matters have no invented histories yet. */
const TOLD = ['resident-request', 'dispute']

it('tells of requests and disputes, and of no other kind', () => {
  expect([...new Set(lives.map(({ kind }) => kind.id))].sort()).toEqual([...TOLD].sort())
})

const told = KINDS.filter(({ id }) => TOLD.includes(id)).map((kind) => [kind.id, kind] as const)

describe.each(told)('of %s', (id, kind) => {
  const own = () => lives.filter((life) => life.kind.id === id)
  const firstOnes = () => lives.slice(0, 400).filter((life) => life.kind.id === id)

  it('every stage occurs, also among the 400 that a new demo starts with', () => {
    const stages = Object.keys(kind.stages)
    const missing = (some: Life[]) =>
      stages.filter((stage) => !some.some(({ matter }) => matter.stage === stage))
    expect(missing(own())).toEqual([])
    expect(missing(firstOnes())).toEqual([])
  })

  it('every ending occurs', () => {
    const endings = Object.values(kind.actions).flatMap(({ close, form }) => {
      if (typeof close !== 'object') return close ? [close] : []
      const field = form?.[close.from]
      return field?.type === 'choice' ? field.options : []
    })
    expect(endings.length).toBeGreaterThan(3)
    const seen = new Set<string | undefined>(own().map(({ matter }) => matter.close))
    expect(endings.filter((ending) => !seen.has(ending))).toEqual([])
  })

  it('every action occurs', () => {
    const seen = new Set(own().flatMap(({ entries }) => entries.map(({ action }) => action)))
    expect(Object.keys(kind.actions).filter((action) => !seen.has(action))).toEqual([])
  })
})

it('every matter is the fold of its entries', () => {
  for (const { kind, matter, entries } of lives) expect(fold(kind, matter, entries)).toEqual(matter)
})

it('every id and ref is there once', () => {
  const ids = lives.flatMap(({ matter, entries }) => [
    matter.id,
    matter.ref,
    ...entries.map((entry) => entry.id),
  ])
  expect(new Set(ids).size).toBe(ids.length)
})

it('nothing happens after now, and nothing before what came before', () => {
  for (const { entries } of lives) {
    const times = entries.map(({ at }) => at)
    expect(times).toEqual([...times].sort())
    expect((times.at(-1) ?? '') <= NOW).toBe(true)
  }
  expect(lives.some(({ matter }) => matter.openedAt > '2026-11-22T16:00')).toBe(true)
})

/** Hours of the day and the day of the week (0 Sunday) in China. */
function chinaTime(at: string): { hour: number; weekday: number } {
  const local = new Date(Date.parse(at) + 8 * 3_600_000)
  return { hour: local.getUTCHours() + local.getUTCMinutes() / 60, weekday: local.getUTCDay() }
}

it('departments work on weekdays in office hours, while people report at night as well', () => {
  const acts = lives.flatMap(({ entries }) => entries)
  const handled = acts.filter(({ action }) =>
    ['handle', 'dispatch', 'close', 'assign-mediator'].includes(action),
  )
  expect(handled.length).toBeGreaterThan(1000)
  const outside = handled.filter(({ at }) => {
    const { hour, weekday } = chinaTime(at)
    return weekday === 0 || weekday === 6 || hour < 8.5 || hour >= 17.5 || (hour >= 12 && hour < 14.5)
  })
  expect(outside.map(({ at }) => at)).toEqual([])
  const nightly = lives.filter(({ matter }) => chinaTime(matter.openedAt).hour < 6)
  expect(nightly.length).toBeGreaterThan(30)
  expect(nightly.filter(({ matter }) => matter.door === 'desk')).toEqual([])
})

it('everything is labelled as invented, and no blank is left open', () => {
  for (const { matter, entries } of lives) {
    expect(matter.fields.subject).toMatch(/^【演示】./)
    const text = JSON.stringify(entries.map(({ input }) => input))
    expect(text).not.toMatch(/\{\w+\}|undefined/)
    for (const [phone] of text.matchAll(/(?<![0-9a-f-])1[3-9]\d{9}(?![0-9a-f-])/g))
      expect(phone).toMatch(/^1990000\d{4}$/)
    const { contactName, parties } = matter.fields
    const names = Array.isArray(parties) ? JSON.stringify(parties) : `"name":"${contactName ?? '演示·'}"`
    expect(names.match(/"name":"(?!演示·)/)).toBeNull()
  }
})

it('whoever handles it is the department that its category leads to', () => {
  const wrong = lives.flatMap(({ matter, entries }) =>
    entries.filter(({ action, stamp }) => {
      if (action !== 'handle' || stamp.by !== 'seat') return false
      const department = world.directory.unit(stamp.unit)?.department
      return department !== routeOf(String(matter.fields.category))
    }),
  )
  expect(wrong).toEqual([])
})

it('a duplicate names an earlier matter of the same place', () => {
  const byRef = new Map(lives.map(({ matter }) => [matter.ref, matter]))
  const duplicates = lives.filter(({ matter }) => matter.close === 'duplicate')
  expect(duplicates.length).toBeGreaterThan(20)
  for (const { matter } of duplicates) {
    const original = byRef.get(String(matter.fields.duplicateOf))
    expect(original?.place).toBe(matter.place)
    expect((original?.openedAt ?? '') < matter.openedAt).toBe(true)
  }
})

it('most reporters say nothing, some are dissatisfied and reopen', () => {
  const closed = lives.filter(({ matter }) => matter.close === 'solved')
  const silent = closed.filter(({ matter }) => matter.stars === undefined)
  expect(silent.length / closed.length).toBeGreaterThan(0.4)
  expect(silent.length / closed.length).toBeLessThan(0.7)
  const reopened = lives.filter(({ entries }) =>
    entries.some(({ action, stage }) => action === 'rate' && stage === 'accepted'),
  )
  expect(reopened.length).toBeGreaterThan(20)
})

it('every county has matters, and the town of the demo accounts has its share', () => {
  expect(new Set(lives.map(({ matter }) => matter.county)).size).toBe(4)
  const own = lives.filter(({ matter }) => matter.place.startsWith(huaibei.demo.town))
  expect(own.length / lives.length).toBeGreaterThan(0.1)
})

describe('the words', () => {
  const fill = fillWith(randomOf('words'), 'village', { spot: '村口' })

  it.each(TOPICS.map((topic) => [topic.cases[0]?.subject, topic] as const))(
    'of "%s" can all be filled',
    (_, topic) => {
      expect(isLeaf(topic.category)).toBe(true)
      const words = topic.cases.flatMap(({ subject, text, reply }) => [subject, text, reply])
      for (const each of [...words, ...topic.spots, topic.onSpot?.reply ?? ''])
        expect(fill(each)).not.toContain('{')
    },
  )

  it('of quarrels and of what is declined can all be filled', () => {
    const words = [...QUARRELS, ...MISPLACED].flatMap((each) => Object.values(each))
    for (const each of words) expect(fill(String(each))).not.toContain('{')
    expect(MISPLACED.filter(({ category }) => !isLeaf(category))).toEqual([])
  })

  it('with an unknown blank are a mistake', () => {
    expect(() => fill('{nonsense}')).toThrow('nonsense')
  })
})

it('without grids or people there is no demo', () => {
  expect(() => [...makeMatters({ ...world, grids: [] }, { seed: '1', count: 1 })]).toThrow('no grids')
  const empty = { ...world, personOf: () => undefined }
  expect(() => [...makeMatters(empty, { seed: '1', count: 50 })]).toThrow('nobody sits on')
})

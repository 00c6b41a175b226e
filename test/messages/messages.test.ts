/**
 * Real input: 2,816 messages of residents with the governments' replies. The file stands beside the project;
 * where it doesn't, the test command says that this leg was not run.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runImport } from '../../src/server/commands/import-messages.ts'
import { normalise } from '../../src/server/store/grams.ts'
import { type City, type Client, startCity } from '../http/city.ts'

const FILE = process.env.MESSAGES_FILE ?? ''
const MESSAGES = 2816

let city: City
let supervisor: Client
const quiet = { write: () => {} }
beforeAll(async () => {
  city = await startCity()
  supervisor = await city.as('supervisor')
})
afterAll(() => city?.close())

test('all messages go in, each with its true times, and a second run adds nothing', async () => {
  expect(await runImport(city.house, FILE, quiet)).toEqual({ added: MESSAGES, known: 0, bad: [] })
  expect(await runImport(city.house, FILE, quiet)).toEqual({ added: 0, known: MESSAGES, bad: [] })
  const { body } = await supervisor.get('/api/matters/counts?kind=resident-request')
  expect(body.items).toEqual([{ kind: 'resident-request', stage: 'closed', count: MESSAGES }])
  // The file's first row: asked 2019/4/25 9:32:09, answered 2019/5/10 14:56:53, both in China.
  const found = await supervisor.get(`/api/matters?q=${encodeURIComponent('景蓉华苑物业管理有问题')}`)
  expect(found.body.items[0]).toMatchObject({
    openedAt: '2019-04-25T01:32:09.000Z',
    closedAt: '2019-05-10T06:56:53.000Z',
    close: 'answered',
  })
}, 300_000)

test('the median time to reply is 11.2 days, the 90th percentile 41.0', async () => {
  const { body } = await supervisor.get('/api/indicators/resident-request/time-to-reply')
  expect(body).toEqual({ done: MESSAGES, open: 0, medianDays: 11.2, p90Days: 41 })
})

test('search misses none: every word of two characters finds all messages that hold it', async () => {
  const texts = await city.house.sql<{ ref: string; words: string }[]>`
    select m.ref, t.words from matter m join matter_text t on t.county = m.county and t.matter = m.id`
  expect(texts).toHaveLength(MESSAGES)
  const words = [
    '路灯',
    '噪音',
    '物业',
    '拖欠',
    '扰民',
    '垃圾',
    '公交',
    '学校',
    'A市',
    'k8',
    ...drawn(texts, 150),
  ]
  for (const word of words) {
    const wanted = texts.filter((text) => text.words.includes(normalise(word))).map((text) => text.ref)
    expect(wanted.length, word).toBeGreaterThan(0)
    expect(new Set(await allRefs(word)), word).toEqual(new Set(wanted))
  }
}, 300_000)

test('several words must all stand in a message; one character works as well', async () => {
  const [both, lamp, repair] = await Promise.all(['路灯 维修', '路灯', '维修'].map(allRefs))
  expect(new Set(both)).toEqual(new Set(lamp).intersection(new Set(repair)))
  const one = await allRefs('癌')
  expect(one.length).toBeGreaterThan(0)
})

async function allRefs(q: string): Promise<string[]> {
  const refs: string[] = []
  for (let after = ''; ; ) {
    const { body } = await supervisor.get(`/api/matters?limit=200&q=${encodeURIComponent(q)}${after}`)
    refs.push(...body.items.map((item: { ref: string }) => item.ref))
    if (!body.next) return refs
    after = `&after=${body.next}`
  }
}

/** Pairs of neighbouring characters from all over the texts, the same in every run. */
function drawn(texts: readonly { words: string }[], count: number): string[] {
  let seed = 20261122
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed % below
  }
  const pairs = new Set<string>()
  while (pairs.size < count) {
    const characters = [...(texts[next(texts.length)]?.words ?? '')]
    const at = next(Math.max(1, characters.length - 1))
    const pair = characters.slice(at, at + 2).join('')
    if (pair.length === 2 && !pair.includes(' ')) pairs.add(pair)
  }
  return [...pairs]
}

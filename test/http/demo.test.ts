import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Entry, Matter } from '../../src/engine/entry.ts'
import { fold } from '../../src/engine/fold.ts'
import { receiptOf } from '../../src/server/codes.ts'
import { demo, seedDemo, writeDemo } from '../../src/server/commands/demo.ts'
import { versionOf } from '../../src/server/house.ts'
import { entriesOf } from '../../src/server/store/matters.ts'
import { type City, startCity } from './city.ts'

const COUNT = 600

let city: City
const lines: string[] = []
beforeAll(async () => {
  city = await startCity()
  await seedDemo(city.house, { matters: COUNT, seed: '1' }, (line) => lines.push(line))
})
afterAll(() => city?.close())

const stored = async (): Promise<Matter[]> => {
  const rows = await city.house.sql<{ state: Matter }[]>`select state from matter order by county, id`
  return rows.map((row) => row.state)
}

test('a new demo gets its matters once; an installation that has some keeps them as they are', async () => {
  expect(lines).toEqual([expect.stringContaining(String(COUNT))])
  await seedDemo(city.house, { matters: 50, seed: 'another' }, (line) => lines.push(line))
  expect(await stored()).toHaveLength(COUNT)
  expect(lines).toHaveLength(1)
})

test('the same seed adds nothing, another seed adds its own', async () => {
  expect(await writeDemo(city.house, { seed: '1', count: COUNT })).toBe(0)
  expect(await writeDemo(city.house, { seed: '2', count: 20 })).toBe(20)
  expect(await stored()).toHaveLength(COUNT + 20)
})

test('what is stored is the fold of the stored entries', async () => {
  for (const matter of await stored()) {
    const entries: Entry[] = await entriesOf(city.house.sql, matter)
    expect(fold(versionOf(city.house, matter), matter, entries)).toEqual(matter)
  }
})

test('the rows beside the snapshot agree with it', async () => {
  const wrong = await city.house.sql`
    select ref from matter where stage <> state->>'stage' or holder <> state->>'holder' or seq <> (state->>'seq')::int
      or (closed_at is null) <> (state->>'closedAt' is null) or (lon is null) <> (h3 is null)
      or title not like '【演示】%'`
  expect(wrong).toEqual([])
})

test('the accounts of the demo have something to do and to read', async () => {
  for (const account of ['grid', 'clerk', 'mediator', 'handler', 'supervisor']) {
    const { body } = await (await city.as(account)).get('/api/matters?limit=50')
    expect(body.items.length, account).toBeGreaterThan(0)
  }
  for (const account of ['grid', 'clerk', 'mediator']) {
    const { body } = await (await city.as(account)).get('/api/matters?holder=me')
    expect(body.items.length, account).toBeGreaterThan(0)
  }
})

test('every reporter can follow an invented matter by its receipt code', async () => {
  const [closed] = (await stored()).filter(({ close, door }) => close === 'solved' && door === 'portal')
  const receipt = receiptOf(city.house.secret, closed?.id ?? '')
  const { status, body } = await city.nobody.get(`/api/portal/matters/${receipt}`)
  expect(status).toBe(200)
  expect(JSON.stringify(body)).toContain(closed?.ref)
})

test('the signatures under an invented agreement are pictures', async () => {
  const supervisor = await city.as('supervisor')
  const { body } = await supervisor.get('/api/matters?kind=dispute&state=closed&limit=200')
  const agreed = (await stored()).find(
    ({ ref, fields }) =>
      Array.isArray(fields.signatures) && body.items.some((item: { ref: string }) => item.ref === ref),
  )
  const signatures = agreed?.fields.signatures
  const [first] = Array.isArray(signatures) ? signatures : []
  const id = typeof first === 'object' && first !== null && 'signature' in first ? first.signature : ''
  for (const [size, format] of [
    ['full', 'png'],
    ['thumb', 'jpeg'],
  ]) {
    const answer = await supervisor.get(`/api/matters/${agreed?.ref}/photos/${id}?size=${size}`)
    expect(answer.headers.get('content-type')).toBe(`image/${format}`)
    expect((await sharp(answer.body).metadata()).format).toBe(format)
  }
})

test.each(['0', '-5', 'many', '1.5', '1000001'])('--matters %s is refused', async (matters) => {
  expect(await demo({ matters, seed: '1' })).toBe(1)
})

/** The lazy tree, its shapes and the grid under a point, through HTTP. */

import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chinaDayOf, DAY_MS } from '../../src/engine/days.ts'
import { merge } from '../../src/server/store/territory-merge.ts'
import { type City, LAMP, startCity } from './city.ts'

let city: City
beforeAll(async () => {
  city = await startCity()
})
afterAll(() => city?.close())

const get = async (path: string) => (await city.nobody.get(path)).body
const LIUQIAO = '340621102'
const WANGYAN = '340621102205'

test('the tree opens level by level, with the number of children, and counts to the facts', async () => {
  const top = await get('/api/territory')
  expect(top).toEqual({ items: [{ code: '340600', name: '淮北市', level: 'city', children: 4 }] })
  const totals: Record<string, number> = {}
  let parents = ['340600']
  for (const level of ['county', 'town', 'village']) {
    const lists = await Promise.all(parents.map((parent) => get(`/api/territory?parent=${parent}`)))
    const items = lists.flatMap((list) => list.items)
    expect(items.every((item) => item.level === level)).toBe(true)
    expect(items.map((item) => item.code)).toEqual(items.map((item) => item.code).toSorted())
    totals[level] = items.length
    totals.below = items.reduce((sum, item) => sum + item.children, 0)
    parents = items.map((item) => item.code)
  }
  expect(totals).toEqual({ county: 4, town: 37, village: 452, below: 4616 })
})

test('a village lists its grids, a grid has nothing below', async () => {
  const { items } = await get(`/api/territory?parent=${WANGYAN}`)
  expect(items[0]).toEqual({ code: `${WANGYAN}001`, name: '王堰村第1网格', level: 'grid', children: 0 })
  expect((await get(`/api/territory?parent=${WANGYAN}001`)).items).toEqual([])
})

test('one division is shown with everything above it', async () => {
  const place = await get(`/api/territory/${WANGYAN}`)
  expect(place).toMatchObject({ code: WANGYAN, level: 'village', parent: LIUQIAO, schematic: true })
  expect(place.path.map((each: { name: string }) => each.name)).toEqual([
    '淮北市',
    '濉溪县',
    '刘桥镇',
    '王堰村村民委员会',
  ])
})

test('names are searched within a division, upper levels first, with the way down', async () => {
  const { items } = await get(`/api/territory?parent=340621&q=${encodeURIComponent('王堰')}`)
  expect(items[0]).toMatchObject({ code: WANGYAN, path: [{ name: '淮北市' }, {}, { name: '刘桥镇' }, {}] })
  expect(items[1].code).toBe(`${WANGYAN}001`)
  const elsewhere = await get(`/api/territory?parent=340602&q=${encodeURIComponent('王堰')}`)
  expect(elsewhere.items).toEqual([])
  expect((await get(`/api/territory?q=${encodeURIComponent("%'_")}`)).items).toEqual([])
})

describe('the ground under a point', () => {
  test('is the grid, found again from the middle of each of a village', async () => {
    const { items } = await get(`/api/territory?parent=${WANGYAN}`)
    for (const { code } of items) {
      const { lon, lat } = await get(`/api/territory/${code}`)
      const found = await get(`/api/territory/at?lon=${lon}&lat=${lat}`)
      expect(found).toMatchObject({ code, level: 'grid', parent: WANGYAN, schematic: true })
      expect(found.path).toHaveLength(5)
    }
  })

  test('is refused outside the city', async () => {
    const { status, body } = await city.nobody.get('/api/territory/at?lon=116.4&lat=39.9')
    expect([status, body.code]).toEqual([422, 'place-outside-city'])
  })

  test.each([
    ['no longitude', '/api/territory/at?lat=33.7', 'invalid-request'],
    ['words', '/api/territory/at?lon=east&lat=33.7', 'invalid-request'],
    ['off the earth', '/api/territory/at?lon=116.7&lat=133.7', 'invalid-request'],
    ['infinity', '/api/territory/at?lon=Infinity&lat=33.7', 'invalid-request'],
    ['more than asked', '/api/territory/at?lon=116.7&lat=33.7&zoom=3', 'unknown-parameter'],
  ])('with %s is refused', async (_what, path, code) => {
    const { status, body } = await city.nobody.get(path)
    expect([status, body.code]).toEqual([400, code])
  })
})

test('a report that names an ended grid goes to the one it became part of, also when it is sent again', async () => {
  const [from, into] = ['340621104200001', '340621104200002']
  const request = { id: v7(), kind: 'resident-request', form: LAMP, place: from }
  const early = { ...request, id: v7() }
  const first = await city.nobody.post('/api/portal/matters', early)
  const tomorrow = chinaDayOf(new Date(Date.now() + DAY_MS).toISOString())
  await city.house.sql.begin((tx) => merge(tx, [from], into, tomorrow))
  city.travel(2 * DAY_MS)
  const { body } = await city.nobody.post('/api/portal/matters', request)
  const clerk = await city.as('clerk')
  const placeOf = async (ref: string) => (await clerk.get(`/api/matters/${ref}`)).body.place.code
  expect(await placeOf(body.ref)).toBe(into)
  expect(await placeOf(first.body.ref)).toBe(from)
  const again = await city.nobody.post('/api/portal/matters', early)
  expect([again.status, again.body.ref]).toEqual([200, first.body.ref])
})

describe('what is not there', () => {
  test.each([
    ['an unknown parent', '/api/territory?parent=340621999', 422, 'unknown-place'],
    ['a parent in another city', '/api/territory?parent=110101', 422, 'unknown-place'],
    ['a parent that is no code', '/api/territory?parent=3406', 400, 'invalid-request'],
    ['no day', '/api/territory?day=2026-02-30', 400, 'invalid-request'],
    ['an unknown division', '/api/territory/340621999', 404, 'not-found'],
    ['a division of another city', '/api/territory/110101', 404, 'not-found'],
    ['shapes of an unknown division', '/api/territory/340621999/shapes', 404, 'not-found'],
    ['a division before it began', '/api/territory/340621?day=1999-12-31', 404, 'not-found'],
  ])('%s is refused', async (_what, path, status, code) => {
    const answer = await city.nobody.get(path)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })
})

describe('shapes', () => {
  test('of the children come as GeoJSON, each saying that it is schematic', async () => {
    const { status, body, headers } = await city.nobody.get(`/api/territory/${LIUQIAO}/shapes`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('application/geo+json')
    const { items } = await get(`/api/territory?parent=${LIUQIAO}`)
    expect(body.features.map((each: { properties: { code: string } }) => each.properties.code)).toEqual(
      items.map((item: { code: string }) => item.code),
    )
    for (const { properties, geometry } of body.features) {
      expect(properties.schematic).toBe(true)
      expect(geometry.type).toBe('Polygon')
    }
  })

  test('of a grid are its own', async () => {
    const { features } = await get(`/api/territory/${WANGYAN}001/shapes`)
    expect(features).toHaveLength(1)
    expect(features[0].properties).toMatchObject({ code: `${WANGYAN}001`, name: '王堰村第1网格' })
  })

  test('are sent again only when they changed', async () => {
    const path = `/api/territory/${LIUQIAO}/shapes`
    const etag = (await city.nobody.get(path)).headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    const again = await city.nobody.get(path, { 'if-none-match': etag })
    expect([again.status, again.body.length]).toEqual([304, 0])
    const other = await city.nobody.get(`/api/territory/340621/shapes`, { 'if-none-match': etag })
    expect(other.status).toBe(200)
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { chinaDayOf } from '../../src/engine/days.ts'
import { rename } from '../../src/server/store/territory-write.ts'
import { bringTo, type City, type Client, GRID, report, startCity } from './city.ts'

const COUNT = 23
const OTHER_TOWN = '340621102205' // 王堰村 in 刘桥镇

let city: City
let clerk: Client
let grid: Client
const refs: string[] = []
beforeAll(async () => {
  city = await startCity()
  clerk = await city.as('clerk')
  grid = await city.as('grid')
  for (let i = 0; i < COUNT; i++)
    refs.unshift((await report(city, { subject: `第${i}盏路灯`, category: '010101' })).ref)
  await report(city, {}, OTHER_TOWN)
})
afterAll(() => city?.close())

const get = async (who: Client, query: string) => (await who.get(`/api/matters?${query}`)).body
const refsOf = (page: { items: { ref: string }[] }) => page.items.map((item) => item.ref)

test('pages follow one another without gap or repeat, newest first, also while new ones arrive', async () => {
  const seen: string[] = []
  let late = 0
  for (let after = ''; ; ) {
    const page = await get(clerk, `limit=7${after}`)
    seen.push(...refsOf(page))
    if (!page.next) break
    after = `&after=${page.next}`
    if (late++ < 2) await report(city, { subject: '后来的' })
  }
  expect(seen).toEqual(refs)
})

test('a seat sees its territory and no other', async () => {
  expect(refsOf(await get(clerk, `territory=${OTHER_TOWN}&limit=200`))).toEqual([])
  const supervisor = await city.as('supervisor')
  expect(refsOf(await get(supervisor, `territory=${OTHER_TOWN}&limit=200`))).toHaveLength(1)
  for (const territory of [GRID, GRID.slice(0, 12), '340621104', '340621', '340600'])
    expect(refsOf(await get(clerk, `territory=${territory}&limit=200`))).toEqual(expect.arrayContaining(refs))
})

test('filters by holder, stage, state, category and words narrow the list', async () => {
  const [first = ''] = refs
  await bringTo(city, first, 'accepted')
  expect(refsOf(await get(clerk, 'holder=me'))).toEqual([first])
  expect(refsOf(await get(grid, 'holder=me&limit=200'))).not.toContain(first)
  expect(refsOf(await get(clerk, 'stage=accepted'))).toEqual([first])
  expect(refsOf(await get(clerk, 'kind=resident-request&state=closed'))).toEqual([])
  expect(refsOf(await get(clerk, 'category=01&limit=200'))).toHaveLength(COUNT)
  expect(refsOf(await get(clerk, `q=${encodeURIComponent('第7盏')}`))).toEqual([refs[COUNT - 1 - 7]])
  expect(refsOf(await get(clerk, `q=${first.toLowerCase()}`))).toEqual([first])
  expect(refsOf(await get(clerk, `q=${encodeURIComponent('没有这样的话')}`))).toEqual([])
  expect(refsOf(await get(clerk, `q=${encodeURIComponent("'; drop table matter; --")}`))).toEqual([])
})

test('counts are of what the seat sees', async () => {
  const { body } = await clerk.get('/api/matters/counts?category=01')
  const total = body.items.reduce((sum: number, item: { count: number }) => sum + item.count, 0)
  expect(total).toBe(COUNT)
})

test('a kind and a stage that nobody declares are refused', async () => {
  expect(await clerk.get('/api/matters?kind=wish')).toMatchObject({
    status: 404,
    body: { code: 'unknown-kind' },
  })
  expect(await clerk.get('/api/matters?stage=signing')).toMatchObject({ status: 200 })
  expect(await clerk.get('/api/matters?kind=resident-request&stage=signing')).toMatchObject({
    status: 422,
    body: { code: 'unknown-stage' },
  })
})

test('a cursor that is none of ours and a parameter nobody knows are refused', async () => {
  expect((await clerk.get('/api/matters?after=abc')).body.code).toBe('bad-cursor')
  expect(await clerk.get('/api/matters?order=asc')).toMatchObject({
    status: 400,
    body: { code: 'unknown-parameter' },
  })
  expect((await clerk.get('/api/matters?limit=100000')).status).toBe(400)
})

test('likely duplicates: same category, near, similar words', async () => {
  const { body: grid } = await city.nobody.get(`/api/territory/${GRID}`)
  const place = { lon: grid.lon, lat: grid.lat }
  const supervisor = await city.as('supervisor')
  const pit = {
    subject: '路面大坑',
    text: '学校门口路面塌了一个大坑，雨天积水，学生上学很危险。',
    category: '010103',
  }
  const one = await report(city, pit, place)
  await report(
    city,
    { subject: '垃圾没人收', text: '小区垃圾桶三天没有清运，味道很大。', category: '010103' },
    place,
  )
  const other = await report(
    city,
    { ...pit, subject: '学校门口有坑', text: '学校门口的路面塌陷成坑，下雨积水，危险。' },
    place,
  )
  const { body } = await supervisor.get(`/api/matters/${other.ref}/similar`)
  expect(refsOf(body)).toEqual([one.ref])
  expect(body.items[0]).toMatchObject({ daysApart: 0 })
})

test('a place keeps the name it had when the matter was opened', async () => {
  const [ref = ''] = refs
  const before = (await get(clerk, `q=${ref}`)).items[0].place.name
  city.travel(86_400_000)
  const next = await city.as('clerk') // yesterday's session has run out
  const tomorrow = chinaDayOf(city.house.now())
  await city.house.sql.begin((tx) => rename(tx, GRID, { name: '新名网格' }, tomorrow))
  const later = await report(city)
  const [old, renamed] = await Promise.all([get(next, `q=${ref}`), get(next, `q=${later.ref}`)])
  expect([old.items[0].place.name, renamed.items[0].place.name]).toEqual([before, '新名网格'])
  expect((await next.get(`/api/matters/${ref}`)).body.path.at(-1).name).toBe(before)
})

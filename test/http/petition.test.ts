/** Petitions as named people over HTTP: to the end of the law, and never before the eyes of the unit complained of. */
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Matter } from '../../src/engine/entry.ts'
import { whyNot } from '../../src/engine/who.ts'
import { petition } from '../../src/kinds/petition.ts'
import { listMatters } from '../../src/server/store/lists.ts'
import { findMatter } from '../../src/server/store/matters.ts'
import { serveDue } from '../../src/server/work/loop.ts'
import { act, type City, type Client, GRID, startCity } from './city.ts'
import { onSeat } from './seat-client.ts'

const DAY = 86_400_000
const COUNTY = '340621-centre-petition-clerk'
const CITY_OFFICE = '340600-duty-petition-clerk'
const LAMPS = '340621-urban-management'
const HOUSING = '340621-housing'

let city: City
let office: Client
let cityOffice: Client
let lamps: Client
let housing: Client
const signIn = async () => {
  ;[office, cityOffice, lamps, housing] = await Promise.all([
    onSeat(city, COUNTY),
    onSeat(city, CITY_OFFICE),
    city.as('handler'),
    onSeat(city, `${HOUSING}-handler`),
  ])
}
beforeAll(async () => {
  city = await startCity()
  await signIn()
})
afterAll(() => city?.close())

/** Sessions end with the day, so whoever acts later signs in anew. */
async function later(days: number): Promise<void> {
  city.travel(days * DAY)
  await signIn()
}

async function petitioned(more: object = {}): Promise<{ ref: string; receipt: string }> {
  const { status, body } = await city.nobody.post('/api/portal/matters', {
    id: v7(),
    kind: 'petition',
    form: {
      subject: '安置房漏水无人管',
      request: '请修好屋顶',
      text: '去年交房后一直漏水。',
      contactName: '演示信访人',
      ...more,
    },
    place: GRID,
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

const REGISTER = { channel: 'web', purpose: 'claim' }
const NOTICE = { notice: '已收到您的信访事项，由本局办理。' }
const OPINION = {
  result: 'explain',
  requested: '修好屋顶',
  factsAndReasons: '现场查看，漏水属实。',
  opinion: '保修期内由建设单位维修。',
  basis: '《建设工程质量管理条例》第四十条',
}
const REASONS = { reasons: '没有写明何时修好。' }

const tryTo = (client: Client, ref: string, action: string, input: unknown) =>
  client.post(`/api/matters/${ref}/actions/${action}`, { id: v7(), input })
const byReceipt = (receipt: string, action: string, input: unknown) =>
  city.nobody.post(`/api/portal/matters/${receipt}/actions/${action}`, { id: v7(), input })

/** Everything a seat could learn a matter from. */
async function traces(client: Client, ref: string) {
  const [one, entries, all, searched, found, counts, similar] = await Promise.all([
    client.get(`/api/matters/${ref}`),
    client.get(`/api/matters/${ref}/entries`),
    client.get('/api/matters?kind=petition&limit=200'),
    client.get(`/api/matters?q=${encodeURIComponent('漏水')}&kind=petition`),
    client.get(`/api/matters?q=${ref}`),
    client.get('/api/matters/counts?kind=petition'),
    client.get(`/api/matters/${ref}/similar`),
  ])
  const refs = [all, searched, found].map(({ body }) => body.items.map((row: { ref: string }) => row.ref))
  return {
    statuses: [one.status, entries.status, similar.status],
    inLists: refs.map((list) => list.includes(ref)),
    counted: counts.body.items.reduce((sum: number, row: { count: number }) => sum + row.count, 0),
  }
}
const NOTHING = { statuses: [404, 404, 404], inLists: [false, false, false] }

test('from the portal to the re-check, every step in its time and told', async () => {
  const { ref, receipt } = await petitioned()
  expect((await office.get(`/api/matters/${ref}`)).body).toMatchObject({ holder: { seat: COUNTY } })
  await act(office, ref, 'register', REGISTER)
  await act(office, ref, 'forward', { unit: HOUSING, manner: 'assign' })
  await act(housing, ref, 'accept', NOTICE)
  const told = (await city.nobody.get(`/api/portal/matters/${receipt}`)).body
  expect(told.due.words.join('')).toContain('《信访工作条例》第三十四条')
  expect(told.steps.at(-1).words).toContain(told.due.name)
  expect(told.steps.at(-1).input).toEqual(NOTICE)

  await later(20)
  await act(housing, ref, 'extend', {
    days: 30,
    approvedBy: '演示局长',
    approved: true,
    reason: '需要鉴定。',
  })
  expect(await act(housing, ref, 'reply', OPINION)).toMatchObject({ stage: 'answered', close: 'answered' })
  const answered = (await city.nobody.get(`/api/portal/matters/${receipt}`)).body
  expect(answered.steps.at(-1).input).toEqual(OPINION)
  expect(answered.steps.at(-1).words).toContain('请求复查')

  await later(29)
  expect((await byReceipt(receipt, 'ask-review', REASONS)).body).toMatchObject({ stage: 'review' })
  expect((await office.get(`/api/matters/${ref}`)).body).toMatchObject({ holder: { seat: COUNTY } })
  await act(office, ref, 'reply-review', OPINION)
  await later(1)
  // Art. 19: what is asked for orally is put on record by the office.
  await act(office, ref, 'ask-recheck', REASONS)
  const same = await tryTo(office, ref, 'reply-recheck', OPINION)
  expect(same).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
  await act(cityOffice, ref, 'start-hearing')
  await later(3)
  await act(cityOffice, ref, 'end-hearing', { minutes: '双方陈述。' })
  expect(await act(cityOffice, ref, 'reply-recheck', OPINION)).toMatchObject({ stage: 'rechecked' })
  const again = await byReceipt(receipt, 'ask-recheck', REASONS)
  expect(again).toMatchObject({ status: 409, body: { code: 'wrong-stage' } })
  const rated = await city.nobody.post(`/api/portal/matters/${receipt}/rating`, { id: v7(), stars: 4 })
  expect(rated.status).toBe(200)
})

test('too late is refused with the rule, in both languages', async () => {
  const { ref, receipt } = await petitioned()
  await act(office, ref, 'register', REGISTER)
  await act(office, ref, 'forward', { unit: LAMPS, manner: 'forward' })
  await later(20)
  const objection = { ground: 'not-our-duty', reason: '属住建职责。' }
  // Silence has spoken at 24:00 of the last day, also while the work loop has not yet said so.
  const late = await tryTo(lamps, ref, 'refuse-offer', objection)
  expect(late).toMatchObject({ status: 409, body: { code: 'time-over' } })
  expect(late.body.detail).toContain('《信访工作条例》第二十三条')
  const english = await lamps.post(
    `/api/matters/${ref}/actions/refuse-offer`,
    { id: v7(), input: objection },
    { 'accept-language': 'en' },
  )
  expect(english.body.detail).toContain('Regulations on Petition Work, art. 23')
  await act(lamps, ref, 'accept', NOTICE)
  await act(lamps, ref, 'reply', OPINION)
  await later(60)
  const review = await byReceipt(receipt, 'ask-review', REASONS)
  expect(review).toMatchObject({ status: 409, body: { code: 'time-over' } })
  expect(review.body.detail).toContain('第三十五条')
})

test('an objection in time brings it back to the petition office', async () => {
  const { ref } = await petitioned()
  await act(office, ref, 'register', REGISTER)
  await act(office, ref, 'forward', { unit: LAMPS, manner: 'forward' })
  await act(lamps, ref, 'refuse-offer', { ground: 'not-our-duty', reason: '属住建职责。' })
  expect((await office.get(`/api/matters/${ref}`)).body).toMatchObject({
    stage: 'registered',
    holder: { seat: COUNTY },
  })
})

test('no grid worker, clerk, mediator or supervisor of the place sees a petition', async () => {
  const { ref } = await petitioned()
  for (const account of ['grid', 'clerk', 'mediator', 'supervisor', 'admin', 'auditor', 'handler']) {
    const trace = await traces(await city.as(account), ref)
    expect(trace, account).toMatchObject(NOTHING)
  }
  expect(await traces(office, ref)).toMatchObject({ statuses: [200, 200, 200], inLists: [true, true, true] })
})

test('the unit complained of never sees it, not even when it held it before', async () => {
  const before = await traces(housing, '340621-261122-ZZZZZZ')
  const { ref } = await petitioned()
  await act(office, ref, 'register', REGISTER)
  await act(office, ref, 'forward', { unit: HOUSING, manner: 'forward' })
  await act(housing, ref, 'take-over')
  const held = await traces(housing, ref)
  expect(held).toMatchObject({ statuses: [200, 200, 200], counted: before.counted + 1 })
  await act(office, ref, 'recall', { complainedOf: HOUSING, reason: '反映的就是该局。' })
  expect(await traces(housing, ref)).toEqual({ ...NOTHING, counted: before.counted })
  const [hidden, missing] = await Promise.all([
    housing.get(`/api/matters/${ref}`),
    housing.get('/api/matters/340621-261122-ZZZZZZ'),
  ])
  expect(hidden.body).toEqual(missing.body)
  for (const action of ['note', 'accept', 'take-over', 'refuse-offer'])
    expect((await tryTo(housing, ref, action, { note: '看看' })).status, action).toBe(404)
  const sent = await tryTo(office, ref, 'forward', { unit: HOUSING, manner: 'forward' })
  expect(sent).toMatchObject({ status: 409, body: { code: 'holder-may-not-see' } })
  await act(office, ref, 'forward', { unit: LAMPS, manner: 'forward' })
})

test('a petition against the petition office itself goes up to the city', async () => {
  const { ref } = await petitioned()
  const named = { ...REGISTER, complainedOf: '340621-centre' }
  expect((await tryTo(office, ref, 'register', named)).body.code).toBe('holder-may-not-see')
  const gone = await tryTo(office, ref, 'recuse', { complainedOf: '340621-centre', reason: '反映本中心。' })
  expect(gone.status).toBe(200)
  expect(await traces(office, ref)).toMatchObject(NOTHING)
  expect((await cityOffice.get(`/api/matters/${ref}`)).body.holder).toMatchObject({ seat: CITY_OFFICE })
})

test('an accusation is seen only by the seat that handles it, and leaves by transfer', async () => {
  const { ref, receipt } = await petitioned({ against: '演示某某' })
  expect(await traces(cityOffice, ref)).toMatchObject({ statuses: [200, 200, 200] })
  await act(office, ref, 'register', { ...REGISTER, purpose: 'accusation' })
  expect(await traces(cityOffice, ref)).toMatchObject(NOTHING)
  const gone = await act(office, ref, 'transfer', { body: 'discipline', letter: '演示函1号' })
  expect(gone).toMatchObject({ stage: 'closed', close: 'transferred' })
  const told = (await city.nobody.get(`/api/portal/matters/${receipt}`)).body
  expect(told.closeName).toBe('已移送有权处理的机关')
  expect(told.steps.at(-1).input).toEqual({})
})

test('overdue, it rises to a supervisor who then sees it, past the centre complained of', async () => {
  const { ref } = await petitioned()
  await act(office, ref, 'register', { ...REGISTER, complainedOf: '340621104-centre' })
  await later(30)
  await serveDue(city.house)
  const [row] = await city.house.sql`select watchers from matter where ref = ${ref}`
  expect(row?.watchers).toEqual(['340621-centre-supervisor'])
  const [county, town] = await Promise.all([
    onSeat(city, '340621-centre-supervisor'),
    onSeat(city, '340621104-centre-supervisor'),
  ])
  expect((await county.get(`/api/matters/${ref}`)).status).toBe(200)
  expect(await traces(town, ref)).toMatchObject(NOTHING)
  expect((await county.get('/api/matters?watcher=me')).body.items).toMatchObject([{ ref }])
})

test('list, single read and rule agree for every seat that could have to do with any petition', async () => {
  const { sql, kinds, directory } = city.house
  const rows = await sql<{ state: Matter }[]>`select state from matter where kind = 'petition'`
  const roles = ['petition-clerk', 'handler', 'supervisor', 'clerk']
  const seats = directory
    .seatsFor('duty', GRID)
    .concat(roles.flatMap((role) => directory.seatsFor(role, GRID)))
  let [seen, hidden] = [0, 0]
  for (const seat of seats) {
    const actor = { type: 'seat' as const, person: 'p', seat }
    const { items } = await listMatters(sql, kinds, actor, { kind: 'petition', limit: 200 })
    const listed = new Set(items.map(({ ref }) => ref))
    for (const { state } of rows) {
      const byRule = !whyNot(petition.sight, actor, state)
      expect(listed.has(state.ref), `${seat.id} ${state.ref}`).toBe(byRule)
      expect(Boolean(await findMatter(sql, kinds, actor, state.ref))).toBe(byRule)
      if (byRule) seen++
      else hidden++
    }
  }
  expect(seen).toBeGreaterThan(8)
  expect(hidden).toBeGreaterThan(100)
})

/** A year without an official notice is provisional; entering the notice moves due dates and nothing else. */
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recomputeDue } from '../../src/server/work/calendar.ts'
import { act, type City, GRID, report, startCity } from './city.ts'
import { onSeat } from './seat-client.ts'

const DAY = 86_400_000
/** Wednesday, 23 December 2026, 10 in the morning in China. */
const BEFORE_NEW_YEAR = Date.parse('2026-12-23T02:00:00.000Z')
const NOTICE = {
  notice: '国务院办公厅关于2027年部分节假日安排的通知（测试用）',
  days: [
    { day: '2027-01-01', is: 'rest' },
    { day: '2027-01-04', is: 'rest' },
    { day: '2027-01-09', is: 'work' },
  ],
}
/** Saturday after New Year is worked: what counts working days ends a day earlier. */
const WORKED = { ...NOTICE, days: [{ day: '2027-01-02', is: 'work' }] }

let city: City
/** The request and the petition that both tests before and after the notice look at. */
let request: string
let petition: string
beforeAll(async () => {
  city = await startCity()
  city.travel(BEFORE_NEW_YEAR - Date.parse(city.house.now()))
})
afterAll(() => city?.close())

async function send(method: 'PUT' | 'POST', username: string, path: string, body: unknown) {
  const { body: signed } = await city.nobody.post('/api/session', { username, password: 'teahouse' })
  const answer = await fetch(`${city.base}${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${signed.token}` },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: await answer.json() }
}
const put = (username: string, body: unknown) => send('PUT', username, '/api/calendar/2027', body)
const preview = (username: string, body: unknown) =>
  send('POST', username, '/api/calendar/2027/preview', body)

/** A petition that is answered, so closed, while the petitioner may still ask for a review: 30 natural days. */
async function answeredPetition(): Promise<string> {
  const { body } = await city.nobody.post('/api/portal/matters', {
    id: v7(),
    kind: 'petition',
    form: { subject: '安置房漏水', request: '请修好屋顶', text: '一直漏水。', contactName: '演示信访人' },
    place: GRID,
  })
  const office = await onSeat(city, '340621-centre-petition-clerk')
  const housing = await onSeat(city, '340621-housing-handler')
  await act(office, body.ref, 'register', { channel: 'web', purpose: 'claim' })
  await act(office, body.ref, 'forward', { unit: '340621-housing', manner: 'assign' })
  await act(housing, body.ref, 'accept', { notice: '已收到您的信访事项，由本局办理。' })
  await act(housing, body.ref, 'reply', {
    result: 'support',
    requested: '修好屋顶',
    factsAndReasons: '现场查看，漏水属实。',
    opinion: '本月修好。',
    basis: '《建设工程质量管理条例》第四十条',
  })
  return body.ref
}

test('a due date in 2027 is provisional and says so', async () => {
  expect((await city.nobody.get('/api/calendar/2027')).body).toMatchObject({ published: false, days: [] })
  const { ref } = await report(city)
  request = ref
  const clerk = await city.as('clerk')
  await act(clerk, ref, 'accept')
  const { body } = await clerk.get(`/api/matters/${ref}`)
  // Ten working days from 23 December, 2027 counted as Monday to Friday.
  expect(body.clocks[1]).toMatchObject({ lastDay: '2027-01-06', provisional: true })
  expect(body.clocks[1].words.join('')).toContain('2027年节假日安排尚未公布')
})

test('staff are told how many dates wait for the notice, and who may enter it', async () => {
  petition = await answeredPetition()
  const clerk = await city.as('clerk')
  const { body } = await clerk.get('/api/calendar/2027')
  expect(body).toMatchObject({ provisional: { dates: 2, matters: 2 }, enter: { allowed: false } })
  expect(body.enter.reason).toContain('系统管理员')
  expect(body.law).toHaveLength(13)
  expect(body.law[1]).toEqual({ day: '2027-02-05', name: '春节' })
  const admin = await city.as('admin')
  expect((await admin.get('/api/calendar/2027')).body.enter).toEqual({ allowed: true })
  const publics = (await city.nobody.get('/api/calendar/2027')).body
  expect(Object.keys(publics)).toEqual(['year', 'published', 'days', 'notice', 'law'])
  // A year with its notice has nothing provisional to count.
  expect((await clerk.get('/api/calendar/2026')).body).not.toHaveProperty('provisional')
})

test('a preview counts what would move, and changes nothing', async () => {
  const office = await onSeat(city, '340621-centre-petition-clerk')
  const clerk = await city.as('clerk')
  const look = async () => [
    (await clerk.get(`/api/matters/${request}`)).body.clocks,
    (await clerk.get(`/api/matters/${request}/entries`)).body.items.length,
    (await office.get(`/api/matters/${petition}`)).body.clocks,
    (await clerk.get('/api/calendar/2027')).body,
  ]
  const before = await look()
  const still = { overdue: 0, settled: 1, matters: 2 }
  // The request goes from 6 to 8 January; the petitioner's 30 natural days end on the same day as before.
  expect(await preview('admin', NOTICE)).toEqual({
    status: 200,
    body: { ...still, later: 1, latest: 2, earlier: 0, earliest: 0 },
  })
  expect((await preview('admin', WORKED)).body).toEqual({
    ...still,
    ...{ later: 0, latest: 0, earlier: 1, earliest: 1 },
  })
  expect(await look()).toEqual(before)
  expect(await recomputeDue(city.house)).toBe(0)
})

test('a preview tells of dates that would be missed at once', async () => {
  // 6 January, when the request is due at midnight.
  city.travel(14 * DAY)
  expect((await preview('admin', WORKED)).body).toMatchObject({ earlier: 1, overdue: 1 })
  expect((await preview('admin', NOTICE)).body).toMatchObject({ later: 1, overdue: 0 })
})

test.each([
  ['preview', preview],
  ['entering', put],
])('%s is for the office, whole and of its year', async (_name, ask) => {
  expect((await ask('clerk', NOTICE)).status).toBe(403)
  const problems = async (body: object) => {
    const answer = await ask('admin', { ...NOTICE, ...body })
    return [answer.status, answer.body.problems?.map(({ path }: { path: string }) => path)]
  }
  const [first] = NOTICE.days
  expect(await problems({ days: [{ day: '2026-05-01', is: 'rest' }] })).toEqual([422, ['days.0.day']])
  expect(await problems({ days: [...NOTICE.days, first] })).toEqual([422, ['days.3.day']])
  expect(await problems({ days: [{ day: '2027-02-30', is: 'rest' }] })).toEqual([400, ['days.0.day']])
  expect(await problems({ days: [] })).toEqual([400, ['days']])
  expect(await problems({ notice: '通知' })).toEqual([400, ['notice']])
  expect((await city.nobody.get('/api/calendar/2027')).body.published).toBe(false)
})

test('a year so far ahead has no notice yet', async () => {
  const far = { ...NOTICE, days: [{ day: '2029-01-01', is: 'rest' }] }
  expect(await send('PUT', 'admin', '/api/calendar/2029', far)).toMatchObject({
    status: 422,
    body: { problems: [{ path: 'year', message: '不能大于 2028。' }] },
  })
})

test('entering the notice moves open dates once, also those of rights, and says how many', async () => {
  expect(await put('admin', NOTICE)).toMatchObject({ status: 200, body: { changed: true } })
  expect(await put('admin', NOTICE)).toMatchObject({ status: 200, body: { changed: false } })
  const admin = await city.as('admin')
  const entered = (await admin.get('/api/calendar/2027')).body
  expect(entered).toMatchObject({ published: true, entered: { applied: false, moved: 0 } })
  expect(entered.entered.by).not.toBe('')
  expect(entered.days[0]).toEqual({ day: '2027-01-01', is: 'rest', name: '元旦' })

  expect(await recomputeDue(city.house)).toBe(2)
  expect(await recomputeDue(city.house)).toBe(0)
  expect((await admin.get('/api/calendar/2027')).body.entered).toMatchObject({ applied: true, moved: 2 })
  const clerk = await city.as('clerk')
  const { body } = await clerk.get(`/api/matters/${request}`)
  // 1 and 4 January fall out, Saturday 9 January counts: 24, 25, 28–31 December, 5–8 January.
  expect(body.clocks[1]).toMatchObject({ lastDay: '2027-01-08', provisional: false })
  const { body: history } = await clerk.get(`/api/matters/${request}/entries`)
  expect(history.items.at(-1)).toMatchObject({
    action: 'calendar-entered',
    by: { type: 'system', name: 'calendar' },
  })
  const office = await onSeat(city, '340621-centre-petition-clerk')
  const answered = (await office.get(`/api/matters/${petition}`)).body
  expect(answered).toMatchObject({ stage: 'answered', close: 'answered' })
  expect(answered.clocks.at(-1)).toMatchObject({ lastDay: '2027-01-22', provisional: false })
})

test('a correction is computed anew as well', async () => {
  expect((await preview('admin', WORKED)).body).toMatchObject({ matters: 1, earlier: 1, earliest: 3 })
  await put('admin', WORKED)
  expect(await recomputeDue(city.house)).toBe(1)
  const clerk = await city.as('clerk')
  const { body } = await clerk.get(`/api/matters/${request}`)
  expect(body.clocks[1]).toMatchObject({ lastDay: '2027-01-05', provisional: false })
  expect((await clerk.get('/api/calendar/2027')).body.entered).toMatchObject({ applied: true, moved: 1 })
})

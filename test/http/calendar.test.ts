/** A year without an official notice is provisional; entering the notice moves due dates and nothing else. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recomputeDue } from '../../src/server/work/calendar.ts'
import { act, type City, report, startCity } from './city.ts'

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

let city: City
beforeAll(async () => {
  city = await startCity()
  city.travel(BEFORE_NEW_YEAR - Date.parse(city.house.now()))
})
afterAll(() => city?.close())

test('a due date in 2027 is provisional and says so', async () => {
  expect((await city.nobody.get('/api/calendar/2027')).body).toMatchObject({ published: false, days: [] })
  const { ref } = await report(city)
  const clerk = await city.as('clerk')
  await act(clerk, ref, 'accept')
  const { body } = await clerk.get(`/api/matters/${ref}`)
  // Ten working days from 23 December, 2027 counted as Monday to Friday.
  expect(body.clocks[1]).toMatchObject({ lastDay: '2027-01-06', provisional: true })
  expect(body.clocks[1].words.join('')).toContain('2027年节假日安排尚未公布')
})

test('only the office may enter a notice, whole and of its year', async () => {
  const clerk = await city.as('clerk')
  const put = async (username: string, body: unknown) => {
    const { body: signed } = await city.nobody.post('/api/session', { username, password: 'teahouse' })
    const answer = await fetch(`${city.base}/api/calendar/2027`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${signed.token}` },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: await answer.json() }
  }
  expect((await put('clerk', NOTICE)).status).toBe(403)
  const wrong = { ...NOTICE, days: [{ day: '2026-05-01', is: 'rest' }] }
  expect(await put('admin', wrong)).toMatchObject({
    status: 422,
    body: { problems: [{ path: 'days.0.day' }] },
  })

  const [before] = (await clerk.get('/api/matters?holder=me')).body.items
  expect(await put('admin', NOTICE)).toMatchObject({ status: 200, body: { changed: true } })
  expect(await put('admin', NOTICE)).toMatchObject({ status: 200, body: { changed: false } })
  expect((await city.nobody.get('/api/calendar/2027')).body).toMatchObject({ published: true })

  expect(await recomputeDue(city.house)).toBe(1)
  expect(await recomputeDue(city.house)).toBe(0)
  const { body } = await clerk.get(`/api/matters/${before.ref}`)
  // 1 and 4 January fall out, Saturday 9 January counts: 24, 25, 28–31 December, 5–8 January.
  expect(body.clocks[1]).toMatchObject({ lastDay: '2027-01-08', provisional: false })
  const { body: history } = await clerk.get(`/api/matters/${before.ref}/entries`)
  expect(history.items.at(-1)).toMatchObject({
    action: 'calendar-entered',
    by: { type: 'system', name: 'calendar' },
  })
})

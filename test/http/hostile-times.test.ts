/** Times that no database knows, and cursors that nobody gave out, are refused with their path and never a fault. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type City, startCity } from './city.ts'

let city: City
beforeAll(async () => {
  city = await startCity()
})
afterAll(() => city?.close())

const REF = '340621-261120-ABCDEF'
const NOW = '2026-11-22T00:00:00.000Z'
const sealed = (text: string): string => Buffer.from(text).toString('base64url')

test.each([
  ['notices', `1 (x) ${REF} 1`],
  ['notices', `0000-01-01T00:00:00.000Z ${REF} 1`],
  ['notices', `${NOW} ${REF} 1e300`],
  ['notices', `${NOW} ${REF} 99999999999`],
  ['notices', `${NOW} x\u0000 1`],
  ['notices', `${NOW} ${REF} 1 more`],
  ['notices', JSON.stringify([NOW, REF, 1])],
  ['matters', `newest 0000-01-01T00:00:00.000Z ${REF}`],
  ['matters', `newest 2026-02-30T99:00:00.000Z ${REF}`],
])('a cursor of %s that says "%s"', async (list, text) => {
  const { status, body } = await (await city.as('clerk')).get(`/api/${list}?after=${sealed(text)}`)
  expect([status, body.code]).toEqual([400, 'bad-cursor'])
})

test.each([
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+14:00',
  '2026-12-31T23:59:60Z',
  '2026-13-01T00:00:00Z',
])('notices read until %s', async (until) => {
  const { status, body } = await (await city.as('clerk')).post('/api/notices/read', { until })
  expect([status, body.code]).toEqual([400, 'invalid-request'])
  expect(body.problems).toContainEqual(expect.objectContaining({ path: 'until', code: 'date' }))
})

test.each(['0000-01-01', '2026-02-30', '26-1-1'])('a period from %s', async (from) => {
  const client = await city.as('supervisor')
  for (const of of ['clocks/notice', 'time-to-forward']) {
    const { status, body } = await client.get(`/api/indicators/petition/${of}?from=${from}&until=2026-12-31`)
    expect([status, body.code]).toEqual([400, 'invalid-request'])
    expect(body.problems).toMatchObject([{ path: 'from', code: 'date' }])
  }
})

test('moments and days that exist pass', async () => {
  const clerk = await city.as('clerk')
  const until = '2026-11-22T08:00:00.123+08:00'
  expect((await clerk.post('/api/notices/read', { until })).status).toBe(200)
  const leap = await clerk.get('/api/indicators/petition/clocks/notice?from=2024-02-29&until=2026-12-31')
  expect(leap.status).toBe(200)
  expect((await clerk.get(`/api/notices?after=${sealed(`${NOW} ${REF} 1`)}`)).status).toBe(200)
})

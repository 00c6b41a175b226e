/** Who is told of what, and the supervisor's board. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedDemo } from '../../src/server/commands/demo.ts'
import { act, bringTo, type City, type Client, DISPATCH, report, startCity } from './city.ts'

let city: City
beforeAll(async () => {
  city = await startCity()
})
afterAll(() => city?.close())

/** What a seat was told of one matter, the last first. */
async function toldOf(client: Client, ref: string): Promise<string[]> {
  const { body } = await client.get('/api/notices')
  return body.items
    .filter((item: { ref: string }) => item.ref === ref)
    .map((item: { what: string }) => item.what)
}

test('each hears of what is new for them, and nobody of what they did', async () => {
  const [grid, clerk, handler, supervisor] = await Promise.all(
    ['grid', 'clerk', 'handler', 'supervisor'].map((name) => city.as(name)),
  )
  if (!grid || !clerk || !handler || !supervisor) throw new Error('nobody there')
  const { ref } = await report(city)
  expect(await toldOf(grid, ref)).toEqual(['held'])
  await act(clerk, ref, 'accept')
  await act(clerk, ref, 'dispatch', DISPATCH)
  expect(await toldOf(handler, ref)).toEqual(['offered'])
  await act(handler, ref, 'refuse-offer', { ground: 'not-our-duty', reason: '属于供电所职责。' })
  expect(await toldOf(clerk, ref)).toEqual(['refused'])
  await act(clerk, ref, 'dispatch', DISPATCH)
  await act(handler, ref, 'take-over')
  await act(supervisor, ref, 'supervise', {
    card: 'yellow',
    source: 'inspection',
    requirement: '三日内修复。',
  })
  expect(await toldOf(handler, ref)).toEqual(['supervise', 'offered', 'offered'])
  expect(await toldOf(clerk, ref)).toEqual(['taken', 'refused'])
  await act(handler, ref, 'answer-card', { result: '已安排抢修。' })
  expect(await toldOf(supervisor, ref)).toEqual(['answer-card'])
})

test('unread are counted, read by matter or until a moment, and pages go on', async () => {
  const clerk = await city.as('clerk')
  const handler = await city.as('handler')
  for (let n = 0; n < 32; n++) {
    const { ref } = await report(city, { subject: `第${n}处井盖` })
    await bringTo(city, ref, 'handled')
  }
  const { body: first } = await clerk.get('/api/notices')
  expect(first.items).toHaveLength(30)
  expect(first.items[0]).toMatchObject({ what: 'held', read: false, kindName: '群众诉求' })
  const { body: second } = await clerk.get(`/api/notices?after=${first.next}`)
  const key = (item: { ref: string; seq: number }) => `${item.ref} ${item.seq}`
  const keys = [...first.items, ...second.items].map(key)
  expect(new Set(keys).size).toBe(keys.length)
  const one = await clerk.post('/api/notices/read', { ref: first.items[0].ref })
  expect(one.body.unread).toBeLessThan(first.unread)
  expect((await clerk.get('/api/notices?unread=only')).body.items.map(key)).not.toContain(key(first.items[0]))
  const all = { until: first.items[0].at }
  expect((await clerk.post('/api/notices/read', all)).body).toEqual({ unread: 0 })
  expect((await clerk.post('/api/notices/read', all)).body).toEqual({ unread: 0 })
  expect((await handler.get('/api/notices')).body.unread).toBeGreaterThan(0)
  expect((await clerk.get('/api/notices?after=nonsense')).body.code).toBe('bad-cursor')
})

test('the board counts what its lists hold', async () => {
  await seedDemo(city.house, { matters: 300, seed: 'board' }, () => {})
  const supervisor = await city.as('supervisor')
  const { ref } = await report(city)
  const until = '2026-12-31'
  await act(supervisor, ref, 'list', { level: 'city', owner: '王主任', target: '路灯全部修复', until })
  const { body } = await supervisor.get('/api/board')
  const sum = (name: string) =>
    body.parts.reduce((total: number, part: Record<string, number>) => total + (part[name] ?? 0), 0)
  expect(sum('listed')).toBe(1)
  for (const [name, query] of [
    ['open', 'state=open'],
    ['overdue', 'due=overdue'],
    ['soon', 'due=soon'],
    ...['asked', 'passed', 'risen', 'yellow', 'red', 'listed'].map((each) => [each, `standing=${each}`]),
  ] as [string, string][]) {
    const { body: counts } = await supervisor.get(`/api/matters/counts?${query}`)
    const listed = counts.items.reduce((total: number, row: { count: number }) => total + row.count, 0)
    expect([name, sum(name)]).toEqual([name, listed])
  }
  const worst = body.holders.map((row: { overdue: number }) => row.overdue)
  expect(worst).toEqual([...worst].sort((one, other) => other - one))
  const part = body.parts.find((each: { code: string }) => each.code === '340621')
  const { body: below } = await supervisor.get('/api/board?territory=340621')
  const open = below.parts.reduce((total: number, row: { open: number }) => total + row.open, 0)
  expect(open).toBe(part.open)
})

/** Nothing is late in silence: clocks speak by themselves, exactly once, and somebody above looks on. */

import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { putBack, setAside } from '../../src/server/store/aside.ts'
import { serveDue } from '../../src/server/work/loop.ts'
import { act, bringTo, type City, report, startCity } from './city.ts'

const DAY = 86_400_000

let city: City
beforeEach(async () => {
  city = await startCity()
})
afterEach(() => city?.close())

const historyOf = async (ref: string) => {
  const supervisor = await city.as('supervisor')
  const { body } = await supervisor.get(`/api/matters/${ref}/entries`)
  return body.items.map((entry: { action: string }) => entry.action)
}

test('a report nobody looks at is warned of, overdue, and risen to the next supervisor', async () => {
  const { ref } = await report(city)
  const grid = await city.as('grid')
  const first = await grid.get(`/api/matters/${ref}`)
  expect(first.body.clocks).toMatchObject([{ name: '受理', state: 'running' }])
  expect(first.body.clocks[0].words.join('')).toContain('首日不计入')
  // One working day is too short for a warning the day before: it comes on the morning of the last day.
  expect(await historyOf(ref)).toEqual(['open'])

  city.travel(20 * DAY)
  expect(await serveDue(city.house)).toBe(2)
  expect(await serveDue(city.house)).toBe(0)
  expect(await historyOf(ref)).toEqual(['open', 'clock-warned', 'clock-overdue'])
  const later = await city.as('grid')
  const { body } = await later.get('/api/matters?due=overdue')
  expect(body.items).toMatchObject([{ ref, due: { colour: 'red' }, holder: { role: 'grid-worker' } }])
  const [row] = await city.house.sql`select watchers from matter where ref = ${ref}`
  expect(row?.watchers).toEqual(['340621104-centre-supervisor'])
})

test('four loops at once speak once', async () => {
  const refs = await Promise.all(Array.from({ length: 12 }, () => report(city)))
  city.travel(20 * DAY)
  await Promise.all(Array.from({ length: 4 }, () => serveDue(city.house)))
  for (const { ref } of refs) expect(await historyOf(ref)).toEqual(['open', 'clock-warned', 'clock-overdue'])
})

test('a matter whose moment fails is put off, then set aside and shown; the others go on', async () => {
  const broken = await report(city)
  const sound = await report(city)
  await city.house.sql`update matter set version = 99 where ref = ${broken.ref}`
  await city.house
    .sql`update matter set state = jsonb_set(state, '{version}', '99') where ref = ${broken.ref}`
  city.travel(20 * DAY)
  for (let round = 0; round < 8; round++) {
    await serveDue(city.house)
    city.travel(3_600_000)
  }
  expect(await historyOf(sound.ref)).toHaveLength(3)
  const { body } = await city.nobody.get('/readyz')
  expect(body.work).toMatchObject({ waiting: 0, aside: 1 })
  expect((await city.nobody.get('/metrics')).body.toString()).toContain('teahouse_work_aside 1')
  const [row] = await city.house.sql`select moment_fault from matter where ref = ${broken.ref}`
  expect(row?.moment_fault).toContain('version 99')

  // The cause is mended; only the word of a person brings it back.
  await city.house
    .sql`update matter set version = 1, state = jsonb_set(state, '{version}', '1') where ref = ${broken.ref}`
  expect(await serveDue(city.house)).toBe(0)
  expect(await setAside(city.house.sql)).toMatchObject([{ ref: broken.ref, fault: row?.moment_fault }])
  expect(await putBack(city.house.sql, broken.ref)).toBe(true)
  expect(await putBack(city.house.sql, broken.ref)).toBe(false)
  expect(await serveDue(city.house)).toBe(2)
  expect(await historyOf(broken.ref)).toEqual(['open', 'clock-warned', 'clock-overdue'])
  expect((await city.nobody.get('/readyz')).body.work).toMatchObject({ waiting: 0, aside: 0 })
})

test('whoever acts on a matter set aside brings its clocks back to work as well', async () => {
  const { ref } = await report(city)
  await city.house.sql`update matter set moment_tries = 5, moment_fault = 'the reason' where ref = ${ref}`
  await act(await city.as('clerk'), ref, 'accept')
  city.travel(40 * DAY)
  expect(await serveDue(city.house)).toBe(2)
  expect(await setAside(city.house.sql)).toEqual([])
})

test('the resident reads by when and why; an approved extension moves it, before the date and once', async () => {
  const { ref, receipt } = await report(city)
  await bringTo(city, ref, 'dispatched')
  const before = (await city.nobody.get(`/api/portal/matters/${receipt}`)).body
  expect(before.due.words.join('')).toContain('10 个工作日')
  const clerk = await city.as('clerk')
  await act(clerk, ref, 'extend', { days: 5, reason: '需要采购灯具。' })
  const after = (await city.nobody.get(`/api/portal/matters/${receipt}`)).body
  expect(after.due.day > before.due.day).toBe(true)
  expect(after.steps.at(-1).words).toContain(after.due.name)
  const again = await clerk.post(`/api/matters/${ref}/actions/extend`, {
    id: v7(),
    input: { days: 5, reason: '再延' },
  })
  expect(again).toMatchObject({ status: 409, body: { code: 'extension-used' } })
})

test('who acts late before the loop has spoken is late all the same, and is not told that something changed', async () => {
  const { ref } = await report(city)
  const clerk = await city.as('clerk')
  const seen = (await clerk.get(`/api/matters/${ref}`)).body.lastEntry
  city.travel(20 * DAY)
  const later = await city.as('clerk')
  const request = { id: v7(), input: {}, seen }
  const first = await later.post(`/api/matters/${ref}/actions/accept`, request)
  const again = await later.post(`/api/matters/${ref}/actions/accept`, request)
  expect([first.status, again.status]).toEqual([200, 200])
  expect(await historyOf(ref)).toEqual(['open', 'clock-warned', 'clock-overdue', 'accept'])
  const [row] = await city.house.sql`select watchers from matter where ref = ${ref}`
  expect(row?.watchers).toEqual(['340621104-centre-supervisor'])
  expect(await serveDue(city.house)).toBe(0)
})

test('a refused act writes nothing of what time has said either', async () => {
  const { ref } = await report(city)
  city.travel(20 * DAY)
  const later = await city.as('clerk')
  const refused = await later.post(`/api/matters/${ref}/actions/dispatch`, { id: v7(), input: {} })
  expect(refused.status).toBe(409)
  expect(await historyOf(ref)).toEqual(['open'])
  expect(await serveDue(city.house)).toBe(2)
})

test('no edit of a matter restarts a clock', async () => {
  const { ref, receipt } = await report(city)
  const clerk = await city.as('clerk')
  await act(clerk, ref, 'accept')
  const due = async () =>
    (await clerk.get(`/api/matters/${ref}`)).body.clocks.map((run: { due: string }) => run.due)
  const before = await due()
  await act(clerk, ref, 'note', { note: '已电话联系' })
  await city.nobody.post(`/api/portal/matters/${receipt}/actions/supplement`, {
    id: v7(),
    input: { text: '补充一句' },
  })
  expect(await due()).toEqual(before)
})

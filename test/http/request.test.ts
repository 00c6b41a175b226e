import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  act,
  bringTo,
  type City,
  type Client,
  DISPATCH,
  GRID,
  LAMP,
  report,
  startCity,
  upload,
} from './city.ts'
import { onSeat } from './seat-client.ts'

let city: City
let grid: Client
let clerk: Client
let handler: Client
let supervisor: Client
beforeAll(async () => {
  city = await startCity()
  ;[grid, clerk, handler, supervisor] = (await Promise.all(
    ['grid', 'clerk', 'handler', 'supervisor'].map((name) => city.as(name)),
  )) as [Client, Client, Client, Client] // four names in, four clients out
})
afterAll(() => city?.close())

describe('a request from the first word to the rating', () => {
  test('goes from the grid to the centre, the department, the verifier and back to the resident', async () => {
    const photo = await upload(city.nobody)
    const { ref, receipt } = await report(city, {
      photos: [photo],
      contactPhone: '13812345678',
      contactName: '演示甲',
    })
    expect(ref).toMatch(/^340621-\d{6}-[0-9A-HJKMNP-TV-Z]{6}$/)
    expect(receipt).toMatch(/^\d{16}$/)

    const first = await grid.get(`/api/matters/${ref}`)
    expect(first.body).toMatchObject({ stage: 'reported', holder: { seat: `${GRID}-grid-worker` } })
    expect(first.body.fields.contactPhone).toBe('13812345678')
    const picture = await grid.get(`/api/matters/${ref}/photos/${photo}?size=thumb`)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])

    expect(await act(clerk, ref, 'accept')).toMatchObject({ stage: 'accepted', holder: { role: 'clerk' } })
    // Whoever sends it on still holds it; the department takes it by doing what only the holder may do.
    expect(await act(clerk, ref, 'dispatch', DISPATCH)).toMatchObject({
      stage: 'dispatched',
      holder: { role: 'clerk' },
      offeredTo: { role: 'handler' },
    })
    const evidence = await upload(handler)
    expect(await act(handler, ref, 'handle', { reply: '已更换灯具。', evidence: [evidence] })).toMatchObject({
      stage: 'handled',
      handOver: { passes: 1, refused: 0 },
    })
    expect((await handler.get(`/api/matters/${ref}`)).body.offeredTo).toBeUndefined()
    expect(await act(supervisor, ref, 'verify', { passed: true, manner: 'on-site' })).toMatchObject({
      stage: 'verified',
    })
    expect(await act(clerk, ref, 'close', { reply: '感谢您的反映。' })).toMatchObject({
      stage: 'closed',
      close: 'solved',
    })

    const followed = await city.nobody.get(`/api/portal/matters/${receipt}`)
    expect(followed.body.steps.map((step: { action: string }) => step.action)).toEqual([
      'open',
      'accept',
      'dispatch',
      'handle',
      'verify',
      'close',
    ])
    expect((await city.nobody.get(`/api/portal/matters/${receipt}/photos/${evidence}`)).status).toBe(200)
    const rated = await city.nobody.post(`/api/portal/matters/${receipt}/rating`, {
      id: v7(),
      stars: 5,
      comment: '很快',
    })
    expect(rated).toMatchObject({ status: 200, body: { stars: 5, stage: 'closed' } })
    const { body } = await clerk.get(`/api/matters/${ref}/entries`)
    expect(body.items.map((entry: { by: { type: string } }) => entry.by.type)).toEqual([
      'reporter',
      'seat',
      'seat',
      'seat',
      'seat',
      'seat',
      'reporter',
    ])
  })

  test('refused by the department it is dispatched anew without asking the resident', async () => {
    const { ref } = await report(city)
    await bringTo(city, ref, 'dispatched')
    const refused = await act(handler, ref, 'refuse-offer', { ground: 'not-our-duty', reason: '属于供电所' })
    // Who has refused may not read it from then on, not even in the answer.
    expect(refused).toEqual({ ref, outOfSight: true })
    expect((await clerk.get(`/api/matters/${ref}`)).body).toMatchObject({
      stage: 'accepted',
      holder: { role: 'clerk' },
      handOver: { passes: 1, refused: 1 },
    })
    const again = await act(clerk, ref, 'dispatch', { ...DISPATCH, unit: '340621-transport' })
    expect(again).toMatchObject({
      stage: 'dispatched',
      offeredTo: { seat: '340621-transport-handler' },
      fields: { text: LAMP.text },
    })
    const transport = await onSeat(city, '340621-transport-handler')
    expect(await act(transport, ref, 'take-over')).toMatchObject({
      stage: 'dispatched',
      holder: { seat: '340621-transport-handler' },
    })
  })

  test('a failed verification goes back to the seat that handled it', async () => {
    const { ref } = await report(city)
    await bringTo(city, ref, 'handled')
    expect(await act(supervisor, ref, 'verify', { passed: false, manner: 'on-site' })).toMatchObject({
      stage: 'dispatched',
      holder: { seat: '340621-urban-management-handler' },
    })
  })

  test('the grid worker settles it on the spot, and can not verify that', async () => {
    const { ref } = await report(city)
    await act(grid, ref, 'solve-on-spot', { category: '010101', reply: '已拧紧灯头。' })
    const refused = await grid.post(`/api/matters/${ref}/actions/verify`, {
      id: v7(),
      input: { passed: true, manner: 'on-site' },
    })
    expect(refused).toMatchObject({
      status: 403,
      body: { code: 'not-allowed', params: { why: 'two-people' } },
    })
    // No unit has it yet: what is settled only in words goes to the clerk, who sends it to one.
    expect(await act(clerk, ref, 'verify', { passed: false, manner: 'on-site' })).toMatchObject({
      stage: 'accepted',
      holder: { role: 'clerk' },
    })
  })

  test('two stars reopen it with the clerk; staff can not rate', async () => {
    const { ref, receipt } = await report(city)
    await bringTo(city, ref, 'closed')
    const staff = await clerk.post(`/api/matters/${ref}/actions/rate`, { id: v7(), input: { stars: 5 } })
    expect(staff.status).toBe(403)
    const rated = await city.nobody.post(`/api/portal/matters/${receipt}/rating`, { id: v7(), stars: 2 })
    expect(rated.body).toMatchObject({ stage: 'accepted', stars: 2 })
    expect(rated.body.close).toBeUndefined()
  })

  test('withdrawn by the resident it is closed as withdrawn, never as solved', async () => {
    const { receipt } = await report(city)
    const { body } = await city.nobody.post(`/api/portal/matters/${receipt}/actions/withdraw`, {
      id: v7(),
      input: {},
    })
    expect(body).toMatchObject({ stage: 'closed', close: 'withdrawn' })
  })

  test('marked as a duplicate it names the other, which must be in sight', async () => {
    const one = await report(city)
    const other = await report(city)
    const unknown = await clerk.post(`/api/matters/${other.ref}/actions/mark-duplicate`, {
      id: v7(),
      input: { duplicateOf: '340621-261122-ZZZZZZ' },
    })
    expect(unknown).toMatchObject({
      status: 422,
      body: { code: 'unknown-matter', problems: [{ path: 'input.duplicateOf' }] },
    })
    expect(await act(clerk, other.ref, 'mark-duplicate', { duplicateOf: one.ref })).toMatchObject({
      close: 'duplicate',
    })
  })
})

describe('every write can be repeated', () => {
  test('opening twice under one id gives one matter and the same receipt', async () => {
    const body = { id: v7(), kind: 'resident-request', form: LAMP, place: GRID }
    const first = await city.nobody.post('/api/portal/matters', body)
    const second = await city.nobody.post('/api/portal/matters', body)
    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.body).toEqual(first.body)
  })

  test('twenty at once under one id give one matter', async () => {
    const body = { id: v7(), kind: 'resident-request', form: LAMP, place: GRID }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => city.nobody.post('/api/portal/matters', body)),
    )
    expect(new Set(answers.map((answer) => answer.body.ref)).size).toBe(1)
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
  })

  test('acting twice under one id is one entry, twenty at once as well', async () => {
    const { ref } = await report(city)
    const body = { id: v7(), input: {} }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => clerk.post(`/api/matters/${ref}/actions/accept`, body)),
    )
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 20 }, () => 200))
    expect((await clerk.get(`/api/matters/${ref}/entries`)).body.items).toHaveLength(2)
  })

  test.each([
    ['another text', { form: { ...LAMP, text: '另一件事' } }],
    ['another kind', { kind: 'dispute', form: {} }],
    ['another place', { place: '340621104200002' }],
  ])('the same id for %s is refused and nothing changes', async (_what, change) => {
    const body = { id: v7(), kind: 'resident-request', form: LAMP, place: GRID }
    const first = await city.nobody.post('/api/portal/matters', body)
    const refused = await city.nobody.post('/api/portal/matters', { ...body, ...change })
    expect([409, 422]).toContain(refused.status)
    const { body: kept } = await city.nobody.get(`/api/portal/matters/${first.body.receipt}`)
    expect(kept.fields.text).toBe(LAMP.text)
  })

  test('the id of an entry used on another matter is refused', async () => {
    const [one, other] = await Promise.all([report(city), report(city)])
    const id = v7()
    expect((await clerk.post(`/api/matters/${one.ref}/actions/accept`, { id, input: {} })).status).toBe(200)
    expect(await clerk.post(`/api/matters/${other.ref}/actions/accept`, { id, input: {} })).toMatchObject({
      status: 409,
      body: { code: 'id-reused' },
    })
  })
})

test('acting on what has changed since is refused with what happened', async () => {
  const { ref } = await report(city)
  const { body: seen } = await clerk.get(`/api/matters/${ref}`)
  await act(grid, ref, 'note', { note: '现场看过了' })
  const stale = await clerk.post(`/api/matters/${ref}/actions/accept`, {
    id: v7(),
    input: {},
    seen: seen.lastEntry,
  })
  expect(stale).toMatchObject({ status: 409, body: { code: 'changed-since', since: [{ action: 'note' }] } })
  expect((await clerk.get(`/api/matters/${ref}`)).body.stage).toBe('reported')
})

test('a rating after thirty days is too late', async () => {
  const late = await startCity()
  const { ref, receipt } = await report(late)
  await bringTo(late, ref, 'closed')
  late.travel(30 * 86_400_000 + 60_000)
  const refused = await late.nobody.post(`/api/portal/matters/${receipt}/rating`, { id: v7(), stars: 4 })
  expect(refused).toMatchObject({ status: 409, body: { code: 'window-over' } })
  await late.close()
})

/** Hazards as named people over HTTP: five fixed items, pictures before and after, another person's eyes. */
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, type City, type Client, GRID, HANDLER_UNIT, startCity, upload } from './city.ts'
import { onSeat } from './seat-client.ts'

const DAY = 86_400_000

let city: City
let grid: Client
let clerk: Client
let handler: Client
let supervisor: Client
const signIn = async () => {
  ;[grid, clerk, handler, supervisor] = await Promise.all([
    city.as('grid'),
    city.as('clerk'),
    city.as('handler'),
    city.as('supervisor'),
  ])
}
beforeAll(async () => {
  city = await startCity()
  await signIn()
})
afterAll(() => city?.close())

async function reported(): Promise<{ ref: string; receipt: string }> {
  const { status, body } = await city.nobody.post('/api/portal/matters', {
    id: v7(),
    kind: 'hazard',
    form: { subject: '楼道电线外露', text: '三号楼二层楼道电线外露。', photos: [await upload(city.nobody)] },
    place: GRID,
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

const FIVE = {
  unit: HANDLER_UNIT,
  responsible: '演示负责人',
  measures: '更换线路并加装线管。',
  funds: '无',
  plan: '整改期间断电并派人值守。',
}
const PASSED = { passed: true, manner: 'on-site' }
const graded = async (ref: string, grade: string) =>
  act(grid, ref, 'grade', { grade, before: [await upload(grid)] })
const rectified = async (ref: string) =>
  act(handler, ref, 'rectify', { reply: '线路已更换。', after: [await upload(handler)] })
const tryTo = (client: Client, ref: string, action: string, input: unknown) =>
  client.post(`/api/matters/${ref}/actions/${action}`, { id: v7(), input })

test('a general hazard, from the resident to the re-check by another person', async () => {
  const { ref, receipt } = await reported()
  await graded(ref, 'general')
  const { unit: _, funds: __, ...three } = FIVE
  const missing = await tryTo(clerk, ref, 'assign', three)
  expect(missing.body.problems).toMatchObject([
    { path: 'input.unit', code: 'required' },
    { path: 'input.funds', code: 'required' },
  ])
  expect(await act(clerk, ref, 'assign', FIVE)).toMatchObject({
    stage: 'rectifying',
    clocks: [
      { state: 'ended' },
      { state: 'ended' },
      { state: 'running', rule: '一般隐患整改时限' },
      { state: 'running', id: 'hand-over.1' },
    ],
  })
  const told = (await city.nobody.get(`/api/portal/matters/${receipt}`)).body
  expect(told.steps.at(-1).words).toContain(told.due.name)
  // Funds, plan and the responsible person are the office's own; the measures are told.
  expect(told.steps.at(-1).input).toEqual({ measures: FIVE.measures })
  await rectified(ref)
  const own = await tryTo(handler, ref, 'recheck', PASSED)
  expect(own).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
  await act(grid, ref, 'recheck', { ...PASSED, passed: false })
  await rectified(ref)
  expect(await act(grid, ref, 'recheck', PASSED)).toMatchObject({ close: 'solved' })
  const rated = await city.nobody.post(`/api/portal/matters/${receipt}/rating`, { id: v7(), stars: 5 })
  expect(rated.status).toBe(200)
})

test('without a picture nothing is graded and nothing put right', async () => {
  const { ref } = await reported()
  const words = await tryTo(grid, ref, 'grade', { grade: 'general' })
  expect(words.body.problems).toMatchObject([{ path: 'input.before', code: 'required' }])
  await graded(ref, 'general')
  await act(clerk, ref, 'assign', FIVE)
  const done = await tryTo(handler, ref, 'rectify', { reply: '已更换。' })
  expect(done.body.problems).toMatchObject([{ path: 'input.after', code: 'required' }])
})

test('a listed hazard is struck off by another level, and only then ends', async () => {
  const { ref } = await reported()
  await graded(ref, 'major')
  const county = await onSeat(city, '340621-centre-supervisor')
  const listing = { level: 'county', owner: '演示包案领导', target: '消除隐患', until: '2027-03-31' }
  const above = await tryTo(county, ref, 'list', { ...listing, level: 'city' })
  expect(above.body.problems).toMatchObject([{ path: 'input.level', code: 'above-own-level' }])
  expect(await act(county, ref, 'list', listing)).toMatchObject({ listed: 'county' })
  await act(clerk, ref, 'assign', FIVE)
  await rectified(ref)
  expect(await act(clerk, ref, 'recheck', PASSED)).toMatchObject({
    stage: 'rechecked',
    holder: { seat: '340621-centre-supervisor' },
  })
  const lister = await tryTo(county, ref, 'strike-off', { opinion: '同意。' })
  expect(lister).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
  const below = await onSeat(city, '340621104-centre-supervisor')
  expect((await tryTo(below, ref, 'strike-off', { opinion: '同意。' })).status).toBe(403)
  const early = await tryTo(supervisor, ref, 'confirm', { opinion: '同意。' })
  expect(early).toMatchObject({ status: 409, body: { code: 'still-listed' } })
  const off = await act(supervisor, ref, 'strike-off', { opinion: '同意销号。' })
  expect([off.close, off.listed]).toEqual([undefined, undefined])
  expect(await act(supervisor, ref, 'confirm', { opinion: '同意。' })).toMatchObject({ close: 'solved' })
})

test('an extension after the due date is refused with the rule', async () => {
  const { ref } = await reported()
  await graded(ref, 'general')
  await act(clerk, ref, 'assign', FIVE)
  city.travel(8 * DAY)
  await signIn()
  const late = await tryTo(supervisor, ref, 'extend', { days: 5, reason: '配件未到。' })
  expect(late).toMatchObject({ status: 409, body: { code: 'clock-over' } })
  expect(late.body.detail).toContain('一般隐患整改时限')
})

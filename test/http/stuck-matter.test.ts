/** Matters that got stuck, as named people over HTTP: no window says no alone. */
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveDue } from '../../src/server/work/loop.ts'
import { act, type City, type Client, GRID, HANDLER_UNIT, startCity } from './city.ts'

const DAY = 86_400_000

let city: City
let clerk: Client
let handler: Client
let supervisor: Client
const signIn = async () => {
  ;[clerk, handler, supervisor] = await Promise.all([
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

async function sent(weight: string): Promise<{ ref: string; receipt: string }> {
  const { status, body } = await city.nobody.post('/api/portal/matters', {
    id: v7(),
    kind: 'stuck-matter',
    form: { subject: '过户办不下来', text: '跑了三趟，每次要补的都不一样。', contactPhone: '13800000001' },
    place: GRID,
  })
  expect(status, JSON.stringify(body)).toBe(201)
  await act(clerk, body.ref, 'accept')
  await act(clerk, body.ref, 'classify', { weight, reason: 'several-units' })
  if (weight !== 'simple') await act(clerk, body.ref, 'forward', { unit: HANDLER_UNIT })
  return body
}

const NO = { ground: 'policy', basis: '演示办法第三条', reply: '该类房屋暂不能过户。' }
const tryTo = (client: Client, ref: string, action: string, input: unknown) =>
  client.post(`/api/matters/${ref}/actions/${action}`, { id: v7(), input })

test('received, sorted, sent on, finished, told, verified, filed', async () => {
  const { ref, receipt } = await sent('joint')
  const told = (await city.nobody.get(`/api/portal/matters/${receipt}`)).body
  expect(told.due.words.join('')).toContain('10 个工作日')
  await act(handler, ref, 'take-over')
  const { clocks } = (await handler.get(`/api/matters/${ref}`)).body
  const contact = clocks.find((run: { name: string }) => run.name === '当日联系')
  expect(contact).toMatchObject({ state: 'running' })
  expect(contact.words.join('')).toContain('时限为当日。')
  await act(handler, ref, 'contact', { manner: 'by-phone', minutes: '已说明所需材料。' })
  await act(handler, ref, 'finish', { reply: '已协调三个部门一次办好。' })
  await act(clerk, ref, 'answer', { content: 'content', reply: '已办好。' })
  const own = await tryTo(handler, ref, 'verify', { passed: true, manner: 'by-record' })
  expect(own.status).toBe(403)
  await act(supervisor, ref, 'verify', { passed: true, manner: 'by-phone' })
  expect(await act(clerk, ref, 'file', { lesson: '三部门材料合并一次收取。' })).toMatchObject({
    close: 'solved',
  })
  const seen = (await city.nobody.get(`/api/portal/matters/${receipt}`)).body
  expect(JSON.stringify(seen)).not.toContain('合并一次收取')
})

test('a simple one is settled at the window the same day', async () => {
  const { ref, receipt } = await sent('simple')
  const told = (await city.nobody.get(`/api/portal/matters/${receipt}`)).body
  expect(told.due.words.join('')).toContain('当日')
  expect(await act(clerk, ref, 'settle', { reply: '已当场办好。' })).toMatchObject({ stage: 'done' })
})

test('a "no" is filed with its reason, and a supervisor overturns it', async () => {
  const { ref, receipt } = await sent('complex')
  const bare = await tryTo(handler, ref, 'deny', { ground: 'policy', reply: '不能办。' })
  expect(bare.body.problems).toMatchObject([{ path: 'input.basis', code: 'required' }])
  expect(await act(handler, ref, 'deny', NO)).toMatchObject({
    stage: 'denied',
    holder: { seat: '340621-centre-supervisor' },
  })
  const alone = await tryTo(handler, ref, 'uphold-denial', { opinion: '同意' })
  expect(alone.status).toBe(403)
  await act(supervisor, ref, 'overturn-denial', { opinion: '理由不成立。' })
  expect((await handler.get(`/api/matters/${ref}`)).body).toMatchObject({
    stage: 'forwarded',
    holder: { role: 'handler' },
  })
  const { steps } = (await city.nobody.get(`/api/portal/matters/${receipt}`)).body
  expect(steps.at(-2).input).toEqual(NO)
  expect(steps.at(-1).input).toEqual({})
})

test('a "no" that stands is answered, not solved', async () => {
  const { ref } = await sent('complex')
  await act(handler, ref, 'deny', NO)
  await act(supervisor, ref, 'uphold-denial', { opinion: '确有规定。' })
  await act(clerk, ref, 'answer', { content: 'not-content', reply: '已说明规定和其他办法。' })
  await act(clerk, ref, 'verify', { passed: true, manner: 'by-phone' })
  expect(await act(clerk, ref, 'file')).toMatchObject({ close: 'answered' })
})

test('a unit that does not call the person the same day is overdue at midnight', async () => {
  const { ref } = await sent('complex')
  await act(handler, ref, 'take-over')
  city.travel(DAY)
  await signIn()
  await serveDue(city.house)
  const { clocks } = (await handler.get(`/api/matters/${ref}`)).body
  expect(clocks.find((run: { name: string }) => run.name === '当日联系')).toMatchObject({ colour: 'red' })
  const history = (await clerk.get(`/api/matters/${ref}/entries`)).body.items
  const overdue = history.filter(({ action }: { action: string }) => action === 'clock-overdue')
  expect(overdue).toMatchObject([{ watcher: { role: 'supervisor' } }])
  // The time for refusing ended when it was taken.
  expect(clocks.find((run: { id: string }) => run.id === 'hand-over.1')).toMatchObject({ state: 'ended' })
})

test('a grid worker sees none', async () => {
  const { ref } = await sent('complex')
  const grid = await city.as('grid')
  expect((await grid.get(`/api/matters/${ref}`)).status).toBe(404)
  expect((await grid.get('/api/matters/counts?kind=stuck-matter')).body.items).toEqual([])
})

import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, type City, type Client, GRID, startCity, upload } from './city.ts'

let city: City
let clerk: Client
let mediator: Client
beforeAll(async () => {
  city = await startCity()
  clerk = await city.as('clerk')
  mediator = await city.as('mediator')
})
afterAll(() => city?.close())

const WALL = {
  subject: '两家为院墙争执',
  type: 'neighbours',
  facts: '东邻翻修院墙，西邻认为越过旧界一尺。',
  parties: [
    { side: 'applicant', name: '演示东邻', phone: '13800000001' },
    { side: 'other', name: '演示西邻' },
  ],
}
const WILLING = { willing: true, rightsTold: true }
const TERMS = { facts: '旧墙基可辨。', content: '新墙退回旧界。', performance: '十五日内由东邻自行拆改。' }
const SESSION = { heldAt: '2026-11-20T10:00+08:00', where: '临涣茶馆', minutes: '双方到场，各自陈述。' }

async function mediating(): Promise<string> {
  const { body } = await clerk.post('/api/matters', { id: v7(), kind: 'dispute', form: WALL, place: GRID })
  await act(clerk, body.ref, 'accept', WILLING)
  const assigned = await act(clerk, body.ref, 'assign-mediator', {
    mediator: '340621104-centre-mediator',
    chosenBy: 'parties',
  })
  // Until the mediator takes it the clerk holds it: a mediator near to a party must be able to step back.
  expect(assigned).toMatchObject({ holder: { role: 'clerk' }, offeredTo: { role: 'mediator' } })
  expect(await act(mediator, body.ref, 'take-over')).toMatchObject({
    stage: 'mediating',
    holder: { role: 'mediator' },
  })
  return body.ref
}

test('a quarrel is mediated to a written agreement that every party signs', async () => {
  const ref = await mediating()
  const early = await mediator.post(`/api/matters/${ref}/actions/write-agreement`, { id: v7(), input: TERMS })
  expect(early).toMatchObject({ status: 409, body: { code: 'condition-not-met' } })
  await act(mediator, ref, 'hold-session', SESSION)
  await act(mediator, ref, 'write-agreement', TERMS)
  const seal = async () => ({ mediatorSignature: await upload(mediator), sealed: true })
  await act(mediator, ref, 'sign', { party: 0, signature: await upload(mediator) })
  // 人民调解法 art. 29: in force when all parties have signed
  const half = await mediator.post(`/api/matters/${ref}/actions/seal`, { id: v7(), input: await seal() })
  expect(half).toMatchObject({ status: 409, body: { code: 'condition-not-met' } })
  const twice = await mediator.post(`/api/matters/${ref}/actions/sign`, {
    id: v7(),
    input: { party: 0, signature: await upload(mediator) },
  })
  expect(twice.body.code).toBe('signed-already')
  const nobody = await mediator.post(`/api/matters/${ref}/actions/sign`, {
    id: v7(),
    input: { party: 2, signature: await upload(mediator) },
  })
  expect(nobody.body.problems).toMatchObject([{ path: 'input.party', code: 'item' }])
  await act(mediator, ref, 'sign', { party: 1, signature: await upload(mediator) })
  expect(await act(mediator, ref, 'seal', await seal())).toMatchObject({
    stage: 'agreed',
    fields: { agreementForm: 'written' },
  })
  expect(await act(clerk, ref, 'close', { performed: 'performed' })).toMatchObject({ close: 'solved' })
})

test('an oral agreement needs no signature (arts. 28, 30)', async () => {
  const ref = await mediating()
  const agreed = await act(mediator, ref, 'record-oral-agreement', { ...TERMS, allAgree: true })
  expect(agreed).toMatchObject({ stage: 'agreed', fields: { agreementForm: 'oral' } })
})

test('without the will of all sides it is not accepted (art. 17)', async () => {
  const { body } = await clerk.post('/api/matters', { id: v7(), kind: 'dispute', form: WALL, place: GRID })
  const refused = await clerk.post(`/api/matters/${body.ref}/actions/accept`, {
    id: v7(),
    input: { willing: false, rightsTold: true },
  })
  expect(refused.body.problems).toMatchObject([{ path: 'input.willing', code: 'must-be' }])
})

test('failure tells at least one other way (art. 26)', async () => {
  const ref = await mediating()
  const silent = await mediator.post(`/api/matters/${ref}/actions/fail`, {
    id: v7(),
    input: { ground: 'gap-too-wide' },
  })
  expect(silent.body.problems).toMatchObject([{ path: 'input.waysTold', code: 'required' }])
  const failed = await act(mediator, ref, 'fail', {
    ground: 'gap-too-wide',
    waysTold: ['court', 'arbitration'],
  })
  expect(failed).toMatchObject({ close: 'failed-told' })
})

test('names and phones of the parties are masked for all but the holder', async () => {
  const ref = await mediating()
  const { body: forClerk } = await clerk.get(`/api/matters/${ref}`)
  expect(forClerk.fields.parties).toEqual([
    { side: 'applicant', name: '演**', phone: '138****0001' },
    { side: 'other', name: '演**' },
  ])
  expect(forClerk.masked).toEqual(['parties.0.name', 'parties.0.phone', 'parties.1.name'])
  const { body: forMediator } = await mediator.get(`/api/matters/${ref}`)
  expect(forMediator.fields.parties[0]).toMatchObject({ name: '演示东邻', phone: '13800000001' })
})

test('a mediator who is asked reads the names, to step back if need be, and not the phones', async () => {
  const { body } = await clerk.post('/api/matters', { id: v7(), kind: 'dispute', form: WALL, place: GRID })
  await act(clerk, body.ref, 'accept', WILLING)
  const named = { mediator: '340621104-centre-mediator', chosenBy: 'centre' }
  await act(clerk, body.ref, 'assign-mediator', named)
  const { body: asked } = await mediator.get(`/api/matters/${body.ref}`)
  expect(asked.fields.parties[0]).toMatchObject({ name: '演示东邻', phone: '138****0001' })
  expect(asked.masked).toEqual(['parties.0.phone'])
})

test('a quarrel is out of sight for a grid worker, exactly as one that does not exist', async () => {
  const ref = await mediating()
  const grid = await city.as('grid')
  const [hidden, missing] = await Promise.all([
    grid.get(`/api/matters/${ref}`),
    grid.get('/api/matters/340621-261122-ZZZZZZ'),
  ])
  expect(hidden.status).toBe(404)
  expect(hidden.body).toEqual(missing.body)
  const { body } = await grid.get('/api/matters?kind=dispute')
  expect(body.items).toEqual([])
})

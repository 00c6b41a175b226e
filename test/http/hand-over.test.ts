/** From hand to hand as named people over HTTP: nothing lies between two desks, and nobody reads what is not theirs. */
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Entry } from '../../src/engine/entry.ts'
import { fold } from '../../src/engine/fold.ts'
import { versionOf } from '../../src/server/house.ts'
import { entriesOf, findById } from '../../src/server/store/matters.ts'
import { serveDue } from '../../src/server/work/loop.ts'
import {
  act,
  bringTo,
  type City,
  type Client,
  DISPATCH,
  GRID,
  HANDLER_UNIT,
  report,
  startCity,
} from './city.ts'
import { onSeat } from './seat-client.ts'

const COUNTY = '340621-centre-supervisor'
const LAMPS = `${HANDLER_UNIT}-handler`
const unitOf = (name: string) => `340621-${name}`
const NO = { ground: 'not-our-duty', reason: '经核对权责清单，不属本单位职责。' }

let city: City
let clerk: Client
let lamps: Client
let roads: Client
let houses: Client
let county: Client
const signIn = async () => {
  ;[clerk, lamps, roads, houses, county] = await Promise.all([
    city.as('clerk'),
    city.as('handler'),
    onSeat(city, `${unitOf('transport')}-handler`),
    onSeat(city, `${unitOf('housing')}-handler`),
    onSeat(city, COUNTY),
  ])
}
beforeAll(async () => {
  city = await startCity()
  await signIn()
})
afterAll(() => city?.close())

const tryTo = (client: Client, ref: string, action: string, input: unknown = {}, id = v7()) =>
  client.post(`/api/matters/${ref}/actions/${action}`, { id, input })
const look = async (client: Client, ref: string) => (await client.get(`/api/matters/${ref}`)).body
const history = async (ref: string): Promise<string[]> =>
  (await county.get(`/api/matters/${ref}/entries`)).body.items.map(({ action }: { action: string }) => action)
/** What the seat has been told of a matter, newest first. */
const told = async (client: Client, ref: string): Promise<string[]> =>
  (await client.get('/api/notices')).body.items.flatMap((notice: { ref: string; what: string }) =>
    notice.ref === ref ? [notice.what] : [],
  )
const clock = (body: { clocks: { id: string; due: string; state: string }[] }, id: string) =>
  body.clocks.find((run) => run.id === id)

async function accepted(): Promise<{ ref: string; receipt: string }> {
  const made = await report(city)
  await bringTo(city, made.ref, 'accepted')
  return made
}

/** Moves the city's clock to just after a moment; sessions end with the day. */
async function until(moment: string): Promise<void> {
  city.travel(Date.parse(moment) - Date.parse(city.house.now()) + 1000)
  await signIn()
}

describe('a request that three departments refuse', () => {
  let ref: string
  let receipt: string
  beforeAll(async () => {
    ;({ ref, receipt } = await accepted())
    for (const [unit, handler] of [
      [unitOf('transport'), roads],
      [unitOf('housing'), houses],
      [HANDLER_UNIT, lamps],
    ] as const) {
      const sent = await act(clerk, ref, 'dispatch', { ...DISPATCH, unit })
      expect(sent).toMatchObject({ holder: { role: 'clerk' }, offeredTo: { role: 'handler' } })
      await act(handler, ref, 'refuse-offer', NO)
    }
  })

  test('lies with the county’s supervisor, above the centre and the departments', async () => {
    expect(await look(county, ref)).toMatchObject({
      stage: 'accepted',
      holder: { seat: COUNTY },
      deadlock: true,
      passes: 3,
      handOver: { refused: 3, refusers: [{ role: 'handler' }, { role: 'handler' }, { seat: LAMPS }] },
    })
    expect((await county.get('/api/matters?holder=me')).body.items).toMatchObject([{ ref, deadlock: true }])
    expect(await told(county, ref)).toEqual(['deadlock'])
  })

  test('is offered to nobody else', async () => {
    for (const client of [clerk, county]) {
      const refused = await tryTo(client, ref, 'dispatch', DISPATCH)
      expect(refused.status).toBeGreaterThanOrEqual(403)
    }
    expect((await tryTo(county, ref, 'dispatch', DISPATCH)).body.code).toBe('superior-names')
    expect(await look(county, ref)).toMatchObject({ holder: { seat: COUNTY } })
  })

  test('ends with a holder whom the superior names, and who can’t refuse', async () => {
    const named = { unit: HANDLER_UNIT, reason: '路灯由城管部门管护，见职责清单第三条。' }
    expect((await tryTo(clerk, ref, 'name-holder', named)).status).toBe(403)
    expect(await act(county, ref, 'name-holder', named)).toMatchObject({
      stage: 'dispatched',
      holder: { seat: LAMPS },
      passes: 3,
    })
    const again = await tryTo(lamps, ref, 'refuse-offer', NO)
    expect(again).toMatchObject({ status: 409, body: { code: 'nothing-offered' } })
    const shown = (await look(lamps, ref)).available.map(({ action }: { action: string }) => action)
    expect(shown).not.toContain('refuse-offer')
    expect((await told(lamps, ref))[0]).toBe('held')
    expect(await act(lamps, ref, 'handle', { reply: '已更换灯具。' })).toMatchObject({ stage: 'handled' })
  })

  test('the resident reads of the work, not of who sent it to whom', async () => {
    const { body } = await city.nobody.get(`/api/portal/matters/${receipt}`)
    expect(body.steps.map(({ action }: { action: string }) => action)).toEqual([
      'open',
      'accept',
      'dispatch',
      'dispatch',
      'dispatch',
      'handle',
    ])
    expect(JSON.stringify(body)).not.toContain(NO.reason)
  })

  test('its row is what its entries add up to', async () => {
    const [row] = await city.house.sql<{ id: string }[]>`select id from matter where ref = ${ref}`
    const matter = await findById(city.house.sql, row?.id ?? '')
    if (!matter) throw new Error('not found')
    const entries: Entry[] = await entriesOf(city.house.sql, matter)
    expect(fold(versionOf(city.house, matter), matter, entries)).toEqual(matter)
    const [columns] = await city.house.sql`select passes, offered_to from matter where ref = ${ref}`
    expect(columns).toEqual({ passes: 3, offered_to: null })
  })
})

describe('silence', () => {
  test('takes it at the moment that was said, once, and the loop does it', async () => {
    const { ref } = await accepted()
    await act(clerk, ref, 'dispatch', DISPATCH)
    const { due } = clock(await look(lamps, ref), 'hand-over.1') ?? { due: '' }
    expect((await lamps.get('/api/matters?offered=me')).body.items).toMatchObject([{ ref }])
    await serveDue(city.house)
    expect(await history(ref)).not.toContain('take-by-silence')

    await until(due)
    const late = await tryTo(lamps, ref, 'refuse-offer', NO)
    expect(late).toMatchObject({ status: 409, body: { code: 'time-over' } })
    await Promise.all(Array.from({ length: 3 }, () => serveDue(city.house)))
    await serveDue(city.house)
    expect((await history(ref)).filter((action) => action === 'take-by-silence')).toHaveLength(1)
    expect(await look(lamps, ref)).toMatchObject({ stage: 'dispatched', holder: { seat: LAMPS } })
    expect((await lamps.get('/api/matters?offered=me')).body.items).toEqual([])
    expect(await told(lamps, ref)).toEqual(['silence', 'warned', 'offered'])
    expect((await told(clerk, ref))[0]).toBe('silence')
  })

  test('says nothing of an offer that was withdrawn, and of a matter that is closed', async () => {
    const one = await accepted()
    await act(clerk, one.ref, 'dispatch', DISPATCH)
    const { due } = clock(await look(lamps, one.ref), 'hand-over.1') ?? { due: '' }
    await act(clerk, one.ref, 'withdraw-offer', { reason: '先核实地点。' })
    const other = await accepted()
    await act(clerk, other.ref, 'dispatch', DISPATCH)
    await city.nobody.post(`/api/portal/matters/${other.receipt}/actions/withdraw`, { id: v7(), input: {} })
    await until(due)
    await serveDue(city.house)
    for (const { ref } of [one, other]) expect(await history(ref)).not.toContain('take-by-silence')
    expect(await look(clerk, one.ref)).toMatchObject({ stage: 'accepted', holder: { role: 'clerk' } })
  })
})

describe('a duplicate', () => {
  const repeatsOf = async (ref: string) =>
    (await history(ref)).filter((action) => action === 'repeated').length

  test('raises the original through the loop, exactly once', async () => {
    const original = await accepted()
    const again = await report(city)
    await act(clerk, again.ref, 'mark-duplicate', { duplicateOf: original.ref })
    expect(await repeatsOf(original.ref)).toBe(0)
    await Promise.all(Array.from({ length: 4 }, () => serveDue(city.house)))
    await serveDue(city.house)
    expect(await repeatsOf(original.ref)).toBe(1)
    expect(await look(clerk, original.ref)).toMatchObject({
      stage: 'accepted',
      holder: { role: 'clerk' },
      repeats: 1,
      watchers: [{ seat: '340621104-centre-supervisor' }],
    })
    expect((await told(clerk, original.ref))[0]).toBe('repeated')
    const town = await onSeat(city, '340621104-centre-supervisor')
    expect(await told(town, original.ref)).toEqual(['risen'])
  })

  test('told again after a crash that lost the answer writes nothing new', async () => {
    const original = await accepted()
    const again = await report(city)
    await act(clerk, again.ref, 'mark-duplicate', { duplicateOf: original.ref })
    await serveDue(city.house)
    // As if the loop had died between the entry and its note that the entry was told.
    await city.house.sql`update entry set echo = ${original.ref}
      where action = 'mark-duplicate' and matter = (select id from matter where ref = ${again.ref})`
    for (let round = 0; round < 7; round++) await serveDue(city.house)
    expect(await repeatsOf(original.ref)).toBe(1)
  })

  test('each one calls one more above, and a closed original is left in peace', async () => {
    const original = await accepted()
    for (let i = 0; i < 2; i++) {
      const again = await report(city)
      await act(clerk, again.ref, 'mark-duplicate', { duplicateOf: original.ref })
    }
    await serveDue(city.house)
    expect(await look(clerk, original.ref)).toMatchObject({
      repeats: 2,
      watchers: [{ seat: '340621104-centre-supervisor' }, { seat: COUNTY }],
    })
    const last = await report(city)
    await act(clerk, original.ref, 'refuse', {
      ending: 'refused',
      ground: 'handled-before',
      reply: '已经办理过。',
    })
    await act(clerk, last.ref, 'mark-duplicate', { duplicateOf: original.ref })
    await serveDue(city.house)
    expect(await repeatsOf(original.ref)).toBe(2)
    const [left] = await city.house.sql`select count(*)::int as n from entry where echo is not null
      and matter = (select id from matter where ref = ${last.ref})`
    expect(left?.n).toBe(0)
  })
})

describe('a petition', () => {
  const OFFICE = '340621-centre-petition-clerk'
  const petitioned = async (): Promise<string> => {
    const { body } = await city.nobody.post('/api/portal/matters', {
      id: v7(),
      kind: 'petition',
      form: { subject: '安置房漏水', request: '请修好屋顶', text: '交房后一直漏水。' },
      place: GRID,
    })
    await act(await onSeat(city, OFFICE), body.ref, 'register', { channel: 'web', purpose: 'claim' })
    return body.ref
  }
  const traces = async (client: Client, ref: string) => {
    const answers = await Promise.all(
      ['', '/entries'].map(async (path) => (await client.get(`/api/matters/${ref}${path}`)).status),
    )
    const { body } = await client.get(`/api/matters?q=${ref}`)
    const offered = await client.get('/api/matters?offered=me&kind=petition')
    return [...answers, body.items.length, offered.body.items.length, (await told(client, ref)).length > 0]
  }
  const HIDDEN = [404, 404, 0, 0, false]

  test('is out of sight, in sight while it is offered, and out of sight again when it is refused', async () => {
    const ref = await petitioned()
    const office = await onSeat(city, OFFICE)
    expect(await traces(houses, ref)).toEqual(HIDDEN)
    await act(office, ref, 'forward', { unit: unitOf('housing'), manner: 'forward' })
    expect(await traces(houses, ref)).toEqual([200, 200, 1, 1, true])
    expect(await traces(roads, ref)).toEqual(HIDDEN)
    const id = v7()
    const first = await tryTo(houses, ref, 'refuse-offer', NO, id)
    expect(first.status).toBe(200)
    expect(await traces(houses, ref)).toEqual(HIDDEN)
    // Who repeats what may have been lost on the way gets the first result, and no more than that.
    expect((await tryTo(houses, ref, 'refuse-offer', NO, id)).status).toBe(200)
    expect((await tryTo(houses, ref, 'refuse-offer', NO)).status).toBe(404)
    expect((await tryTo(roads, ref, 'refuse-offer', NO, id)).status).toBe(404)
    expect((await county.get(`/api/matters/${ref}`)).status).toBe(404)
    expect(await look(office, ref)).toMatchObject({ stage: 'registered', holder: { seat: OFFICE } })
  })

  test('withdrawn, it is out of sight as well', async () => {
    const ref = await petitioned()
    const office = await onSeat(city, OFFICE)
    await act(office, ref, 'forward', { unit: unitOf('housing'), manner: 'forward' })
    await act(office, ref, 'withdraw-offer', { reason: '先核实。' })
    expect(await traces(houses, ref)).toEqual(HIDDEN)
  })

  test('that a unit helps with is read by its seats until it is released', async () => {
    const ref = await petitioned()
    const office = await onSeat(city, OFFICE)
    await act(office, ref, 'ask-assist', { unit: unitOf('transport'), task: '核实施工许可。' })
    expect((await traces(roads, ref)).slice(0, 3)).toEqual([200, 200, 1])
    expect((await roads.get('/api/matters?assists=me')).body.items).toMatchObject([{ ref }])
    await act(office, ref, 'end-assist', { part: 0, reason: '已经查清。' })
    expect(await traces(roads, ref)).toEqual(HIDDEN)
  })
})

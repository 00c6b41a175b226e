/** Who sits where, who stands in, and what that lets people do, as named people over HTTP. */
import { readFileSync } from 'node:fs'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { chinaDayOf, dayNumber, dayText } from '../../src/engine/days.ts'
import { actingFor } from '../../src/engine/holder.ts'
import { dutyVacancy, followPeople, makeHouse } from '../../src/server/commands/run.ts'
import { act, type City, type Client, GRID, HANDLER_UNIT, LINHUAN, report, startCity } from './city.ts'

let city: City
let admin: Client
let mediator: Client
beforeEach(async () => {
  city = await startCity()
  ;[admin, mediator] = await Promise.all([city.as('admin'), city.as('mediator')])
})
afterEach(() => city?.close())

const CLERK = `${LINHUAN}-centre-clerk`
const MEDIATOR = `${LINHUAN}-centre-mediator`
const DUTY = '340600-duty-duty'
const NOBODY = '00000000-0000-8000-8000-000000000000'

const day = (shift = 0): string => dayText(dayNumber(chinaDayOf(city.house.now())) + shift)
const put = (client: Client, path: string, body: unknown) =>
  client.put(path, Buffer.from(JSON.stringify(body)), 'application/json')
const sitter = async (seat: string): Promise<string> =>
  (await admin.get(`/api/seats/${seat}`)).body.seatings[0].person
const change = (client: Client, seat: string, what: string, body: object, id = v7()) =>
  what === 'stand-in'
    ? put(client, `/api/seats/${seat}/${what}`, { id, ...body })
    : client.post(`/api/seats/${seat}/${what}`, { id, ...body })
const leaveOf = async (seat: string, from = 0, until = 3) =>
  change(admin, seat, 'leave', {
    person: await sitter(seat),
    since: day(from),
    until: day(until),
    reason: 'sick',
  })

describe('a stand-in', () => {
  test('sees the inbox of the seat when switched, acts, and the record holds both', async () => {
    const { ref } = await report(city)
    const clerk = await city.as('clerk')
    await act(clerk, ref, 'accept')
    expect((await clerk.get(`/api/matters/${ref}`)).body.holder).toMatchObject({ seat: CLERK })
    expect((await put(mediator, '/api/session/seat', { seat: CLERK })).body.code).toBe('seat-not-yours')

    expect((await leaveOf(CLERK)).status).toBe(200)
    const { body: who } = await mediator.get('/api/session')
    expect(who.seat).toMatchObject({ id: MEDIATOR })
    expect(who.seats).toMatchObject([{ id: MEDIATOR }, { id: CLERK, standingIn: true, via: 'stand-in' }])
    expect(who.seats[0].standingIn).toBeUndefined()

    const switched = await put(mediator, '/api/session/seat', { seat: CLERK })
    expect(switched).toMatchObject({ status: 200, body: { seat: { id: CLERK, standingIn: true } } })
    const inbox = await mediator.get('/api/matters?holder=me')
    expect(inbox.body.items.map((row: { ref: string }) => row.ref)).toContain(ref)
    const row = await mediator.get(`/api/matters/${ref}`)
    expect(row.body.holder).toMatchObject({ seat: CLERK, person: who.name, via: 'stand-in' })
    await act(mediator, ref, 'note', { note: '代理窗口，已电话联系。' })
    const { body: entries } = await mediator.get(`/api/matters/${ref}/entries`)
    expect(entries.items.at(-1).by).toMatchObject({ name: who.name, role: 'clerk', seat: '综合窗口' })
    // Past entries name no person of today.
    expect(entries.items.at(-1).holder.person).toBeUndefined()
    const [stored] = await city.house.sql`
      select stamp from entry where action = 'note' order by at desc limit 1`
    expect(stored?.stamp).toMatchObject({ person: await sitter(MEDIATOR), seat: CLERK })
  })

  test('stands in until the leave is over, not longer', async () => {
    await leaveOf(CLERK)
    await put(mediator, '/api/session/seat', { seat: CLERK })
    expect((await mediator.get('/api/session')).status).toBe(200)
    await change(admin, CLERK, 'back', { person: await sitter(CLERK), until: day() })
    expect(await mediator.get('/api/session')).toMatchObject({ status: 401, body: { code: 'not-signed-in' } })
  })

  test('midnight in China ends a leave without anybody doing anything', async () => {
    await leaveOf(CLERK, 0, 1)
    expect((await mediator.get('/api/session')).body.seats).toHaveLength(2)
    city.travel(24 * 3_600_000)
    const again = await city.as('mediator')
    expect((await again.get('/api/session')).body.seats).toHaveLength(1)
  })

  test('the chain is told in words, step by step, to staff', async () => {
    await leaveOf(CLERK)
    await leaveOf(MEDIATOR)
    const { body } = await mediator.get(`/api/seats/${CLERK}`, { 'x-language': 'en' })
    expect(body.acting).toMatchObject({ via: 'stand-in', seat: `${LINHUAN}-centre-mediator-2` })
    expect(body.chain).toHaveLength(3)
    expect(body.chain[0]).toMatch(/Window: on leave\.$/)
    expect(body.chain[2]).toMatch(/stands in\.$/)
    // Why somebody is away is for those who manage the seat.
    expect(body.leaves[0].reason).toBeUndefined()
    expect((await admin.get(`/api/seats/${CLERK}`)).body.leaves[0].reason).toBe('sick')
  })
})

describe('a seating', () => {
  test('that ends ends the session, and the seat falls to its stand-in', async () => {
    const clerk = await city.as('clerk')
    const person = await sitter(CLERK)
    const ended = await change(admin, CLERK, 'end', { person, until: day() })
    expect(ended.body).toMatchObject({
      seatings: [],
      acting: { via: 'stand-in' },
      changes: [{ what: 'end' }],
    })
    expect((await clerk.get('/api/session')).status).toBe(401)
    expect((await clerk.post('/api/session', { username: 'clerk', password: 'teahouse' })).status).toBe(401)
  })

  test('passes from one to the next in one step, also on the duty seat', async () => {
    const [before, after] = [await sitter(DUTY), await sitter(CLERK)]
    const relieved = await change(admin, DUTY, 'seating', { person: after, since: day(), relieves: true })
    expect(relieved).toMatchObject({ status: 200, body: { acting: { person: after, via: 'occupant' } } })
    const clerk = await city.as('clerk')
    expect((await clerk.get('/api/session')).body.seats.map(({ id }: { id: string }) => id)).toEqual([
      DUTY,
      CLERK,
    ])
    const rows = await city.house.sql`
      select person, until::text from seating where seat = ${DUTY} order by since`
    expect(rows).toEqual([
      { person: before, until: day() },
      { person: after, until: null },
    ])
  })

  test('is the same change when sent twice, and the id serves nothing else', async () => {
    const id = v7()
    const person = await sitter(CLERK)
    const once = await change(admin, CLERK, 'end', { person, until: day(2) }, id)
    const twice = await change(admin, CLERK, 'end', { person, until: day(2) }, id)
    expect([once.status, twice.status]).toEqual([200, 200])
    expect(twice.body).toEqual(once.body)
    const other = await change(admin, CLERK, 'end', { person, until: day(3) }, id)
    expect(other).toMatchObject({ status: 409, body: { code: 'id-reused' } })
    const elsewhere = await change(admin, MEDIATOR, 'end', { person, until: day(2) }, id)
    expect(elsewhere).toMatchObject({ status: 409, body: { code: 'id-reused' } })
    const [row] = await city.house.sql`select count(*)::int as n from seat_change`
    expect(row?.n).toBe(1)
  })

  test('of two changes at once that exclude each other one is refused', async () => {
    await change(admin, CLERK, 'end', { person: await sitter(CLERK), until: day() })
    const people = [await sitter(MEDIATOR), await sitter(DUTY)]
    const answers = await Promise.all(
      people.map((person) => change(admin, CLERK, 'seating', { person, since: day() })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('refused, with nothing written', () => {
  type Case = [
    what: string,
    seat: string,
    change: string,
    body: () => Promise<object>,
    status: number,
    code: string,
    path: string,
  ]
  const cases: Case[] = [
    [
      'vacating the duty seat',
      DUTY,
      'end',
      async () => ({ person: await sitter(DUTY), until: day(1) }),
      409,
      'duty-seat-vacant',
      'until',
    ],
    [
      'the duty officer on leave with nobody to stand in',
      DUTY,
      'leave',
      async () => ({ person: await sitter(DUTY), since: day(), until: day(2), reason: 'annual' }),
      409,
      'duty-seat-vacant',
      'until',
    ],
    [
      'two people on one seat',
      CLERK,
      'seating',
      async () => ({ person: await sitter(MEDIATOR), since: day() }),
      409,
      'seat-taken',
      'since',
    ],
    [
      'the same person twice',
      CLERK,
      'seating',
      async () => ({ person: await sitter(CLERK), since: day(), relieves: true }),
      409,
      'seat-taken',
      'since',
    ],
    [
      'nobody we know',
      CLERK,
      'seating',
      async () => ({ person: NOBODY, since: day() }),
      422,
      'unknown-person',
      'person',
    ],
    [
      'an auditor as administrator',
      '340600-duty-admin',
      'seating',
      async () => ({ person: await sitter('340600-duty-auditor'), since: day(), relieves: true }),
      409,
      'seats-apart',
      'person',
    ],
    [
      'an end before the beginning',
      CLERK,
      'end',
      async () => ({ person: await sitter(CLERK), until: '1999-01-01' }),
      422,
      'dates-reversed',
      'until',
    ],
    [
      'a leave that ends before it begins',
      CLERK,
      'leave',
      async () => ({ person: await sitter(CLERK), since: day(2), until: day(1), reason: 'sick' }),
      422,
      'dates-reversed',
      'until',
    ],
    [
      'leave of somebody who does not sit there',
      CLERK,
      'leave',
      async () => ({ person: await sitter(DUTY), since: day(), until: day(1), reason: 'sick' }),
      409,
      'not-seated',
      'person',
    ],
    [
      'back without leave',
      CLERK,
      'back',
      async () => ({ person: await sitter(CLERK), until: day() }),
      409,
      'not-on-leave',
      'person',
    ],
    [
      'a stand-in of oneself',
      CLERK,
      'stand-in',
      async () => ({ standIn: CLERK, since: day() }),
      422,
      'own-stand-in',
      'standIn',
    ],
    [
      'a stand-in that is no seat',
      CLERK,
      'stand-in',
      async () => ({ standIn: 'nowhere', since: day() }),
      422,
      'unknown-seat',
      'standIn',
    ],
    [
      'a reason nobody knows',
      CLERK,
      'leave',
      async () => ({ person: await sitter(CLERK), since: day(), until: day(1), reason: 'tired' }),
      400,
      'invalid-request',
      'reason',
    ],
    [
      'a day that is none',
      CLERK,
      'end',
      async () => ({ person: await sitter(CLERK), until: '2026-02-30' }),
      400,
      'invalid-request',
      'until',
    ],
    [
      'a seat that is not there',
      'nowhere',
      'end',
      async () => ({ person: NOBODY, until: day() }),
      404,
      'not-found',
      '',
    ],
  ]
  const written = async () =>
    JSON.stringify(
      await city.house.sql`
    select (select jsonb_agg(g order by g) from seating g where g.seat like '%duty%' or g.seat = ${CLERK}) as g,
      (select count(*) from leave) as l, (select count(*) from stand_in) as s, (select count(*) from seat_change) as c`,
    )

  test('each with its code and path', async () => {
    const before = await written()
    for (const [what, seat, kind, body, status, code, path] of cases) {
      const answer = await change(admin, seat, kind, await body())
      expect([what, answer.status, answer.body.code]).toEqual([what, status, code])
      if (path)
        expect([what, answer.body.problems.map((each: { path: string }) => each.path)]).toEqual([
          what,
          expect.arrayContaining([path]),
        ])
      expect(answer.body.detail).toMatch(/\p{Script=Han}/u)
    }
    expect(await written()).toBe(before)
  })

  test('whoever is neither administrator nor head of the unit changes nothing and looks nobody up', async () => {
    const before = await written()
    const body = { person: await sitter(CLERK), until: day(1) }
    expect(await change(mediator, CLERK, 'end', body)).toMatchObject({
      status: 403,
      body: { code: 'not-allowed' },
    })
    expect((await mediator.get('/api/people?q=clerk')).status).toBe(403)
    expect((await city.nobody.get(`/api/seats/${CLERK}`)).status).toBe(401)
    expect(await written()).toBe(before)
  })

  test('switching to a seat that nobody knows, or that is another’s', async () => {
    expect((await put(mediator, '/api/session/seat', { seat: 'nowhere' })).body.code).toBe('unknown-seat')
    expect(await put(mediator, '/api/session/seat', { seat: DUTY })).toMatchObject({
      status: 403,
      body: { code: 'seat-not-yours', problems: [{ path: 'seat' }] },
    })
  })
})

test('the head of a unit, also one who stands in, manages the seats of the unit and no others', async () => {
  const HEAD = `${LINHUAN}-centre-supervisor`
  await leaveOf(HEAD)
  const clerk = await city.as('clerk')
  await put(clerk, '/api/session/seat', { seat: HEAD })
  const { body: found } = await clerk.get('/api/people?q=mediator')
  expect(found.items).toMatchObject([{ demo: true, seats: [{ seat: MEDIATOR }] }])
  const named = await change(clerk, MEDIATOR, 'stand-in', { standIn: CLERK, since: day(), until: day(5) })
  expect(named).toMatchObject({
    status: 200,
    body: {
      standIns: [{ seat: CLERK, now: true }, { now: false }],
    },
  })
  expect((await change(clerk, DUTY, 'stand-in', { standIn: CLERK, since: day() })).status).toBe(403)
})

test('the duty officer may go on leave once somebody stands in, and the stand-in can’t be taken away then', async () => {
  await change(admin, DUTY, 'stand-in', { standIn: '340600-duty-supervisor', since: day() })
  expect((await leaveOf(DUTY)).body).toMatchObject({ acting: { via: 'stand-in' } })
  expect(await change(admin, DUTY, 'stand-in', { standIn: null, since: day(1) })).toMatchObject({
    status: 409,
    body: { code: 'duty-seat-vacant' },
  })
  const supervisor = await city.as('supervisor')
  const { body } = await supervisor.get('/api/session')
  expect(body.seats).toContainEqual(expect.objectContaining({ id: DUTY, standingIn: true }))
})

test('another server takes the change as soon as it is told', async () => {
  const other = await makeHouse(city.house, { demo: true })
  await followPeople(other)
  const acting = () => actingFor(other.team.on(day()), CLERK)?.via
  expect(acting()).toBe('occupant')
  await leaveOf(CLERK)
  await vi.waitFor(() => expect(acting()).toBe('stand-in'), 10_000)
})

test('a city with nobody on its duty seat is named, and the seat page says what is missing', async () => {
  expect(dutyVacancy(city.house)).toBeUndefined()
  await city.house.sql`delete from seating where seat = ${DUTY}`
  await city.house.readPeople()
  expect(dutyVacancy(city.house)).toMatch(/^huaibei: .*340600-duty-duty/)
  const { body } = await admin.get(`/api/seats/${DUTY}`, { 'x-language': 'en' })
  expect(body.acting).toBeUndefined()
  expect(body.chain).toEqual([expect.stringContaining('must be named at once')])
})

test('offices that an earlier version loaded get the heads that a new city has', async () => {
  const { sql } = city.house
  const heads = () => sql`select id, head, leads from unit order by id`
  const before = await heads()
  expect(before.filter(({ head }) => head).length).toBeGreaterThan(100)
  await sql`update unit set head = null, leads = false`
  const migration = readFileSync('sql/0006-seats.sql', 'utf8')
  const updates = migration.slice(migration.indexOf('update unit'))
  await sql.unsafe(updates)
  expect(await heads()).toEqual(before)
})

test('whoever stands in for the petition office does not see what complains of their own unit', async () => {
  const PETITIONS = '340621-centre-petition-clerk'
  const form = { subject: '路灯一直不亮', text: '反映多次没有结果。', request: '请更换路灯。' }
  const opened = await city.nobody.post('/api/portal/matters', {
    id: v7(),
    kind: 'petition',
    form,
    place: GRID,
  })
  const { ref } = opened.body
  await change(admin, PETITIONS, 'stand-in', { standIn: `${HANDLER_UNIT}-handler`, since: day() })
  await leaveOf(PETITIONS)
  const handler = await city.as('handler')
  await put(handler, '/api/session/seat', { seat: PETITIONS })
  expect((await handler.get(`/api/matters/${ref}`)).status).toBe(200)
  // What the office would register: the unit complained of is the stand-in's own.
  await city.house.sql`
    update matter set state = jsonb_set(state, '{fields,complainedOf}', ${city.house.sql.json(HANDLER_UNIT)})
    where ref = ${ref}`
  expect((await handler.get(`/api/matters/${ref}`)).status).toBe(404)
  expect((await handler.get('/api/matters?holder=me')).body.items).toEqual([])
})

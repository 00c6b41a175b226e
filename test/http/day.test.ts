/** My day: lists by due date, and counts that are as long as their lists. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dueBounds } from '../../src/engine/due-when.ts'
import { seedDemo } from '../../src/server/commands/demo.ts'
import { serveDue } from '../../src/server/work/loop.ts'
import { act, bringTo, type City, type Client, DISPATCH, GRID, LINHUAN, report, startCity } from './city.ts'
import { onSeat } from './seat-client.ts'

const DAY = 86_400_000

interface Row {
  ref: string
  due?: { due: string }
}

let city: City
beforeAll(async () => {
  city = await startCity()
  await seedDemo(city.house, { matters: 500, seed: 'day' }, () => {})
  // Somebody has to look at these within one working day.
  for (let n = 0; n < 3; n++) await report(city, { subject: `第${n}盏路灯` }, GRID)
})
afterAll(() => city?.close())

/** Every row of a list, page by page. */
async function walk(client: Client, query: string, limit = 23): Promise<Row[]> {
  const rows: Row[] = []
  for (let after = ''; ; ) {
    const { status, body } = await client.get(`/api/matters?${query}&limit=${limit}${after}`)
    expect(status, query).toBe(200)
    rows.push(...body.items)
    if (!body.next) return rows
    after = `&after=${body.next}`
  }
}

const refsOf = (rows: Row[]): string[] => rows.map(({ ref }) => ref)
const LAST = '9999'
const byDue = (one: Row, other: Row): number => {
  const [a, b] = [one, other].map((row) => `${row.due?.due ?? LAST} ${row.ref}`)
  return (a ?? '') < (b ?? '') ? -1 : 1
}

test.each(['', `territory=${LINHUAN}`, 'holder=me', 'state=open', 'due=overdue', 'due=stopped'])(
  'the same matters by due date as newest first, without gap or repeat: %s',
  async (filter) => {
    const supervisor = await city.as(filter === 'holder=me' ? 'clerk' : 'supervisor')
    const newest = await walk(supervisor, filter, 200)
    const due = await walk(supervisor, `${filter}&sort=due`)
    expect(newest.length).toBeGreaterThan(filter === 'holder=me' ? 1 : 10)
    expect(refsOf(due)).toEqual(refsOf([...newest].sort(byDue)))
  },
)

test('pages go on by due date, also where many are due at one moment and where nothing is due', async () => {
  const supervisor = await city.as('supervisor')
  const all = await walk(supervisor, 'sort=due', 200)
  expect(new Set(all.map(({ due }) => due?.due)).size).toBeLessThan(all.length)
  expect(all.some(({ due }) => !due)).toBe(true)
  expect(refsOf(await walk(supervisor, 'sort=due', 3))).toEqual(refsOf(all))
})

test('a cursor belongs to the order it came from', async () => {
  const supervisor = await city.as('supervisor')
  const { body: newest } = await supervisor.get('/api/matters?limit=2')
  const { body: due } = await supervisor.get('/api/matters?limit=2&sort=due')
  const answer = async (query: string) => {
    const { status, body } = await supervisor.get(`/api/matters?${query}`)
    return [status, body.code]
  }
  const bad = [400, 'bad-cursor']
  expect(await answer(`after=${newest.next}`)).toEqual([200, undefined])
  expect(await answer(`after=${newest.next}&sort=newest`)).toEqual([200, undefined])
  expect(await answer(`after=${due.next}&sort=due`)).toEqual([200, undefined])
  expect(await answer(`after=${newest.next}&sort=due`)).toEqual(bad)
  expect(await answer(`after=${due.next}`)).toEqual(bad)
  const made = (text: string) => Buffer.from(text).toString('base64url')
  const ref = due.items[0].ref
  expect(await answer(`sort=due&after=${made(`due infinity ${ref}`)}`)).toEqual([200, undefined])
  expect(await answer(`after=${made(`newest infinity ${ref}`)}`)).toEqual(bad)
  expect(await answer(`sort=due&after=${made(`due 2026 ${ref}`)}`)).toEqual(bad)
  expect(await answer('sort=oldest')).toEqual([400, 'invalid-request'])
})

test.each(['overdue', 'today', 'soon', 'stopped'] as const)('due=%s lists what it says', async (due) => {
  const supervisor = await city.as('supervisor')
  const { now, today, soon } = dueBounds(city.house.now(), city.house.time.calendar)
  const meant = (at: string | undefined): boolean => {
    if (due === 'stopped') return at === undefined
    if (at === undefined) return false
    return due === 'overdue' ? at <= now : at > now && at <= (due === 'today' ? today : soon)
  }
  const open = await walk(supervisor, 'state=open', 200)
  const expected = open.filter((row) => meant(row.due?.due))
  expect(new Set(refsOf(await walk(supervisor, `due=${due}`)))).toEqual(new Set(refsOf(expected)))
})

const COUNTS: Record<string, string> = {
  held: 'holder=me',
  overdue: 'holder=me&due=overdue',
  today: 'holder=me&due=today',
  soon: 'holder=me&due=soon',
  stopped: 'holder=me&due=stopped',
  offered: 'offered=me',
  waiting: 'waiting=others',
  assists: 'assists=me',
  watched: 'watcher=me',
  watchedOverdue: 'watcher=me&due=overdue',
}

/** Which counts of any account were not nought; each is compared with its list. */
async function compareCounts(): Promise<Set<string>> {
  const met = new Set<string>()
  const accounts = ['grid', 'clerk', 'mediator', 'handler', 'supervisor', 'admin', 'auditor']
  const clients = await Promise.all([...accounts.map(city.as), onSeat(city, `${LINHUAN}-centre-supervisor`)])
  for (const [n, client] of clients.entries()) {
    const account = accounts[n] ?? 'supervisor of the town'
    const { status, body } = await client.get('/api/day')
    expect(status).toBe(200)
    const { at, until, ...counts } = body
    expect(at < until.today && until.today < until.soon).toBe(true)
    expect(Object.keys(counts).sort()).toEqual(Object.keys(COUNTS).sort())
    for (const [name, query] of Object.entries(COUNTS)) {
      expect(counts[name], `${account} ${name}`).toBe((await walk(client, query, 200)).length)
      if (counts[name] > 0) met.add(name)
    }
  }
  return met
}

test('every count of every account is as long as its list, today and when much is overdue', async () => {
  expect([...(await compareCounts())]).toEqual(expect.arrayContaining(['held', 'soon']))
  city.travel(20 * DAY)
  while (await serveDue(city.house)) {}
  const late = ['held', 'overdue', 'watched', 'watchedOverdue']
  expect([...(await compareCounts())]).toEqual(expect.arrayContaining(late))
})

test('what is offered waits for the one who is asked and for the one who asks, until it is taken', async () => {
  const { ref } = await report(city)
  const clerk = await city.as('clerk')
  const handler = await city.as('handler')
  const lists = ['holder=me', 'offered=me', 'waiting=others', 'assists=me']
  const standing = async (client: Client): Promise<string[]> => {
    const found = await Promise.all(
      lists.map(async (list) => (refsOf(await walk(client, list, 200)).includes(ref) ? [list] : [])),
    )
    return found.flat()
  }
  await bringTo(city, ref, 'accepted')
  const before = (await handler.get('/api/day')).body
  expect(await standing(clerk)).toEqual(['holder=me'])
  await act(clerk, ref, 'dispatch', DISPATCH)
  expect(await standing(clerk)).toEqual(['holder=me', 'waiting=others'])
  expect(await standing(handler)).toEqual(['offered=me'])
  expect((await handler.get('/api/day')).body).toMatchObject({
    held: before.held,
    offered: before.offered + 1,
  })
  await act(handler, ref, 'take-over')
  expect(await standing(clerk)).toEqual([])
  expect(await standing(handler)).toEqual(['holder=me'])
  expect((await handler.get('/api/day')).body).toMatchObject({
    held: before.held + 1,
    offered: before.offered,
  })
  await act(handler, ref, 'ask-assist', { unit: `${LINHUAN}-centre`, task: '请核对报修记录。' })
  expect(await standing(clerk)).toEqual(['assists=me'])
  expect((await clerk.get('/api/day')).body.assists).toBeGreaterThan(0)
})

test('a term of days is due today until 24:00, and overdue from that moment on', async () => {
  const { ref } = await report(city, {}, GRID)
  const [row] = await city.house.sql<{ due: Date }[]>`select due_at as due from matter where ref = ${ref}`
  const due = row?.due.getTime() ?? Number.NaN
  const seen = async (): Promise<string[]> => {
    const grid = await city.as('grid')
    const lists = await Promise.all(
      ['today', 'soon', 'overdue'].map(async (when) =>
        refsOf(await walk(grid, `due=${when}&holder=me`, 200)).includes(ref) ? [when] : [],
      ),
    )
    return lists.flat()
  }
  const until = async (left: number) => city.travel(due - left - Date.parse(city.house.now()))
  await until(DAY + 60_000) // 23:59 of the day before
  expect(await seen()).not.toContain('today')
  await until(60_000 * 10) // ten to midnight of the last day
  expect(await seen()).toEqual(['today', 'soon'])
  const { body } = await (await city.as('grid')).get('/api/day')
  expect(body.until.today).toBe(new Date(due).toISOString())
  await until(0)
  expect(await seen()).toEqual(['overdue'])
})

test('nobody has a day without a seat', async () => {
  expect((await city.nobody.get('/api/day')).status).toBe(401)
})

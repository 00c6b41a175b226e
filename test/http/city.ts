/** A real city on a real database behind real HTTP, for tests that act as named people. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { v7 } from 'uuid'
import { huaibei } from '../../src/cities/huaibei.ts'
import type { Kind } from '../../src/engine/kind.ts'
import { KINDS } from '../../src/kinds/index.ts'
import { createApp } from '../../src/server/app.ts'
import { loadOffices } from '../../src/server/commands/people.ts'
import { makeHouse } from '../../src/server/commands/run.ts'
import { loadCity } from '../../src/server/commands/territory.ts'
import type { House } from '../../src/server/house.ts'
import { connect } from '../../src/server/store/db.ts'
import { migrate } from '../../src/server/store/migrate.ts'
import { freshDatabase, templateDatabase } from '../harness/database.ts'

export interface Answered {
  status: number
  // The tests read whatever the answer holds; what is missing shows as undefined and fails them.
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked field by field below
  body: any
  headers: Headers
}

/** Someone at a browser: keeps the session. */
export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answered>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answered>
  put(path: string, body: Buffer, type: string): Promise<Answered>
  delete(path: string): Promise<Answered>
}

export interface City {
  house: House
  app: FastifyInstance
  base: string
  nobody: Client
  /** Signs in with a demo account. */
  as(username: string): Promise<Client>
  /** Moves the city's clock. */
  travel(ms: number): void
  close(): Promise<void>
}

const LINHUAN = '340621104'
/** The grid of the demo account `grid`. */
export const GRID = '340621104200001'
export { LINHUAN }

/** The demo city in a database of its own; the template is made once in a run. */
export async function startCity(more: readonly Kind[] = []): Promise<City> {
  const template = await templateDatabase('huaibei', async (at) => {
    const sql = connect({ at })
    await migrate(sql, new Date().toISOString())
    await loadCity(sql, huaibei, '2000-01-01', () => {})
    await loadOffices(sql, huaibei, true, '2000-01-01')
    await sql.end()
  })
  const database = await freshDatabase(template)
  const sql = connect({ at: database.options })
  let shift = 0
  const now = () => new Date(Date.now() + shift).toISOString()
  const house = await makeHouse(
    { sql, city: huaibei },
    { demo: true, kinds: [...KINDS, ...more] },
    undefined,
    now,
  )
  const app = await createApp(house)
  const base = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    house,
    app,
    base,
    nobody: clientOf(base),
    async as(username) {
      const { body } = await clientOf(base).post('/api/session', { username, password: 'teahouse' })
      return clientOf(base, { authorization: `Bearer ${body.token}` })
    },
    travel: (ms) => {
      shift += ms
    },
    async close() {
      await app.close()
      await sql.end()
      await database.drop()
    },
  }
}

export function clientOf(base: string, always: Record<string, string> = {}): Client {
  const call = async (method: string, path: string, body?: BodyInit, more: Record<string, string> = {}) => {
    const response = await fetch(base + path, {
      method,
      headers: { ...always, ...more },
      ...(body !== undefined && { body }),
    })
    const type = response.headers.get('content-type') ?? ''
    const answer = type.includes('json') ? await response.json() : Buffer.from(await response.arrayBuffer())
    return { status: response.status, body: answer, headers: response.headers }
  }
  return {
    get: (path, headers) => call('GET', path, undefined, headers),
    post: (path, body, headers) =>
      call('POST', path, typeof body === 'string' ? body : JSON.stringify(body), {
        'content-type': 'application/json',
        ...headers,
      }),
    put: (path, body, type) => call('PUT', path, new Uint8Array(body), { 'content-type': type }),
    delete: (path) => call('DELETE', path),
  }
}

/** A real picture, with a place in its camera data. */
export const picture = (side = 64): Promise<Buffer> =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#7a5' } })
    .withExif({ IFD0: { Make: 'TestPhone' }, IFD3: { GPSLatitude: '33/1 46/1 0/1' } })
    .jpeg()
    .toBuffer()

export async function upload(client: Client): Promise<string> {
  const id = randomUUID()
  const { status } = await client.put(`/api/photos/${id}`, await picture(), 'image/jpeg')
  if (status !== 201) throw new Error(`upload: ${status}`)
  return id
}

export const LAMP = { subject: '村口路灯不亮', text: '村口三盏路灯已经一周不亮，老人夜里出门不便。' }

/** Reports a broken lamp in the demo grid as a resident. */
export async function report(city: City, form: Record<string, unknown> = {}, place: unknown = GRID) {
  const { status, body } = await city.nobody.post('/api/portal/matters', {
    id: v7(),
    kind: 'resident-request',
    form: { ...LAMP, ...form },
    place,
  })
  if (status !== 201) throw new Error(`report: ${status} ${JSON.stringify(body)}`)
  return body as { ref: string; receipt: string } // the contract of POST /api/portal/matters
}

/** Acts and expects to be allowed. */
export async function act(client: Client, ref: string, action: string, input: unknown = {}) {
  const answer = await client.post(`/api/matters/${ref}/actions/${action}`, { id: v7(), input })
  if (answer.status !== 200) throw new Error(`${action}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

export const HANDLER_UNIT = '340621-urban-management'
export const DISPATCH = { category: '010101', unit: HANDLER_UNIT, urgency: 'normal' }

/** Brings a reported matter as far as the named stage. */
export async function bringTo(city: City, ref: string, stage: string): Promise<void> {
  const [clerk, handler, supervisor] = await Promise.all(
    ['clerk', 'handler', 'supervisor'].map((name) => city.as(name)),
  )
  const steps: [stage: string, go: () => Promise<unknown>][] = [
    ['accepted', () => act(clerk as Client, ref, 'accept')],
    ['dispatched', () => act(clerk as Client, ref, 'dispatch', DISPATCH)],
    ['handled', () => act(handler as Client, ref, 'handle', { reply: '已更换三盏灯具，现场照明恢复。' })],
    ['verified', () => act(supervisor as Client, ref, 'verify', { passed: true, manner: 'on-site' })],
    ['closed', () => act(clerk as Client, ref, 'close', {})],
  ]
  for (const [reached, go] of steps) {
    await go()
    if (reached === stage) return
  }
}

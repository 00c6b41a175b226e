/** A sender that dies between "it leaves" and "it has left": the message is sent once more under its id, and no more. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, onTestFailed, test } from 'vitest'
import { connect, type Sql } from '../../src/server/store/db.ts'
import { runningOn } from '../../src/server/store/embedded.ts'
import { type Client, clientOf, GRID, LAMP } from '../http/city.ts'
import { type Gateway, openGateway } from '../http/mailbox.ts'
import { type RunningServer, startServer } from './server.ts'

const MAIN = new URL('../../src/server/main.ts', import.meta.url).pathname
const SOON = { timeout: 40_000, interval: 200 }

let dir: string
let gateway: Gateway
let server: RunningServer
let sql: Sql
const workers: ChildProcess[] = []

beforeAll(async () => {
  dir = mkdtempSync('/tmp/teahouse-delivery-')
  gateway = await openGateway()
  server = await startServer({ dir, env: { WORK: 'off', ...settings() } })
  const at = runningOn(join(dir, 'data'))
  if (!at) throw new Error(`the server's database can't be reached:\n${server.output()}`)
  sql = connect({ at, connections: 2 })
})
afterEach(async () => {
  await Promise.all(workers.splice(0).map(kill))
  gateway.messages.length = 0
})
afterAll(async () => {
  await sql?.end({ timeout: 5 })
  await server?.stop()
  await gateway?.close()
  rmSync(dir, { recursive: true, force: true })
})

const settings = () => ({ SMS_URL: gateway.url, SMS_TOKEN: 'gate', NOTICE_WAIT: '0' })

/** `teahouse work` beside the server. */
function worker(): ChildProcess {
  const child = spawn(process.execPath, [MAIN, 'work'], {
    cwd: dir,
    env: { ...process.env, ...settings(), DATA_DIR: join(dir, 'data') },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (more) => (text += more))
  onTestFailed(() => console.error(text, server.output()))
  workers.push(child)
  return child
}

/** What a command says that ends by itself. */
async function said(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [MAIN, ...args], {
    cwd: dir,
    env: { ...process.env, DATA_DIR: join(dir, 'data') },
  })
  return stdout
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'close')
  child.kill('SIGKILL')
  await ended
}

async function grid(): Promise<Client> {
  const { body } = await clientOf(server.url).post('/api/session', { username: 'grid', password: 'teahouse' })
  return clientOf(server.url, { authorization: `Bearer ${body.token}` })
}

/** A person who wants text messages at any hour, and something to tell them. */
async function somethingToTell(): Promise<Client> {
  const client = await grid()
  const wishes = {
    language: 'en',
    quiet: { from: '00:00', until: '00:00', restDays: false },
    email: { address: '', wanted: false },
    sms: { address: '13800138000', wanted: true },
  }
  await client.put('/api/session/delivery', Buffer.from(JSON.stringify(wishes)), 'application/json')
  // That the code finds its way is another test's.
  await sql`update delivery_address set confirmed_at = now()`
  const form = { kind: 'resident-request', form: LAMP, place: GRID }
  expect((await clientOf(server.url).post('/api/portal/matters', { id: v7(), ...form })).status).toBe(201)
  return client
}

const lastOf = async (client: Client) => (await client.get('/api/session/delivery')).body.last[0]

/** As two minutes later: nobody waits for the dead sender any more. */
const leaseOver = () => sql`update delivery set next_at = now() where state = 'sending'`

test('killed once, it is repeated under the same id; the second is answered and it is done', async () => {
  gateway.answer = 'silent'
  const client = await somethingToTell()
  const first = worker()
  await expect.poll(() => gateway.messages.length, SOON).toBe(1)
  await kill(first)
  expect(await lastOf(client)).toMatchObject({ state: 'sending', tries: 1 })

  gateway.answer = 202
  worker()
  await leaseOver()
  await expect.poll(async () => (await lastOf(client)).state, SOON).toBe('sent')
  expect(gateway.messages).toHaveLength(2)
  expect(gateway.messages[1]).toEqual(gateway.messages[0])
  expect(await lastOf(client)).toMatchObject({ tries: 2, notices: 1 })
})

test('killed twice, it is left and shown, and never sent a third time', async () => {
  gateway.answer = 'silent'
  const client = await somethingToTell()
  for (const times of [1, 2]) {
    const child = worker()
    await expect.poll(() => gateway.messages.length, SOON).toBe(times)
    await kill(child)
    await leaseOver()
  }
  gateway.answer = 202
  worker()
  await expect.poll(async () => (await lastOf(client)).state, SOON).toBe('unsure')
  expect(gateway.messages).toHaveLength(2)
  expect((await clientOf(server.url).get('/readyz')).body.delivery).toMatchObject({ waiting: 0, aside: 1 })

  const { id } = await lastOf(client)
  expect(await said('work', '--aside')).toContain(`${id}  sms unsure`)
  expect(await said('work', '--retry', id)).toContain(`${id} is back at work`)
  await expect.poll(async () => (await lastOf(client)).state, SOON).toBe('sent')
  expect(gateway.messages).toHaveLength(3)
  expect(gateway.messages[2]?.id).toBe(id)
})

/**
 * Every acknowledged write survives a kill, once: 200 reports at once, and in their midst the server, or its
 * database, dies without a word.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, onTestFailed, test } from 'vitest'
import { clientOf, GRID, LAMP } from '../http/city.ts'
import { type RunningServer, startServer } from './server.ts'

const WRITES = 200

let dir: string
let server: RunningServer
beforeEach(async () => {
  onTestFailed(() => console.error(server.output()))
  dir = mkdtempSync('/tmp/teahouse-crash-')
  server = await startServer({ dir })
})
afterEach(async () => {
  await server.stop()
  rmSync(dir, { recursive: true, force: true })
})

const reportOf = (id: string) => ({
  id,
  kind: 'resident-request',
  form: { ...LAMP, sourceNumber: id },
  place: GRID,
})

/** Sends all at once and calls `strike` when a third is acknowledged; what got no answer is left out. */
async function writeUntil(strike: () => void): Promise<Map<string, string>> {
  const { nobody } = { nobody: clientOf(server.url) }
  const acknowledged = new Map<string, string>()
  let struck = false
  const ids = Array.from({ length: WRITES }, () => v7())
  await Promise.all(
    ids.map(async (id) => {
      const answer = await nobody.post('/api/portal/matters', reportOf(id)).catch(() => undefined)
      if (answer?.status === 201) acknowledged.set(id, answer.body.ref)
      if (!struck && acknowledged.size >= WRITES / 3) {
        struck = true
        strike()
      }
    }),
  )
  return acknowledged
}

/** All refs in the system, by the resident's id that each carries. */
async function stored(): Promise<string[]> {
  const { body } = await clientOf(server.url).post('/api/session', {
    username: 'clerk',
    password: 'teahouse',
  })
  const clerk = clientOf(server.url, { authorization: `Bearer ${body.token}` })
  const refs: string[] = []
  for (let after = ''; ; ) {
    const page = await clerk.get(`/api/matters?limit=200&q=${encodeURIComponent(LAMP.subject)}${after}`)
    refs.push(...page.body.items.map((item: { ref: string }) => item.ref))
    if (!page.body.next) return refs
    after = `&after=${page.body.next}`
  }
}

async function expectAllThereOnce(acknowledged: Map<string, string>): Promise<void> {
  const refs = await stored()
  expect(new Set(refs).size).toBe(refs.length)
  expect(new Set(acknowledged.values()).difference(new Set(refs))).toEqual(new Set())
  // Sending again what was acknowledged gives the first answer and adds nothing.
  for (const [id, ref] of [...acknowledged].slice(0, 20)) {
    const again = await clientOf(server.url).post('/api/portal/matters', reportOf(id))
    expect([again.status, again.body.ref]).toEqual([200, ref])
  }
  expect(await stored()).toHaveLength(refs.length)
}

test('the server is killed', async () => {
  const acknowledged = await writeUntil(() => server.process.kill('SIGKILL'))
  expect(acknowledged.size).toBeGreaterThan(0)
  expect(acknowledged.size).toBeLessThan(WRITES)
  await server.kill()
  server = await startServer({ dir })
  await expectAllThereOnce(acknowledged)
})

test('the embedded PostgreSQL is killed, and comes back by itself', async () => {
  const pid = readFileSync(join(dir, 'data/postgres/postmaster.pid'), 'utf8').split('\n')[0] ?? ''
  const acknowledged = await writeUntil(() => {
    // The postmaster and every process of its own: nobody may finish a commit behind our back.
    execFileSync('pkill', ['-9', '-P', pid])
    execFileSync('kill', ['-9', pid])
  })
  expect(acknowledged.size).toBeGreaterThan(0)
  await expect
    .poll(() => fetch(`${server.url}/readyz`).then((answer) => answer.status), { timeout: 30_000 })
    .toBe(200)
  await expectAllThereOnce(acknowledged)
})

/** A server of one file's own, where its tests change what others rely on: who sits where, what day it is. */
import { test as base, expect, type Page } from '@playwright/test'
import { v7 } from 'uuid'
import { type RunningServer, startServer } from '../harness/server.ts'

let server: RunningServer | undefined

/** Addresses without a host lead to it. */
export const test = base.extend({
  // Playwright wants the first argument taken apart; nothing of it is needed here.
  baseURL: async ({ browserName: _ }, use) => {
    await use(server?.url)
  },
})

/** Starts it before the tests of the calling file and stops it after them. @param script another start than usual */
export function ownServer(script?: string): { signal(name: NodeJS.Signals): void } {
  test.beforeAll(async () => {
    test.setTimeout(180_000)
    server = await startServer({ ...(script !== undefined && { script }) })
  })
  test.afterAll(async () => {
    await server?.stop()
  })
  return { signal: (name) => void server?.process.kill(name) }
}

/** The administrator seats the person of a demo account on one more seat; the account acts for it when it takes it. */
export async function seatAlso(page: Page, username: string, seat: string): Promise<void> {
  const session = await page.request.post('/api/session', {
    data: { username: 'admin', password: 'teahouse' },
  })
  expect(session.status()).toBe(201)
  const found = await page.request.get(`/api/people?q=${username}`)
  const { items } = await found.json()
  const since = new Date(Date.now() + CHINA_MS).toISOString().slice(0, 10)
  const seated = await page.request.post(`/api/seats/${seat}/seating`, {
    data: { id: v7(), person: items[0].id, since, relieves: true },
  })
  expect(seated.status(), await seated.text()).toBe(200)
  await page.context().clearCookies()
}

const CHINA_MS = 8 * 3_600_000

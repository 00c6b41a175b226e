/** `teahouse start`: the database, the city, the web server. */

import { chinaDayOf } from '../../engine/days.ts'
import type { Kind } from '../../engine/kind.ts'
import { KINDS } from '../../kinds/index.ts'
import { createApp } from '../app.ts'
import { type Env, readEnv } from '../env.ts'
import { liveOf } from '../live.ts'
import type { Sql } from '../store/db.ts'
import { sweepPhotos } from '../store/photos.ts'
import { seedDemo } from './demo.ts'
import { missingTexts } from './kinds.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './people.ts'
import { locatorOf, makeHouse, openDatabase } from './run.ts'
import { followOthers, publish, startWork, untilEnd } from './working.ts'

const HOUR_MS = 3_600_000
/** Enough that every stage has some and a list has pages; `teahouse demo` writes more. */
const FIRST_DEMO_MATTERS = 400

/**
 * @param kinds what is declared; a test starts the server with an invented one more
 * @param now ISO instant in UTC; a test starts the server on another day
 */
export async function start(kinds: readonly Kind[] = KINDS, now?: () => string): Promise<void> {
  const env = readEnv(process.env)
  const missing = missingTexts(kinds)
  if (missing.length > 0) throw new Error(`texts are missing:\n  ${missing.join('\n  ')}`)
  const running = await openDatabase(env, console.log)
  const live = liveOf(() => publish(running.sql))
  const house = await makeHouse(running, { ...env, kinds }, live, now)
  if (env.demo) await seedDemo(house, { matters: FIRST_DEMO_MATTERS, seed: '1' }, console.log)
  await running.sql.listen('matters', live.deliver)
  await running.sql.listen('territory', () => {
    locatorOf(running.sql, house.city, chinaDayOf(house.now())).then(
      (locator) => {
        house.locator = locator
      },
      (error: unknown) => console.error('the new shapes could not be read', error),
    )
  })
  await followOthers(house, env.work)
  const app = await createApp(house, true)
  await app.listen({ port: env.port, host: env.host })
  const sweep = setInterval(() => tidy(running.sql, house.city.code), HOUR_MS)
  sweep.unref()
  const stopWork = env.work ? startWork(house) : async () => {}
  announce(env, house.city.names, app.server.address())
  await untilEnd(running, async () => {
    await stopWork()
    await app.close()
  })
}

/** Pictures that nobody sent along within a day. */
function tidy(sql: Sql, city: string): void {
  const yesterday = new Date(Date.now() - 24 * HOUR_MS).toISOString()
  sweepPhotos(sql, city, yesterday).catch((error: unknown) => console.error('photos not swept', error))
}

function announce(env: Env, names: { zh: string; en: string }, address: unknown): void {
  const port = typeof address === 'object' && address && 'port' in address ? address.port : env.port
  const base = `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${port}`
  console.log(`\nTeahouse · ${names.zh} ${names.en} · ${chinaDayOf(new Date().toISOString())}`)
  console.log(`  portal  ${base}/\n  desk    ${base}/desk\n  API     ${base}/api/openapi.json`)
  if (!env.work) console.log('  work    off here: `teahouse work` serves what is due')
  if (!env.demo) return
  console.log(`\nThis is a demo with invented people. Accounts on the desk, password "${DEMO_PASSWORD}":`)
  console.log(`  ${DEMO_ACCOUNTS.join('  ')}`)
}

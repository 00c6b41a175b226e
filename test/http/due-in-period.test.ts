/** "Due in the period": SQL over many matters counts what the engine counts over one (decision 0013). */
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Matter } from '../../src/engine/entry.ts'
import { type DueCounts, dueInPeriod, OUTCOMES, rateInTime } from '../../src/engine/indicators.ts'
import { whyNot } from '../../src/engine/who.ts'
import { seedDemo } from '../../src/server/commands/demo.ts'
import { versionOf } from '../../src/server/house.ts'
import { dueStatistics } from '../../src/server/store/indicators.ts'
import type { Seat } from '../../src/server/store/people.ts'
import { act, type City, GRID, LINHUAN, startCity } from './city.ts'

let city: City
let matters: Matter[]
let supervisor: Seat
beforeAll(async () => {
  city = await startCity()
  await seedDemo(city.house, { matters: 900, seed: '3' }, () => {})
  await openAppraisal()
  const rows = await city.house.sql<{ state: Matter }[]>`select state from matter`
  matters = rows.map(({ state }) => state)
  const [seat] = await city.house.sql<Seat[]>`select * from seat where id = '340600-duty-supervisor'`
  if (!seat) throw new Error('the city has no supervisor')
  supervisor = seat
})
afterAll(() => city?.close())

/** Whether the invented past has one that stands still today is chance; this one does. */
async function openAppraisal(): Promise<void> {
  const [clerk, mediator] = [await city.as('clerk'), await city.as('mediator')]
  const parties = [
    { side: 'applicant', name: '张三' },
    { side: 'other', name: '李四' },
  ]
  const form = { subject: '房屋裂缝', type: 'neighbours', facts: '邻居施工后墙面开裂。', parties }
  const { body } = await clerk.post('/api/matters', { id: v7(), kind: 'dispute', form, place: GRID })
  await act(clerk, body.ref, 'accept', { willing: true, rightsTold: true })
  const named = { mediator: '340621104-centre-mediator', chosenBy: 'parties' }
  await act(clerk, body.ref, 'assign-mediator', named)
  await act(mediator, body.ref, 'start-appraisal', { matterOf: '裂缝成因', body: '鉴定所' })
}

const actor = () => ({ type: 'seat' as const, person: 'p', seat: supervisor })
const none = (): DueCounts => ({ inTime: 0, late: 0, openLate: 0, released: 0, stopped: 0, ahead: 0 })

/** The engine's counts, summed over the matters that a seat may read. */
function byEngine(
  kind: string,
  clock: string,
  period: { from: string; until: string },
  now: string,
  place = '',
) {
  const sum = none()
  for (const matter of matters) {
    const version = versionOf(city.house, matter)
    const seen =
      matter.kind === kind && matter.place.startsWith(place) && !whyNot(version.sight, actor(), matter)
    if (!seen) continue
    const runs = matter.clocks.filter((run) => run.clock === clock)
    const counts = dueInPeriod(runs, period, now)
    for (const outcome of OUTCOMES) sum[outcome] += counts[outcome]
  }
  return sum
}

const PERIODS = [
  { from: '2000-01-01', until: '2099-12-31' },
  { from: '2026-03-01', until: '2026-08-31' },
  { from: '2026-10-01', until: '2026-10-31' },
  { from: '2026-11-01', until: '2027-02-28' },
]

test('every clock of every kind, over four periods, now and in half a year', async () => {
  const { sql, kinds } = city.house
  const total = none()
  const later = new Date(Date.parse(city.house.now()) + 180 * 86_400_000).toISOString()
  for (const kind of kinds) {
    for (const [clock] of Object.entries(kind.clocks ?? {})) {
      for (const period of PERIODS) {
        for (const now of [city.house.now(), later]) {
          const counted = await dueStatistics(sql, [kind], clock, actor(), period, now)
          expect(counted, `${kind.id} ${clock} ${period.from} ${now}`).toEqual(
            byEngine(kind.id, clock, period, now),
          )
          for (const outcome of OUTCOMES) total[outcome] += counted[outcome]
        }
      }
    }
  }
  // The comparison has met every way a run can go; a demo without stops would prove nothing about them.
  for (const outcome of OUTCOMES) expect(total[outcome], outcome).toBeGreaterThan(0)
})

test('a town is counted by itself, and the answer shows what its rate is made of', async () => {
  const client = await city.as('supervisor')
  const query = `from=2026-01-01&until=2026-12-31&territory=${LINHUAN}`
  const { status, body } = await client.get(`/api/indicators/resident-request/clocks/answer?${query}`)
  expect(status).toBe(200)
  const period = { from: '2026-01-01', until: '2026-12-31' }
  const counts = byEngine('resident-request', 'answer', period, body.at, LINHUAN)
  expect(body).toEqual({ ...period, at: body.at, ...counts, ...rateInTime(counts) })
  expect(body.numerator).toBeGreaterThan(0)
  expect(body.denominator).toBe(body.inTime + body.late + body.openLate)
})

test('rights, unknown clocks and kinds, and a period without an end are refused', async () => {
  const client = await city.as('supervisor')
  const ask = async (path: string, query = 'from=2026-01-01&until=2026-12-31') => {
    const { status, body } = await client.get(`/api/indicators/${path}?${query}`)
    return [status, body.code]
  }
  expect(await ask('petition/clocks/notice')).toEqual([200, undefined])
  const { clocks } = city.house.kinds.find(({ id }) => id === 'petition') ?? {}
  expect([clocks?.['review-application']?.right, Boolean(clocks?.['hand-over']?.silence)]).toEqual([
    true,
    true,
  ])
  expect(await ask('petition/clocks/review-application')).toEqual([404, 'not-found'])
  expect(await ask('petition/clocks/hand-over')).toEqual([404, 'not-found'])
  expect(await ask('petition/clocks/tea')).toEqual([404, 'not-found'])
  expect(await ask('wish/clocks/answer')).toEqual([404, 'unknown-kind'])
  expect(await ask('petition/clocks/notice', 'from=2026-01-01')).toEqual([400, 'invalid-request'])
  expect(await ask('petition/clocks/notice', 'from=2026-02-01&until=2026-01-31')).toEqual([
    422,
    'dates-reversed',
  ])
  expect(
    (await city.nobody.get('/api/indicators/petition/clocks/notice?from=2026-01-01&until=2026-01-02')).status,
  ).toBe(401)
})

/** A kind written in one file appears everywhere without touching another but the list and the texts. */

import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defineKind } from '../../src/engine/define.ts'
import { fold } from '../../src/engine/fold.ts'
import { spanInDays } from '../../src/engine/indicators.ts'
import { known, textIdsOf } from '../../src/engine/text.ts'
import en from '../../src/kinds/texts/en.json' with { type: 'json' }
import zh from '../../src/kinds/texts/zh.json' with { type: 'json' }
import { entriesOf, findMatter } from '../../src/server/store/matters.ts'
import { ladder } from '../kinds/ladder.ts'
import { LADDER_TEXTS } from '../kinds/ladder-texts.ts'
import { act, type City, type Client, GRID, startCity } from './city.ts'

const kind = defineKind(ladder)
let city: City
let grid: Client
let clerk: Client
let mediator: Client
beforeAll(async () => {
  city = await startCity([kind])
  grid = await city.as('grid')
  clerk = await city.as('clerk')
  mediator = await city.as('mediator')
})
afterAll(() => city?.close())

test('its words are complete', () => {
  const ids = textIdsOf(kind)
  for (const [shared, words] of [
    [zh, LADDER_TEXTS.zh],
    [en, LADDER_TEXTS.en],
  ] as const) {
    // Pictures, supervision and what else every kind has bring the words that all kinds share.
    expect(ids.filter((id) => !known({ ...shared, ...words }, id))).toEqual([])
    expect(Object.keys(words).filter((id) => !ids.includes(id))).toEqual([])
  }
})

test('it is offered, described and documented', async () => {
  const { body: kinds } = await city.nobody.get('/api/kinds')
  expect(kinds.items.map((item: { id: string }) => item.id)).toContain('ladder')
  const { body } = await city.nobody.get('/api/kinds/ladder')
  expect(body.opening.form.properties.metres).toMatchObject({ type: 'number', minimum: 1, maximum: 9 })
  expect(body.actions.lend.form.properties.to).toMatchObject({ 'x-type': 'seat', 'x-roles': ['mediator'] })
  const { body: document } = await city.nobody.get('/api/openapi.json')
  expect(document.openapi).toBe('3.1.0')
  expect(document.components.schemas['ladder.lend'].properties.to).toBeDefined()
})

test('it lives from the portal to the rating, and its stored row is the fold of its entries', async () => {
  const { body: sent } = await city.nobody.post('/api/portal/matters', {
    id: v7(),
    kind: 'ladder',
    form: {
      wish: '换灯泡用梯子',
      high: true,
      metres: 3,
      helpers: [{ name: '演示甲' }],
      phone: '13800000001',
    },
    place: GRID,
  })
  const { ref, receipt } = sent
  const inbox = await grid.get('/api/matters?holder=me&kind=ladder')
  expect(inbox.body.items).toMatchObject([{ ref, title: '换灯泡用梯子', stage: 'asked' }])
  await act(grid, ref, 'lend', { to: '340621104-centre-mediator', words: '小心台阶' })
  city.travel(12 * 3_600_000)
  await act(mediator, ref, 'check', { helper: 0, ok: true })
  await act(mediator, ref, 'bring-back')
  expect(await act(clerk, ref, 'inspect', { whole: true })).toMatchObject({ close: 'solved' })
  const rated = await city.nobody.post(`/api/portal/matters/${receipt}/rating`, { id: v7(), stars: 5 })
  expect(rated.status).toBe(200)
  const found = await clerk.get(`/api/matters?q=${encodeURIComponent('台阶')}`)
  expect(found.body.items).toMatchObject([{ ref }])

  const matter = await findMatter(city.house.sql, [kind], { type: 'receipt', matter: await idOf(ref) }, ref)
  if (!matter) throw new Error('not found')
  const entries = await entriesOf(city.house.sql, matter)
  const { id, kind: name, version, county, place, openedAt, door } = matter
  expect(fold(kind, { id, ref, kind: name, version, county, place, openedAt, door }, entries)).toEqual(matter)

  // The same span measured on one matter and in SQL over all.
  const { body: span } = await clerk.get('/api/indicators/ladder/time-to-lend')
  const days = spanInDays({ from: 'open', until: ['lend'] }, entries) ?? Number.NaN
  expect(span).toEqual({
    done: 1,
    open: 0,
    medianDays: Math.round(days * 10) / 10,
    p90Days: Math.round(days * 10) / 10,
  })
})

test('its conditions on answers are the form’s own', async () => {
  const base = { kind: 'ladder', place: GRID }
  const low = await city.nobody.post('/api/portal/matters', {
    ...base,
    id: v7(),
    form: { wish: '低处', high: false, metres: 2 },
  })
  expect(low.body.problems).toMatchObject([{ path: 'form.metres', code: 'not-asked' }])
  const high = await city.nobody.post('/api/portal/matters', {
    ...base,
    id: v7(),
    form: { wish: '高处', high: true },
  })
  expect(high.body.problems).toMatchObject([{ path: 'form.metres', code: 'required' }])
})

async function idOf(ref: string): Promise<string> {
  const [row] = await city.house.sql<{ id: string }[]>`select id from matter where ref = ${ref}`
  return row?.id ?? ''
}

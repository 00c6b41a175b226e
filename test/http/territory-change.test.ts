/** Real shapes come in, divisions are renamed and merged; the past stays as it was. */
import { beforeEach, describe, expect, test } from 'vitest'
import { CITIES } from '../../src/cities/index.ts'
import { buildLocator } from '../../src/engine/locate.ts'
import { loadCity } from '../../src/server/commands/territory.ts'
import { mergeWithShape } from '../../src/server/commands/territory-change.ts'
import { importShapes } from '../../src/server/commands/territory-import.ts'
import { connect, type Sql } from '../../src/server/store/db.ts'
import { migrate } from '../../src/server/store/migrate.ts'
import { children, nameAt, namesAt, one, path, successorOf } from '../../src/server/store/territory.ts'
import { merge } from '../../src/server/store/territory-merge.ts'
import { gridShapes, shapesOf } from '../../src/server/store/territory-shapes.ts'
import { loadTerritory, rename } from '../../src/server/store/territory-write.ts'
import { type FreshDatabase, freshDatabase, templateDatabase } from '../harness/database.ts'

const BEGAN = '2000-01-01'
const BEFORE = '2026-05-31'
const DAY = '2026-06-01'
const NOW = '2026-05-20T08:00:00.000Z'
const { dongpo } = CITIES
if (!dongpo) throw new Error('no profile dongpo')

let database: FreshDatabase
let sql: Sql
beforeEach(async () => {
  const template = await templateDatabase('dongpo', async (at) => {
    const filling = connect({ at })
    await migrate(filling, NOW)
    await loadCity(filling, dongpo, BEGAN, () => {})
    await filling.end()
  })
  database = await freshDatabase(template)
  sql = connect({ at: database.options, connections: 2 })
  return async () => {
    await sql.end()
    await database.drop()
  }
})

const dump = async (): Promise<unknown> => [
  await sql`select t.*, valid_from::text, valid_to::text from territory t order by code, t.valid_from`,
  await sql`select code, valid_from::text, md5(geometry::text), schematic from territory_shape order by 1, 2`,
]

test('a second load of the city changes nothing', async () => {
  const before = await dump()
  await loadCity(sql, dongpo, '2026-01-01', () => {})
  expect(await loadTerritory(sql, [{ code: '511402001', name: '别名街道' }], '2026-01-01')).toBe(0)
  expect(await dump()).toEqual(before)
})

describe('import', () => {
  /** A village of the database and three squares side by side for its three grids. */
  const scene = async () => {
    const village = '511402102200'
    const [first] = await sql<{ code: string }[]>`
      select code from territory where level = 'village' and parent = '511402102' order by code limit 1`
    const code = first?.code ?? village
    return { village: code, grids: (await children(sql, code, DAY)).map((grid) => grid.code) }
  }
  const squareAt = (step: number, side = 0.002) => {
    const [west, south] = [103.7 + step * 0.002, 30.05]
    const [east, north] = [west + side, south + side]
    return {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    }
  }
  const featureOf = (code: string, step: number, more: Record<string, unknown> = {}, side?: number) => ({
    type: 'Feature',
    properties: { code, ...more },
    geometry: squareAt(step, side),
  })
  const run = (...features: unknown[]) =>
    importShapes(sql, dongpo, JSON.stringify({ type: 'FeatureCollection', features }), {
      day: DAY,
      now: NOW,
      source: 'test.geojson',
    })
  const codesOf = (problems: readonly { path: string; code: string }[]) =>
    problems.map(({ path: at, code }) => `${at} ${code}`)

  test('replaces the drawn shapes from that day on and keeps them before', async () => {
    const { village, grids } = await scene()
    const report = await run(
      ...grids.map((code, i) => featureOf(code, i, { households: 400 })),
      featureOf(`${village}004`, 3, { name: '新网格', households: 350 }),
    )
    expect(report).toEqual({ errors: [], warnings: [], shapes: 4, added: 1 })
    const after = await shapesOf(sql, village, DAY)
    expect(after.features.map(({ properties }) => properties.schematic)).toEqual([false, false, false, false])
    expect(after.features[1]?.geometry).toEqual(squareAt(1))
    const past = await shapesOf(sql, village, BEFORE)
    expect(past.features.map(({ properties }) => properties.schematic)).toEqual([true, true, true])
    expect(await one(sql, `${village}004`, DAY)).toMatchObject({ name: '新网格', households: 350 })
    expect(await one(sql, `${village}004`, BEFORE)).toBeUndefined()
    expect(await one(sql, grids[0] ?? '', BEFORE)).toMatchObject({ households: null })
    const locator = buildLocator(await gridShapes(sql, dongpo.code, DAY))
    expect(locator.at(103.703, 30.051)).toBe(grids[1])
    expect(locator.at(103.707, 30.051)).toBe(`${village}004`)
  })

  test('a second time adds nothing to the history', async () => {
    const { grids } = await scene()
    const features = grids.map((code, i) => featureOf(code, i, { households: 400, name: `${i + 1}组` }))
    await run(...features)
    const before = await dump()
    expect((await run(...features)).errors).toEqual([])
    expect(await dump()).toEqual(before)
  })

  test('changes nothing when any feature is bad, and tells all of them', async () => {
    const { village, grids } = await scene()
    const before = await dump()
    const { errors, shapes } = await run(
      featureOf(grids[0] ?? '', 0),
      featureOf(`${village}900`, 1),
      featureOf('511402999200001', 2, { name: '无村' }),
      featureOf('340621102205001', 3, { name: '外市' }),
      featureOf('511403001001', 4, { name: '外县' }),
      { type: 'Feature', properties: { code: grids[1] }, geometry: null },
    )
    expect(codesOf(errors)).toEqual([
      'features[5].geometry not-a-polygon',
      'features[1].properties.name no-name',
      'features[2].properties.code unknown-code',
      'features[3].properties.code unknown-code',
      'features[4].properties.code unknown-code',
    ])
    expect(shapes).toBe(0)
    expect(await dump()).toEqual(before)
  })

  test('refuses overlaps within the file, and with surveyed shapes that stay', async () => {
    const { grids } = await scene()
    const before = await dump()
    const [a = '', b = ''] = grids
    const inFile = await run(featureOf(a, 0), featureOf(b, 0.5))
    expect(codesOf(inFile.errors)).toEqual(['features[0].geometry overlap'])
    expect(inFile.errors[0]?.params).toMatchObject({ code: a, other: b })
    expect(await dump()).toEqual(before)
    expect((await run(featureOf(a, 0))).errors).toEqual([])
    const withOld = await run(featureOf(b, 0.5))
    expect(withOld.errors[0]?.params).toMatchObject({ code: b, other: a })
    expect((await run(featureOf(b, 1))).errors).toEqual([])
  })

  test('tells overlaps of good features beside what is wrong with bad ones', async () => {
    const [a = '', b = ''] = (await scene()).grids
    const { errors } = await run(featureOf(a, 0), featureOf(b, 0.5), featureOf('511402999200001', 7))
    expect(codesOf(errors)).toEqual([
      'features[2].properties.code unknown-code',
      'features[0].geometry overlap',
    ])
  })

  test('tells gaps, too large and too small grids, and drawn neighbours, and goes in', async () => {
    const { village, grids } = await scene()
    const [a = '', b = ''] = grids
    const { errors, warnings } = await run(
      featureOf(village, 0, {}, 0.004),
      featureOf(a, 0, { households: 501 }),
      featureOf(b, 1, { households: 299 }),
    )
    expect(errors).toEqual([])
    expect(codesOf(warnings)).toEqual([
      'features[0] still-schematic',
      'features[1] gap',
      'features[1] still-schematic',
      'features[1].properties.households too-large',
      'features[2].properties.households too-small',
    ])
    expect(warnings[1]?.params).toMatchObject({ code: village, pieces: 1 })
    expect((await shapesOf(sql, village, DAY)).features.map((each) => each.properties.schematic)).toEqual([
      false,
      false,
      true,
    ])
  })

  test('refuses a grid that sticks out of its surveyed village', async () => {
    const { village, grids } = await scene()
    const { errors } = await run(featureOf(village, 0, {}, 0.004), featureOf(grids[0] ?? '', 1.5))
    expect(codesOf(errors)).toEqual(['features[1] outside-parent'])
  })

  test('refuses a code that has ended, and names what goes on', async () => {
    const { grids } = await scene()
    const [a = '', b = ''] = grids
    await sql.begin((tx) => merge(tx, [a], b, '2026-01-01'))
    const { errors } = await run(featureOf(a, 0))
    expect(errors).toMatchObject([{ code: 'ended-code', params: { code: a, successor: b } }])
  })
})

describe('renaming', () => {
  const code = '511402001'
  test('keeps the old name in the past, for children, search and paths alike', async () => {
    const old = await nameAt(sql, code, BEFORE)
    expect(await sql.begin((tx) => rename(tx, code, { name: '新通惠街道' }, DAY))).toBe(true)
    expect([await nameAt(sql, code, BEFORE), await nameAt(sql, code, DAY)]).toEqual([old, '新通惠街道'])
    expect(await nameAt(sql, code, '1990-01-01')).toBe(old)
    const listed = await Promise.all([BEFORE, DAY].map((day) => children(sql, '511402', day)))
    expect(listed.map((items) => items.filter((item) => item.code === code).map(({ name }) => name))).toEqual(
      [[old], ['新通惠街道']],
    )
    expect(listed.map((items) => items.length)).toEqual([16, 16])
    expect((await path(sql, `${code}001`, BEFORE)).at(2)?.name).toBe(old)
    expect((await path(sql, `${code}001`, DAY)).at(2)?.name).toBe('新通惠街道')
  })

  test('twice on one day leaves one row for that day', async () => {
    for (const name of ['一', '二']) await sql.begin((tx) => rename(tx, code, { name }, DAY))
    expect(await nameAt(sql, code, DAY)).toBe('二')
    const rows = await sql`select 1 from territory where code = ${code}`
    expect(rows).toHaveLength(2)
  })

  test('does nothing to what is not there', async () => {
    const before = await dump()
    expect(await sql.begin((tx) => rename(tx, '511402999', { name: '无' }, DAY))).toBe(false)
    expect(await sql.begin((tx) => rename(tx, code, { name: '早' }, '1999-01-01'))).toBe(false)
    expect(await dump()).toEqual(before)
  })
})

describe('merging', () => {
  let villages: string[]
  beforeEach(async () => {
    villages = (await children(sql, '511402102', DAY)).map(({ code }) => code)
  })

  test('ends a village with its successor; its grids go on under new codes with their shapes', async () => {
    const [from = '', into = ''] = villages
    const old = (await children(sql, from, BEFORE)).map((grid) => grid.code)
    const merged = await sql.begin((tx) => mergeWithShape(tx, [from], into, { day: DAY, now: NOW }))
    expect(merged.ok).toBe(true)
    expect(await one(sql, from, BEFORE)).toMatchObject({ validTo: DAY, successor: into })
    expect(await one(sql, from, DAY)).toBeUndefined()
    expect((await children(sql, from, BEFORE)).map((grid) => grid.code)).toEqual(old)
    const after = await children(sql, into, DAY)
    expect(after.map(({ code }) => code)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `${into}00${n}`))
    const heirs = await Promise.all(old.map((code) => successorOf(sql, code)))
    expect(heirs).toEqual([4, 5, 6].map((n) => `${into}00${n}`))
    // A matter keeps its place: the old code still has its name, and the names above it.
    const names = await namesAt(sql, [from, ...old], DAY)
    expect(names.size).toBe(4)
    expect((await path(sql, old[0] ?? '', DAY)).map(({ code }) => code).slice(-2)).toEqual([from, old[0]])
  })

  test('leaves every point of the city in exactly one grid that holds', async () => {
    const [from = '', into = ''] = villages
    const before = await gridShapes(sql, dongpo.code, BEFORE)
    const old = before.filter(({ properties }) => properties.code.startsWith(from))
    const points = await Promise.all(old.map(({ properties }) => one(sql, properties.code, BEFORE)))
    await sql.begin((tx) => mergeWithShape(tx, [from], into, { day: DAY, now: NOW }))
    const after = await gridShapes(sql, dongpo.code, DAY)
    expect(after).toHaveLength(before.length)
    const locator = buildLocator(after)
    for (const point of points) {
      const heir = await successorOf(sql, point?.code ?? '')
      expect(locator.at(point?.lon ?? 0, point?.lat ?? 0)).toBe(heir)
    }
    const outline = (await shapesOf(sql, '511402102', DAY)).features.find(
      ({ properties }) => properties.code === into,
    )
    const village = buildLocator(outline ? [outline] : [])
    for (const point of points) expect(village.at(point?.lon ?? 0, point?.lat ?? 0)).toBe(into)
  })

  test('of towns moves the villages and their grids below', async () => {
    const [from, into] = ['511402106', '511402107']
    const count = async (town: string, day: string) => (await children(sql, town, day)).length
    const expected = (await count(from, BEFORE)) + (await count(into, BEFORE))
    const merged = await sql.begin((tx) => merge(tx, [from], into, DAY))
    expect(merged.ok).toBe(true)
    expect(await count(into, DAY)).toBe(expected)
    const orphans = await sql`
      select t.code from territory t left join territory p on p.code = t.parent and p.valid_to is null
      where t.valid_to is null and t.level <> 'city' and p.code is null`
    expect(orphans).toEqual([])
    const strangers = await sql`
      select code from territory where valid_to is null and level <> 'city' and level <> 'county'
        and left(code, length(code) - 3) <> parent`
    expect(strangers).toEqual([])
    const grids = await sql`select 1 from territory where level = 'grid' and valid_to is null`
    expect(grids).toHaveLength(666)
  })

  test('several at once, and again later, never gives a code twice', async () => {
    const [a = '', b = '', c = '', d = ''] = villages
    await sql.begin((tx) => merge(tx, [a, b], c, DAY))
    await sql.begin((tx) => merge(tx, [c], d, '2026-07-01'))
    expect(await successorOf(sql, `${a}001`)).toMatch(new RegExp(`^${d}`))
    expect(await children(sql, d, '2026-07-01')).toHaveLength(12)
    const twice = await sql`
      select code from territory where valid_to is null group by code having count(*) > 1`
    expect(twice).toEqual([])
  })

  test.each([
    ['into itself', (v: string[]) => [[v[0]], v[0], DAY], 'into-itself'],
    ['from nowhere', (v: string[]) => [['511402102999'], v[0], DAY], 'not-there'],
    ['into nowhere', (v: string[]) => [[v[0]], '511402102999', DAY], 'not-there'],
    ['before it began', (v: string[]) => [[v[0]], v[1], BEGAN], 'not-there'],
    ['a village into its town', (v: string[]) => [[v[0]], '511402102', DAY], 'other-parent'],
  ])('%s is refused and changes nothing', async (_what, make, problem) => {
    const before = await dump()
    const [codes, into, day] = make(villages) as [string[], string, string]
    const merged = await sql.begin((tx) => merge(tx, codes, into, day))
    expect(merged).toMatchObject({ ok: false, problem })
    expect(await dump()).toEqual(before)
  })

  test('across towns is refused', async () => {
    const [other] = await children(sql, '511402106', DAY)
    const [from = ''] = villages
    const merged = await sql.begin((tx) => merge(tx, [from], other?.code ?? '', DAY))
    expect(merged).toEqual({ ok: false, code: from, problem: 'other-parent' })
  })

  test('of a village with a younger grid is refused', async () => {
    const [from = '', into = ''] = villages
    await loadTerritory(sql, [{ code: `${from}800`, name: '新网格' }], '2026-09-01')
    const merged = await sql.begin((tx) => merge(tx, [from], into, DAY))
    expect(merged).toEqual({ ok: false, code: `${from}800`, problem: 'younger-below' })
  })
})

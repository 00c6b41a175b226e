/** What a file of shapes can have wrong with it, each told by path and code. */
import { describe, expect, it } from 'vitest'
import { languageOfTerminal, lineOf } from '../../src/server/commands/territory-words.ts'
import { coverOf, overlapsOf, type Shape } from '../../src/server/outside/geojson-cover.ts'
import { readFeatures } from '../../src/server/outside/geojson-import.ts'
import { pointInside } from '../../src/server/outside/geojson-rings.ts'

const BOX = [116.4, 33.3, 117, 34.2] as const
const CODE = '340621102205001'

type Ring = [lon: number, lat: number][]

/** A square ring whose lower left corner is given, with sides in degrees. */
const square = (lon: number, lat: number, side = 0.01): Ring => [
  [lon, lat],
  [lon + side, lat],
  [lon + side, lat + side],
  [lon, lat + side],
  [lon, lat],
]

const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings })
const GOOD = polygon(square(116.7, 33.7))
const featureOf = (geometry: unknown, properties: unknown = { code: CODE }) => ({
  type: 'Feature',
  properties,
  geometry,
})
const fileOf = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
const problemsOf = (text: string) =>
  readFeatures(text, BOX).problems.map(({ path, code }) => `${path} ${code}`)

describe('a good file', () => {
  it('is read with codes, names and households, rings turned as RFC 7946 wants', () => {
    const clockwise = polygon(square(116.7, 33.7).toReversed())
    const { features, problems } = readFeatures(
      fileOf(
        featureOf(clockwise, { code: CODE, name: ' 王堰村一组 ', households: 420 }),
        featureOf(
          { type: 'MultiPolygon', coordinates: [[square(116.8, 33.7)], [square(116.9, 33.7)]] },
          { code: 340621102205002, households: null },
        ),
      ),
      BOX,
    )
    expect(problems).toEqual([])
    expect(features).toMatchObject([
      { path: 'features[0]', code: CODE, name: '王堰村一组', households: 420, geometry: GOOD },
      { path: 'features[1]', code: '340621102205002' },
    ])
  })

  it('may begin with the mark that Windows writes', () => {
    expect(problemsOf(`\ufeff${fileOf(featureOf(GOOD))}`)).toEqual([])
  })
})

describe('a bad file', () => {
  const cases: [what: string, text: string, problem: string][] = [
    ['no JSON', '{"type":', ' not-json'],
    ['an empty file', '', ' not-json'],
    ['a list', '[]', ' not-a-collection'],
    ['a single feature', JSON.stringify(featureOf(GOOD)), ' not-a-collection'],
    ['a collection without a list', '{"type":"FeatureCollection"}', ' not-a-collection'],
    ['no features', fileOf(), 'features empty'],
    ['null instead of a feature', fileOf(null), 'features[0] not-a-feature'],
    ['a bare geometry', fileOf(GOOD), 'features[0] not-a-feature'],
    ['no properties', fileOf(featureOf(GOOD, null)), 'features[0].properties.code no-code'],
    [
      'a code that is none',
      fileOf(featureOf(GOOD, { code: '3406' })),
      'features[0].properties.code unknown-code',
    ],
    [
      'a code of other characters',
      fileOf(featureOf(GOOD, { code: "340600';drop" })),
      'features[0].properties.code unknown-code',
    ],
    [
      'a name that is no text',
      fileOf(featureOf(GOOD, { code: CODE, name: 7 })),
      'features[0].properties.name bad-name',
    ],
    [
      'a name without end',
      fileOf(featureOf(GOOD, { code: CODE, name: '长'.repeat(61) })),
      'features[0].properties.name bad-name',
    ],
    [
      'half a household',
      fileOf(featureOf(GOOD, { code: CODE, households: 300.5 })),
      'features[0].properties.households bad-households',
    ],
    [
      'households in words',
      fileOf(featureOf(GOOD, { code: CODE, households: '400' })),
      'features[0].properties.households bad-households',
    ],
    ['no geometry', fileOf(featureOf(null)), 'features[0].geometry not-a-polygon'],
    [
      'a point',
      fileOf(featureOf({ type: 'Point', coordinates: [116.7, 33.7] })),
      'features[0].geometry not-a-polygon',
    ],
    [
      'no rings',
      fileOf(featureOf({ type: 'Polygon', coordinates: [] })),
      'features[0].geometry.coordinates not-a-polygon',
    ],
    [
      'no polygons',
      fileOf(featureOf({ type: 'MultiPolygon', coordinates: [] })),
      'features[0].geometry not-a-polygon',
    ],
    [
      'a position in words',
      fileOf(
        featureOf(
          polygon([
            [116.7, 33.7],
            ['116.8', 33.7],
            [116.8, 33.8],
            [116.7, 33.7],
          ]),
        ),
      ),
      'features[0].geometry.coordinates[0][1] not-a-position',
    ],
    [
      'three positions',
      fileOf(
        featureOf(
          polygon([
            [116.7, 33.7],
            [116.8, 33.7],
            [116.7, 33.7],
          ]),
        ),
      ),
      'features[0].geometry.coordinates[0] few-points',
    ],
    [
      'an open ring',
      fileOf(featureOf(polygon(square(116.7, 33.7).slice(0, -1)))),
      'features[0].geometry.coordinates[0] unclosed',
    ],
    [
      'a ring without ground',
      fileOf(
        featureOf(
          polygon([
            [116.7, 33.7],
            [116.7, 33.7],
            [116.7, 33.7],
            [116.7, 33.7],
          ]),
        ),
      ),
      'features[0].geometry.coordinates[0] no-area',
    ],
    [
      'a bow tie',
      fileOf(
        featureOf(
          polygon([
            [116.7, 33.7],
            [116.8, 33.8],
            [116.8, 33.7],
            [116.7, 33.8],
            [116.7, 33.7],
          ]),
        ),
      ),
      'features[0].geometry.coordinates[0] self-crossing',
    ],
    [
      'a ring that touches itself',
      fileOf(
        featureOf(
          polygon([
            [116.7, 33.7],
            [116.8, 33.7],
            [116.8, 33.8],
            [116.75, 33.7],
            [116.7, 33.8],
            [116.7, 33.7],
          ]),
        ),
      ),
      'features[0].geometry.coordinates[0] self-crossing',
    ],
    [
      'a spike',
      fileOf(
        featureOf(
          polygon([
            [116.7, 33.7],
            [116.8, 33.7],
            [116.8, 33.8],
            [116.9, 33.8],
            [116.7, 33.8],
            [116.7, 33.7],
          ]),
        ),
      ),
      'features[0].geometry.coordinates[0] self-crossing',
    ],
    [
      'a bad hole in the second polygon',
      fileOf(
        featureOf({
          type: 'MultiPolygon',
          coordinates: [
            [square(116.7, 33.7)],
            [square(116.8, 33.7), square(116.802, 33.702, 0.002).slice(1)],
          ],
        }),
      ),
      'features[0].geometry.coordinates[1][1] unclosed',
    ],
    [
      'latitude first',
      fileOf(featureOf(polygon(square(33.7, 116.7)))),
      'features[0].geometry.coordinates[0][0] swapped',
    ],
    [
      'metres instead of degrees',
      fileOf(featureOf(polygon(square(12_990_000, 3_980_000, 500)))),
      'features[0].geometry.coordinates[0][0] outside-world',
    ],
    [
      'another city',
      fileOf(featureOf(polygon(square(116.4, 39.9)))),
      'features[0].geometry.coordinates[0][0] far-from-city',
    ],
    [
      'a code that stands there twice',
      fileOf(featureOf(GOOD), featureOf(polygon(square(116.8, 33.7)))),
      'features[1].properties.code twice',
    ],
  ]
  it.each(cases)('with %s is refused by path and code', (_what, text, problem) => {
    expect(problemsOf(text)).toEqual([problem])
  })

  it('shows all that is wrong at once, and still the good features', () => {
    const { features, problems } = readFeatures(
      fileOf(featureOf(null, null), featureOf(GOOD), featureOf(polygon([]), { code: 'x', households: -1 })),
      BOX,
    )
    expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'features[0].properties.code no-code',
      'features[0].geometry not-a-polygon',
      'features[2].properties.code unknown-code',
      'features[2].properties.households bad-households',
      'features[2].geometry.coordinates[0] few-points',
    ])
    expect(features.map(({ path }) => path)).toEqual(['features[1]'])
  })
})

describe('how shapes lie', () => {
  const shape = (...rings: Ring[]): Shape => ({ type: 'Polygon', coordinates: rings })
  const laid = (code: string, ring: Ring) => ({ code, geometry: shape(ring) })
  const metre = 1 / 111_320

  it('tells an overlap once, with its size and a point in it', () => {
    const [found, ...more] = overlapsOf(
      [laid('a', square(116.7, 33.7)), laid('b', square(116.705, 33.7))],
      [laid('c', square(116.8, 33.7))],
    )
    expect(more).toEqual([])
    expect(found).toMatchObject({ code: 'a', other: 'b' })
    // Half of 0.01° by 0.01° at 33.7° north.
    expect(found?.squareMetres).toBeGreaterThan(510_000)
    expect(found?.squareMetres).toBeLessThan(520_000)
    expect(found?.lon).toBeGreaterThan(116.705)
    expect(found?.lon).toBeLessThan(116.71)
  })

  it('tells overlaps with shapes that stay, but not of those among themselves', () => {
    const staying = [laid('x', square(116.705, 33.7)), laid('y', square(116.706, 33.7))]
    const found = overlapsOf([laid('a', square(116.7, 33.7))], staying)
    expect(found.map(({ code, other }) => `${code}-${other}`)).toEqual(['a-x', 'a-y'])
  })

  it('passes over strips of less than 2 m along a border', () => {
    const beside = (gap: number) => [laid('a', square(116.7, 33.7)), laid('b', square(116.71 + gap, 33.7))]
    expect(overlapsOf(beside(0), [])).toEqual([])
    expect(overlapsOf(beside(-metre), [])).toEqual([])
    expect(overlapsOf(beside(-5 * metre), [])).toHaveLength(1)
  })

  it('finds overlaps whose corners all lie outside or on the other shape', () => {
    const bar = (west: number, south: number, east: number, north: number): Ring => [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ]
    const plus = [
      laid('a', bar(116.7, 33.704, 116.71, 33.706)),
      laid('b', bar(116.704, 33.7, 116.706, 33.71)),
    ]
    expect(overlapsOf(plus, [])).toHaveLength(1)
    const same = [laid('a', square(116.7, 33.7)), laid('b', square(116.7, 33.7))]
    expect(overlapsOf(same, [])).toHaveLength(1)
  })

  it('finds the gap in a known parent, and what sticks out of it', () => {
    const parent = shape(square(116.7, 33.7, 0.02))
    const children = [shape(square(116.7, 33.7)), shape(square(116.71, 33.7)), shape(square(116.7, 33.71))]
    const { gap, outside } = coverOf(parent, children)
    expect(outside).toBeUndefined()
    expect(gap).toMatchObject({ pieces: 1 })
    expect(gap?.lon).toBeGreaterThan(116.71)
    expect(gap?.lat).toBeGreaterThan(33.71)
    const wide = coverOf(parent, [shape(square(116.7, 33.7, 0.02)), shape(square(116.72, 33.7))])
    expect(wide.gap).toBeUndefined()
    expect(wide.outside?.lon).toBeGreaterThan(116.72)
  })

  it('finds holes between children whose parent has no known shape', () => {
    const ring: Ring[] = [square(116.7, 33.7, 0.03), square(116.71, 33.71).toReversed()]
    expect(coverOf(undefined, [shape(...ring)]).gap).toMatchObject({ pieces: 1 })
    expect(coverOf(undefined, [shape(square(116.7, 33.7))])).toEqual({})
  })

  it('puts the point of a hollow shape into its ground', () => {
    const hollow = { type: 'Polygon' as const, coordinates: [square(0, 0, 10), square(1, 1, 8).toReversed()] }
    const [lon] = pointInside(hollow)
    expect(lon < 1 || lon > 9).toBe(true)
  })
})

describe('the words', () => {
  const problem = { path: 'features[3].geometry', code: 'overlap' as const }
  const params = { code: 'a', other: 'b', squareMetres: 7, lon: 1, lat: 2 }

  it('follow the language of the terminal', () => {
    expect(languageOfTerminal({ LANG: 'zh_CN.UTF-8' })).toBe('zh')
    expect(languageOfTerminal({ LC_ALL: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' })).toBe('en')
    expect(languageOfTerminal({})).toBe('en')
  })

  it('name path, numbers and code', () => {
    expect(lineOf({ ...problem, params }, 'en')).toBe(
      'features[3].geometry: a and b overlap by 7 m², near [1, 2] [overlap]',
    )
    expect(lineOf({ ...problem, params }, 'zh')).toBe(
      'features[3].geometry: a 与 b 重叠 7 平方米,位于 [1, 2] 附近 [overlap]',
    )
  })
})

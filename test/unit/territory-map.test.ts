/** The schematic map: nested, without gaps or overlaps; and the grid of a point on it. */
import { area, booleanPointInPolygon } from '@turf/turf'
import { beforeAll, describe, expect, it } from 'vitest'
import { dongpo } from '../../src/cities/dongpo.ts'
import { buildLocator, type Locator } from '../../src/engine/locate.ts'
import { isWithin, levelOf, parentOf } from '../../src/engine/territory.ts'
import { gridsOf } from '../../src/server/commands/territory.ts'
import { divisionsOf } from '../../src/server/outside/china-division.ts'
import { drawSchematic, type SchematicShape } from '../../src/server/outside/schematic.ts'

let rows: { code: string; parent: string | null }[]
let shapes: SchematicShape[]
let at: Map<string, SchematicShape>
let grids: { properties: { code: string }; geometry: SchematicShape['geometry'] }[]
let locator: Locator

beforeAll(async () => {
  const { code, territory } = dongpo
  const divisions = await divisionsOf(code, territory.counties)
  rows = [...divisions, ...gridsOf(divisions, territory.grids.count)].map((row) => ({
    code: row.code,
    parent: parentOf(row.code) ?? null,
  }))
  shapes = drawSchematic(rows, territory)
  at = new Map(shapes.map((shape) => [shape.code, shape]))
  grids = shapes
    .filter((shape) => levelOf(shape.code) === 'grid')
    .map(({ code: own, geometry }) => ({ properties: { code: own }, geometry }))
  locator = buildLocator(grids)
})

const shapeOf = (code: string): SchematicShape => {
  const shape = at.get(code)
  if (!shape) throw new Error(`no shape of ${code}`)
  return shape
}

/** The same points on every run. */
function* points(count: number): Generator<[lon: number, lat: number]> {
  const [west, south, east, north] = dongpo.territory.box
  let state = 42
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  while (count > 0) {
    const point: [number, number] = [west + random() * (east - west), south + random() * (north - south)]
    if (!booleanPointInPolygon(point, shapeOf(dongpo.code).geometry)) continue
    count--
    yield point
  }
}

describe('the drawing', () => {
  it('gives every division a shape', () => {
    expect(shapes.map(({ code }) => code).sort()).toEqual(rows.map(({ code }) => code).sort())
  })

  it('is as large as the city', () => {
    const km2 = area(shapeOf(dongpo.code).geometry) / 1e6
    expect(Math.abs(km2 / dongpo.territory.areaKm2 - 1)).toBeLessThan(0.01)
  })

  it('lets the children fill each parent exactly', () => {
    const below = Map.groupBy(rows, ({ parent }) => parent)
    const off = rows.flatMap(({ code }) => {
      const children = below.get(code) ?? []
      if (!children.length) return []
      const sum = children.reduce((total, child) => total + area(shapeOf(child.code).geometry), 0)
      const error = Math.abs(sum / area(shapeOf(code).geometry) - 1)
      // Rounding to 0.1 m along borders of kilometres.
      return error < 1e-4 ? [] : [{ code, error }]
    })
    expect(off).toEqual([])
  })

  it('closes its rings, counterclockwise, with six decimals', () => {
    const odd = shapes.filter(({ geometry }) => {
      const ring = geometry.coordinates[0] ?? []
      const turned = ring.slice(1).reduce((sum, [x = 0, y = 0], i) => {
        const [x0 = 0, y0 = 0] = ring[i] ?? []
        return sum + x0 * y - x * y0
      }, 0)
      const rounded = ring.flat().every((degrees) => Number(degrees.toFixed(6)) === degrees)
      return String(ring[0]) !== String(ring.at(-1)) || ring.length < 4 || turned <= 0 || !rounded
    })
    expect(odd).toEqual([])
  })

  it('is the same on every run', () => {
    expect(drawSchematic(rows, dongpo.territory)).toEqual(shapes)
  })
})

describe('the locator', () => {
  it('finds exactly one grid for every point of the city', () => {
    for (const point of points(3000)) {
      const holding = grids.filter(({ geometry }) => booleanPointInPolygon(point, geometry))
      const code = locator.at(...point)
      expect(code, `${point}`).toBeDefined()
      expect(holding.length, `${point}`).toBe(1)
      expect(holding[0]?.properties.code).toBe(code)
    }
  })

  it('answers with a grid below the village and the town the point lies in', () => {
    const upper = shapes.filter(({ code }) => ['county', 'town', 'village'].includes(levelOf(code) ?? ''))
    for (const point of points(300)) {
      const code = locator.at(...point) ?? ''
      const around = upper.filter(({ geometry }) => booleanPointInPolygon(point, geometry))
      expect(around).toHaveLength(3)
      expect(around.every((shape) => isWithin(code, shape.code))).toBe(true)
    }
  })

  it('finds each grid at its own point, and nothing far away or at no number', () => {
    for (const { code, lon, lat } of shapes)
      if (levelOf(code) === 'grid') expect(locator.at(lon, lat)).toBe(code)
    expect(locator.at(116.4, 39.9)).toBeUndefined()
    expect(locator.at(Number.NaN, 30)).toBeUndefined()
    expect(locator.at(103.74, Number.POSITIVE_INFINITY)).toBeUndefined()
    expect(buildLocator([]).at(103.74, 30.07)).toBeUndefined()
  })

  const square = (code: string, west: number, schematic = false) => ({
    properties: { code, schematic },
    geometry: {
      type: 'Polygon' as const,
      coordinates: [
        [
          [west, 0],
          [west + 1, 0],
          [west + 1, 1],
          [west, 1],
          [west, 0],
        ],
      ],
    },
  })

  it('gives a common border to the lower code, whatever the order', () => {
    const [low, high] = [square('100000000000001', 1), square('100000000000002', 0)]
    expect(buildLocator([low, high]).at(1, 0.5)).toBe('100000000000001')
    expect(buildLocator([high, low]).at(1, 0.5)).toBe('100000000000001')
  })

  it('puts a surveyed shape before a drawn one on the same ground', () => {
    const both = [square('100000000000001', 0, true), square('100000000000002', 0)]
    expect(buildLocator(both).at(0.5, 0.5)).toBe('100000000000002')
  })

  it('bridges a hair between neighbours, but not a street', () => {
    const metre = 1 / 111_320
    const near = buildLocator([square('100000000000001', 0), square('100000000000002', 1 + metre)])
    expect(near.at(1 + metre * 0.2, 0.5)).toBe('100000000000001')
    expect(near.at(1 + metre * 0.8, 0.5)).toBe('100000000000002')
    const apart = buildLocator([square('100000000000001', 0), square('100000000000002', 1 + 20 * metre)])
    expect(apart.at(1 + 10 * metre, 0.5)).toBeUndefined()
  })

  it('leaves out the holes of a shape and finds every part of it', () => {
    const hole = [
      [0.4, 0.4],
      [0.4, 0.6],
      [0.6, 0.6],
      [0.6, 0.4],
      [0.4, 0.4],
    ]
    const one = square('100000000000001', 0).geometry.coordinates
    const two = square('100000000000001', 5).geometry.coordinates
    const geometry = { type: 'MultiPolygon' as const, coordinates: [[...one, hole], two] }
    const parts = buildLocator([{ properties: { code: '100000000000001' }, geometry }])
    expect(parts.at(0.5, 0.5)).toBeUndefined()
    expect(parts.at(0.2, 0.2)).toBe('100000000000001')
    expect(parts.at(5.5, 0.5)).toBe('100000000000001')
  })
})

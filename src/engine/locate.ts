/**
 * Which division a point lies in: an index of boxes, then the exact test. Works from the shapes alone, so the
 * phone that stored its town's shapes can do it without a network.
 */
import { booleanPointInPolygon } from '@turf/turf'
import Flatbush from 'flatbush'
import type { MultiPolygon, Polygon, Position } from 'geojson'

export interface Located {
  properties: { code: string; schematic?: boolean }
  geometry: Polygon | MultiPolygon
}

export interface Locator {
  /**
   * The code of the division at a point (WGS-84 degrees); `undefined` outside all of them.
   * Where several hold it, a surveyed shape goes before a schematic one, then the lower code.
   */
  at(lon: number, lat: number): string | undefined
}

/**
 * Coordinates are rounded to 0.1 m, so neighbours may leave a hair between them. A point in such a hair
 * belongs to the nearest division within this many metres.
 */
const HAIR_METRES = 2
const METRES_PER_DEGREE = 111_320

/** While a city's real shapes come in bit by bit, they lie on top of the drawn ones. */
const rankOf = ({ properties }: Located) => `${properties.schematic ? 1 : 0}${properties.code}`

const ringsOf = ({ geometry }: Located): Position[][] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()

function boxOf(rings: readonly Position[][]): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings) {
    for (const [lon = 0, lat = 0] of ring) {
      if (lon < west) west = lon
      if (lon > east) east = lon
      if (lat < south) south = lat
      if (lat > north) north = lat
    }
  }
  return [west, south, east, north]
}

/** Metres from a point to the nearest border; flat is good enough for two metres. */
function metresTo(rings: readonly Position[][], lon: number, lat: number): number {
  const narrow = Math.cos(lat * (Math.PI / 180))
  let least = Infinity
  for (const ring of rings) {
    for (const [i, end] of ring.entries()) {
      const start = ring[i - 1]
      if (!start) continue
      const [x1, y1] = [((start[0] ?? 0) - lon) * narrow, (start[1] ?? 0) - lat]
      const [x2, y2] = [((end[0] ?? 0) - lon) * narrow, (end[1] ?? 0) - lat]
      const [dx, dy] = [x2 - x1, y2 - y1]
      const along = Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy || 1)))
      least = Math.min(least, Math.hypot(x1 + along * dx, y1 + along * dy))
    }
  }
  return least * METRES_PER_DEGREE
}

/** Builds the index: about 0.1 s for 20,000 grids. */
export function buildLocator(features: Iterable<Located>): Locator {
  const all = [...features].sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1))
  if (!all.length) return { at: () => undefined }
  const index = new Flatbush(all.length)
  for (const feature of all) index.add(...boxOf(ringsOf(feature)))
  index.finish()
  return {
    at(lon, lat) {
      if (!Number.isFinite(lon) || !Number.isFinite(lat)) return undefined
      const reach = HAIR_METRES / METRES_PER_DEGREE / Math.max(0.01, Math.cos(lat * (Math.PI / 180)))
      const near = index.search(lon - reach, lat - reach, lon + reach, lat + reach).sort((a, b) => a - b)
      const found = near.flatMap((i) => all[i] ?? [])
      const exact = found.find((feature) => booleanPointInPolygon([lon, lat], feature.geometry))
      if (exact) return exact.properties.code
      const [nearest] = found
        .map((feature) => ({ code: feature.properties.code, metres: metresTo(ringsOf(feature), lon, lat) }))
        .sort((a, b) => a.metres - b.metres)
      return nearest && nearest.metres <= HAIR_METRES ? nearest.code : undefined
    },
  }
}

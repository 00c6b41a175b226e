/** Where the name of an area stands. */
import type { MultiPolygon, Polygon, Position } from 'geojson'

/** The centre of gravity of the largest part; exact enough for a name. */
export function middleOf(geometry: Polygon | MultiPolygon): [lon: number, lat: number] {
  const outers =
    geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.coordinates.map(([outer]) => outer)
  const [largest] = outers
    .map((ring) => gravityOf(ring ?? []))
    .sort((one, other) => Math.abs(other.area) - Math.abs(one.area))
  return largest ? [largest.lon, largest.lat] : [0, 0]
}

/** The shoelace formula, relative to the first corner so that small areas far from 0 stay exact. */
function gravityOf(ring: readonly Position[]): { area: number; lon: number; lat: number } {
  const [lon0 = 0, lat0 = 0] = ring[0] ?? []
  let [area, x, y] = [0, 0, 0]
  for (const [i, [lon = 0, lat = 0]] of ring.entries()) {
    const [nextLon = lon0, nextLat = lat0] = ring[i + 1] ?? []
    const [x1, y1, x2, y2] = [lon - lon0, lat - lat0, nextLon - lon0, nextLat - lat0]
    const cross = x1 * y2 - x2 * y1
    area += cross / 2
    x += (x1 + x2) * cross
    y += (y1 + y2) * cross
  }
  if (area === 0) return { area, lon: lon0, lat: lat0 }
  return { area, lon: lon0 + x / (6 * area), lat: lat0 + y / (6 * area) }
}

/**
 * Reads a GeoJSON FeatureCollection of divisions and finds everything wrong with it by itself, before anything
 * is compared with the tree. Coordinates are WGS-84 degrees, longitude first (RFC 7946; CGCS2000 differs by
 * centimetres). Each feature has `properties.code`; `name` and `households` where they are known.
 */
import type { MultiPolygon, Polygon } from 'geojson'
import { levelOf } from '../../engine/territory.ts'
import { type Point, pointInside, type RingProblem, rewound, ringProblem } from './geojson-rings.ts'

export type ImportCode =
  | RingProblem
  | 'not-json'
  | 'not-a-collection'
  | 'empty'
  | 'not-a-feature'
  | 'not-a-polygon'
  | 'not-a-position'
  | 'outside-world'
  | 'swapped'
  | 'far-from-city'
  | 'no-code'
  | 'unknown-code'
  | 'ended-code'
  | 'twice'
  | 'no-name'
  | 'bad-name'
  | 'bad-households'
  | 'overlap'
  | 'outside-parent'
  | 'gap'
  | 'too-large'
  | 'too-small'
  | 'still-schematic'

export interface ImportProblem {
  /** In the file: `features[3].geometry.coordinates[0]`. */
  path: string
  code: ImportCode
  params?: Record<string, string | number>
}

export interface ReadFeature {
  path: string
  code: string
  name?: string
  households?: number
  geometry: Polygon | MultiPolygon
  /** A point inside. */
  lon: number
  lat: number
}

/** West, south, east, north. */
export type Box = readonly [west: number, south: number, east: number, north: number]

/** The box of a city is rough (domain 7.1): about 5 km are allowed around it. */
const SLACK = 0.05

type Fields = Record<string, unknown>
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @returns the features that are sound, and all problems of the others */
export function readFeatures(text: string, box: Box): { features: ReadFeature[]; problems: ImportProblem[] } {
  const problems: ImportProblem[] = []
  const fail = (path: string, code: ImportCode, params?: ImportProblem['params']) => {
    problems.push({ path, code, ...(params && { params }) })
  }
  const file = parsed(text, fail)
  if (!file) return { features: [], problems }
  const seen = new Map<string, string>()
  const features = file.flatMap((each, i) => {
    const path = `features[${i}]`
    if (!isObject(each) || each.type !== 'Feature') {
      fail(path, 'not-a-feature')
      return []
    }
    const before = problems.length
    const about = propertiesOf(each.properties, path, fail)
    const geometry = geometryOf(each.geometry, `${path}.geometry`, box, fail)
    const first = about?.code && seen.get(about.code)
    if (first) fail(`${path}.properties.code`, 'twice', { first })
    else if (about) seen.set(about.code, path)
    if (!about || !geometry || problems.length > before) return []
    const [lon, lat] = pointInside(geometry)
    return [{ path, ...about, geometry, lon, lat }]
  })
  return { features, problems }
}

type Fail = (path: string, code: ImportCode, params?: ImportProblem['params']) => void

function parsed(text: string, fail: Fail): unknown[] | undefined {
  let file: unknown
  try {
    file = JSON.parse(text.replace(/^\ufeff/, '')) // Windows tools begin a file with this mark
  } catch (error) {
    fail('', 'not-json', { why: error instanceof Error ? error.message : String(error) })
    return undefined
  }
  if (!isObject(file) || file.type !== 'FeatureCollection' || !Array.isArray(file.features)) {
    fail('', 'not-a-collection')
    return undefined
  }
  if (!file.features.length) fail('features', 'empty')
  return file.features
}

function propertiesOf(
  given: unknown,
  path: string,
  fail: Fail,
): Pick<ReadFeature, 'code' | 'name' | 'households'> | undefined {
  const { code, name, households }: Fields = isObject(given) ? given : {}
  const at = `${path}.properties`
  // Spreadsheets and GIS tools like to make numbers of codes; 15 digits survive that unharmed.
  const written = typeof code === 'number' && Number.isSafeInteger(code) ? String(code) : code
  if (typeof written !== 'string' || !written) {
    fail(`${at}.code`, 'no-code')
    return undefined
  }
  if (!levelOf(written)) fail(`${at}.code`, 'unknown-code', { code: written.slice(0, 40) })
  const words = typeof name === 'string' ? name.normalize('NFC').trim() : undefined
  const isBad = (name !== undefined && name !== null && words === undefined) || (words && words.length > 60)
  if (isBad) fail(`${at}.name`, 'bad-name')
  const isCount = typeof households === 'number' && Number.isInteger(households) && households >= 0
  const count = isCount && households <= 1_000_000 ? households : undefined
  if (households !== undefined && households !== null && count === undefined)
    fail(`${at}.households`, 'bad-households')
  return { code: written, ...(words && { name: words }), ...(count !== undefined && { households: count }) }
}

function geometryOf(given: unknown, path: string, box: Box, fail: Fail): Polygon | MultiPolygon | undefined {
  if (!isObject(given) || !Array.isArray(given.coordinates)) {
    fail(path, 'not-a-polygon')
    return undefined
  }
  const at = `${path}.coordinates`
  if (given.type === 'Polygon') {
    const rings = ringsOf(given.coordinates, at, box, fail)
    return rings && { type: 'Polygon', coordinates: rewound(rings) }
  }
  if (given.type !== 'MultiPolygon' || !given.coordinates.length) {
    fail(path, 'not-a-polygon')
    return undefined
  }
  const polygons = given.coordinates.map((each: unknown, i) => ringsOf(each, `${at}[${i}]`, box, fail))
  const sound = polygons.flatMap((rings) => (rings ? [rewound(rings)] : []))
  return sound.length === polygons.length ? { type: 'MultiPolygon', coordinates: sound } : undefined
}

function ringsOf(given: unknown, path: string, box: Box, fail: Fail): Point[][] | undefined {
  if (!Array.isArray(given) || !given.length) {
    fail(path, 'not-a-polygon')
    return undefined
  }
  const rings = given.map((each: unknown, i) => ringOf(each, `${path}[${i}]`, box, fail))
  const sound = rings.flatMap((ring) => (ring ? [ring] : []))
  return sound.length === rings.length ? sound : undefined
}

function ringOf(given: unknown, path: string, box: Box, fail: Fail): Point[] | undefined {
  if (!Array.isArray(given)) {
    fail(path, 'not-a-polygon')
    return undefined
  }
  const ring: Point[] = []
  for (const [i, position] of given.entries()) {
    const [lon, lat]: unknown[] = Array.isArray(position) ? position : []
    const isPoint = Number.isFinite(lon) && Number.isFinite(lat)
    if (!isPoint || typeof lon !== 'number' || typeof lat !== 'number') {
      fail(`${path}[${i}]`, 'not-a-position')
      return undefined
    }
    const odd = oddPlace(lon, lat, box)
    if (odd) {
      // One line for a ring: where one point is wrong, mostly all are.
      fail(`${path}[${i}]`, odd, { lon, lat })
      return undefined
    }
    ring.push([lon, lat])
  }
  const problem = ringProblem(ring)
  if (problem) fail(path, problem, { points: ring.length })
  return problem ? undefined : ring
}

function oddPlace(lon: number, lat: number, [west, south, east, north]: Box): ImportCode | undefined {
  const isNear = (x: number, y: number) =>
    x >= west - SLACK && x <= east + SLACK && y >= south - SLACK && y <= north + SLACK
  if (isNear(lon, lat)) return undefined
  if (isNear(lat, lon)) return 'swapped'
  return Math.abs(lon) > 180 || Math.abs(lat) > 90 ? 'outside-world' : 'far-from-city'
}

/**
 * Draws shapes for a city whose real boundaries nobody publishes: towns and villages have none that are free,
 * so every shape made here is marked schematic. Nested convex cells (a Voronoi treemap) without gaps or
 * overlaps, each as large as the number of grids in it, the same on every run.
 */

import { type Point, type TreemapNode, voronoiTreemap } from 'd3-voronoi-treemap'
import type { Polygon } from 'geojson'
import { areaOf, centroidOf, counterclockwise, hullOf } from './convex.ts'

export interface Outline {
  /** Longitude and latitude of the middle, WGS-84. */
  centre: readonly [lon: number, lat: number]
  /** West, south, east, north: only its proportions are used. */
  box: readonly [west: number, south: number, east: number, north: number]
  areaKm2: number
}

export interface SchematicShape {
  code: string
  geometry: Polygon
  /** A point inside. */
  lon: number
  lat: number
}

/** Kilometres per degree of latitude; a schematic map needs no ellipsoid. */
const KM_PER_DEGREE = 111.32

/** mulberry32: small, seeded, good enough for drawing. */
function randomFrom(text: string): () => number {
  let state = [...text].reduce((sum, char) => (Math.imul(sum, 31) + char.charCodeAt(0)) | 0, 7)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A rounded, slightly irregular outline in kilometres around the middle, of exactly the city's area. */
function outlineOf(code: string, { box, areaKm2 }: Outline): Point[] {
  const random = randomFrom(code)
  const [west, south, east, north] = box
  const narrow = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const [width, height] = [(east - west) * narrow, north - south]
  const waves = [2, 3, 5].map((times) => ({ times, high: 0.1 * random(), turn: 2 * Math.PI * random() }))
  const rough = Array.from({ length: 48 }, (_, i): Point => {
    const angle = (i / 48) * 2 * Math.PI
    const swing = waves.reduce((sum, wave) => sum + wave.high * Math.sin(wave.times * angle + wave.turn), 1)
    return [width * swing * Math.cos(angle), height * swing * Math.sin(angle)]
  })
  const hull = hullOf(rough)
  const scale = Math.sqrt(areaKm2 / areaOf(hull))
  return hull.map(([x, y]): Point => [x * scale, y * scale])
}

/**
 * Cuts a convex polygon into one cell for each weight.
 * @throws Error when the layout fails with every seed
 */
function cut(code: string, polygon: Point[], weights: number[]): Point[][] {
  if (weights.length === 1) return [polygon]
  for (let seed = 0; seed < 20; seed++) {
    const leaves = weights.map((value, data): TreemapNode => ({ height: 0, value, data }))
    const root = { height: 1, value: weights.length, data: code, children: leaves }
    voronoiTreemap()
      .clip(polygon)
      .prng(randomFrom(`${code} ${seed}`))
      .maxIterationCount(40)(root)
    const cells = leaves.flatMap((leaf) => (leaf.polygon && leaf.polygon.length > 2 ? [leaf.polygon] : []))
    // Now and then the layout loses a cell; another seed finds it again.
    const whole = areaOf(polygon)
    const filled = cells.reduce((sum, cell) => sum + areaOf(cell), 0)
    if (cells.length === weights.length && Math.abs(filled - whole) < whole * 1e-9)
      return cells.map((cell) => cell.map(([x, y]): Point => [x, y]))
  }
  throw new Error(`schematic: no way found to cut ${code} into ${weights.length}`)
}

/**
 * Shapes for a city and everything below it.
 * @param rows the city first, parents before children
 */
export function drawSchematic(
  rows: readonly { code: string; parent: string | null }[],
  outline: Outline,
): SchematicShape[] {
  const childrenOf = Map.groupBy(rows, (row) => row.parent)
  const weights = new Map<string, number>()
  for (const { code, parent } of rows.toReversed()) {
    const own = weights.get(code) ?? 1
    weights.set(code, own)
    if (parent) weights.set(parent, (weights.get(parent) ?? 0) + own)
  }
  const cells = new Map<string, Point[]>()
  for (const { code, parent } of rows) {
    if (!parent) cells.set(code, outlineOf(code, outline))
    const below = childrenOf.get(code) ?? []
    const polygon = cells.get(code)
    if (!polygon) throw new Error(`schematic: ${code} comes before its parent`)
    if (!below.length) continue
    const parts = cut(
      code,
      polygon,
      below.map((child) => weights.get(child.code) ?? 1),
    )
    for (const [i, child] of below.entries()) cells.set(child.code, parts[i] ?? [])
  }
  return [...cells].map(([code, polygon]) => onEarth(code, polygon, outline.centre))
}

/** Six decimals: 0.1 m. */
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6

function onEarth(code: string, polygon: Point[], [lon0, lat0]: Outline['centre']): SchematicShape {
  const perDegree = KM_PER_DEGREE * Math.cos(lat0 * (Math.PI / 180))
  const place = ([x, y]: Point): Point => [round(lon0 + x / perDegree), round(lat0 + y / KM_PER_DEGREE)]
  const ring = counterclockwise(polygon)
    .map(place)
    .filter((point, i, all) => {
      const last = all.at(i - 1)
      return point[0] !== last?.[0] || point[1] !== last?.[1]
    })
  const [lon, lat] = place(centroidOf(polygon))
  return { code, geometry: { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] }, lon, lat }
}

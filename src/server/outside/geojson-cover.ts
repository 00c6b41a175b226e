/**
 * How shapes of one level lie to each other and in the division above: overlaps, gaps, what sticks out.
 *
 * An overlap makes two grids answer for one doorstep, so it is an error; so is what sticks out of the parent.
 * A gap only leaves a doorstep without a grid, which the surveyor may know (a lake, a railway): a warning.
 * Strips narrower than 2 m and spots below 10 m² are told to nobody.
 */
import { area, difference, feature, featureCollection, intersect, union } from '@turf/turf'
import Flatbush from 'flatbush'
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import { pointInside } from './geojson-rings.ts'

export type Shape = Polygon | MultiPolygon

export interface Laid {
  code: string
  geometry: Shape
}

/** Borders of one survey rounded twice, or of two surveys, differ by strips that are long and have no width. */
const LEAST_M2 = 10
const LEAST_WIDTH_M = 2
const METRES_PER_DEGREE = 111_320

function perimeterOf({ coordinates }: Polygon): number {
  return coordinates
    .flatMap((ring) => ring.slice(1).map((end, i) => distance(ring[i] ?? end, end)))
    .reduce((a, b) => a + b, 0)
}

function distance([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position): number {
  return Math.hypot((x2 - x1) * Math.cos(y1 * (Math.PI / 180)), y2 - y1) * METRES_PER_DEGREE
}

/** Ground that counts, in pieces, the largest first; `undefined` when there is none. */
function groundOf(shape: Shape | undefined): Leftover | undefined {
  const polygons = shape?.type === 'Polygon' ? [shape.coordinates] : (shape?.coordinates ?? [])
  const pieces = polygons
    .map((coordinates): Polygon => ({ type: 'Polygon', coordinates }))
    .map((piece) => ({ piece, squareMetres: area(piece) }))
    .filter(
      // Twice the area by the length round it: the width of a strip.
      ({ piece, squareMetres }) =>
        squareMetres > LEAST_M2 && (2 * squareMetres) / perimeterOf(piece) > LEAST_WIDTH_M,
    )
    .sort((one, other) => other.squareMetres - one.squareMetres)
  const [largest] = pieces
  if (!largest) return undefined
  const [lon, lat] = pointInside(largest.piece)
  const squareMetres = Math.round(pieces.reduce((sum, each) => sum + each.squareMetres, 0))
  return { squareMetres, lon, lat, pieces: pieces.length }
}

const collected = (...shapes: Shape[]) => featureCollection(shapes.map((shape) => feature(shape)))

export interface Leftover {
  squareMetres: number
  /** In the largest piece. */
  lon: number
  lat: number
  pieces: number
}

export interface Overlap extends Leftover {
  code: string
  other: string
}

const pointsOf = (shape: Shape): Position[] =>
  shape.type === 'Polygon' ? shape.coordinates.flat() : shape.coordinates.flat(2)

function boxOf(shape: Shape): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon = 0, lat = 0] of pointsOf(shape)) {
    ;[west, east] = [Math.min(west, lon), Math.max(east, lon)]
    ;[south, north] = [Math.min(south, lat), Math.max(north, lat)]
  }
  return [west, south, east, north]
}

/** Overlaps of new shapes with each other and with those that stay, beyond the tolerance. */
export function overlapsOf(fresh: readonly Laid[], staying: readonly Laid[]): Overlap[] {
  const all = [...fresh, ...staying]
  if (all.length < 2) return []
  const index = new Flatbush(all.length)
  const boxes = all.map((laid) => boxOf(laid.geometry))
  for (const box of boxes) index.add(...box)
  index.finish()
  return fresh.flatMap((laid, i) => {
    const box = boxes[i]
    const near = box ? index.search(...box).filter((j) => j > i) : []
    return near
      .sort((a, b) => a - b)
      .flatMap((j) => {
        const other = all[j]
        const found = other && overlap(laid, other)
        return found ? [found] : []
      })
  })
}

function overlap(one: Laid, other: Laid): Overlap | undefined {
  if (areApart(one.geometry, other.geometry)) return undefined
  const common = groundOf(intersect(collected(one.geometry, other.geometry))?.geometry)
  return common && { code: one.code, other: other.code, ...common }
}

/**
 * Whether a strip of the least width parts two shapes: what they share lies in the strip then, too narrow to
 * count. Nearly all neighbours pass this, and clipping with exact arithmetic takes 2 ms a pair.
 */
function areApart(one: Shape, other: Shape): boolean {
  const [ours, theirs] = [pointsOf(one), pointsOf(other)]
  const narrow = Math.cos((ours[0]?.[1] ?? 0) * (Math.PI / 180))
  const flat = (points: Position[]) =>
    points.map(([lon = 0, lat = 0]): [number, number] => [
      lon * narrow * METRES_PER_DEGREE,
      lat * METRES_PER_DEGREE,
    ])
  const [a, b] = [flat(ours), flat(theirs)]
  return [...normalsOf(a), ...normalsOf(b)].some(([x, y]) => {
    const [fromA, toA] = spanOf(a, x, y)
    const [fromB, toB] = spanOf(b, x, y)
    return Math.min(toA - fromB, toB - fromA) < LEAST_WIDTH_M
  })
}

/** Unit vectors across the edges; of large shapes some, because there a curved border is the rule. */
function normalsOf(points: [number, number][]): [number, number][] {
  const step = Math.ceil(points.length / 40)
  return points.flatMap(([x, y], i) => {
    const [x0, y0] = points[i - 1] ?? [x, y]
    const length = Math.hypot(x - x0, y - y0)
    return length > 0 && i % step === 0 ? [[(y0 - y) / length, (x - x0) / length] as [number, number]] : [] // a pair
  })
}

function spanOf(points: [number, number][], x: number, y: number): [from: number, to: number] {
  let [from, to] = [Infinity, -Infinity]
  for (const [px, py] of points) {
    const along = px * x + py * y
    if (along < from) from = along
    if (along > to) to = along
  }
  return [from, to]
}

export interface Cover {
  /** Ground of the parent that no child covers; without a known parent, holes between the children. */
  gap?: Leftover
  /** What sticks out of the parent; only with a known parent. */
  outside?: Leftover
}

/** How children cover their parent. */
export function coverOf(parent: Shape | undefined, children: readonly Shape[]): Cover {
  const [first] = children
  if (!first) return {}
  const whole: Feature<Shape> | null = children.length > 1 ? union(collected(...children)) : feature(first)
  if (!whole) return {}
  const gap = groundOf(
    parent ? difference(collected(parent, whole.geometry))?.geometry : holesOf(whole.geometry),
  )
  const outside = groundOf((parent && difference(collected(whole.geometry, parent))?.geometry) ?? undefined)
  return { ...(gap && { gap }), ...(outside && { outside }) }
}

const holesOf = (shape: Shape): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates).flatMap((rings) =>
    rings.slice(1).map((hole) => [hole]),
  ),
})

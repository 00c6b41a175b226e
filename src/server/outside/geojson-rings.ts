/** Checks of single rings, and a point inside a shape. Coordinates are degrees, treated as a plane. */
import Flatbush from 'flatbush'
import type { MultiPolygon, Polygon, Position } from 'geojson'

export type RingProblem = 'few-points' | 'unclosed' | 'no-area' | 'self-crossing'
export type Point = [lon: number, lat: number]

const cross = (a: Point, b: Point, c: Point): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

/** `c` lies on the way from `a` to `b`, given that the three lie in line. */
const between = (a: Point, b: Point, c: Point): boolean =>
  Math.min(a[0], b[0]) <= c[0] &&
  c[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= c[1] &&
  c[1] <= Math.max(a[1], b[1])

/** Whether two segments meet at all. */
function meet([a, b]: Segment, [c, d]: Segment): boolean {
  const [c1, c2, c3, c4] = [cross(a, b, c), cross(a, b, d), cross(c, d, a), cross(c, d, b)]
  if (c1 * c2 < 0 && c3 * c4 < 0) return true
  return (
    (c1 === 0 && between(a, b, c)) ||
    (c2 === 0 && between(a, b, d)) ||
    (c3 === 0 && between(c, d, a)) ||
    (c4 === 0 && between(c, d, b))
  )
}

type Segment = [from: Point, to: Point]

const segmentsOf = (points: readonly Point[]): Segment[] =>
  points.slice(1).flatMap((to, i) => {
    const from = points[i]
    return from ? [[from, to] as Segment] : [] // a tuple of the two points above
  })

/** Twice the signed area in square degrees; positive when counterclockwise. */
const twiceArea = (ring: readonly Point[]): number =>
  segmentsOf(ring).reduce((sum, [a, b]) => sum + a[0] * b[1] - b[0] * a[1], 0)

/** The first thing wrong with a ring; `undefined` when it is sound. */
export function ringProblem(ring: readonly Point[]): RingProblem | undefined {
  const [first, last] = [ring[0], ring.at(-1)]
  if (!first || !last || ring.length < 4) return 'few-points'
  if (first[0] !== last[0] || first[1] !== last[1]) return 'unclosed'
  const points = ring.filter((point, i) => {
    const before = ring[i - 1]
    return !before || before[0] !== point[0] || before[1] !== point[1]
  })
  if (points.length < 4) return 'no-area'
  // Before the area: the halves of a bow tie cancel each other out.
  if (crossesItself(segmentsOf(points))) return 'self-crossing'
  return twiceArea(points) === 0 ? 'no-area' : undefined
}

function crossesItself(segments: readonly Segment[]): boolean {
  const index = new Flatbush(segments.length)
  for (const [a, b] of segments) {
    index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]))
  }
  index.finish()
  return segments.some((segment, i) => {
    const [[x1, y1], [x2, y2]] = segment
    const near = index.search(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2))
    return near.some((j) => {
      const other = segments[j]
      if (!other || j <= i) return false
      const follows = j === i + 1
      const closes = i === 0 && j === segments.length - 1
      if (follows) return turnsBack(segment, other)
      if (closes) return turnsBack(other, segment)
      return meet(segment, other)
    })
  })
}

/** Neighbours share a point by right; a spike runs back over the same line. */
function turnsBack([a, b]: Segment, [, c]: Segment): boolean {
  const dot = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1])
  return cross(a, b, c) === 0 && dot < 0
}

/** RFC 7946: outer rings counterclockwise, holes clockwise. */
export function rewound(rings: readonly Point[][]): Position[][] {
  return rings.map((ring, i) => (twiceArea(ring) > 0 === (i === 0) ? ring : ring.toReversed()))
}

/** The middle of the widest stretch inside the shape, half-way up its first polygon: always inside. */
export function pointInside({ type, coordinates }: Polygon | MultiPolygon): Point {
  const rings = type === 'Polygon' ? coordinates : (coordinates[0] ?? [])
  const lats = (rings[0] ?? []).map(([, lat = 0]) => lat)
  // Off the exact middle, so that it seldom meets a corner.
  const lat = Math.min(...lats) + (Math.max(...lats) - Math.min(...lats)) * 0.500_13
  const meets = rings
    .flatMap((ring) => ring.map((end, i): [Position, Position] => [ring.at(i - 1) ?? end, end]))
    .flatMap(([[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]]) =>
      y1 > lat === y2 > lat ? [] : [x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)],
    )
    .sort((a, b) => a - b)
  let [best, width] = [meets[0] ?? 0, -1]
  for (let i = 0; i + 1 < meets.length; i += 2) {
    const [from = 0, to = 0] = [meets[i], meets[i + 1]]
    if (to - from > width) [best, width] = [(from + to) / 2, to - from]
  }
  return [Math.round(best * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6]
}

/** Plane geometry of convex polygons, open (the first point is not repeated). */
export type Point = [x: number, y: number]

/** Twice the signed area of the triangle; positive when `c` lies left of the way from `a` to `b`. */
const turn = (a: Point, b: Point, c: Point): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

/** Each point with the next one, round to the first. */
function sides(polygon: readonly Point[]): [Point, Point][] {
  return polygon.flatMap((point, i) => {
    const next = polygon[(i + 1) % polygon.length]
    return next ? [[point, next] as [Point, Point]] : [] // a tuple: both come from the polygon
  })
}

/** Twice the signed area: positive when counterclockwise. */
const twiceArea = (polygon: readonly Point[]): number =>
  sides(polygon).reduce((sum, [a, b]) => sum + a[0] * b[1] - b[0] * a[1], 0)

/** Unsigned area in squared units of the coordinates. */
export const areaOf = (polygon: readonly Point[]): number => Math.abs(twiceArea(polygon)) / 2

/** The same polygon, counterclockwise (with y up). */
export const counterclockwise = (polygon: readonly Point[]): Point[] =>
  twiceArea(polygon) < 0 ? polygon.toReversed() : [...polygon]

/** Centre of gravity; inside, because the polygon is convex. */
export function centroidOf(polygon: readonly Point[]): Point {
  let [x, y, twice] = [0, 0, 0]
  for (const [a, b] of sides(polygon)) {
    const cross = a[0] * b[1] - b[0] * a[1]
    x += (a[0] + b[0]) * cross
    y += (a[1] + b[1]) * cross
    twice += cross
  }
  return [x / (3 * twice), y / (3 * twice)]
}

/** Convex hull, counterclockwise (Andrew's monotone chain). */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  const half = (some: Point[]): Point[] => {
    const chain: Point[] = []
    for (const point of some) {
      for (;;) {
        const [before, last] = chain.slice(-2)
        if (!before || !last || turn(before, last, point) > 0) break
        chain.pop()
      }
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.toReversed())]
}

/** The package has no types; these are the parts used here (its README, version 1.1.2). */
declare module 'd3-voronoi-treemap' {
  export type Point = [x: number, y: number]

  /** A node as d3-hierarchy makes them; `polygon` is the layout's answer, open and convex. */
  export interface TreemapNode {
    /** Longest way down to a leaf. */
    height: number
    /** The sum of the leaves. */
    value: number
    data: unknown
    children?: TreemapNode[]
    polygon?: Point[]
  }

  export interface VoronoiTreemap {
    (root: TreemapNode): void
    clip(polygon: Point[]): VoronoiTreemap
    prng(random: () => number): VoronoiTreemap
    convergenceRatio(ratio: number): VoronoiTreemap
    maxIterationCount(count: number): VoronoiTreemap
    minWeightRatio(ratio: number): VoronoiTreemap
  }

  export function voronoiTreemap(): VoronoiTreemap
}

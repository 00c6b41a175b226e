/**
 * What is particular to one city. Machinery never names a city: it reads its profile.
 * Every figure carries where it comes from, and whether a source says it or we chose it.
 */

import type { Terms } from './term.ts'

/** `verified`: the source says so. `configured`: nobody published it, the number is our assumption. */
export type Mark = 'verified' | 'configured'

export interface TerritoryProfile {
  /** Only these counties of the city (6 digits); all when absent. */
  counties?: readonly string[]
  /** Longitude and latitude around which the schematic outline is drawn, WGS-84. */
  centre: readonly [lon: number, lat: number]
  /** West, south, east, north: proportions of the outline, and the sanity check of imported points. */
  box: readonly [west: number, south: number, east: number, north: number]
  areaKm2: number
  grids: {
    count: number
    source: string
    mark: Mark
    /** The source gives a round or lower figure ("over 10,000"). */
    approximate?: true
  }
}

export interface CityProfile {
  /** What `CITY=` says. */
  id: string
  /** Six digits, ending in 00. */
  code: string
  names: { zh: string; en: string }
  /** Two digits. */
  province: string
  territory: TerritoryProfile
  /** All lengths of time: the national ones of `terms.ts` with the city's own over them. */
  terms: Terms
  demo: {
    /** The town whose seats the demo accounts sit on. */
    town: string
  }
}

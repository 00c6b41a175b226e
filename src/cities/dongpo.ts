import type { CityProfile } from './profile.ts'

/** One district of Meishan: the city row is Meishan, its other counties are left out. */
export const dongpo: CityProfile = {
  id: 'dongpo',
  code: '511400',
  names: { zh: '眉山市', en: 'Meishan' },
  province: '51',
  territory: {
    counties: ['511402'],
    // The outline is schematic: box from public county fences, area as published by the district.
    centre: [103.74, 30.07],
    box: [103.487, 29.867, 103.987, 30.28],
    areaKm2: 1330,
    grids: {
      count: 666,
      source: '东坡区 2021-03-11 (S4) gives no number of grids: three to each of the 222 villages',
      mark: 'configured',
    },
  },
  // No local rule was found: the national and configured values of `terms.ts`.
  terms: {},
  demo: { town: '511402001' },
}

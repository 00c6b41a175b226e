import type { CityProfile } from './profile.ts'
import { type Terms, term } from './terms.ts'

/** Shandong: 5 working days; complex ones extended to 10 (domain 4.1). */
const TERMS: Terms = {
  'request.handle': term(
    5,
    'working-day',
    { zh: '山东省 12345 热线办理时限', en: 'Shandong hotline handling time' },
    { source: 'yybnet 2020-01 (domain 4.1)', mark: 'verified', version: '2020-01' },
  ),
}

export const binzhou: CityProfile = {
  id: 'binzhou',
  code: '371600',
  names: { zh: '滨州市', en: 'Binzhou' },
  province: '37',
  territory: {
    // The outline is schematic: box from public county fences, area as published by the city.
    centre: [117.83, 37.5],
    box: [117.273, 36.69, 118.388, 38.308],
    areaKm2: 9660,
    grids: {
      count: 10_000,
      source: '滨州日报 2022 (S3): 1万余名网格员',
      mark: 'verified',
      approximate: true,
    },
  },
  terms: TERMS,
  demo: { town: '371602001' },
}

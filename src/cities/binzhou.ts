import { type CityProfile, MEDIATION_PROMISE } from './profile.ts'

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
  promises: {
    otherwise: {
      zh: '5 个工作日',
      en: '5 working days',
      source: '山东 2020-01: 5 working days, complex at most 10 (domain 4.1)',
      mark: 'verified',
    },
    dispute: MEDIATION_PROMISE,
  },
  demo: { town: '371602001' },
}

import type { CityProfile } from './profile.ts'

export const xingtai: CityProfile = {
  id: 'xingtai',
  code: '130500',
  names: { zh: '邢台市', en: 'Xingtai' },
  province: '13',
  territory: {
    // The outline is schematic: box from public county fences, area as published by the city.
    centre: [114.81, 37.28],
    box: [113.759, 36.753, 115.854, 37.813],
    areaKm2: 12_433,
    grids: { count: 18_546, source: '邢台 2021 (S1): 选聘人员18546人担任网格管理员', mark: 'verified' },
  },
  // No local rule was found: the national and configured values of `terms.ts`.
  terms: {},
  demo: { town: '130502004' }, // 西门里街道 (S1)
}

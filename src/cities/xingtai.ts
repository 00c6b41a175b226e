import type { CityProfile } from './profile.ts'
import { OWN, type Terms, term } from './term.ts'
import { LONGER } from './terms/hotline.ts'
import { termsOf } from './terms.ts'

/** No rule of Hebei or Xingtai was found, so the numbers of other places are working values here. */
const TERMS: Terms = {
  'request.handle': term(
    15,
    'working-day',
    { zh: '邢台市12345热线办理时限（本系统设定）', en: 'Xingtai hotline handling time (a working value)' },
    {
      ...OWN,
      extend: LONGER,
      source: 'no rule of Hebei or Xingtai was found; complaints elsewhere 5 to 15 working days (domain 4.1)',
    },
  ),
}

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
  terms: termsOf(TERMS),
  demo: { town: '130502004' }, // 西门里街道 (S1)
}

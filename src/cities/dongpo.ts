import type { CityProfile } from './profile.ts'
import { OWN, type Terms, term } from './term.ts'
import { LONGER } from './terms/hotline.ts'
import { termsOf } from './terms.ts'

/** No rule of Sichuan or Meishan was found, so the numbers of other places are working values here. */
const TERMS: Terms = {
  'request.handle': term(
    15,
    'working-day',
    { zh: '眉山市12345热线办理时限（本系统设定）', en: 'Meishan hotline handling time (a working value)' },
    {
      ...OWN,
      extend: LONGER,
      source:
        'no rule of Sichuan or Meishan was found; complaints elsewhere 5 to 15 working days (domain 4.1)',
    },
  ),
  /** Read for another city of the province. */
  'rating.fix': term(
    15,
    'working-day',
    { zh: '差评整改时限（四川省内做法）', en: 'Time to mend a bad rating (as in a city of Sichuan)' },
    { source: 'spprec, a city of Sichuan (domain 4.4)', mark: 'verified', version: '2020' },
  ),
}

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
  terms: termsOf(TERMS),
  demo: { town: '511402001' },
}

import type { CityProfile } from './profile.ts'
import { type Terms, term } from './term.ts'
import { ANHUI_RULES, LONGER } from './terms/hotline.ts'
import { termsOf } from './terms.ts'

/** Anhui, 2022 "leaders answer the hotline": consult 3, other 10 working days; the general rule was not read. */
const ANHUI = { source: '新华社 2022-02-19 (domain 4.1)', mark: 'verified', version: '2022-02-19' } as const
const TERMS: Terms = {
  'hotline.ah.consult': term(3, 'working-day', ANHUI_RULES.consult, ANHUI),
  'hotline.ah.other': term(10, 'working-day', ANHUI_RULES.other, { ...ANHUI, extend: LONGER }),
}

export const huaibei: CityProfile = {
  id: 'huaibei',
  code: '340600',
  names: { zh: '淮北市', en: 'Huaibei' },
  province: '34',
  territory: {
    // The outline is schematic: box from public county fences, area as published by the city.
    centre: [116.72, 33.77],
    box: [116.395, 33.282, 117.052, 34.249],
    areaKm2: 2741,
    // 「配备专兼职网格员4616人」: one worker to a grid.
    grids: { count: 4616, source: '淮北 2023-12-19 (S2): 专兼职网格员4616人', mark: 'verified' },
  },
  terms: termsOf(TERMS, { 'request.handle': 'hotline.ah.other' }),
  demo: { town: '340621104' }, // 临涣镇: the tea-house town (S0)
}

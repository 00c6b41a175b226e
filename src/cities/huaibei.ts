import { type CityProfile, MEDIATION_PROMISE } from './profile.ts'

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
  promises: {
    otherwise: {
      zh: '10 个工作日',
      en: '10 working days',
      source: '新华社 2022-02-19: 安徽热线咨询 3 个、其他 10 个工作日 (domain 4.1)',
      mark: 'verified',
    },
    dispute: MEDIATION_PROMISE,
  },
  demo: { town: '340621104' }, // 临涣镇: the tea-house town (S0)
}

import type { CityProfile } from './profile.ts'
import { OWN, type Terms, term } from './term.ts'
import { LONGER, SHANDONG_RULES } from './terms/hotline.ts'
import { termsOf } from './terms.ts'

const SHANDONG = { source: 'yybnet 2020-01 (domain 4.1)', mark: 'verified', version: '2020-01' } as const

/** The province's own text binds here; its deadlines were not in the copy that was read. */
const ADMIN_RULE = {
  zh: '《山东省行政调解办法》（省政府令第363号）：期限条文未读到，为本系统设定',
  en: 'Shandong Measures on Administrative Mediation (Order 363): its time limits were not read, a working value',
}
const ADMIN = { ...OWN, source: 'c.m.163.com, first part only (domain 2.6)', version: '2025-05-01' } as const

const TERMS: Terms = {
  'hotline.sd.handle': term(5, 'working-day', SHANDONG_RULES.handle, {
    ...SHANDONG,
    extend: LONGER,
  }),
  'hotline.sd.extend': term(10, 'working-day', SHANDONG_RULES.extend, SHANDONG),
  'hotline.sd.return': term(2, 'working-day', SHANDONG_RULES.return, SHANDONG),
  'admin.mediation.accept': term(5, 'working-day', ADMIN_RULE, ADMIN),
  'admin.mediation.finish': term(30, 'natural-day', ADMIN_RULE, {
    ...ADMIN,
    rolls: true,
    extend: { needs: ['all-parties'] },
  }),
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
  terms: termsOf(TERMS, { 'request.handle': 'hotline.sd.handle', 'request.return': 'hotline.sd.return' }),
  demo: { town: '371602001' },
}

/** Requests, the hotline and ratings (domain 4.1, 4.4). */
import { OWN, type Terms, term } from '../term.ts'

const hotline = (zh: string, en: string) => ({
  zh: `《政府热线服务规范》（GB/T 33358-2016）：${zh}`,
  en: `Government hotline service (GB/T 33358-2016): ${en}`,
})
const HOTLINE = {
  source: 'voc.com.cn, szjm666.com (domain 4.1), the standard’s own text not read',
  mark: 'verified',
  version: 'GB/T 33358-2016',
} as const

/** Each binds its province alone: the profiles of that province mark it `verified`. */
export const SHANDONG_RULES = {
  handle: { zh: '山东省12345热线办理时限', en: 'Shandong hotline handling time' },
  extend: { zh: '山东省12345热线复杂事项延期时限', en: 'Shandong hotline: longer time of complex matters' },
  return: {
    zh: '山东省12345热线退单时限（非本单位职责，说明理由）',
    en: 'Shandong hotline: return by a wrong unit, with its reason',
  },
}
export const ANHUI_RULES = {
  consult: { zh: '安徽省12345热线咨询答复时限', en: 'Anhui hotline: time to answer a question' },
  other: {
    zh: '安徽省12345热线办理时限（逾期书面说明）',
    en: 'Anhui hotline handling time (late ones explained in writing)',
  },
}
const SHANDONG = {
  source: 'yybnet 2020-01 (domain 4.1): Shandong’s rule, a working value in any other province',
  mark: 'configured',
  version: '2020-01',
} as const
const ANHUI = {
  source: '新华社 2022-02-19 (domain 4.1): Anhui’s rule, a working value in any other province',
  mark: 'configured',
  version: '2022-02-19',
} as const

/** Complex ones take longer (domain 4.1). */
export const LONGER = { most: 10, times: 1, needs: ['reason-told'] } as const

export const HOTLINES: Terms = {
  /** Somebody looks at it: the next working day. */
  'request.accept': term(
    1,
    'working-day',
    { zh: '首次受理时限', en: 'First look' },
    { source: 'no source binds it; usual in hotlines', mark: 'configured', version: '2026' },
  ),
  'request.handle': term(
    15,
    'working-day',
    { zh: '热线办理时限', en: 'Hotline handling time' },
    { ...OWN, source: 'domain 4.1: complaints 5 to 15 working days', extend: LONGER },
  ),
  'request.verify': term(3, 'working-day', { zh: '核查时限', en: 'Verification time' }, OWN),
  'hotline.sd.handle': term(5, 'working-day', SHANDONG_RULES.handle, SHANDONG),
  /** The whole of a complex matter, or what is added to the 5: the page read leaves both open. */
  'hotline.sd.extend': term(10, 'working-day', SHANDONG_RULES.extend, SHANDONG),
  'hotline.sd.return': term(2, 'working-day', SHANDONG_RULES.return, SHANDONG),
  'hotline.ah.consult': term(3, 'working-day', ANHUI_RULES.consult, ANHUI),
  'hotline.ah.other': term(10, 'working-day', ANHUI_RULES.other, ANHUI),
  'hotline.phone': term(15, 'second', hotline('15秒内接听', 'a call is answered in 15 seconds'), HOTLINE),
  'hotline.mail': term(
    24,
    'emergency-hour',
    hotline('信箱24小时内受理', 'the mailbox is seen to in 24 hours'),
    HOTLINE,
  ),
  'rating.fix': term(
    15,
    'working-day',
    { zh: '差评整改时限', en: 'Time to mend a bad rating' },
    { source: 'spprec, a city of Sichuan (domain 4.4)', mark: 'configured', version: '2020' },
  ),
}

/** Stuck matters, care visits, what a government answers and a village publishes (domain 4.5, 5.2, 11.6). */
import { articlesOf, OWN, type Terms, term } from '../term.ts'

const STUCK_RULE = {
  zh: '“办不成事”反映窗口：复杂事项5个工作日，联办事项10个工作日，简单事项当场办',
  en: 'Window for stuck matters: complex 5, joint 10 working days, simple at once',
}
/** Read in the rule of another city, so a working value here. */
const STUCK = { source: '022china 滨海新区 (domain 4.5)', mark: 'configured', version: '2022' } as const

const care = (zh: string, en: string) => ({
  zh: `特殊困难人员走访（内蒙古规定，仅作参照）：${zh}`,
  en: `Care visits (Inner Mongolia’s rule, for reference): ${en}`,
})
const CARE = {
  source: '北方新报 2022-06-23 (domain 5.2), another region',
  mark: 'configured',
  version: '2022-06-23',
} as const

const disclosure = articlesOf({
  zh: '《政府信息公开条例》',
  en: 'Regulations on Open Government Information',
})
const village = articlesOf({ zh: '《村民委员会组织法》', en: 'Organic Law of Villagers’ Committees' })
const VILLAGE = { source: 'LawRefBook (domain 11.6)', mark: 'verified', version: '2018' } as const

export const SERVICE: Terms = {
  'stuck.accept': term(
    1,
    'working-day',
    { zh: '“办不成事”窗口受理分类时限', en: 'Window for stuck matters' },
    OWN,
  ),
  'stuck.simple': term(0, 'natural-day', STUCK_RULE, STUCK),
  'stuck.complex': term(5, 'working-day', STUCK_RULE, STUCK),
  'stuck.joint': term(10, 'working-day', STUCK_RULE, STUCK),
  /** The unit contacts the person the same day. */
  'stuck.contact': term(
    0,
    'natural-day',
    { zh: '广政公〔2021〕37号：当日联系', en: 'Guangyuan notice 2021 No. 37: contact the same day' },
    { source: 'muncard (domain 4.5), another city', mark: 'configured', version: '2021' },
  ),
  'stuck.answer': term(1, 'working-day', { zh: '办结反馈时限', en: 'Telling the person' }, OWN),
  'stuck.verify': term(
    3,
    'working-day',
    { zh: '“办不成事”核查时限', en: 'Verification of a stuck matter' },
    OWN,
  ),
  /** Weekly: counted from the last visit, so that none is ever longer ago than that. */
  'visit.care.high': term(7, 'natural-day', care('高风险每周', 'high risk weekly'), CARE),
  'visit.care.key': term(1, 'month', care('重点每月', 'key persons monthly'), CARE),
  'visit.care.general': term(3, 'month', care('一般每季度', 'others quarterly'), CARE),
  'visit.care.change': term(
    24,
    'emergency-hour',
    care('发生重大变故24小时内', 'in 24 hours after a grave change'),
    CARE,
  ),
  'info.disclosure': term(20, 'working-day', disclosure('三十三', 33), {
    source: 'LawRefBook (domain 11.6)',
    mark: 'verified',
    version: '2019',
    extend: { most: 20, times: 1, needs: ['head', 'reason-told'] },
    stops: ['third-party'],
  }),
  /** At least once a quarter, and monthly where the collective's money moves often. */
  'village.finance.general': term(3, 'month', village('三十', 30), VILLAGE),
  'village.finance.frequent': term(1, 'month', village('三十', 30), VILLAGE),
  'village.finance.major': term(0, 'natural-day', village('三十', 30), {
    ...VILLAGE,
    source: 'LawRefBook (domain 11.6): at any time, at once; the very day is how this system reads it',
    mark: 'configured',
  }),
}

/**
 * Lengths of time with the rule, source and mark of each (domain 13). National ones here; a city's own stand in
 * its profile and win. `configured`: no source was found that binds the city, the number is a working value.
 */
import type { TermRule } from '../engine/clocks.ts'
import type { Unit } from '../engine/terms.ts'
import type { Mark } from './profile.ts'

export type Terms = Readonly<Record<string, TermRule>>

/** One length of time. `version` is the date or number of the rule's text. */
export const term = (
  count: number,
  unit: Unit,
  rule: { zh: string; en: string },
  from: { source: string; mark: Mark; version: string; rolls?: boolean },
): TermRule => ({ count, unit, rule, ...from })

const MEDIATION_RULE = {
  zh: '《人民调解工作若干规定》第三十三条',
  en: 'Provisions on People’s Mediation Work, art. 33',
}

const PETITION_WORKDAYS = {
  source: 'LawRefBook, in force 2022-05-01 (domain 3.1)',
  mark: 'verified',
  version: '2022',
} as const
/** The last day of a period that is a rest day goes on to the next working day (民法典 art. 203). */
const PETITION = { ...PETITION_WORKDAYS, rolls: true } as const

/** Working values of this system: domain 8.4 and 4.5 name the step and give no number. */
const OWN = { source: 'no source binds it', mark: 'configured', version: '2026' } as const

const STUCK_RULE = {
  zh: '“办不成事”反映窗口：复杂事项5个工作日，联办事项10个工作日，简单事项当场办',
  en: 'Window for stuck matters: complex 5, joint 10 working days, simple at once',
}
/** Read in the rule of another city, so a working value here. */
const STUCK = { source: '022china 滨海新区 (domain 4.5)', mark: 'configured', version: '2022' } as const

const petitionRule = (zh: string, article: number) => ({
  zh: `《信访工作条例》第${zh}条`,
  en: `Regulations on Petition Work, art. ${article}`,
})

export const NATIONAL: Terms = {
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
    { source: 'domain 4.1: complaints 5 to 15 working days', mark: 'configured', version: '2026' },
  ),
  'request.verify': term(
    3,
    'working-day',
    { zh: '核查时限', en: 'Verification time' },
    { source: 'no source binds it', mark: 'configured', version: '2026' },
  ),
  'rating.fix': term(
    15,
    'working-day',
    { zh: '差评整改时限', en: 'Time to mend a bad rating' },
    { source: 'spprec, a city of Sichuan (domain 4.4)', mark: 'verified', version: '2020' },
  ),
  'mediation.accept': term(
    3,
    'working-day',
    { zh: '调解受理答复时限', en: 'Answer to an application for mediation' },
    { source: 'SF/T 0083-2020, text not read (domain 1.3)', mark: 'configured', version: '2020' },
  ),
  'mediation.people': term(30, 'natural-day', MEDIATION_RULE, {
    source: '若干规定 art. 33: generally within one month (domain 1.3)',
    mark: 'verified',
    version: '2002',
    rolls: true,
  }),
  'mediation.medical': term(
    30,
    'working-day',
    { zh: '《医疗纠纷预防和处理条例》第三十八条', en: 'Regulations on Medical Disputes, art. 38' },
    { source: 'LawRefBook (domain 1.3)', mark: 'verified', version: '2018' },
  ),
  'mediation.labour': term(
    15,
    'natural-day',
    { zh: '《劳动争议调解仲裁法》第十四条', en: 'Labour Dispute Mediation and Arbitration Law, art. 14' },
    { source: 'LawRefBook (domain 1.3)', mark: 'verified', version: '2007', rolls: true },
  ),
  'petition.forward': term(15, 'natural-day', petitionRule('二十二', 22), PETITION),
  'petition.notice': term(15, 'natural-day', petitionRule('二十三', 23), PETITION),
  'petition.return': term(5, 'working-day', petitionRule('二十三', 23), PETITION_WORKDAYS),
  'petition.handle': term(60, 'natural-day', petitionRule('三十四', 34), PETITION),
  'petition.reviewApply': term(30, 'natural-day', petitionRule('三十五', 35), PETITION),
  'petition.review': term(30, 'natural-day', petitionRule('三十五', 35), PETITION),
  'petition.recheckApply': term(30, 'natural-day', petitionRule('三十六', 36), PETITION),
  'petition.recheck': term(30, 'natural-day', petitionRule('三十六', 36), PETITION),
  'hazard.check': term(
    1,
    'working-day',
    { zh: '隐患核实定级时限', en: 'Check and grading of a hazard' },
    OWN,
  ),
  'hazard.assign': term(1, 'working-day', { zh: '隐患整改下达时限', en: 'Assignment of a hazard' }, OWN),
  'hazard.general': term(7, 'natural-day', { zh: '一般隐患整改时限', en: 'General hazard put right' }, OWN),
  'hazard.major': term(30, 'natural-day', { zh: '重大隐患整改时限', en: 'Major hazard put right' }, OWN),
  'hazard.recheck': term(3, 'working-day', { zh: '隐患整改复查时限', en: 'Re-check of a hazard' }, OWN),
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
  /** Art. 29 names no limit for suggestions. */
  'petition.suggestion': term(
    60,
    'natural-day',
    { zh: '建议意见研究答复时限', en: 'Answer to a suggestion' },
    { source: 'art. 29 names none; as long as a claim', mark: 'configured', version: '2026', rolls: true },
  ),
}

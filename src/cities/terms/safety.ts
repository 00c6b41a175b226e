/** Hazards, decisions with their risks, property in custody, cameras, records (domain 8, 9.1, 11). */
import { articlesOf, OWN, type Terms, term } from '../term.ts'

const custody = articlesOf({
  zh: '《公安机关涉案财物管理若干规定》',
  en: 'Provisions on Property Involved in Police Cases',
})
const decision = articlesOf({
  zh: '《重大行政决策程序暂行条例》',
  en: 'Interim Regulations on the Procedure of Major Administrative Decisions',
})
const cameras = articlesOf({
  zh: '《公共安全视频图像信息系统管理条例》',
  en: 'Regulations on Public Security Video Systems',
})
const network = articlesOf({ zh: '《网络安全法》', en: 'Cybersecurity Law' })
const personal = articlesOf({ zh: '《个人信息保护法》', en: 'Personal Information Protection Law' })

const CUSTODY = {
  source: 'law-lib 343265 (domain 9.1)',
  mark: 'verified',
  version: '公通字〔2015〕21号',
} as const
const DECISION = {
  source: 'LawRefBook, all 44 articles (domain 8.1)',
  mark: 'verified',
  version: '2019',
} as const
const CAMERAS = {
  source: 'LawRefBook, all 34 articles (domain 11.5)',
  mark: 'verified',
  version: '2025',
} as const

const LONGER = { ...OWN, extend: { most: 30, times: 1, needs: ['head', 'reason-told'] } } as const

export const SAFETY: Terms = {
  'hazard.check': term(
    1,
    'working-day',
    { zh: '隐患核实定级时限', en: 'Check and grading of a hazard' },
    OWN,
  ),
  'hazard.assign': term(1, 'working-day', { zh: '隐患整改下达时限', en: 'Assignment of a hazard' }, OWN),
  'hazard.general': term(
    7,
    'natural-day',
    { zh: '一般隐患整改时限', en: 'General hazard put right' },
    LONGER,
  ),
  'hazard.major': term(30, 'natural-day', { zh: '重大隐患整改时限', en: 'Major hazard put right' }, LONGER),
  'hazard.recheck': term(3, 'working-day', { zh: '隐患整改复查时限', en: 'Re-check of a hazard' }, OWN),
  /** Sealed, frozen or registered where it stands: told to the keeper from the moment of the measure. */
  'property.notInKeeping': term(24, 'emergency-hour', custody('十二', 12), CUSTODY),
  'property.copyToInspector': term(24, 'emergency-hour', custody('十三', 13), CUSTODY),
  /** From the day it is found to have nothing to do with the case. */
  'property.releaseUnrelated': term(3, 'natural-day', custody('六', 6), {
    ...CUSTODY,
    source: '经济日报 2015-08-16 (domain 9.1)',
  }),
  /** Open to comment at least so long; shorter only with the reason told. */
  'decision.comment': term(30, 'natural-day', decision('十五', 15), {
    ...DECISION,
    least: 'unless-reasoned',
  }),
  /** Papers go out so long before the hearing: counted from sending them, the hearing comes after its last day. */
  'decision.hearing': term(7, 'natural-day', decision('十六', 16), { ...DECISION, least: 'always' }),
  'decision.legality': term(7, 'working-day', decision('二十六', 26), { ...DECISION, least: 'always' }),
  /** From the day of use. The unit files with an office that is closed on rest days, so the last day rolls. */
  'camera.filing': term(30, 'natural-day', cameras('十四', 14), { ...CAMERAS, rolls: true }),
  'camera.retention': term(30, 'natural-day', cameras('十七', 17), { ...CAMERAS, least: 'always' }),
  'log.retention': term(6, 'month', network('二十一', 21), {
    source:
      'LawRefBook (domain 11.1), text before the amendment in force from 2026-01-01: check the number of the article',
    mark: 'verified',
    version: '2017',
    least: 'always',
  }),
  /** Three years: reports on the impact on personal information, and records of what was done with it. */
  'log.pia': term(36, 'month', personal('五十六', 56), {
    source: 'LawRefBook (domain 11.1)',
    mark: 'verified',
    version: '2021',
    least: 'always',
  }),
}

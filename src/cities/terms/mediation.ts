/** Mediation by people's committees, by professional bodies, for courts and online (domain 1.3, 2.1, 2.2). */
import { articlesOf, type Terms, term } from '../term.ts'

const committees = articlesOf({ zh: '《人民调解工作若干规定》', en: 'Provisions on People’s Mediation Work' })
const medical = articlesOf({ zh: '《医疗纠纷预防和处理条例》', en: 'Regulations on Medical Disputes' })
const labour = articlesOf({
  zh: '《劳动争议调解仲裁法》',
  en: 'Labour Dispute Mediation and Arbitration Law',
})
const invited = articlesOf({
  zh: '《最高人民法院关于人民法院特邀调解的规定》',
  en: 'Supreme People’s Court, Provisions on Invited Mediation',
})
const online = articlesOf({
  zh: '《人民法院在线调解规则》',
  en: 'Online Mediation Rules of the People’s Courts',
})

/** Periods of court procedure end on the first day after the holidays: 民事诉讼法 art. 85. */
const INVITED = {
  source: 'LawRefBook, all 30 articles (domain 2.1)',
  mark: 'verified',
  version: '法释〔2016〕14号',
  rolls: true,
  extend: { needs: ['all-parties'] },
} as const
const ONLINE = {
  source: 'LawRefBook, all 30 articles (domain 2.2)',
  mark: 'verified',
  version: '法释〔2021〕23号',
} as const

export const MEDIATION: Terms = {
  'mediation.accept': term(
    3,
    'working-day',
    { zh: '调解受理答复时限', en: 'Answer to an application for mediation' },
    { source: 'SF/T 0083-2020, text not read (domain 1.3)', mark: 'configured', version: '2020' },
  ),
  /** The article says one month. Offices and the standard count 30 days, and so does the table: decision 0009. */
  'mediation.people': term(30, 'natural-day', committees('三十三', 33), {
    source: '若干规定 art. 33: generally within one month; 30 days by township procedure (domain 1.3)',
    mark: 'verified',
    version: '2002',
    rolls: true,
    extend: { needs: ['all-parties'] },
  }),
  'mediation.medical': term(30, 'working-day', medical('三十八', 38), {
    source: 'LawRefBook (domain 1.3)',
    mark: 'verified',
    version: '2018',
    extend: { needs: ['all-parties'] },
    stops: ['appraisal'],
  }),
  'mediation.labour': term(15, 'natural-day', labour('十四', 14), {
    source: 'LawRefBook (domain 1.3)',
    mark: 'verified',
    version: '2007',
    rolls: true,
    fixed: true,
  }),
  /** 委派, before filing. Runs from the day the mediator signs for the papers, as the next two. */
  'mediation.court.pre': term(30, 'natural-day', invited('二十七', 27), INVITED),
  /** 委托, after filing. */
  'mediation.court.filed.ordinary': term(15, 'natural-day', invited('二十七', 27), INVITED),
  'mediation.court.filed.summary': term(7, 'natural-day', invited('二十七', 27), INVITED),
  /** How much longer at most, where a court says so; art. 27 itself has no most. */
  'mediation.court.pre.cap': term(
    30,
    'natural-day',
    {
      zh: '延长调解期限的上限（济源市人民法院办法第四条，仅作参照）',
      en: 'Longest extension (a rule of the court of Jiyuan, art. 4, for reference)',
    },
    { source: 'hnjysfy.hncourt.gov.cn 济源 (domain 2.1), another city', mark: 'configured', version: '2730' },
  ),
  /** Both parties choose together; after that the court appoints. */
  'online.pick': term(2, 'working-day', online('十', 10), ONLINE),
  'online.appoint': term(3, 'working-day', online('十', 10), ONLINE),
  /** No confirmation in time: another one is chosen. */
  'online.accept': term(3, 'working-day', online('十二', 12), ONLINE),
  'online.contact': term(3, 'working-day', online('十五', 15), ONLINE),
}

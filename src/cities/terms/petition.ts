/** Petitions 信访 (domain 3.1): 15, 30 and 60 days are natural days, only the "5个工作日" are working days. */
import { articlesOf, type Terms, term } from '../term.ts'

const petition = articlesOf({ zh: '《信访工作条例》', en: 'Regulations on Petition Work' })

const WORKDAYS = {
  source: 'LawRefBook, in force 2022-05-01 (domain 3.1)',
  mark: 'verified',
  version: '2022',
} as const
/** The last day of a period that is a rest day goes on to the next working day (民法典 art. 203). */
const DAYS = { ...WORKDAYS, rolls: true } as const

export const PETITION: Terms = {
  'petition.forward': term(15, 'natural-day', petition('二十二', 22), DAYS),
  'petition.notice': term(15, 'natural-day', petition('二十三', 23), DAYS),
  'petition.return': term(5, 'working-day', petition('二十三', 23), WORKDAYS),
  'petition.handle': term(60, 'natural-day', petition('三十四', 34), {
    ...DAYS,
    extend: { most: 30, times: 1, needs: ['head', 'reason-told'] },
  }),
  'petition.reviewApply': term(30, 'natural-day', petition('三十五', 35), DAYS),
  'petition.review': term(30, 'natural-day', petition('三十五', 35), DAYS),
  'petition.recheckApply': term(30, 'natural-day', petition('三十六', 36), DAYS),
  'petition.recheck': term(30, 'natural-day', petition('三十六', 36), { ...DAYS, stops: ['hearing'] }),
  /** Art. 29 names no limit for suggestions. */
  'petition.suggestion': term(
    60,
    'natural-day',
    { zh: '建议意见研究答复时限', en: 'Answer to a suggestion' },
    { source: 'art. 29 names none; as long as a claim', mark: 'configured', version: '2026', rolls: true },
  ),
}

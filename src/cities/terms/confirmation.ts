/** What follows or stands beside mediation: the court's confirmation, administrative and police mediation (domain 2.3-2.6). */
import { articlesOf, type Terms, term } from '../term.ts'

const procedure = articlesOf({ zh: '《民事诉讼法》', en: 'Civil Procedure Law' })
const interpretation = articlesOf({
  zh: '《最高人民法院关于适用〈民事诉讼法〉的解释》',
  en: 'Supreme People’s Court, Interpretation of the Civil Procedure Law',
})
const shenzhen = (zh: string, en: number) => ({
  zh: `《深圳经济特区矛盾纠纷多元化解条例》第${zh}条（外地规定，仅作参照）`,
  en: `Shenzhen Regulations on Diversified Dispute Resolution, art. ${en} (another place’s rule, for reference)`,
})
const xinyu = (zh: string, en: string) => ({
  zh: `公调对接（新余市做法，仅作参照）：${zh}`,
  en: `Police mediation (practice of Xinyu, for reference): ${en}`,
})

/** 民事诉讼法 art. 85: the last day that is a holiday goes on to the first day after it. */
const LAW = {
  source: 'LawRefBook (domain 2.3)',
  mark: 'verified',
  version: '2023',
  rolls: true,
} as const
const INTERPRETATION = { ...LAW, version: '法释〔2022〕11号' } as const
const SHENZHEN = {
  source: 'LawRefBook 深圳条例 (domain 2.6); no rule of the city was read',
  mark: 'configured',
  version: '2022',
} as const
const XINYU = {
  source: 'jxxw 2025-04-10, 新余 in Jiangxi (domain 2.4); no number that binds the city was found',
  mark: 'configured',
  version: '2025-04-10',
} as const

export const CONFIRMATION: Terms = {
  /** From the day the agreement takes effect; both parties together. 人民调解法 art. 33 says the same. */
  'confirm.apply': term(30, 'natural-day', procedure('二百零五', 205), LAW),
  'confirm.court': term(30, 'natural-day', procedure('一百八十七', 187), {
    ...LAW,
    extend: { needs: ['president'] },
  }),
  /** From receipt of the decision. */
  'confirm.objection.party': term(15, 'natural-day', interpretation('三百七十二', 372), INTERPRETATION),
  /** From the day somebody else knows, or should know, that the decision touches their rights. */
  'confirm.objection.third': term(6, 'month', interpretation('三百七十二', 372), INTERPRETATION),
  'admin.mediation.accept': term(5, 'working-day', shenzhen('四十五', 45), SHENZHEN),
  'admin.mediation.accept.complex': term(10, 'working-day', shenzhen('四十五', 45), SHENZHEN),
  'admin.mediation.finish': term(30, 'natural-day', shenzhen('二十五', 25), {
    ...SHENZHEN,
    rolls: true,
    extend: { needs: ['all-parties'] },
  }),
  'police.mediation.simple': term(
    24,
    'emergency-hour',
    xinyu('简单纠纷24小时内反馈', 'a simple dispute is reported back in 24 hours'),
    XINYU,
  ),
  'police.mediation.complex': term(
    5,
    'natural-day',
    xinyu('复杂纠纷5日内反馈', 'a complex dispute is reported back in 5 days'),
    XINYU,
  ),
}

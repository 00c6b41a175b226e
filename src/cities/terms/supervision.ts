/** Lengths of time of hand-over, assistance and supervision. Most are working values: the law names the step only. */
import type { Unit } from '../../engine/terms.ts'
import { type CityTerm, OWN, type Terms, term } from '../term.ts'

const own = (count: number, unit: Unit, zh: string, en: string): CityTerm =>
  term(count, unit, { zh, en }, OWN)

/** A unit that is not competent sends back within two working days. */
const HOTLINE_RETURN: CityTerm = term(
  2,
  'working-day',
  {
    zh: '退单时限：两个工作日内不退回的，视为接收',
    en: 'Time to send back: what is not sent back within two working days is accepted',
  },
  { source: 'Shandong hotline rules (domain 4.1, 4.3)', mark: 'configured', version: '2022' },
)

export const SUPERVISION: Terms = {
  'request.return': HOTLINE_RETURN,
  'hazard.return': HOTLINE_RETURN,
  'stuck.return': HOTLINE_RETURN,
  'dispute.return': own(
    3,
    'working-day',
    '调解员接受指派的时限（参照《人民法院在线调解规则》的三个工作日）',
    'Time for a mediator to accept (after the three working days of the Rules on Online Mediation)',
  ),
  'handover.name': own(
    1,
    'working-day',
    '共同上级指定承办单位的时限',
    'Time for the common superior to name a holder',
  ),
  'assist.answer': own(5, 'working-day', '协办单位反馈时限', 'Time for a helping unit to answer'),
  'supervise.yellow': own(5, 'working-day', '黄牌督办反馈时限', 'Time to answer a yellow card'),
  'supervise.red': own(2, 'working-day', '红牌督办反馈时限', 'Time to answer a red card'),
  /** The day itself is set by whoever lists. */
  'supervise.listed': own(0, 'natural-day', '挂账时确定的销号期限', 'The day set when the matter was listed'),
}

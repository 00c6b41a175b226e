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
}

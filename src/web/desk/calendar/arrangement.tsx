/** A year's holidays as a notice tells them: which days off in a row, which weekends are worked. */
import { useLanguage } from '../../shared/language.ts'
import { useT } from '../words.ts'
import type { Run } from './days.ts'
import { shortName, weekdayName } from './words.ts'

interface Props {
  runs: readonly Run[]
  /** Weekend days that are worked. */
  worked?: readonly string[]
}

export function Arrangement({ runs, worked = [] }: Props) {
  const t = useT()
  const language = useLanguage()
  return (
    <dl className="arrangement">
      {runs.map((run) => (
        <div key={run.first}>
          <dt>{run.names.join(t('calendar.and')) || t('calendar.own')}</dt>
          <dd>
            {run.length === 1
              ? weekdayName(run.first, language)
              : t('calendar.range', {
                  from: shortName(run.first, language),
                  until: shortName(run.last, language),
                })}
            <span className="quiet">
              {t(run.length === 1 ? 'calendar.days.one' : 'calendar.days', { days: run.length })}
            </span>
          </dd>
        </div>
      ))}
      {worked.length > 0 && (
        <div>
          <dt>{t('calendar.is.work')}</dt>
          <dd className="arrangement-worked">
            {worked.map((day) => (
              <span key={day}>{weekdayName(day, language)}</span>
            ))}
          </dd>
        </div>
      )}
    </dl>
  )
}

/** The days as clicked, told as the notice tells them, and what looks like a slip. */
import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { useLanguage } from '../../shared/language.ts'
import { useT } from '../words.ts'
import { Arrangement } from './arrangement.tsx'
import { namesOf } from './calendar.ts'
import { daysGained, type Exceptions, madeUp, runsOf, workdaysIn } from './days.ts'
import type { CalendarView } from './shapes.ts'
import { shortName } from './words.ts'

export function Check({ view, days }: { view: CalendarView; days: Exceptions }) {
  const t = useT()
  const language = useLanguage()
  const [first, last] = [`${view.year}-01-01`, `${view.year}-12-31`]
  const law = namesOf(view.law)
  const worked = view.law.filter(({ day }) => days.get(day) !== 'rest')
  const gained = daysGained(days)
  const fits = gained === law.size
  return (
    <section className="card" aria-labelledby="arrangement">
      <h2 id="arrangement">{t('calendar.check')}</h2>
      <p className="note">{t('calendar.check.about')}</p>
      <Arrangement runs={runsOf(`${view.year - 1}-12-01`, last, days, law)} worked={madeUp(days)} />
      <ul className="checks">
        <li className={fits ? 'check-good' : 'check-odd'}>
          {fits ? <CheckCircleOutlined aria-hidden /> : <WarningOutlined aria-hidden />}
          <span>
            {t('calendar.workdays', { days: workdaysIn(first, last, days) })}
            <br />
            {t(fits ? 'calendar.gained.fits' : 'calendar.gained.odd', { days: gained, law: law.size })}
          </span>
        </li>
        {worked.length > 0 && (
          <li className="check-odd">
            <WarningOutlined aria-hidden />
            <span>
              {t('calendar.law.worked', {
                days: worked
                  .map(({ day, name }) => `${name} ${shortName(day, language)}`)
                  .join(t('calendar.and')),
              })}
            </span>
          </li>
        )}
      </ul>
    </section>
  )
}

/** What the marks of a day mean. */
import { useT } from '../words.ts'

const MARKS = ['rest', 'work'] as const

interface Props {
  /** Holidays and make-up workdays. */
  marks: boolean
  /** Days that the law names. */
  law?: boolean
  today?: boolean
}

export function Legend({ marks, law, today }: Props) {
  const t = useT()
  return (
    <ul className="legend">
      {MARKS.filter(() => marks).map((is) => (
        <li key={is}>
          <span className={`cal-day cal-day-${is}`} aria-hidden>
            <i>{t(`calendar.mark.${is}`)}</i>
          </span>
          {t(`calendar.is.${is}`)}
        </li>
      ))}
      {law && (
        <li>
          <span className="cal-day cal-day-law" aria-hidden />
          {t('calendar.law')}
        </li>
      )}
      {today && (
        <li>
          <span className="cal-day cal-day-today" aria-hidden />
          {t('calendar.today')}
        </li>
      )}
    </ul>
  )
}

/** What the marks of a day mean. */
import { useT } from '../words.ts'

export function Legend({ today, law }: { today?: boolean; law?: boolean }) {
  const t = useT()
  return (
    <ul className="legend">
      {(['rest', 'work'] as const).map((is) => (
        <li key={is}>
          <span className={`day day-${is}`} aria-hidden>
            <i>{t(`calendar.mark.${is}`)}</i>
          </span>
          {t(`calendar.is.${is}`)}
        </li>
      ))}
      {law && (
        <li>
          <span className="day day-law" aria-hidden />
          {t('calendar.law')}
        </li>
      )}
      {today && (
        <li>
          <span className="day day-today" aria-hidden />
          {t('calendar.today')}
        </li>
      )}
    </ul>
  )
}

/** The year as twelve small months, to read. */
import { useLanguage } from '../../shared/language.ts'
import { useT } from '../words.ts'
import { exceptionsOf, namesOf } from './calendar.ts'
import { isWeekend, monthsOf } from './days.ts'
import { Month } from './month.tsx'
import type { CalendarView, Is } from './shapes.ts'
import { fullName } from './words.ts'

export function Year({ view, today }: { view: CalendarView; today: string }) {
  const exceptions = exceptionsOf(view.days)
  const names = namesOf(view.days)
  const law = view.published ? new Map<string, string>() : namesOf(view.law)
  return (
    <div className="sheet-box months">
      {monthsOf(view.year).map((month) => (
        <Month key={month} month={month}>
          {(day) => (
            <Day
              day={day}
              is={exceptions.get(day)}
              name={names.get(day)}
              law={law.get(day)}
              today={day === today}
            />
          )}
        </Month>
      ))}
    </div>
  )
}

interface DayProps {
  day: string
  is: Is | undefined
  name: string | undefined
  /** The law names the day, and no notice has come. */
  law: string | undefined
  today: boolean
}

function Day({ day, is, name, law, today }: DayProps) {
  const t = useT()
  const language = useLanguage()
  const notes = [
    is && t(`calendar.is.${is}`),
    name,
    law && t('calendar.law.of', { name: law }),
    today && t('calendar.today'),
  ].filter(Boolean)
  return (
    <time
      dateTime={day}
      className={dayClass({ day, is, law: law !== undefined, today })}
      {...(notes.length > 0 && { title: `${fullName(day, language)} · ${notes.join(' · ')}` })}
      aria-current={today ? 'date' : undefined}
    >
      <b>{Number(day.slice(8))}</b>
      {is && <i aria-hidden>{t(`calendar.mark.${is}`)}</i>}
      {notes.length > 0 && <span className="unseen">{notes.join('，')}</span>}
    </time>
  )
}

/** The looks of a day; colour only supports the mark. */
export const dayClass = (of: { day: string; is: Is | undefined; law: boolean; today: boolean }): string =>
  [
    'cal-day',
    of.is && `cal-day-${of.is}`,
    isWeekend(of.day) && 'cal-day-weekend',
    of.law && 'cal-day-law',
    of.today && 'cal-day-today',
  ]
    .filter(Boolean)
    .join(' ')

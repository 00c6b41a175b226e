/** One small month. */
import { memo, type ReactNode } from 'react'
import { useLanguage } from '../../shared/language.ts'
import { weeksOf } from './days.ts'
import { monthName, weekdays } from './words.ts'

interface Props {
  /** `2027-02`. */
  month: string
  /** Stands in place of the month's name, where that alone would mislead. */
  title?: string | undefined
  children: (day: string) => ReactNode
}

export function Month({ month, title, children }: Props) {
  const language = useLanguage()
  return (
    <table className="month">
      <caption>{title ?? monthName(month, language)}</caption>
      <Head language={language} />
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find(Boolean)}>
            {week.map((day, weekday) => (
              <td key={weekday}>{day && children(day)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Head = memo(({ language }: { language: 'zh' | 'en' }) => (
  <thead>
    <tr>
      {weekdays(language).map(({ short, long }) => (
        <th key={long} scope="col" abbr={long}>
          {short}
        </th>
      ))}
    </tr>
  </thead>
))

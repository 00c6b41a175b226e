/** A year without an official notice says so, and how much depends on it. */
import { Alert, Button } from 'antd'
import { Link, useLocation } from 'wouter'
import { useT } from '../words.ts'
import { useYear } from './calendar.ts'
import type { CalendarView } from './shapes.ts'

export function Provisional({ view }: { view: CalendarView }) {
  const t = useT()
  const [, go] = useLocation()
  const { year, enter, provisional } = view
  const { dates = 0, matters = 0 } = provisional ?? {}
  return (
    <Alert
      className="provisional"
      type="warning"
      showIcon
      title={t('calendar.provisional', { year })}
      description={
        <>
          <p>
            {dates > 0 ? t('calendar.provisional.dates', { dates, matters }) : t('calendar.provisional.none')}
          </p>
          <p>{t('calendar.provisional.about')}</p>
          {!enter.allowed && <p className="no-print">{enter.reason}</p>}
        </>
      }
      action={
        enter.allowed && (
          <Button type="primary" className="no-print" onClick={() => go(`/calendar/${year}/enter`)}>
            {t('calendar.enter')}
          </Button>
        )
      }
    />
  )
}

/** From this year's page, what is still missing of the next. */
export function NextYear({ year }: { year: number }) {
  const t = useT()
  const { data } = useYear(year)
  if (data?.year !== year || data.published) return null
  return (
    <p className="next-year no-print">
      {t('calendar.next', { year })}{' '}
      {data.provisional &&
        data.provisional.dates > 0 &&
        t('calendar.next.dates', { dates: data.provisional.dates })}{' '}
      <Link href={`/calendar/${year}`}>{t('calendar.next.go', { year })}</Link>
    </p>
  )
}

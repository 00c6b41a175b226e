/** The year that all due dates are counted by; everybody on the desk reads it, two seats keep it. */
import { LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Select, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { ProblemError } from '../../shared/api.ts'
import { Nothing } from '../list/nothing.tsx'
import { moment } from '../when.ts'
import { useT } from '../words.ts'
import { Arrangement } from './arrangement.tsx'
import { exceptionsOf, namesOf, useToday, useYear } from './calendar.ts'
import { FIRST_YEAR, madeUp, runsOf, statutoryRuns, workdaysIn } from './days.ts'
import { Legend } from './legend.tsx'
import { NextYear, Provisional } from './provisional.tsx'
import type { CalendarView } from './shapes.ts'
import { Year } from './year.tsx'

export function CalendarPage({ chosen }: { chosen?: string }) {
  const t = useT()
  const today = useToday()
  const thisYear = Number(today.slice(0, 4))
  const [, go] = useLocation()
  const year = within(Number(chosen ?? thisYear), thisYear)
  const query = useYear(year)
  const view = query.data?.year === year ? query.data : undefined
  useEffect(() => {
    document.title = `${t('calendar.title', { year })} · ${t('desk')}`
  }, [t, year])
  const change = (to: number) => go(`/calendar/${to}`)
  const years = Array.from({ length: thisYear + 2 - FIRST_YEAR }, (_, i) => thisYear + 1 - i)
  return (
    <div className="page calendar">
      <div className="page-head">
        <h1>{t('calendar.title', { year })}</h1>
        <p>{t('calendar.about')}</p>
      </div>
      <div className="calendar-bar no-print">
        <nav className="calendar-years" aria-label={t('calendar.year')}>
          <Button
            icon={<LeftOutlined aria-hidden />}
            aria-label={t('calendar.before')}
            disabled={year === FIRST_YEAR}
            onClick={() => change(year - 1)}
          />
          <Select
            value={year}
            onChange={change}
            aria-label={t('calendar.year')}
            options={years.map((each) => ({ value: each, label: t('calendar.of', { year: each }) }))}
          />
          <Button
            icon={<RightOutlined aria-hidden />}
            aria-label={t('calendar.after')}
            disabled={year === thisYear + 1}
            onClick={() => change(year + 1)}
          />
          {year !== thisYear && (
            <Button type="link" onClick={() => change(thisYear)}>
              {t('calendar.this')}
            </Button>
          )}
        </nav>
        {view?.published && view.enter.allowed && (year >= thisYear || view.entered) && (
          <Button onClick={() => go(`/calendar/${year}/enter`)}>{t('calendar.correct')}</Button>
        )}
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>
          {t('calendar.print')}
        </Button>
      </div>
      {query.error && !view && (
        <Nothing
          title={t('calendar.lost')}
          about={query.error instanceof ProblemError ? query.error.detail : t('offline')}
        >
          <Button onClick={() => void query.refetch()}>{t('retry')}</Button>
        </Nothing>
      )}
      {!view && !query.error && (
        <div className="sheet-box" aria-busy="true">
          <Skeleton active title={false} paragraph={{ rows: 12, width: '100%' }} />
        </div>
      )}
      {view && (
        <>
          {!view.published && <Provisional view={view} />}
          <div className="calendar-columns">
            <Year view={view} today={today} />
            <Side view={view} today={today} />
          </div>
        </>
      )}
    </div>
  )
}

const within = (year: number, thisYear: number): number =>
  Number.isInteger(year) ? Math.min(Math.max(year, FIRST_YEAR), thisYear + 1) : thisYear

function Side({ view, today }: { view: CalendarView; today: string }) {
  const t = useT()
  const [first, last] = [`${view.year}-01-01`, `${view.year}-12-31`]
  const exceptions = exceptionsOf(view.days)
  const runs = view.published ? runsOf(first, last, exceptions, namesOf(view.days)) : statutoryRuns(view.law)
  const workdays = workdaysIn(first, last, exceptions)
  return (
    <aside className="calendar-side">
      <section className="card" aria-labelledby="arrangement">
        <h2 id="arrangement">{t(view.published ? 'calendar.arrangement' : 'calendar.law')}</h2>
        {!view.published && <p className="note">{t('calendar.law.about')}</p>}
        <Arrangement runs={runs} worked={madeUp(exceptions)} />
        <p className="workdays">
          {t(view.published ? 'calendar.workdays' : 'calendar.workdays.bare', { days: workdays })}
        </p>
      </section>
      <Legend marks={view.published} today={today.startsWith(`${view.year}`)} law={!view.published} />
      {view.published && (
        <section className="note calendar-source">
          <p>{view.notice ? t('calendar.source', { notice: view.notice }) : t('calendar.source.frozen')}</p>
          {view.entered && (
            <p>{t('calendar.entered', { name: view.entered.by, at: moment(view.entered.at) })}</p>
          )}
          {view.entered && !view.entered.applied && <p role="status">{t('calendar.applying')}</p>}
        </section>
      )}
      {today.startsWith(`${view.year}`) && <NextYear year={view.year + 1} />}
    </aside>
  )
}

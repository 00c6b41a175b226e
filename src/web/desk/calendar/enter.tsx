/** Entering a year's notice: its title, its days; what it would do is shown before it is done. */
import { Alert, Button, Input, Skeleton } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useLanguage } from '../../shared/language.ts'
import { Nothing } from '../list/nothing.tsx'
import { useT } from '../words.ts'
import { namesOf, useYear } from './calendar.ts'
import { Check } from './check.tsx'
import { Grid } from './grid.tsx'
import { Legend } from './legend.tsx'
import { MovesDialog } from './moves-dialog.tsx'
import type { CalendarView } from './shapes.ts'
import { useNotice } from './use-notice.ts'
import { fullName } from './words.ts'

/** What the house asks for. */
const SHORTEST_TITLE = 4
const LONGEST_TITLE = 200

export function EnterPage({ year }: { year: number }) {
  const t = useT()
  const { data, error } = useYear(year)
  const title = t(data?.published ? 'calendar.correct.title' : 'calendar.enter.title', { year })
  useEffect(() => {
    document.title = `${title} · ${t('desk')}`
  }, [title, t])
  useEffect(() => void scrollTo({ top: 0 }), [])
  const ready = data?.year === year
  return (
    <div className="page calendar">
      <p className="matter-back">
        <Link href={`/calendar/${year}`}>← {t('calendar.back', { year })}</Link>
      </p>
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      {!ready && error && <Nothing title={t('calendar.lost')} about={t('offline')} />}
      {!ready && !error && <Skeleton active title={false} paragraph={{ rows: 12, width: '100%' }} />}
      {ready && !data.enter.allowed && (
        <Nothing title={t('calendar.not-yours')} about={data.enter.reason ?? ''} />
      )}
      {ready && data.enter.allowed && <Form key={year} view={data} />}
    </div>
  )
}

function Form({ view }: { view: CalendarView }) {
  const t = useT()
  const language = useLanguage()
  const [, go] = useLocation()
  const notice = useNotice(view)
  const [asked, setAsked] = useState(false)
  const [tried, setTried] = useState(false)
  const [told, setTold] = useState('')
  const law = namesOf(view.law)
  const short = notice.title.trim().length < SHORTEST_TITLE
  const empty = notice.days.size === 0

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (short) document.getElementById('notice-title')?.focus()
    else if (!empty) setAsked(true)
  }

  return (
    <form className="enter" onSubmit={submit} noValidate>
      {notice.restored && (
        <Alert
          type="info"
          showIcon
          title={t('act.draft')}
          action={
            <Button size="small" onClick={notice.reset}>
              {t('calendar.reset')}
            </Button>
          }
        />
      )}
      <div className="field">
        <div className="field-head">
          <label htmlFor="notice-title">
            {t('calendar.notice')} <span className="required">*</span>
          </label>
        </div>
        <Input
          id="notice-title"
          value={notice.title}
          maxLength={LONGEST_TITLE}
          placeholder={t('calendar.notice.example', { year: view.year, before: view.year - 1 })}
          status={tried && short ? 'error' : ''}
          aria-required
          aria-invalid={tried && short}
          aria-describedby="notice-title-problem"
          onChange={(event) => notice.setTitle(event.target.value)}
        />
        <p className="problem" id="notice-title-problem" role="alert">
          {tried && short && t('calendar.notice.missing')}
        </p>
      </div>
      <div className="enter-how">
        <p>
          <strong>{t('calendar.law.marked')}</strong> {t('calendar.law.rest')}
        </p>
        <p className="note">
          {t('calendar.how')} <span className="with-keys">{t('calendar.how.keys')}</span>
        </p>
        <Legend marks law />
      </div>
      <div className="calendar-columns">
        <Grid
          year={view.year}
          days={notice.days}
          law={law}
          onSet={(day, is) => {
            notice.set(day, is)
            setTold(`${fullName(day, language)}${t('calendar.comma')}${t(`calendar.is.${is ?? 'normal'}`)}`)
          }}
        />
        <aside className="calendar-side">
          <Check view={view} days={notice.days} />
          {tried && empty && (
            <p className="problem" role="alert">
              {t('calendar.empty')}
            </p>
          )}
          <div className="form-end">
            <Button type="primary" htmlType="submit">
              {t('calendar.preview')}
            </Button>
            <Button onClick={() => go(`/calendar/${view.year}`)}>{t('act.cancel')}</Button>
          </div>
        </aside>
      </div>
      <p className="unseen" role="status">
        {told}
      </p>
      {asked && (
        <MovesDialog
          year={view.year}
          title={notice.title.trim()}
          days={notice.days}
          onBack={() => setAsked(false)}
          onDone={notice.done}
          onLeave={() => go(`/calendar/${view.year}`)}
        />
      )}
    </form>
  )
}

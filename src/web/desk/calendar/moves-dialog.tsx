/** What the notice would do, the confirmation, the work, and what it did. */
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Modal, Progress, Result, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { call, ProblemError, post } from '../../shared/api.ts'
import { useT } from '../words.ts'
import { useYear } from './calendar.ts'
import type { Exceptions } from './days.ts'
import { MovesList } from './moves-list.tsx'
import type { Moves } from './shapes.ts'

interface Props {
  year: number
  title: string
  days: Exceptions
  onBack(): void
  onDone(): void
  onLeave(): void
}

const LOOK_MS = 1000

/** The steps of the dialog, in order. */
type Step = 'looking' | 'asking' | 'entering' | 'moving'

export function MovesDialog({ year, title, days, onBack, onDone, onLeave }: Props) {
  const t = useT()
  const client = useQueryClient()
  const [step, setStep] = useState<Step>('looking')
  const [moves, setMoves] = useState<Moves>()
  const [failed, setFailed] = useState('')
  const [body] = useState(() => ({
    notice: title,
    days: [...days].map(([day, is]) => ({ day, is })).sort(byDay),
  }))
  const moving = step === 'moving'
  const { data } = useYear(year, (view) => (moving && !view.entered?.applied ? LOOK_MS : false))
  const entered = moving ? data?.entered : undefined
  const over = entered?.applied === true

  const explain = (error: unknown) =>
    setFailed(error instanceof ProblemError ? saying(error) || t('internal') : t('calendar.offline'))

  useEffect(() => {
    const stop = new AbortController()
    post<Moves>(`/api/calendar/${year}/preview`, body, stop.signal).then(
      (found) => {
        setMoves(found)
        setStep('asking')
      },
      (error: unknown) => {
        if (!stop.signal.aborted) explain(error)
      },
    )
    return () => stop.abort()
    // The question is asked once, when the dialog opens.
  }, [])

  // Lists and matters on this desk show the new dates when one goes back to them.
  useEffect(() => {
    if (over) void client.invalidateQueries()
  }, [over, client])

  async function enter() {
    setFailed('')
    setStep('entering')
    try {
      await call<{ changed: boolean }>('PUT', `/api/calendar/${year}`, body)
      onDone()
      await client.invalidateQueries({ queryKey: ['calendar'] })
      setStep('moving')
    } catch (error) {
      explain(error)
      setStep('asking')
    }
  }

  const busy = step === 'entering'
  return (
    <Modal
      open
      title={over ? undefined : t(moving ? 'calendar.moving' : 'calendar.moves', { year })}
      onCancel={moving ? onLeave : onBack}
      closable={!busy}
      mask={{ closable: false }}
      width={480}
      footer={
        moving
          ? over && (
              <Button type="primary" onClick={onLeave}>
                {t('calendar.see', { year })}
              </Button>
            )
          : [
              <Button key="back" onClick={onBack} disabled={busy}>
                {t('calendar.moves.back')}
              </Button>,
              <Button key="go" type="primary" onClick={enter} loading={busy} disabled={!moves}>
                {t('calendar.moves.go')}
              </Button>,
            ]
      }
    >
      {failed && (
        <Alert type="error" showIcon title={t('calendar.failed')} description={failed} role="alert" />
      )}
      {step === 'looking' && !failed && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {moves && !moving && <MovesList moves={moves} />}
      {moving && !over && <Moving moved={entered?.moved ?? 0} of={moves?.matters ?? 0} />}
      {over && <Done year={year} moved={entered?.moved ?? 0} moves={moves} />}
    </Modal>
  )
}

const byDay = (one: { day: string }, other: { day: string }): number => (one.day < other.day ? -1 : 1)

const saying = ({ detail, problems }: ProblemError): string =>
  problems.length > 0 ? problems.map(({ path, message }) => `${path}: ${message}`).join(' ') : detail

function Moving({ moved, of }: { moved: number; of: number }) {
  const t = useT()
  const percent = of > 0 ? Math.min(99, Math.round((moved / of) * 100)) : 99
  return (
    <div className="moving" role="status">
      <Progress
        percent={percent}
        status="active"
        showInfo={false}
        aria-label={t('calendar.moving.done', { moved, of })}
      />
      <p>{t('calendar.moving.done', { moved, of })}</p>
      <p className="note">{t('calendar.moving.about')}</p>
    </div>
  )
}

function Done({ year, moved, moves }: { year: number; moved: number; moves: Moves | undefined }) {
  const t = useT()
  return (
    <div className="calendar-done" role="status">
      <Result
        status="success"
        title={t('calendar.done', { year })}
        subTitle={moved > 0 ? t('calendar.done.moved', { matters: moved }) : t('calendar.done.none')}
      />
      {moved > 0 && moves && <MovesList moves={moves} done />}
    </div>
  )
}

/** One page to bring a matter: derived from the kind's declaration, kept until it is sent. */
import { useCallback, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { say } from '../../../engine/text.ts'
import { OfflineError } from '../../shared/api.ts'
import { checkAnswers, problemsOfRefusal, problemWords } from '../../shared/form/check.ts'
import { type FormScope, FormScopeProvider } from '../../shared/form/context.ts'
import { ErrorSummary, labelAt } from '../../shared/form/error-summary.tsx'
import { askedAnswers } from '../../shared/form/fields.tsx'
import { useCity } from '../city.tsx'
import { type Draft, type DraftStore, type Request, sendReport, useDraft } from '../draft.ts'
import { Fault, wordsOfError } from '../fault.tsx'
import { useKind } from '../kinds.ts'
import { Page } from '../page.tsx'
import { ReportForm } from '../report-form.tsx'
import type { KindView } from '../shapes.ts'
import { useTexts } from '../words.ts'
import { Missing } from './missing.tsx'

export default function Report({ kind: id }: { kind: string }) {
  const t = useTexts()
  const kind = useKind(id)
  const store = useDraft(id)
  if (kind.error !== undefined && !kind.value)
    return (
      <Page title={t('home.report')} className="narrow">
        <Fault error={kind.error} again={kind.again} />
      </Page>
    )
  if (!kind.value) return <p className="waiting">{t('loading')}</p>
  if (!kind.value.opening.doors.includes('portal')) return <Missing />
  return <ReportPage key={store.draft.id} kind={kind.value} store={store} />
}

type Uploads = Record<string, { sending: number; failed: number }>

function ReportPage({ kind, store }: { kind: KindView; store: DraftStore }) {
  const t = useTexts()
  const city = useCity()
  const [, navigate] = useLocation()
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map())
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState('')
  const [sending, setSending] = useState(false)
  const [uploads, setUploads] = useState<Uploads>({})
  const { draft, change, drop, restored } = store
  const { fields } = kind.opening

  const onUploads = useCallback(
    (path: string, now: { sending: number; failed: number }) =>
      setUploads((before) => ({ ...before, [path]: now })),
    [],
  )
  const scope = useMemo<FormScope>(
    () => ({
      texts: kind.texts,
      problems,
      thumbs: draft.thumbs,
      keepThumb: (photo, thumb) =>
        change((before) => ({ ...before, thumbs: { ...before.thumbs, [photo]: thumb } })),
      onUploads,
    }),
    [kind.texts, problems, draft.thumbs, change, onUploads],
  )

  async function check(request: Request): Promise<Map<string, string>> {
    const found = await checkAnswers(fields, request.form, {}, 'form')
    for (const [path, { sending: busy, failed }] of Object.entries(uploads)) {
      if (failed > 0) found.set(path, t('photos.unsent'))
      else if (busy > 0) found.set(path, t('photos.waiting'))
    }
    if (kind.opening.place === 'needed' && request.place === undefined)
      found.set('place', say(await problemWords(), 'refusal.place-needed'))
    return found
  }

  async function send() {
    if (sending) return
    setSending(true)
    setFailure('')
    const request = requestOf(kind, draft)
    const found = await check(request)
    setProblems(found)
    if (found.size > 0) return stop()
    change((before) => ({
      ...before,
      tried: [...before.tried.filter((each) => !isSame(each, request)), request],
    }))
    try {
      const sent = await sendReport(request, draft.tried)
      drop()
      navigate('/receipt', { replace: true, state: { ...sent, kind: kind.id, at: new Date().toISOString() } })
    } catch (error) {
      const refused = problemsOfRefusal(error)
      setProblems(refused)
      if (refused.size === 0)
        setFailure(error instanceof OfflineError ? t('report.offline') : wordsOfError(error, t))
      stop()
    }
  }

  function stop() {
    setSending(false)
    setAttempt((before) => before + 1)
  }

  const name = say(kind.texts, `${kind.id}.name`)
  const nameOf = (path: string): string =>
    path === 'place' ? t('report.place') : labelAt(path, fields, `${kind.id}.form`, kind.texts)
  if (!city.value) return city.error ? <Fault error={city.error} again={city.again} /> : null
  return (
    <Page title={name} className="narrow">
      <p className="lead">{say(kind.texts, `${kind.id}.about`)}</p>
      <p className="urgent-line">{t('report.urgent')}</p>
      {restored && <Restored onFresh={drop} />}
      <FormScopeProvider value={scope}>
        <form
          noValidate
          aria-label={name}
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <ErrorSummary problems={problems} nameOf={nameOf} attempt={attempt} />
          <ReportForm {...{ kind, draft, problems, change }} city={city.value} onProblems={setProblems} />
          <section className="card next-card" aria-labelledby="next-title">
            <h2 id="next-title">{t('report.next')}</h2>
            <p>{say(kind.texts, `${kind.id}.next.open`, { promise: kind.promise })}</p>
          </section>
          {failure && (
            <div className="fault" role="alert">
              <p>{failure}</p>
            </div>
          )}
          <div className="send">
            <button type="submit" className="main" aria-disabled={sending}>
              {sending ? t('report.sending') : t('report.send')}
            </button>
            <p className="hint">{t('report.kept')}</p>
          </div>
        </form>
      </FormScopeProvider>
    </Page>
  )
}

function requestOf(kind: KindView, { id, answers, place }: Draft): Request {
  const form = askedAnswers(kind.opening.fields, answers)
  return { id, kind: kind.id, form, ...(place && { place: place.point ?? place.code }) }
}

const isSame = (one: Request, other: Request): boolean => JSON.stringify(one) === JSON.stringify(other)

function Restored({ onFresh }: { onFresh(): void }) {
  const t = useTexts()
  return (
    <div className="note" role="status">
      <p>{t('report.restored')}</p>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          if (confirm(t('report.fresh.sure'))) onFresh()
        }}
      >
        {t('report.fresh')}
      </button>
    </div>
  )
}

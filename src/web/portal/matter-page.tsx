/** Where a matter stands, in plain words: status, what comes next, rating, the steps, the reporter's own actions. */
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import { AnswersView } from './answers-view.tsx'
import { Fault } from './fault.tsx'
import { useKind } from './kinds.ts'
import { OwnAction } from './own-action.tsx'
import { Page } from './page.tsx'
import { Rating } from './rating.tsx'
import type { MatterView } from './shapes.ts'
import { Steps } from './steps.tsx'
import { useTimes } from './times.ts'
import { useTexts } from './words.ts'

interface MatterPageProps {
  receipt: string
  loaded: MatterView
  again(): void
}

export function MatterPage({ receipt, loaded, again }: MatterPageProps) {
  const t = useTexts()
  const { moment } = useTimes()
  const [acted, setActed] = useState<{ matter: MatterView; words: string }>()
  const [before, setBefore] = useState(loaded)
  if (before !== loaded) {
    // Loaded again (refresh, other language): what an action answered is older now.
    setBefore(loaded)
    setActed(undefined)
  }
  const told = useRef<HTMLParagraphElement>(null)
  const matter = acted?.matter ?? loaded
  const { value: kind, error, again: kindAgain } = useKind(matter.kind)
  const onActed = (after: MatterView, words: string) => {
    setActed({ matter: after, words })
    requestAnimationFrame(() => told.current?.focus())
  }
  const own = matter.available.filter(({ action, allowed }) => allowed && action !== kind?.rating?.action)
  const ended = matter.close !== undefined
  return (
    <Page title={matter.title || matter.kindName} className="narrow matter">
      <p className="kind-line">
        {matter.kindName} · {matter.ref}
      </p>
      <p className="told" tabIndex={-1} ref={told} role="status">
        {acted?.words}
      </p>
      <section className={ended ? 'card status ended' : 'card status'} aria-labelledby="status-title">
        <h2 id="status-title" className="unseen">
          {t('follow.status')}
        </h2>
        <p className="stage">
          <strong>{matter.stageName}</strong>
          {matter.closeName && <span className="close-name">{matter.closeName}</span>}
        </p>
        <p>{matter.next}</p>
        {matter.due && (
          <details className="due">
            <summary>
              {t('follow.due', { day: matter.due.name })} <span>{t('follow.whyDue')}</span>
            </summary>
            <ul>
              {matter.due.words.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </details>
        )}
        {!ended && matter.unit && <p className="hint">{t('follow.unit', { unit: matter.unit })}</p>}
      </section>
      {error !== undefined && !kind && <Fault error={error} again={kindAgain} />}
      {kind && <Rating kind={kind} matter={matter} receipt={receipt} onActed={onActed} />}
      <section aria-labelledby="steps-title">
        <div className="title-line">
          <h2 id="steps-title">{t('follow.steps')}</h2>
          <button type="button" className="quiet" onClick={again}>
            {t('follow.again')}
          </button>
        </div>
        {kind && <Steps kind={kind} matter={matter} receipt={receipt} />}
      </section>
      {kind && own.length > 0 && (
        <section aria-labelledby="own-title">
          <h2 id="own-title">{t('follow.actions')}</h2>
          {own.map(({ action }) => (
            <OwnAction
              key={`${action} ${matter.lastEntry}`}
              kind={kind}
              action={action}
              receipt={receipt}
              onActed={onActed}
            />
          ))}
        </section>
      )}
      <details className="card fold">
        <summary>
          <h2>{t('follow.own')}</h2>
        </summary>
        <div className="fold-body">
          <dl className="facts">
            <div>
              <dt>{t('follow.opened')}</dt>
              <dd>{moment(matter.openedAt)}</dd>
            </div>
            <div>
              <dt>{t('follow.place')}</dt>
              <dd>{matter.place.name}</dd>
            </div>
          </dl>
          {kind && (
            <AnswersView
              fields={kind.opening.fields}
              answers={matter.fields}
              textBase={`${kind.id}.form`}
              texts={kind.texts}
              receipt={receipt}
            />
          )}
        </div>
      </details>
      <p>
        <Link href="/follow" state={{}} className="alone">
          {t('follow.other')}
        </Link>
      </p>
    </Page>
  )
}

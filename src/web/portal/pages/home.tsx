/** The first page: bring a matter, follow one, and what to expect. */
import { Link } from 'wouter'
import { useCity } from '../city.tsx'
import { CodeEntry } from '../code-entry.tsx'
import { Cup } from '../cup.tsx'
import { hasDraft } from '../draft.ts'
import { Fault } from '../fault.tsx'
import { usePortalKinds } from '../kinds.ts'
import { Page } from '../page.tsx'
import type { KindLine } from '../shapes.ts'
import { useTexts } from '../words.ts'

const STEPS = [1, 2, 3, 4] as const
const EMERGENCIES = ['110', '119', '120'] as const

export function Home() {
  const t = useTexts()
  const city = useCity().value
  return (
    <Page title={t('home.title')} className="home">
      <p className="lead">{t('home.lead')}</p>
      <Cup />
      <div className="doors">
        <section aria-label={t('home.report')} className="entries">
          <Entries />
        </section>
        <section aria-labelledby="follow-title" className="card follow-card">
          <h2 id="follow-title">{t('home.follow')}</h2>
          <p>{t('home.follow.about')}</p>
          <CodeEntry />
        </section>
      </div>
      <section aria-labelledby="how-title">
        <h2 id="how-title">{t('home.how')}</h2>
        <ol className="how">
          {STEPS.map((step) => (
            <li key={step}>
              <h3>{t(`home.how.${step}`)}</h3>
              <p>{t(`home.how.${step}.about`)}</p>
            </li>
          ))}
        </ol>
      </section>
      <div className="two">
        <section aria-labelledby="data-title" className="card">
          <h2 id="data-title">{t('home.data')}</h2>
          <ul className="plain-list">
            {STEPS.map((line) => (
              <li key={line}>{t(`home.data.${line}`)}</li>
            ))}
          </ul>
          <Link href="/help" className="alone">
            {t('home.data.more')}
          </Link>
        </section>
        <section aria-labelledby="urgent-title" className="card urgent">
          <h2 id="urgent-title">{t('home.urgent')}</h2>
          <p>{t('home.urgent.about')}</p>
          <ul className="calls">
            {EMERGENCIES.map((number) => (
              <li key={number}>
                <a href={`tel:${number}`}>
                  <strong>{number}</strong> {t(`home.urgent.${number}`)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
      {city === undefined && <span className="unseen">{t('loading')}</span>}
    </Page>
  )
}

function Entries() {
  const t = useTexts()
  const { value, error, again } = usePortalKinds()
  if (error !== undefined && !value) return <Fault error={error} again={again} />
  if (!value) return <p className="waiting">{t('loading')}</p>
  return value.map((kind) => <Entry key={kind.id} kind={kind} />)
}

function Entry({ kind: { id, name, about } }: { kind: KindLine }) {
  const t = useTexts()
  return (
    <article className="entry">
      <h2>
        <Link href={`/report/${id}`}>{name}</Link>
      </h2>
      <p>{about}</p>
      <p className="go" aria-hidden="true">
        {hasDraft(id) ? t('home.draft') : t('home.go')} <span>→</span>
      </p>
    </article>
  )
}

/** Asks, politely and once, how well it was done. */
import { useState } from 'react'
import { say } from '../../engine/text.ts'
import { ActionForm } from './action-form.tsx'
import type { KindView, MatterView } from './shapes.ts'
import { type OnActed, useAction } from './use-action.ts'
import { useTexts } from './words.ts'

interface RatingProps {
  kind: KindView
  matter: MatterView
  receipt: string
  onActed: OnActed
}

export function Rating(props: RatingProps) {
  const { kind, matter } = props
  const t = useTexts()
  const [changing, setChanging] = useState(false)
  const way = matter.available.find(({ action }) => action === kind.rating?.action)
  if (!kind.rating || !way) return null
  const { stars } = matter
  // A rating that reopened the matter belongs to the round before.
  if (!way.allowed && (!matter.close || way.reason?.code !== 'window-over')) return null
  if (stars !== undefined && !changing)
    return (
      <section className="card rating">
        <p>{t('rate.given', { n: stars })}</p>
        {way.allowed && (
          <button type="button" className="quiet" onClick={() => setChanging(true)}>
            {t('rate.change')}
          </button>
        )}
      </section>
    )
  if (!way.allowed)
    return (
      <section className="card rating">
        <h2>{t('rate.over')}</h2>
        <p>{way.reason?.detail}</p>
      </section>
    )
  return <RatingForm key={matter.lastEntry} {...props} action={kind.rating.action} />
}

function RatingForm({ kind, action, receipt, onActed }: RatingProps & { action: string }) {
  const t = useTexts()
  const state = useAction(kind, action, receipt, onActed)
  const label = say(kind.texts, `${kind.id}.action.${action}`)
  const submit = async () => (await state.check()) && state.send()
  return (
    <section className="card rating" aria-labelledby="rate-title">
      <h2 id="rate-title">{t('rate.title')}</h2>
      <p>{t('rate.lead')}</p>
      <ActionForm kind={kind} action={action} label={label} state={state} onSubmit={() => void submit()}>
        <button type="submit" className="main" aria-disabled={state.sending}>
          {state.sending ? t('report.sending') : label}
        </button>
      </ActionForm>
    </section>
  )
}

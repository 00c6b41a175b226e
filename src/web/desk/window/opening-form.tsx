/** The opening form of any kind, with the place it happened. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { get, OfflineError, ProblemError, post } from '../../shared/api.ts'
import { PlacePicker } from '../../shared/place-picker.tsx'
import type { ChosenPlace, Named } from '../../shared/territory.ts'
import { Fields } from '../form/fields.tsx'
import { useAnswers } from '../form/use-answers.ts'
import { useCity } from '../queries.ts'
import { useSession } from '../session.ts'
import type { KindView, MatterView } from '../shapes.ts'
import { useT } from '../words.ts'

const NOTHING = {}

interface Props {
  kind: KindView
  onDone(opened: MatterView): void
}

export function OpeningForm({ kind, onDone }: Props) {
  const t = useT()
  const city = useCity()
  const own = useOwnPlace()
  const [moved, setMoved] = useState<{ place: ChosenPlace | undefined }>()
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState('')
  const form = useAnswers(`window.${kind.id}`, kind.opening.fields, NOTHING, 'form', NOTHING)
  const place = moved ? moved.place : own

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    setFailed('')
    setMissing(false)
    setBusy(true)
    const answers = await form.ready()
    const placed = place !== undefined || kind.opening.place === 'optional'
    if (!placed) setMissing(true)
    if (answers && placed) await send(answers)
    setBusy(false)
  }

  async function send(answers: object) {
    try {
      const body = {
        id: form.id,
        kind: kind.id,
        form: answers,
        ...(place && { place: place.point ?? place.code }),
      }
      const opened = await post<MatterView>('/api/matters', body)
      form.done()
      onDone(opened)
    } catch (error) {
      if (error instanceof OfflineError) return setFailed(t('act.offline'))
      if (!(error instanceof ProblemError)) throw error
      if (!form.refused(error)) setFailed(error.detail || t('internal'))
    }
  }

  return (
    <form className="card opening" onSubmit={submit} noValidate>
      {failed && <Alert type="error" showIcon title={t('act.failed')} description={failed} role="alert" />}
      <p className="note">{t('form.legend')}</p>
      <Fields form={form} kind={kind} base="form" text="form" {...(place && { place: place.code })} />
      <fieldset className="field">
        <legend>
          {t('window.place')}
          {kind.opening.place === 'needed' && (
            <>
              <span className="required" aria-hidden="true">
                {' *'}
              </span>
              <span className="unseen">{t('form.required')}</span>
            </>
          )}
        </legend>
        {missing && (
          <p className="problem" role="alert">
            {t('window.place.missing')}
          </p>
        )}
        {city.data && (
          <PlacePicker
            id="place"
            city={city.data}
            place={place}
            onChange={(chosen) => setMoved({ place: chosen })}
          />
        )}
      </fieldset>
      <div className="form-end">
        <Button type="primary" size="large" htmlType="submit" aria-disabled={busy}>
          {busy ? t('act.busy') : t('window.submit')}
        </Button>
      </div>
    </form>
  )
}

/** Most visitors come from the town of the window. */
function useOwnPlace(): ChosenPlace | undefined {
  const { seat } = useSession()
  const { data } = useQuery({
    queryKey: ['division', seat.territory],
    queryFn: ({ signal }) => get<Named & { path: Named[] }>(`/api/territory/${seat.territory}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!data || data.level === 'city' || data.level === 'county') return undefined
  return { code: data.code, path: data.path.slice(1).map(({ code, name, level }) => ({ code, name, level })) }
}

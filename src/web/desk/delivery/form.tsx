/** What I want: channels with their addresses, quiet hours, language. One button saves all of it. */
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Radio } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Quiet } from '../../../engine/quiet.ts'
import { type FieldProblem, ProblemError } from '../../shared/api.ts'
import { useT } from '../words.ts'
import { ChannelBox } from './channel.tsx'
import { DELIVERY_KEY, type DeliveryView, saveWishes, type Wishes, wishesOf } from './delivery.ts'

const ENDS = ['from', 'until'] as const

export function WishForm({ view }: { view: DeliveryView }) {
  const t = useT()
  const client = useQueryClient()
  const [wishes, setWishes] = useState<Wishes>(() => wishesOf(view))
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [failed, setFailed] = useState('')
  const [busy, setBusy] = useState(false)
  const [saved, setSaved] = useState(false)

  function change(part: Partial<Wishes>) {
    setSaved(false)
    setWishes({ ...wishes, ...part })
  }
  const setQuiet = (part: Partial<Quiet>) => change({ quiet: { ...wishes.quiet, ...part } })
  const problemAt = (path: string) => problems.find((each) => each.path === path)?.message

  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setFailed('')
    setProblems([])
    try {
      const next = await saveWishes(wishes)
      client.setQueryData(DELIVERY_KEY, next)
      setWishes(wishesOf(next))
      setSaved(true)
    } catch (error) {
      if (error instanceof ProblemError) setProblems(error.problems)
      setFailed(error instanceof ProblemError ? error.detail || t('internal') : t('offline'))
    } finally {
      setBusy(false)
    }
  }

  const none = wishes.quiet.from === wishes.quiet.until
  return (
    <form className="sheet-box delivery-form" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t('delivery.channels')}</h2>
      {view.channels.map((each) => (
        <ChannelBox
          key={each.channel}
          view={each}
          wish={wishes[each.channel]}
          problem={problemAt(`${each.channel}.address`)}
          onChange={(wish) => change({ [each.channel]: wish })}
        />
      ))}
      <h2>{t('delivery.when')}</h2>
      <p className="note">{t('delivery.when.about', { minutes: view.waitMinutes })}</p>
      <fieldset className="field">
        <legend>{t('delivery.quiet')}</legend>
        <p className="delivery-hours">
          {ENDS.map((end) => (
            <label key={end}>
              {t(`delivery.quiet.${end}`)}{' '}
              <input
                type="time"
                required
                value={wishes.quiet[end]}
                aria-invalid={problemAt(`quiet.${end}`) !== undefined}
                onChange={(event) => setQuiet({ [end]: event.target.value })}
              />
            </label>
          ))}
        </p>
        <p className="note">{t(none ? 'delivery.quiet.none' : 'delivery.quiet.about')}</p>
        <p className="problem" role="alert">
          {problemAt('quiet.from') ?? problemAt('quiet.until')}
        </p>
        <Checkbox
          checked={wishes.quiet.restDays}
          onChange={(event) => setQuiet({ restDays: event.target.checked })}
        >
          {t('delivery.rest-days')}
        </Checkbox>
      </fieldset>
      <fieldset className="field">
        <legend>{t('delivery.language')}</legend>
        <Radio.Group
          value={wishes.language}
          onChange={(event) => change({ language: event.target.value })}
          options={[
            { value: 'zh', label: t('delivery.language.zh') },
            { value: 'en', label: t('delivery.language.en') },
          ]}
        />
      </fieldset>
      {failed && <Alert type="error" showIcon title={failed} />}
      <div className="form-end">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('delivery.save')}
        </Button>
        <span className="note" role="status">
          {saved && t('delivery.saved')}
        </span>
      </div>
    </form>
  )
}

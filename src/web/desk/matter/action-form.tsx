/** One action's form: typed, checked, confirmed where it ends the matter, sent once. */
import { CloseOutlined } from '@ant-design/icons'
import { Alert, App, Button } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Answers } from '../../../engine/fields.ts'
import { OfflineError, ProblemError, post } from '../../shared/api.ts'
import { useCommon } from '../common.ts'
import { Fields } from '../form/fields.tsx'
import { useAnswers } from '../form/use-answers.ts'
import { formBase, isFinal, knownAnswers, wordsOf } from '../reading.ts'
import type { ActionView, EntryView, KindView, MatterView, OutOfSight } from '../shapes.ts'
import { useT } from '../words.ts'
import { Changed } from './changed.tsx'

interface Props {
  kind: KindView
  matter: MatterView
  entries: readonly EntryView[]
  action: string
  declared: ActionView
  /** Answers given from elsewhere, such as a likely duplicate. */
  preset: Answers
  onClose(): void
  onDone(after: MatterView | OutOfSight): void
  /** Asks the house what the matter is now. */
  onLook(): Promise<unknown>
}

export function ActionForm(props: Props) {
  const { kind, matter, entries, action, declared, preset, onClose, onDone, onLook } = props
  const t = useT()
  const common = useCommon()
  const { modal } = App.useApp()
  const heading = useRef<HTMLHeadingElement>(null)
  // What the person knew when they began; only they can say that they have read what came since.
  const [seen, setSeen] = useState(matter.lastEntry)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState('')
  const [since, setSince] = useState<readonly EntryView[]>([])
  const draft = `${matter.ref}.${action}`
  const form = useAnswers(draft, declared.fields, matter.fields, 'input', {
    ...knownAnswers(declared, matter),
    ...preset,
  })
  const name = wordsOf(kind, `action.${action}`)
  const state = matter.available.find((each) => each.action === action)
  const news = since.length > 0 ? since : entriesAfter(entries, seen, matter.lastEntry)

  // A likely duplicate chosen while the form is open already.
  const { set } = form
  useEffect(() => {
    for (const [field, value] of Object.entries(preset)) set(field, value)
  }, [preset, set])
  useEffect(() => heading.current?.focus(), [])

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    setFailed('')
    setBusy(true)
    const answers = await form.ready()
    setBusy(false)
    if (!answers) return
    if (!isFinal(declared)) return send(answers)
    modal.confirm({
      title: t('act.final.title', { action: name }),
      content: (
        <>
          <p>{t('act.final.close', { close: common(`close.${endingOf(declared, answers)}`) })}</p>
          <p>{t('act.final.about')}</p>
        </>
      ),
      okText: t('act.final.go'),
      cancelText: t('act.final.back'),
      autoFocusButton: 'cancel',
      onOk: () => send(answers),
    })
  }

  async function send(input: Answers) {
    setBusy(true)
    try {
      const path = `/api/matters/${matter.ref}/actions/${action}`
      const after = await post<MatterView | OutOfSight>(path, { id: form.id, input, seen })
      form.done()
      onDone(after)
    } catch (error) {
      await explain(error)
    } finally {
      setBusy(false)
    }
  }

  async function explain(error: unknown) {
    if (error instanceof OfflineError) return setFailed(t('act.offline'))
    if (!(error instanceof ProblemError)) throw error
    if (form.refused(error)) return
    if (error.code === 'changed-since') {
      setSince(isEntries(error.since) ? error.since : [])
      await onLook()
      return
    }
    setFailed(error.detail || t('internal'))
    if (error.status === 409) await onLook()
  }

  return (
    <form className="action-form" onSubmit={submit} noValidate onKeyDown={(event) => leaveOn(event, onClose)}>
      <div className="card-head">
        <h2 tabIndex={-1} ref={heading}>
          {name}
        </h2>
        <Button
          type="text"
          icon={<CloseOutlined aria-hidden />}
          aria-label={t('act.cancel')}
          onClick={onClose}
        />
      </div>
      {news.length > 0 && (
        <Changed
          kind={kind}
          matter={matter}
          since={news}
          onRead={() => {
            setSeen(matter.lastEntry)
            setSince([])
          }}
        />
      )}
      {state && !state.allowed && (
        <Alert
          type="warning"
          showIcon
          title={t('act.gone')}
          description={state.reason?.detail}
          role="alert"
        />
      )}
      {failed && <Alert type="error" showIcon title={t('act.failed')} description={failed} role="alert" />}
      {Object.values(declared.fields).some((field) => field.required) && (
        <p className="note">{t('form.legend')}</p>
      )}
      <Fields
        form={form}
        kind={kind}
        base="input"
        text={formBase(action)}
        action={action}
        matter={matter}
        place={matter.place.code}
      />
      <div className="form-end">
        <Button
          type="primary"
          htmlType="submit"
          aria-disabled={busy}
          danger={isFinal(declared) && !declared.main}
        >
          {busy ? t('act.busy') : t('act.submit', { action: name })}
        </Button>
        <Button onClick={onClose}>{t('act.cancel')}</Button>
      </div>
    </form>
  )
}

/** Escape leaves the form; an open list or dialog takes it for itself first. */
function leaveOn(event: React.KeyboardEvent, leave: () => void): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return
  const { target } = event
  if (target instanceof Element && target.getAttribute('aria-expanded') === 'true') return
  leave()
}

const endingOf = ({ close }: ActionView, answers: Answers): string =>
  typeof close === 'object' ? String(answers[close.from] ?? '') : (close ?? '')

function entriesAfter(entries: readonly EntryView[], seen: string, last: string): readonly EntryView[] {
  if (seen === last) return []
  const known = entries.find(({ id }) => id === seen)
  return known ? entries.filter(({ seq }) => seq > known.seq) : []
}

const isEntries = (given: unknown): given is EntryView[] =>
  Array.isArray(given) && given.every((each) => typeof each === 'object' && each !== null && 'action' in each)

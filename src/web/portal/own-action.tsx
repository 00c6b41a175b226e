/** Something the reporter can do: add, withdraw. What ends the matter is asked once more. */
import { type RefObject, useRef } from 'react'
import { say } from '../../engine/text.ts'
import { ActionForm } from './action-form.tsx'
import type { KindView } from './shapes.ts'
import { type OnActed, useAction } from './use-action.ts'
import { useTexts } from './words.ts'

interface OwnActionProps {
  kind: KindView
  action: string
  receipt: string
  onActed: OnActed
}

export function OwnAction({ kind, action, receipt, onActed }: OwnActionProps) {
  const t = useTexts()
  const state = useAction(kind, action, receipt, onActed)
  const sure = useRef<HTMLDialogElement>(null)
  const label = say(kind.texts, `${kind.id}.action.${action}`)
  const ends = kind.actions[action]?.close !== undefined

  async function submit() {
    if (!(await state.check())) return
    if (ends) sure.current?.showModal()
    else await state.send()
  }

  return (
    <details className="card fold">
      <summary>
        <h3>{label}</h3>
      </summary>
      <ActionForm kind={kind} action={action} label={label} state={state} onSubmit={() => void submit()}>
        <button type="submit" className={ends ? 'stop' : 'main'} aria-disabled={state.sending}>
          {state.sending ? t('report.sending') : label}
        </button>
      </ActionForm>
      {ends && <Sure ref={sure} id={`sure-${action}`} label={label} onSure={() => void state.send()} />}
    </details>
  )
}

interface SureProps {
  ref: RefObject<HTMLDialogElement | null>
  id: string
  label: string
  onSure(): void
}

function Sure({ ref, id, label, onSure }: SureProps) {
  const t = useTexts()
  return (
    <dialog ref={ref} aria-labelledby={id}>
      <h2 id={id}>{t('follow.sure', { action: label })}</h2>
      <p>{t('follow.sure.words')}</p>
      <div className="buttons">
        <button type="button" className="plain" onClick={() => ref.current?.close()}>
          {t('follow.keep')}
        </button>
        <button
          type="button"
          className="stop"
          onClick={() => {
            ref.current?.close()
            onSure()
          }}
        >
          {label}
        </button>
      </div>
    </dialog>
  )
}

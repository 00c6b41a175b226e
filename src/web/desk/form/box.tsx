/** Label, hint and problem around a control, tied to it for screen readers. */
import type { ReactNode } from 'react'
import type { Field } from '../../../engine/fields.ts'
import { hintOf, wordsOf } from '../reading.ts'
import { useT } from '../words.ts'
import { idOf, useScene } from './scene.ts'

/** What a control must carry itself. */
export interface Ties {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

interface Props {
  field: Field
  path: string
  text: string
  /** A group of controls has a legend instead of a label. */
  group?: boolean
  /** At the end of the label's line: counters, templates. */
  aside?: ReactNode
  children(ties: Ties): ReactNode
}

export function Box({ field, path, text, group, aside, children }: Props) {
  const { kind, problems } = useScene()
  const t = useT()
  const id = idOf(path)
  const hint = hintOf(kind, text)
  const problem = problems.get(path)
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  const label = (
    <>
      {wordsOf(kind, text)}
      {field.required && (
        <span className="required" aria-hidden="true">
          {' *'}
        </span>
      )}
      {field.required && group && <span className="unseen">{t('form.required')}</span>}
    </>
  )
  const inner = (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': problem ? true : undefined,
        'aria-required': field.required && !group ? true : undefined,
      })}
      {problem && (
        <p className="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </>
  )
  if (group)
    return (
      <fieldset className="field" id={id} tabIndex={-1} aria-describedby={described || undefined}>
        <legend>
          {label}
          {aside}
        </legend>
        {inner}
      </fieldset>
    )
  return (
    <div className="field">
      <div className="field-head">
        <label htmlFor={id} id={`${id}-label`}>
          {label}
        </label>
        {aside}
      </div>
      {inner}
    </div>
  )
}

/** The frame of a control: label or legend, hint, problem. */
import type { ReactNode } from 'react'
import { useSharedTexts } from '../texts.ts'
import { type ControlProps, useLabels } from './context.ts'

type BoxProps = Pick<ControlProps, 'field' | 'textId' | 'path'> & { children: ReactNode }

/** For one input, select or textarea whose id is the path. */
export function Labelled({ children, ...props }: BoxProps) {
  const { label, hint, problem } = useLabels(props)
  return (
    <div className={problem ? 'field wrong' : 'field'}>
      <label htmlFor={props.path}>
        {label}
        <Optional field={props.field} />
      </label>
      <Notes path={props.path} hint={hint} problem={problem} />
      {children}
    </div>
  )
}

/** For a group of controls; the fieldset itself takes the focus of a link in the error summary. */
export function Grouped({ children, ...props }: BoxProps) {
  const { label, hint, problem, aria } = useLabels(props)
  return (
    <fieldset
      className={problem ? 'field wrong' : 'field'}
      id={props.path}
      tabIndex={-1}
      aria-describedby={aria['aria-describedby']}
    >
      <legend>
        {label}
        <Optional field={props.field} />
      </legend>
      <Notes path={props.path} hint={hint} problem={problem} />
      {children}
    </fieldset>
  )
}

function Optional({ field }: Pick<ControlProps, 'field'>) {
  const t = useSharedTexts()
  return field.required ? null : <span className="optional">{t('optional')}</span>
}

/** Hint and problem of a control, with the ids that `aria-describedby` names. */
export function Notes({ path, hint, problem }: { path: string; hint?: string; problem?: string }) {
  return (
    <>
      {hint && (
        <p className="hint" id={`${path}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p className="problem" id={`${path}-problem`}>
          {problem}
        </p>
      )}
    </>
  )
}

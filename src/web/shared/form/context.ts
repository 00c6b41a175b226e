/** What every control of a form needs besides its own field. */
import { createContext, useContext } from 'react'
import type { Field, FieldMap, Value } from '../../../engine/fields.ts'
import type { Catalogue } from '../../../engine/text.ts'
import { known, say } from '../../../engine/text.ts'

export interface FormScope {
  /** Texts of the kind, in the reader's language. */
  texts: Catalogue
  /** What is wrong, in words, by path. */
  problems: ReadonlyMap<string, string>
  /** Small pictures of uploads by id, kept with the draft. */
  thumbs: Readonly<Record<string, string>>
  keepThumb(id: string, thumb: string): void
  /** Tells how many pictures of a field are still on their way, and how many failed. */
  onUploads(path: string, uploads: { sending: number; failed: number }): void
}

const Scope = createContext<FormScope | undefined>(undefined)
export const FormScopeProvider = Scope.Provider

/** @throws Error outside of a `FormScopeProvider`: that is a bug of the page */
export function useForm(): FormScope {
  const scope = useContext(Scope)
  if (!scope) throw new Error('a control stands outside of its form')
  return scope
}

export interface ControlProps<T extends Field['type'] = Field['type']> {
  field: Extract<Field, { type: T }>
  /** Id of the label's text; hint and options hang below it. */
  textId: string
  /** Path of the answer in the request, also the id of the element. */
  path: string
  value: Value | undefined
  onChange(value: Value | undefined): void
}

/** Label, hint, problem and the attributes that tie them to a control. */
export function useLabels(props: Pick<ControlProps, 'textId' | 'path' | 'field'>) {
  const { texts, problems } = useForm()
  const hintId = `${props.textId}.hint`
  const hint = known(texts, hintId) ? say(texts, hintId) : undefined
  const problem = problems.get(props.path)
  const described = [hint && `${props.path}-hint`, problem && `${props.path}-problem`]
    .filter(Boolean)
    .join(' ')
  return {
    label: say(texts, props.textId),
    hint,
    problem,
    optionText: (option: string) => say(texts, `${props.textId}.option.${option}`),
    aria: {
      ...(described && { 'aria-describedby': described }),
      ...(problem && { 'aria-invalid': true as const }),
      ...(props.field.required && { 'aria-required': true as const }),
    },
  }
}

/** Fields that only staff can answer; a resident's form has no control for them. */
export const isForStaff = (field: Field): boolean =>
  ['signature', 'unit', 'seat', 'matter', 'item'].includes(field.type)

export type { FieldMap }

/** What every control of a form needs to know around it. */
import { type ComponentType, createContext, use } from 'react'
import type { Answers, Field, Value } from '../../../engine/fields.ts'
import type { KindView, MatterView } from '../shapes.ts'

export interface ControlProps {
  field: Field
  /** Path in the request, such as `input.parties.1.phone`; problems come by it. */
  path: string
  /** Text id of the label below the kind's own: `action.sign.form.party`. */
  text: string
  value: Value | undefined
  onChange(value: Value | undefined): void
}

export interface Scene {
  kind: KindView
  /** The action being filled in; absent at an opening. */
  action?: string
  matter?: MatterView
  /** Code of the place, by which units and seats are offered. */
  place?: string
  answers: Answers
  /** Messages by path. */
  problems: ReadonlyMap<string, string>
  /** An upload under way: the form is sent only when it is through. */
  track(upload: Promise<unknown>): void
  /** The control of any field, for forms within forms. */
  Control: ComponentType<ControlProps>
}

const SceneContext = createContext<Scene | null>(null)
export const SceneProvider = SceneContext.Provider

/** @throws Error outside a form */
export function useScene(): Scene {
  const scene = use(SceneContext)
  if (!scene) throw new Error('a control stands outside a form')
  return scene
}

/** The element id of a control, for labels and for the way from a problem to its place. */
export const idOf = (path: string): string => `f-${path.replaceAll('.', '-')}`

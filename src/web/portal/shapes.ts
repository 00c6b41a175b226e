/** What the HTTP API answers, as far as the portal reads it. */
import type { Answers, FieldMap } from '../../engine/fields.ts'
import type { CloseName, Door } from '../../engine/kind.ts'

export interface CityView {
  code: string
  name: string
  demo: boolean
}

export interface KindLine {
  id: string
  name: string
  about: string
  doors: Door[]
}

export interface ActionView {
  doors: Door[]
  /** Set for actions that end the matter. */
  close?: CloseName | { from: string }
  fields: FieldMap
}

export interface KindView {
  id: string
  title: string
  opening: { doors: Door[]; place: 'needed' | 'optional'; fields: FieldMap }
  actions: Record<string, ActionView>
  rating?: { action: string; stars: string }
  /** The city's promise in words, for `{promise}` in texts. */
  promise: string
  texts: Record<string, string>
}

export interface Step {
  seq: number
  at: string
  action: string
  stage: string
  words: string
  close?: CloseName
  input: Answers
}

export interface MatterView {
  ref: string
  kind: string
  kindName: string
  title: string
  stage: string
  stageName: string
  close?: CloseName
  closeName?: string
  place: { name: string }
  openedAt: string
  closedAt?: string
  lastEntry: string
  fields: Answers
  unit: string
  /** What happens next and by when, in plain words. */
  next: string
  /** By when, and the sentences that lead to the date; absent while no told clock runs. */
  due?: { day: string; name: string; provisional: boolean; words: string[] }
  steps: Step[]
  available: { action: string; allowed: boolean; reason?: { code: string; detail: string } }[]
  stars?: number
}

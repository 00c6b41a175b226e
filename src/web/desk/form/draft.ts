/** What a person has typed outlives an accidental reload; it is gone when the tab is. */
import type { Answers } from '../../../engine/fields.ts'

export interface Draft {
  /** The id the answers will be sent under: sending twice makes one entry. */
  id: string
  answers: Answers
}

const KEY = 'teahouse.desk.draft.'

/** The draft kept under a name; anything unreadable counts as none. */
export function readDraft(name: string): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY + name) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('id' in kept) || !('answers' in kept)) return undefined
    const { id, answers } = kept
    if (typeof id !== 'string' || typeof answers !== 'object' || answers === null) return undefined
    return { id, answers: { ...answers } }
  } catch {
    return undefined
  }
}

/** A full or forbidden storage costs the draft, never the work. */
export function keepDraft(name: string, draft: Draft): void {
  try {
    sessionStorage.setItem(KEY + name, JSON.stringify(draft))
  } catch {
    dropDraft(name)
  }
}

export function dropDraft(name: string): void {
  try {
    sessionStorage.removeItem(KEY + name)
  } catch {
    // Storage is forbidden: nothing was kept either.
  }
}

/** After signing out nobody at the same desk finds the last person's words. */
export function dropAllDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(KEY)) sessionStorage.removeItem(key)
  } catch {
    // Storage is forbidden: nothing was kept either.
  }
}

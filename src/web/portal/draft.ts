/**
 * A report that is not sent yet, kept on the device so that nothing typed is lost. Its id is made once:
 * however often it is sent, it stays one matter.
 */
import { useCallback, useState } from 'react'
import type { Answers } from '../../engine/fields.ts'
import { newId, ProblemError, post } from '../shared/api.ts'
import { forget, recallJson, rememberJson } from '../shared/device.ts'
import type { ChosenPlace } from '../shared/territory.ts'

export interface Request {
  id: string
  kind: string
  form: Answers
  place?: string | { lon: number; lat: number }
}

export interface Draft {
  id: string
  answers: Answers
  place?: ChosenPlace
  /** Small pictures of uploads by id. */
  thumbs: Record<string, string>
  /** Every version that was sent without an answer; one of them may have arrived. */
  tried: Request[]
}

const PREFIX = 'teahouse.draft.'
const keyOf = (kind: string): string => `${PREFIX}${kind}`

const empty = (): Draft => ({ id: newId(), answers: {}, thumbs: {}, tried: [] })

/** Whether there is anything in it that would be missed. */
export const isStarted = ({ answers, place }: Draft): boolean =>
  Object.keys(answers).length > 0 || place !== undefined

function read(kind: string): Draft | undefined {
  const kept = recallJson(keyOf(kind))
  if (typeof kept !== 'object' || kept === null || !('id' in kept) || typeof kept.id !== 'string')
    return undefined
  // Only this module writes the key, always whole; parts of an older version fall back to empty ones.
  return { ...empty(), ...(kept as Draft) }
}

export const hasDraft = (kind: string): boolean => {
  const kept = read(kind)
  return kept !== undefined && isStarted(kept)
}

export interface DraftStore {
  draft: Draft
  /** Whether it comes from an earlier visit. */
  restored: boolean
  change(update: (before: Draft) => Draft): void
  /** Removes it; the next one has another id. */
  drop(): void
}

export function useDraft(kind: string): DraftStore {
  const [state, setState] = useState(() => {
    const kept = read(kind)
    return { draft: kept ?? empty(), restored: kept !== undefined && isStarted(kept) }
  })
  const change = useCallback(
    (update: (before: Draft) => Draft) =>
      setState(({ draft, restored }) => {
        const next = update(draft)
        if (isStarted(next)) rememberJson(keyOf(kind), next)
        else forget(keyOf(kind))
        return { draft: next, restored }
      }),
    [kind],
  )
  const drop = useCallback(() => {
    forget(keyOf(kind))
    setState({ draft: empty(), restored: false })
  }, [kind])
  return { ...state, change, drop }
}

export interface Sent {
  ref: string
  receipt: string
  /** An earlier version had arrived, and that one is on record. */
  earlier: boolean
}

/**
 * Sends a report. When the house already has another version under this id (its answer was lost on the
 * way), the version that arrived is found by repeating what was tried before.
 * @throws ProblemError, OfflineError
 */
export async function sendReport(request: Request, tried: readonly Request[]): Promise<Sent> {
  try {
    return { ...(await open(request)), earlier: false }
  } catch (error) {
    if (!isReused(error)) throw error
    for (const before of tried) {
      try {
        return { ...(await open(before)), earlier: true }
      } catch (again) {
        if (!isReused(again)) throw again
      }
    }
    throw error
  }
}

const isReused = (error: unknown): boolean => error instanceof ProblemError && error.code === 'id-reused'

const open = (request: Request): Promise<{ ref: string; receipt: string }> =>
  post('/api/portal/matters', request)

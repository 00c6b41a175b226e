/** One action of the reporter: its answers, its checks, its sending; safe to press twice. */
import { useCallback, useMemo, useState } from 'react'
import type { Answers } from '../../engine/fields.ts'
import { get, newId, ProblemError, post } from '../shared/api.ts'
import { checkAnswers, problemsOfRefusal, stillWrong } from '../shared/form/check.ts'
import type { FormScope } from '../shared/form/context.ts'
import { askedAnswers } from '../shared/form/fields.tsx'
import { wordsOfError } from './fault.tsx'
import type { KindView, MatterView } from './shapes.ts'
import { useTexts } from './words.ts'

export type OnActed = (after: MatterView, words: string) => void

export function useAction(kind: KindView, action: string, receipt: string, onActed: OnActed) {
  const t = useTexts()
  const [id] = useState(newId)
  const [answers, setGiven] = useState<Answers>({})
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map())
  const [thumbs, setThumbs] = useState<Record<string, string>>({})
  const [uploads, setUploads] = useState<Record<string, { sending: number; failed: number }>>({})
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState('')
  const [sending, setSending] = useState(false)
  const fields = kind.actions[action]?.fields ?? {}
  const address = `/api/portal/matters/${receipt}`

  const keepThumb = useCallback(
    (photo: string, thumb: string) => setThumbs((before) => ({ ...before, [photo]: thumb })),
    [],
  )
  const onUploads = useCallback(
    (path: string, now: { sending: number; failed: number }) =>
      setUploads((before) => ({ ...before, [path]: now })),
    [],
  )
  const scope = useMemo<FormScope>(
    () => ({ texts: kind.texts, problems, thumbs, keepThumb, onUploads }),
    [kind.texts, problems, thumbs, keepThumb, onUploads],
  )

  function setAnswers(next: Answers): void {
    setProblems(stillWrong(problems, answers, next, 'input'))
    setGiven(next)
  }

  /** Whether the answers are good; what is wrong is shown. */
  async function check(): Promise<boolean> {
    const found = await checkAnswers(fields, askedAnswers(fields, answers), {}, 'input')
    for (const [path, { sending: busy, failed }] of Object.entries(uploads)) {
      if (failed > 0) found.set(path, t('photos.unsent'))
      else if (busy > 0) found.set(path, t('photos.waiting'))
    }
    setProblems(found)
    setFailure('')
    if (found.size > 0) setAttempt((before) => before + 1)
    return found.size === 0
  }

  async function send(): Promise<void> {
    if (sending) return
    setSending(true)
    try {
      const request = { id, input: askedAnswers(fields, answers) }
      onActed(await post<MatterView>(`${address}/actions/${action}`, request), t('follow.done'))
    } catch (error) {
      await fail(error)
    } finally {
      setSending(false)
    }
  }

  async function fail(error: unknown): Promise<void> {
    // An earlier try had arrived with other words; it stands, and the page shows it.
    if (error instanceof ProblemError && error.code === 'id-reused') {
      const after = await get<MatterView>(address).catch(() => undefined)
      if (after) return onActed(after, t('follow.already'))
    }
    const refused = problemsOfRefusal(error)
    setProblems(refused)
    if (refused.size === 0) setFailure(wordsOfError(error, t))
    setAttempt((before) => before + 1)
  }

  return { fields, answers, setAnswers, problems, attempt, failure, sending, scope, check, send }
}

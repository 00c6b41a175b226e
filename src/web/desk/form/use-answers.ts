/** The answers of one form: typed, kept as a draft, checked, sent. */
import { useCallback, useRef, useState } from 'react'
import type { Answers, FieldMap, Value } from '../../../engine/fields.ts'
import { newId, ProblemError } from '../../shared/api.ts'
import { useCommon } from '../common.ts'
import { useT } from '../words.ts'
import { withAnswer } from './answers.ts'
import { blanksIn } from './blanks.ts'
import { askedOf, onlyAsked, problemsOf } from './check.ts'
import { dropDraft, keepDraft, readDraft } from './draft.ts'

export interface Form {
  /** Sent under this id; the same again after a lost answer. */
  id: string
  asked: FieldMap
  answers: Answers
  problems: ReadonlyMap<string, string>
  set(name: string, value: Value | undefined): void
  track(upload: Promise<unknown>): void
  /** Answers fit to be sent, after all uploads; `undefined` after showing what is wrong. */
  ready(): Promise<Answers | undefined>
  /** Puts the server's problems at their fields. @returns whether it had any */
  refused(error: unknown): boolean
  /** The answers were typed earlier and came back from the draft. */
  restored: boolean
  /** Begins anew, without what was typed. */
  clear(): void
  /** Forgets the draft. */
  done(): void
}

/**
 * @param name of the draft
 * @param base `form` or `input`
 * @param known answers to begin with where there is no draft
 */
export function useAnswers(
  name: string,
  fields: FieldMap,
  matter: Answers,
  base: string,
  known: Answers,
): Form {
  const common = useCommon()
  const t = useT()
  const [kept] = useState(() => readDraft(name))
  const [draft, setDraft] = useState(() => kept ?? { id: newId(), answers: known })
  const [restored, setRestored] = useState(kept !== undefined)
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map())
  const uploads = useRef(new Set<Promise<unknown>>())
  const latest = useRef(draft)
  const asked = askedOf(fields, matter, draft.answers)

  const set = useCallback(
    (field: string, value: Value | undefined) => {
      const next = { ...latest.current, answers: withAnswer(latest.current.answers, field, value) }
      latest.current = next
      keepDraft(name, next)
      setDraft(next)
      // A problem that is being mended must not go on shouting.
      setProblems((before) => without(before, `${base}.${field}`))
    },
    [name, base],
  )
  const track = useCallback((upload: Promise<unknown>) => {
    uploads.current.add(upload)
    void upload.finally(() => uploads.current.delete(upload))
  }, [])

  function clear() {
    dropDraft(name)
    latest.current = { id: newId(), answers: known }
    setDraft(latest.current)
    setProblems(new Map())
    setRestored(false)
  }

  async function ready(): Promise<Answers | undefined> {
    await Promise.allSettled([...uploads.current])
    const { answers } = latest.current
    const form = askedOf(fields, matter, answers)
    const fit = onlyAsked(form, answers)
    const found = problemsOf(form, matter, fit, base)
    const wrong = new Map(found.map(({ path, code, params }) => [path, common(`problem.${code}`, params)]))
    for (const [field, blanks] of unfilled(form, fit))
      wrong.set(`${base}.${field}`, t('form.blanks', { blanks: blanks.join('') }))
    setProblems(wrong)
    return wrong.size > 0 ? undefined : fit
  }

  function refused(error: unknown): boolean {
    if (!(error instanceof ProblemError)) return false
    // An id that was used for something else can never be accepted: the next try needs a new one.
    if (error.code === 'id-reused') {
      latest.current = { ...latest.current, id: newId() }
      setDraft(latest.current)
    }
    if (error.problems.length === 0) return false
    setProblems(new Map(error.problems.map(({ path, message }) => [path, message])))
    return true
  }

  return {
    id: draft.id,
    asked,
    answers: draft.answers,
    problems,
    set,
    track,
    ready,
    refused,
    restored,
    clear,
    done: () => dropDraft(name),
  }
}

/** Texts begun from a template whose blanks nobody has filled. */
const unfilled = (form: FieldMap, answers: Answers): [string, string[]][] =>
  Object.entries(form).flatMap(([name, field]): [string, string[]][] => {
    const text = answers[name]
    const blanks = field.type === 'text' && field.templates && typeof text === 'string' ? blanksIn(text) : []
    return blanks.length > 0 ? [[name, blanks]] : []
  })

function without(problems: ReadonlyMap<string, string>, path: string): ReadonlyMap<string, string> {
  if (problems.size === 0) return problems
  return new Map([...problems].filter(([at]) => at !== path && !at.startsWith(`${path}.`)))
}

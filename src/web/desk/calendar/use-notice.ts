/** The notice that somebody is entering: outlives a reload, and is gone after signing out. */
import { useCallback, useState } from 'react'
import type { Answers } from '../../../engine/fields.ts'
import { dropDraft, keepDraft, readDraft } from '../form/draft.ts'
import type { Exceptions } from './days.ts'
import type { CalendarView, Is } from './shapes.ts'

export interface Notice {
  title: string
  days: Exceptions
}

/** The year as it stands; for a year without a notice the days that the law names. */
const startOf = (view: CalendarView): Notice => {
  const known = view.entered?.days ?? view.days
  const days = view.published ? known : view.law.map(({ day }) => ({ day, is: 'rest' as const }))
  return { title: view.notice, days: new Map(days.map(({ day, is }) => [day, is])) }
}

const listOf = (answers: Answers, name: Is): string[] => {
  const list = answers[name]
  return Array.isArray(list) ? list.filter((day) => typeof day === 'string') : []
}

function kept(name: string): Notice | undefined {
  const answers = readDraft(name)?.answers
  if (!answers) return undefined
  const days = (['rest', 'work'] as const).flatMap((is) =>
    listOf(answers, is).map((day) => [day, is] as const),
  )
  return { title: typeof answers.title === 'string' ? answers.title : '', days: new Map(days) }
}

export function useNotice(view: CalendarView) {
  const draft = `calendar.${view.year}`
  const [found] = useState(() => kept(draft))
  const [restored, setRestored] = useState(found !== undefined)
  const [notice, setNotice] = useState(found ?? (() => startOf(view)))

  const keep = useCallback(
    (next: Notice) => {
      setNotice(next)
      const of = (wanted: Is) => [...next.days].filter(([, is]) => is === wanted).map(([day]) => day)
      keepDraft(draft, { id: draft, answers: { title: next.title, rest: of('rest'), work: of('work') } })
    },
    [draft],
  )
  const set = useCallback(
    (day: string, is: Is | undefined) => {
      const days = new Map(notice.days)
      if (is) days.set(day, is)
      else days.delete(day)
      keep({ ...notice, days })
    },
    [notice, keep],
  )
  return {
    ...notice,
    /** Found again after a reload. */
    restored,
    set,
    setTitle: (title: string) => keep({ ...notice, title }),
    /** Back to how the year stands. */
    reset() {
      dropDraft(draft)
      setRestored(false)
      setNotice(startOf(view))
    },
    done: () => dropDraft(draft),
  }
}

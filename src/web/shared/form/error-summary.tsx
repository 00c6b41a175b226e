/** The list of what is wrong, on top of a form, with links to the fields; takes the focus when it appears. */
import { type MouseEvent, useEffect, useRef } from 'react'
import type { FieldMap } from '../../../engine/fields.ts'
import { type Catalogue, say } from '../../../engine/text.ts'
import { useSharedTexts } from '../texts.ts'

interface ErrorSummaryProps {
  problems: ReadonlyMap<string, string>
  /** The name of the field at a path. */
  nameOf(path: string): string
  /** Changes with every try to send, so that a second try is announced again. */
  attempt: number
}

export function ErrorSummary({ problems, nameOf, attempt }: ErrorSummaryProps) {
  const t = useSharedTexts()
  const box = useRef<HTMLDivElement>(null)
  // Every attempt takes the focus anew.
  useEffect(() => box.current?.focus(), [attempt])
  if (problems.size === 0) return null
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{t('summary.title', { count: problems.size })}</h2>
      <ul>
        {[...problems].map(([path, message]) => (
          <li key={path}>
            <a href={`#${path}`} onClick={(event) => goTo(event, path)}>
              {nameOf(path)}
              {nameOf(path) && ' — '}
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The fragment stays free for receipts, and fields inside a folded part must be opened first. */
function goTo(event: MouseEvent, path: string): void {
  event.preventDefault()
  const parts = path.split('.')
  const ids = parts.map((_, i) => parts.slice(0, parts.length - i).join('.'))
  const target = ids.map((id) => document.getElementById(id)).find((each) => each !== null)
  const fold = target?.closest('details')
  if (fold) fold.open = true
  target?.focus()
  target?.scrollIntoView({ block: 'center' })
}

/** The label of the field at a path such as `form.parties.1.phone`, with its row. */
export function labelAt(path: string, fields: FieldMap, textBase: string, texts: Catalogue): string {
  const [, name = '', row, ...rest] = path.split('.')
  const field = fields[name]
  if (!field) return ''
  const label = say(texts, `${textBase}.${name}`)
  if (field.type !== 'list' || row === undefined) return label
  const inner = labelAt(['', ...rest].join('.'), field.of, `${textBase}.${name}`, texts)
  return [`${label} ${Number(row) + 1}`, inner].filter(Boolean).join(' · ')
}

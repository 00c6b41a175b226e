/** Controls that are written into: text, number, date. */
import { useState } from 'react'
import { useSharedTexts } from '../texts.ts'
import { Labelled } from './box.tsx'
import { type ControlProps, useLabels } from './context.ts'

/** From this share of the limit on, the reader is told how much is left. */
const NEAR_LIMIT = 0.8

export function TextControl(props: ControlProps<'text'>) {
  const { field, path, value, onChange } = props
  const { aria } = useLabels(props)
  const t = useSharedTexts()
  const words = typeof value === 'string' ? value : ''
  const left = field.max - [...words].length
  const common = { id: path, name: path, value: words, ...aria }
  return (
    <Labelled {...props}>
      {field.long ? (
        <textarea
          {...common}
          rows={field.max > 1500 ? 5 : 3}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <input {...common} {...keyboardOf(field)} onChange={(event) => onChange(event.target.value)} />
      )}
      {left < field.max * (1 - NEAR_LIMIT) && (
        <p className="count" role="status">
          {left < 0 ? t('count.over', { over: -left }) : t('count.left', { left })}
        </p>
      )}
    </Labelled>
  )
}

/** The right keyboard and the browser's own filling-in (WCAG 1.3.5). */
function keyboardOf(field: ControlProps<'text'>['field']) {
  if (field.pattern === 'phone') return { type: 'tel', inputMode: 'tel', autoComplete: 'tel' } as const
  if (field.personal === 'name') return { type: 'text', autoComplete: 'name' } as const
  return { type: 'text', autoComplete: 'off' } as const
}

export function NumberControl(props: ControlProps<'number'>) {
  const { field, path, value, onChange } = props
  const { aria } = useLabels(props)
  const [words, setWords] = useState(value === undefined || value === null ? '' : String(value))
  const take = (given: string) => {
    setWords(given)
    const clean = given.trim()
    // What is no number is kept as it was written, so that validation can say so.
    onChange(clean === '' ? undefined : Number.isNaN(Number(clean)) ? clean : Number(clean))
  }
  return (
    <Labelled {...props}>
      <input
        id={path}
        name={path}
        className="short"
        inputMode={field.whole ? 'numeric' : 'decimal'}
        autoComplete="off"
        value={words}
        {...aria}
        onChange={(event) => take(event.target.value)}
      />
    </Labelled>
  )
}

export function DateControl(props: ControlProps<'date'>) {
  const { path, value, onChange } = props
  const { aria } = useLabels(props)
  return (
    <Labelled {...props}>
      <input
        id={path}
        name={path}
        className="short"
        type="date"
        value={typeof value === 'string' ? value : ''}
        {...aria}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    </Labelled>
  )
}

/** The city's clock, wherever the phone is; China has had no summer time since 1991. */
const ZONE = '+08:00'

export function DateTimeControl(props: ControlProps<'dateTime'>) {
  const { path, value, onChange } = props
  const { aria } = useLabels(props)
  return (
    <Labelled {...props}>
      <input
        id={path}
        name={path}
        className="short"
        type="datetime-local"
        value={typeof value === 'string' ? value.slice(0, 16) : ''}
        {...aria}
        onChange={(event) => onChange(event.target.value ? `${event.target.value}${ZONE}` : undefined)}
      />
    </Labelled>
  )
}

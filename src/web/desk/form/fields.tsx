/** The fields of a form with what is wrong on top. */
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { wordsOf } from '../reading.ts'
import type { KindView, MatterView } from '../shapes.ts'
import { useT } from '../words.ts'
import { Control } from './control.tsx'
import { idOf, SceneProvider } from './scene.ts'
import type { Form } from './use-answers.ts'

interface Props {
  form: Form
  kind: KindView
  /** `form` or `input`. */
  base: string
  /** Text id of the form below the kind's own. */
  text: string
  action?: string
  matter?: MatterView
  place?: string
}

export function Fields({ form, kind, base, text, action, matter, place }: Props) {
  const t = useT()
  const { problems, answers, track } = form
  return (
    <SceneProvider
      value={{
        kind,
        answers,
        problems,
        track,
        Control,
        ...(action !== undefined && { action }),
        ...(matter && { matter }),
        ...(place !== undefined && { place }),
      }}
    >
      {form.restored && (
        <p className="restored">
          {t('act.draft')}
          <Button size="small" onClick={form.clear}>
            {t('act.draft.drop')}
          </Button>
        </p>
      )}
      <Summary form={form} kind={kind} base={base} text={text} />
      {Object.entries(form.asked).map(([name, field]) => (
        <Control
          key={name}
          field={field}
          path={`${base}.${name}`}
          text={`${text}.${name}`}
          value={answers[name]}
          onChange={(value) => form.set(name, value)}
        />
      ))}
    </SceneProvider>
  )
}

/** All problems in one place, each leading to its field; takes the focus when it appears. */
function Summary({ form, kind, base, text }: Pick<Props, 'form' | 'kind' | 'base' | 'text'>) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const { problems } = form
  const found = problems.size > 0
  useEffect(() => {
    if (found) box.current?.focus()
  }, [found])
  if (!found) return null
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <p>{t('form.problems', { count: problems.size })}</p>
      <ul>
        {[...problems].map(([path, message]) => (
          <li key={path}>
            <a
              href={`#${idOf(path)}`}
              onClick={(event) => {
                event.preventDefault()
                goTo(path)
              }}
            >
              {t('form.problem', { what: labelOf(kind, path, base, text), message })}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** `input.parties.1.phone` is labelled by `action.x.form.parties.phone`. */
function labelOf(kind: KindView, path: string, base: string, text: string): string {
  const names = path
    .slice(base.length + 1)
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
  return names.length === 0 ? '' : wordsOf(kind, [text, ...names].join('.'))
}

function goTo(path: string): void {
  const target = document.getElementById(idOf(path))
  const inner = target?.matches('fieldset') ? target.querySelector('input, button, textarea') : target
  const place = inner instanceof HTMLElement ? inner : target
  place?.scrollIntoView({ block: 'center' })
  place?.focus({ preventScroll: true })
}

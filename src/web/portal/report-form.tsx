/** The parts of a report: what, where, pictures, more, contact. */
import { type ReactNode, useState } from 'react'
import type { Answers, FieldMap } from '../../engine/fields.ts'
import { stillWrong } from '../shared/form/check.ts'
import { FormFields } from '../shared/form/fields.tsx'
import { PlacePicker } from '../shared/place-picker.tsx'
import type { ChosenPlace } from '../shared/territory.ts'
import type { Draft } from './draft.ts'
import { groupFields } from './groups.ts'
import type { CityView, KindView } from './shapes.ts'
import { type TextId, useTexts } from './words.ts'

interface ReportFormProps {
  kind: KindView
  city: CityView
  draft: Draft
  problems: ReadonlyMap<string, string>
  change(update: (before: Draft) => Draft): void
  onProblems(left: ReadonlyMap<string, string>): void
}

export function ReportForm({ kind, city, draft, problems, change, onProblems }: ReportFormProps) {
  const t = useTexts()
  const groups = groupFields(kind.opening.fields)
  const onChange = (answers: Answers) => {
    onProblems(stillWrong(problems, draft.answers, answers, 'form'))
    change((before) => ({ ...before, answers }))
  }
  const onPlace = (place: ChosenPlace | undefined) => {
    onProblems(new Map([...problems].filter(([path]) => path !== 'place')))
    change(({ place: _before, ...rest }) => ({ ...rest, ...(place && { place }) }))
  }
  const part = (fields: FieldMap) => (
    <FormFields
      fields={fields}
      textBase={`${kind.id}.form`}
      path="form"
      answers={draft.answers}
      onChange={onChange}
    />
  )
  const placeProblem = problems.get('place')
  return (
    <>
      <Part title="report.what">{part(groups.what)}</Part>
      <Part title="report.where" optional={kind.opening.place === 'optional'}>
        <fieldset
          className={placeProblem ? 'field wrong' : 'field'}
          aria-describedby={placeProblem ? 'place-problem' : undefined}
        >
          <legend className="unseen">{t('report.place')}</legend>
          <p className="hint">{t('report.where.hint')}</p>
          {placeProblem && (
            <p className="problem" id="place-problem">
              {placeProblem}
            </p>
          )}
          <PlacePicker id="place" city={city} place={draft.place} onChange={onPlace} />
        </fieldset>
        {part(groups.where)}
      </Part>
      {hasAny(groups.photos) && <section className="card part">{part(groups.photos)}</section>}
      {hasAny(groups.more) && (
        <Fold title="report.more" open={isAnswered(groups.more, draft.answers, problems)}>
          {part(groups.more)}
        </Fold>
      )}
      {hasAny(groups.contact) && (
        <Fold title="report.contact" open={isAnswered(groups.contact, draft.answers, problems)}>
          {part(groups.contact)}
        </Fold>
      )}
    </>
  )
}

const hasAny = (fields: FieldMap): boolean => Object.keys(fields).length > 0

const isAnswered = (fields: FieldMap, answers: Answers, problems: ReadonlyMap<string, string>): boolean =>
  Object.keys(fields).some((name) => answers[name] !== undefined || problems.has(`form.${name}`))

function Part({ title, optional, children }: { title: TextId; optional?: boolean; children: ReactNode }) {
  const t = useTexts()
  return (
    <section className="card part" aria-label={t(title)}>
      <h2>
        {t(title)}
        {optional && <span className="optional">{t('optional')}</span>}
      </h2>
      {children}
    </section>
  )
}

/** Opens by itself when something in it is answered or wrong; never closes by itself, and costs nothing closed. */
function Fold({ title, open, children }: { title: TextId; open: boolean; children: ReactNode }) {
  const t = useTexts()
  const [pushed, setPushed] = useState(open)
  const [shown, setShown] = useState(open)
  if (open && !pushed) {
    setPushed(true)
    setShown(true)
  }
  return (
    <details
      className="card part fold"
      open={pushed}
      onToggle={(event) => {
        if (event.currentTarget.open) setShown(true)
      }}
    >
      <summary>
        <h2>{t(title)}</h2>
      </summary>
      {shown && <div className="fold-body">{children}</div>}
    </details>
  )
}

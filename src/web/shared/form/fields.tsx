/** The form that a kind's declaration describes: a new kind needs no code here. */
import { lazy, Suspense } from 'react'
import type { Answers, Field, FieldMap, Value } from '../../../engine/fields.ts'
import { holds } from '../../../engine/rule.ts'
import { useSharedTexts } from '../texts.ts'
import { ChoiceControl, ChoicesControl, StarsControl, YesNoControl } from './choice-controls.tsx'
import { type ControlProps, isForStaff } from './context.ts'
import { ListControl } from './list-control.tsx'
import { PhotosControl } from './photos-control.tsx'
import { DateControl, DateTimeControl, NumberControl, TextControl } from './word-controls.tsx'

/** Long lists of codes are rarely opened; their control comes when it is. */
const CodeControl = lazy(() => import('./code-control.tsx'))

interface FormFieldsProps {
  fields: FieldMap
  /** Text ids of labels are `<textBase>.<field>`. */
  textBase: string
  /** Paths of answers are `<path>.<field>`. */
  path: string
  answers: Answers
  /** Fields of the matter as it stands, for conditions. */
  matter?: Answers
  onChange(next: Answers): void
}

/** The controls of all fields that are asked now, in declared order. */
export function FormFields({ fields, textBase, path, answers, matter = {}, onChange }: FormFieldsProps) {
  return Object.entries(fields)
    .filter(([, field]) => isAsked(field, answers, matter))
    .map(([name, field]) => (
      <Control
        key={name}
        field={field}
        textId={`${textBase}.${name}`}
        path={`${path}.${name}`}
        value={answers[name]}
        onChange={(value) => onChange(withAnswer(answers, name, value))}
      />
    ))
}

const isAsked = (field: Field, answers: Answers, matter: Answers): boolean =>
  !isForStaff(field) && (!field.when || holds(field.when, { fields: matter, input: answers }))

/** Only answers to fields that are asked now; an answer to any other is refused by the server. */
export const askedAnswers = (fields: FieldMap, answers: Answers, matter: Answers = {}): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(([name]) => {
      const field = fields[name]
      return field !== undefined && isAsked(field, answers, matter)
    }),
  )

function withAnswer(answers: Answers, name: string, value: Value | undefined): Answers {
  const { [name]: _before, ...rest } = answers
  return value === undefined ? rest : { ...rest, [name]: value }
}

function Control(props: Omit<ControlProps, 'field'> & { field: Field }) {
  const { field, ...rest } = props
  const t = useSharedTexts()
  switch (field.type) {
    case 'text':
      return <TextControl {...rest} field={field} />
    case 'number':
      return <NumberControl {...rest} field={field} />
    case 'date':
      return <DateControl {...rest} field={field} />
    case 'dateTime':
      return <DateTimeControl {...rest} field={field} />
    case 'choice':
      return <ChoiceControl {...rest} field={field} />
    case 'choices':
      return <ChoicesControl {...rest} field={field} />
    case 'yesNo':
      return <YesNoControl {...rest} field={field} />
    case 'stars':
      return <StarsControl {...rest} field={field} />
    case 'photos':
      return <PhotosControl {...rest} field={field} />
    case 'list':
      return <ListControl {...rest} field={field} Fields={FormFields} />
    case 'code':
      return (
        <Suspense fallback={<p className="hint">{t('loading')}</p>}>
          <CodeControl {...rest} field={field} />
        </Suspense>
      )
    default:
      return null
  }
}

/** Answers as they are read: words first and large, pictures to open, codes and options in words. */
import type { Answers, Field, FieldMap, Value } from '../../engine/fields.ts'
import { type Catalogue, say } from '../../engine/text.ts'
import { get } from '../shared/api.ts'
import { type CodeItem, treeOf } from '../shared/form/codes.ts'
import { isAnswers } from '../shared/form/list-control.tsx'
import { useLoad } from '../shared/use-load.ts'
import { useTimes } from './times.ts'
import { useTexts } from './words.ts'

interface AnswersViewProps {
  fields: FieldMap
  answers: Answers
  textBase: string
  texts: Catalogue
  receipt: string
}

export function AnswersView({ fields, answers, textBase, texts, receipt }: AnswersViewProps) {
  const given = Object.entries(fields).filter(
    ([name]) => answers[name] !== undefined && answers[name] !== null,
  )
  if (given.length === 0) return null
  return (
    <dl className="answers">
      {given.map(([name, field]) => {
        const label = say(texts, `${textBase}.${name}`)
        const value = answers[name] ?? null
        return (
          <div key={name} className={layoutOf(field)}>
            <dt>{label}</dt>
            <dd>
              <ValueView {...{ field, value, label, texts, receipt }} textId={`${textBase}.${name}`} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** Long words and pictures take the whole width. */
function layoutOf(field: Field): string | undefined {
  if (field.type === 'text' && field.long) return 'tall long'
  return field.type === 'photos' || field.type === 'list' ? 'tall' : undefined
}

interface ValueViewProps {
  field: Field
  value: Value
  label: string
  textId: string
  texts: Catalogue
  receipt: string
}

function ValueView({ field, value, label, textId, texts, receipt }: ValueViewProps) {
  const t = useTexts()
  const times = useTimes()
  const option = (id: Value) => say(texts, `${textId}.option.${String(id)}`)
  switch (field.type) {
    case 'text':
      return <p className="words">{String(value)}</p>
    case 'choice':
      return option(value)
    case 'choices':
      return Array.isArray(value) ? value.map(option).join(' · ') : null
    case 'yesNo':
      return t(value === true ? 'yes' : 'no')
    case 'date':
      return times.day(String(value))
    case 'dateTime':
      return times.moment(String(value))
    case 'stars':
      return t('stars.of', { n: Number(value) })
    case 'code':
      return <CodeName list={field.list} code={String(value)} />
    case 'photos':
      return <Photos ids={Array.isArray(value) ? value.map(String) : []} label={label} receipt={receipt} />
    case 'list':
      return Array.isArray(value)
        ? value.filter(isAnswers).map((row, i) => (
            // Rows have no identity but their place.
            <AnswersView
              key={`${i}-${field.type}`}
              fields={field.of}
              answers={row}
              {...{ texts, receipt }}
              textBase={textId}
            />
          ))
        : null
    default:
      return String(value)
  }
}

function CodeName({ list, code }: { list: string; code: string }) {
  const { value } = useLoad(list, (signal) => get<{ items: CodeItem[] }>(`/api/lists/${list}`, signal))
  const path = value ? treeOf(value.items).pathOf(code) : []
  return path.map(({ name }) => name).join(' › ')
}

function Photos({ ids, label, receipt }: { ids: string[]; label: string; receipt: string }) {
  const t = useTexts()
  const address = (id: string) => `/api/portal/matters/${receipt}/photos/${id}`
  return (
    <ul className="pictures">
      {ids.map((id, i) => (
        <li key={id} className="picture">
          <a href={address(id)} target="_blank" rel="noreferrer">
            <img
              src={`${address(id)}?size=thumb`}
              alt={t('follow.photo', { label, n: i + 1 })}
              loading="lazy"
            />
          </a>
        </li>
      ))}
    </ul>
  )
}

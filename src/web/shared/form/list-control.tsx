/** A repeating sub-form: the parties of a dispute. */
import type { Answers, Value } from '../../../engine/fields.ts'
import { useSharedTexts } from '../texts.ts'
import { Grouped } from './box.tsx'
import { type ControlProps, useLabels } from './context.ts'
import type { FormFields } from './fields.tsx'

export const isAnswers = (value: Value | undefined): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** As many rows as the form needs at least stand ready from the start. */
function rowsOf(value: Value | undefined, least: number): Answers[] {
  const given = Array.isArray(value) ? value.map((row) => (isAnswers(row) ? row : {})) : []
  return [...given, ...Array.from({ length: Math.max(0, least - given.length) }, () => ({}))]
}

/** A row is a form again; the form hands itself in, so that the two files need not import each other. */
export function ListControl(props: ControlProps<'list'> & { Fields: typeof FormFields }) {
  const { field, textId, path, value, onChange, Fields } = props
  const { label } = useLabels(props)
  const t = useSharedTexts()
  const least = field.least ?? (field.required ? 1 : 0)
  const rows = rowsOf(value, least)
  return (
    <Grouped {...props}>
      <ol className="rows">
        {rows.map((row, i) => (
          // Rows have no identity but their place; removing one shifts the answers with it.
          <li key={i} className="row">
            <fieldset>
              <legend>
                {label} {i + 1}
              </legend>
              <Fields
                fields={field.of}
                textBase={textId}
                path={`${path}.${i}`}
                answers={row}
                onChange={(next) => onChange(rows.map((each, k) => (k === i ? next : each)))}
              />
              {rows.length > least && (
                <button
                  type="button"
                  className="quiet"
                  onClick={() => onChange(rows.filter((_, k) => k !== i))}
                >
                  {t('list.remove', { label, n: i + 1 })}
                </button>
              )}
            </fieldset>
          </li>
        ))}
      </ol>
      {rows.length < field.most && (
        <button type="button" className="plain" onClick={() => onChange([...rows, {}])}>
          {t('list.add', { label })}
        </button>
      )}
    </Grouped>
  )
}

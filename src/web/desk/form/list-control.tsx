/** A sub-form that repeats: parties, debts, risk points. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Answers, Value } from '../../../engine/fields.ts'
import { isRow, wordsOf } from '../reading.ts'
import { useT } from '../words.ts'
import { withAnswer } from './answers.ts'
import { Box } from './box.tsx'
import { type ControlProps, useScene } from './scene.ts'

export function ListControl(props: ControlProps) {
  const { field, path, text, value, onChange } = props
  const { kind, Control } = useScene()
  const t = useT()
  if (field.type !== 'list') return null
  const given = Array.isArray(value) ? value.map((row) => (isRow(row) ? row : {})) : []
  const missing = Math.max(0, (field.least ?? 0) - given.length)
  const rows: Answers[] = [...given, ...Array.from({ length: missing }, () => ({}))]
  const set = (i: number, name: string, answer: Value | undefined) =>
    onChange(rows.map((row, at) => (at === i ? withAnswer(row, name, answer) : row)))
  return (
    <Box {...props} group>
      {() => (
        <>
          <ol className="rows">
            {rows.map((row, i) => (
              <li key={i}>
                <div className="row-head">
                  <span>{t('form.row', { what: wordsOf(kind, text), number: i + 1 })}</span>
                  {rows.length > (field.least ?? 0) && (
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined aria-hidden />}
                      onClick={() => onChange(rows.filter((_, at) => at !== i))}
                    >
                      {t('form.row.remove')}
                    </Button>
                  )}
                </div>
                <div className="row-fields">
                  {Object.entries(field.of).map(([name, inner]) => (
                    <Control
                      key={name}
                      field={inner}
                      path={`${path}.${i}.${name}`}
                      text={`${text}.${name}`}
                      value={row[name]}
                      onChange={(answer) => set(i, name, answer)}
                    />
                  ))}
                </div>
              </li>
            ))}
          </ol>
          {rows.length < field.most && (
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...rows, {}])}>
              {t('form.row.add', { what: wordsOf(kind, text) })}
            </Button>
          )}
        </>
      )}
    </Box>
  )
}

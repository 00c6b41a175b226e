/** Controls for words, numbers and days. */
import { Button, Input, InputNumber } from 'antd'
import { fromLocal, toLocal } from '../when.ts'
import { useT } from '../words.ts'
import { Box } from './box.tsx'
import type { ControlProps } from './scene.ts'
import { Templates } from './templates.tsx'

const asText = (value: ControlProps['value']): string => (typeof value === 'string' ? value : '')

/** From here on the count of what is left is worth showing. */
const NEAR_THE_END = 0.8

export function TextControl(props: ControlProps) {
  const { field, value, onChange } = props
  if (field.type !== 'text') return null
  const text = asText(value)
  const length = [...text].length
  const count = length > field.max * NEAR_THE_END && (
    <span className={length > field.max ? 'count over' : 'count'}>
      {length} / {field.max}
    </span>
  )
  const aside = (
    <>
      {field.templates && <Templates value={text} onChange={onChange} />}
      {count}
    </>
  )
  return (
    <Box {...props} aside={aside}>
      {(ties) =>
        field.long ? (
          <Input.TextArea
            {...ties}
            value={text}
            autoSize={{ minRows: field.templates ? 5 : 3, maxRows: 16 }}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input
            {...ties}
            value={text}
            inputMode={field.pattern === 'phone' ? 'tel' : undefined}
            autoComplete="off"
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Box>
  )
}

export function NumberControl(props: ControlProps) {
  const { field, value, onChange } = props
  if (field.type !== 'number') return null
  return (
    <Box {...props}>
      {(ties) => (
        <InputNumber
          {...ties}
          className="narrow"
          value={typeof value === 'number' ? value : null}
          {...(field.whole && { precision: 0 })}
          onChange={(given) => onChange(given ?? undefined)}
        />
      )}
    </Box>
  )
}

/** The browser's own pickers: every keyboard and phone knows them. */
export function DayControl(props: ControlProps) {
  const { field, value, onChange } = props
  const t = useT()
  const text = asText(value)
  if (field.type === 'date')
    return (
      <Box {...props}>
        {(ties) => (
          <Input
            {...ties}
            className="narrow"
            type="date"
            value={text}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Box>
    )
  return (
    <Box {...props}>
      {(ties) => (
        <div className="beside">
          <Input
            {...ties}
            className="narrow"
            type="datetime-local"
            value={toLocal(text)}
            onChange={(event) => onChange(fromLocal(event.target.value))}
          />
          <Button onClick={() => onChange(fromLocal(toLocal(new Date().toISOString())))}>
            {t('form.now')}
          </Button>
        </div>
      )}
    </Box>
  )
}

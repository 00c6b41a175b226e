/** Controls for choices from a short list. */
import { Checkbox, Radio, Rate, Select } from 'antd'
import { wordsOf } from '../reading.ts'
import { useT } from '../words.ts'
import { Box } from './box.tsx'
import { type ControlProps, useScene } from './scene.ts'

/** Up to here all options are shown at once; more fold into a list with search. */
const SHOWN_AT_ONCE = 6

export function ChoiceControl(props: ControlProps) {
  const { field, text, value, onChange } = props
  const { kind } = useScene()
  const t = useT()
  if (field.type !== 'choice') return null
  const options = field.options.map((id) => ({ value: id, label: wordsOf(kind, `${text}.option.${id}`) }))
  if (options.length > SHOWN_AT_ONCE)
    return (
      <Box {...props}>
        {(ties) => (
          <Select
            {...ties}
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            allowClear={!field.required}
            placeholder={t('form.choose')}
            options={options}
            value={typeof value === 'string' ? value : null}
            onChange={(given) => onChange(given ?? undefined)}
          />
        )}
      </Box>
    )
  return (
    <Box {...props} group>
      {() => (
        <Radio.Group
          name={props.path}
          options={options}
          value={value ?? null}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Box>
  )
}

export function ChoicesControl(props: ControlProps) {
  const { field, text, value, onChange } = props
  const { kind } = useScene()
  if (field.type !== 'choices') return null
  const options = field.options.map((id) => ({ value: id, label: wordsOf(kind, `${text}.option.${id}`) }))
  const chosen = Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
  return (
    <Box {...props} group>
      {() => <Checkbox.Group options={options} value={chosen} onChange={(given) => onChange(given)} />}
    </Box>
  )
}

/** What must be confirmed is a box to tick; a true question has two answers and no default. */
export function YesNoControl(props: ControlProps) {
  const { field, path, text, value, onChange } = props
  const { kind } = useScene()
  const t = useT()
  if (field.type !== 'yesNo') return null
  if (field.mustBe === true)
    return (
      <Box {...props} group>
        {(ties) => (
          <Checkbox
            aria-describedby={ties['aria-describedby']}
            checked={value === true}
            onChange={(event) => onChange(event.target.checked ? true : undefined)}
          >
            {t('form.confirmed', { what: wordsOf(kind, text) })}
          </Checkbox>
        )}
      </Box>
    )
  return (
    <Box {...props} group>
      {() => (
        <Radio.Group
          name={path}
          options={[
            { value: true, label: t('form.yes') },
            { value: false, label: t('form.no') },
          ]}
          value={typeof value === 'boolean' ? value : null}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Box>
  )
}

export function StarsControl(props: ControlProps) {
  const { value, onChange } = props
  return (
    <Box {...props} group>
      {() => (
        <Rate
          value={typeof value === 'number' ? value : 0}
          onChange={(given) => onChange(given || undefined)}
        />
      )}
    </Box>
  )
}

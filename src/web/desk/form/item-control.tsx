/** Which row of one of the matter's lists an answer is about: which party signs. */
import { Radio } from 'antd'
import { fieldsOf, rowLabel, rowsOf, takenItems } from '../reading.ts'
import { useT } from '../words.ts'
import { Box } from './box.tsx'
import { type ControlProps, useScene } from './scene.ts'

export function ItemControl(props: ControlProps) {
  const { field, path, value, onChange } = props
  const { kind, matter, action } = useScene()
  const t = useT()
  if (field.type !== 'item' || !matter) return null
  const list = fieldsOf(kind)[field.of]
  const declared = action === undefined ? undefined : kind.actions[action]
  const name = path.slice(path.lastIndexOf('.') + 1)
  const taken = declared ? takenItems(kind, matter, declared, name) : []
  const options = rowsOf(matter.fields, field.of).map((row, i) => {
    const label = list?.type === 'list' ? rowLabel(kind, `form.${field.of}`, list.of, row) : ''
    const words = label || String(i + 1)
    return { value: i, label: taken.includes(i) ? t('form.item.taken', { item: words }) : words }
  })
  return (
    <Box {...props} group>
      {() => (
        <Radio.Group
          className="stacked"
          name={path}
          options={options}
          value={typeof value === 'number' ? value : null}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Box>
  )
}

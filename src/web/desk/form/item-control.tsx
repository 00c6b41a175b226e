/** Which row of one of the matter's lists an answer is about: which party signs. */
import { Radio } from 'antd'
import { rowsOf, takenItems } from '../reading.ts'
import { useRowWords } from '../row-words.ts'
import type { MatterView } from '../shapes.ts'
import { useT } from '../words.ts'
import { Box } from './box.tsx'
import { type ControlProps, useScene } from './scene.ts'

export function ItemControl(props: ControlProps) {
  const { matter } = useScene()
  return matter ? <Items {...props} matter={matter} /> : null
}

function Items({ matter, ...props }: ControlProps & { matter: MatterView }) {
  const { field, path, value, onChange } = props
  const { kind, action } = useScene()
  const t = useT()
  const list = field.type === 'item' ? field.of : ''
  const wordsOf = useRowWords(kind, matter, list)
  const declared = action === undefined ? undefined : kind.actions[action]
  const name = path.slice(path.lastIndexOf('.') + 1)
  const taken = declared ? takenItems(kind, matter, declared, name) : []
  const options = rowsOf(matter.fields, list).map((_, i) => {
    const words = wordsOf(i)
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

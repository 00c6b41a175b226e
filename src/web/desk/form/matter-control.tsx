/** Another matter, found by its number or by words of it. */
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useFound } from '../queries.ts'
import { moment } from '../when.ts'
import { useT } from '../words.ts'
import { Box } from './box.tsx'
import { type ControlProps, useScene } from './scene.ts'

export function MatterControl(props: ControlProps) {
  const { value, onChange } = props
  const { matter } = useScene()
  const t = useT()
  const [typed, setTyped] = useState('')
  const chosen = typeof value === 'string' ? value : ''
  const found = useFound(useDeferredValue(typed || chosen))
  const options = (found.data ?? [])
    .filter((row) => row.ref !== matter?.ref)
    .map((row) => ({
      value: row.ref,
      label: (
        <span className="found">
          <span>{row.title}</span>
          <span className="quiet">
            {row.ref} · {row.place.name} · {moment(row.openedAt).slice(0, 10)}
          </span>
        </span>
      ),
      short: `${row.ref} ${row.title}`,
    }))
  return (
    <Box {...props}>
      {(ties) => (
        <Select
          {...ties}
          className="wide"
          showSearch={{ filterOption: false, onSearch: setTyped }}
          allowClear
          placeholder={t('form.matter.placeholder')}
          notFoundContent={typed ? t('form.nothing-found') : t('form.matter.type')}
          options={options}
          optionLabelProp="short"
          value={chosen || null}
          onChange={(given) => onChange(given ?? undefined)}
        />
      )}
    </Box>
  )
}

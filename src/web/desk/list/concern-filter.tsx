/** What a list is about beside kind, place and time. */
import { Select } from 'antd'
import { useId } from 'react'
import { useT } from '../words.ts'
import { concernsIn, concernsOf, withConcern } from './concern.ts'
import type { Filters } from './filters.ts'

interface Props {
  filters: Filters
  inbox: boolean
  onChange(filters: Filters): void
}

/** An address may ask for two at once; they stand as one choice, to be left together. */
const BOTH = 'both'

export function ConcernFilter({ filters, inbox, onChange }: Props) {
  const t = useT()
  const id = useId()
  const { mine, standings } = concernsIn(inbox)
  const set = concernsOf(filters)
  const options = [
    {
      label: t('filter.concern.mine'),
      options: mine.map((value) => ({ value: value as string, label: t(`filter.concern.${value}`) })),
    },
    {
      label: t('filter.concern.standings'),
      options: standings.map((value) => ({ value: value as string, label: t(`filter.concern.${value}`) })),
    },
    ...(set.length > 1
      ? [{ value: BOTH, label: set.map((each) => t(`filter.concern.${each}`)).join(t('comma')) }]
      : []),
  ]
  return (
    <div className="filter">
      <label htmlFor={id}>{t('filter.concern')}</label>
      <Select
        id={id}
        allowClear
        placeholder={t('filter.any')}
        value={set.length > 1 ? BOTH : (set[0] ?? null)}
        options={options}
        onChange={(value: string | undefined) => value !== BOTH && onChange(withConcern(filters, value))}
        popupMatchSelectWidth={false}
      />
    </div>
  )
}

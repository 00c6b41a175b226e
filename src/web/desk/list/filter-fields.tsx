/** One control for each filter. */
import { Select, TreeSelect } from 'antd'
import { useId, useMemo } from 'react'
import { CLOSE_NAMES } from '../../../engine/kind.ts'
import { type CodeNode, treeOf } from '../code-tree.ts'
import { useCommon } from '../common.ts'
import { fits } from '../form/code-control.tsx'
import { useList } from '../queries.ts'
import { listOf, stageOf } from '../reading.ts'
import type { KindView } from '../shapes.ts'
import { useT } from '../words.ts'
import { ConcernFilter } from './concern-filter.tsx'
import { type FilterName, type Filters, withFilter } from './filters.ts'
import { TerritoryFilter } from './territory-filter.tsx'

/** As the house knows them (`engine/due-when.ts`). */
const DUES = ['overdue', 'today', 'soon', 'stopped'] as const

interface Props {
  filters: Filters
  inbox: boolean
  kinds: readonly KindView[]
  onChange(filters: Filters): void
}

export function FilterFields({ filters, inbox, kinds, onChange }: Props) {
  const t = useT()
  const id = useId()
  const common = useCommon()
  const chosen = kinds.find((kind) => kind.id === filters.kind)
  const list = (chosen ? [chosen] : kinds).map(listOf).find((each) => each !== undefined)
  const codes = useList(list)
  const tree = useMemo(() => treeOf(codes.data ?? [], true), [codes.data])
  const set = (name: FilterName) => (value: string | undefined) => onChange(withFilter(filters, name, value))
  const states = [
    { value: 'open', label: t('filter.state.open') },
    { value: 'closed', label: t('filter.state.closed') },
    ...CLOSE_NAMES.map((name) => ({
      value: name,
      label: t('filter.state.by', { how: common(`close.${name}`) }),
    })),
  ]
  const dues = DUES.map((value) => ({ value, label: t(`filter.due.${value}`) }))
  return (
    <>
      <div className="filter">
        <label htmlFor={`${id}-kind`}>{t('filter.kind')}</label>
        <Select
          id={`${id}-kind`}
          allowClear
          placeholder={t('filter.any')}
          value={filters.kind ?? null}
          options={kinds.map((kind) => ({ value: kind.id, label: kind.texts[`${kind.id}.name`] }))}
          onChange={set('kind')}
          popupMatchSelectWidth={false}
        />
      </div>
      <div className="filter">
        <label htmlFor={`${id}-stage`}>{t('filter.stage')}</label>
        <Select
          id={`${id}-stage`}
          allowClear
          placeholder={t('filter.any')}
          value={filters.kind && filters.stage ? `${filters.kind} ${filters.stage}` : null}
          options={(chosen ? [chosen] : kinds).map((kind) => ({
            label: kind.texts[`${kind.id}.name`],
            options: Object.keys(kind.stages).map((stage) => ({
              value: `${kind.id} ${stage}`,
              label: stageOf(kind, stage),
            })),
          }))}
          onChange={(value: string | undefined) => {
            const [kind, stage] = value?.split(' ') ?? []
            onChange(kind && stage ? { ...filters, kind, stage } : withFilter(filters, 'stage', undefined))
          }}
          popupMatchSelectWidth={false}
        />
      </div>
      {!inbox && (
        <div className="filter">
          <label htmlFor={`${id}-state`}>{t('filter.state')}</label>
          <Select
            id={`${id}-state`}
            allowClear
            placeholder={t('filter.any')}
            value={filters.state ?? null}
            options={states}
            onChange={set('state')}
            popupMatchSelectWidth={false}
          />
        </div>
      )}
      <div className="filter">
        <label htmlFor={`${id}-due`}>{t('filter.due')}</label>
        <Select
          id={`${id}-due`}
          allowClear
          placeholder={t('filter.any')}
          value={filters.due ?? null}
          options={dues}
          onChange={set('due')}
          popupMatchSelectWidth={false}
        />
      </div>
      <ConcernFilter filters={filters} inbox={inbox} onChange={onChange} />
      <div className="filter">
        <label htmlFor={`${id}-territory`}>{t('filter.territory')}</label>
        <TerritoryFilter id={`${id}-territory`} value={filters.territory} onChange={set('territory')} />
      </div>
      {list && (
        <div className="filter">
          <label htmlFor={`${id}-category`}>{t('filter.category')}</label>
          <TreeSelect<string, CodeNode>
            id={`${id}-category`}
            treeData={tree}
            treeNodeLabelProp="title"
            showSearch={{ filterTreeNode: (typed, node) => fits(node.label ?? '', typed) }}
            allowClear
            placeholder={t('filter.any')}
            popupMatchSelectWidth={false}
            {...(filters.category && { value: filters.category })}
            onChange={set('category')}
          />
        </div>
      )}
    </>
  )
}

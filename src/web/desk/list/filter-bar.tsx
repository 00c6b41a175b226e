/** Search and filters. On a phone all but the search fold into a drawer. */
import { FilterOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Drawer, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { KindView } from '../shapes.ts'
import { useT } from '../words.ts'
import { FilterFields } from './filter-fields.tsx'
import { type Filters, SHORTEST_SEARCH, withFilter } from './filters.ts'
import { HolderTag } from './holder-tag.tsx'

interface Props {
  filters: Filters
  /** The list of what my own seat holds. */
  inbox: boolean
  kinds: readonly KindView[]
  onChange(filters: Filters): void
}

/** People type a word of three characters in about this time. */
const TYPING_MS = 350

export function FilterBar({ filters, inbox, kinds, onChange }: Props) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState(filters.q ?? '')
  const { q, holder, sort, ...others } = filters
  const byHolder = inbox ? undefined : holder
  const set = Object.keys(others).length + (byHolder ? 1 : 0)

  // The address changed by itself (back, a cleared filter): the box follows.
  useEffect(() => setTyped(q ?? ''), [q])
  useEffect(() => {
    if (typed === (q ?? '')) return
    const timer = setTimeout(() => onChange(withFilter(filters, 'q', typed || undefined)), TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed, q, filters, onChange])

  const short = typed.trim() !== '' && [...typed.trim()].length < SHORTEST_SEARCH
  const clear = () => onChange({ ...(inbox && holder && { holder }), ...(sort && { sort }) })
  return (
    <search className="filters">
      <div className="filter filter-search">
        <label htmlFor="search" className="unseen">
          {t('filter.search')}
        </label>
        <Input
          id="search"
          type="search"
          value={typed}
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          placeholder={t('filter.search.placeholder')}
          aria-describedby="search-short"
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={() => onChange(withFilter(filters, 'q', typed || undefined))}
        />
        <span id="search-short" className="filter-note" role="status">
          {short && t('filter.search.short')}
        </span>
      </div>
      <div className="filters-wide">
        <FilterFields filters={filters} inbox={inbox} kinds={kinds} onChange={onChange} />
      </div>
      <Button className="filters-open" icon={<FilterOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {set > 0 ? t('filter.open', { count: set }) : t('filter')}
      </Button>
      {byHolder && (
        <HolderTag seat={byHolder} onRemove={() => onChange(withFilter(filters, 'holder', undefined))} />
      )}
      {(set > 0 || q) && (
        <Button type="link" onClick={clear}>
          {t('filter.clear')}
        </Button>
      )}
      <Drawer
        open={open}
        placement="bottom"
        size="large"
        title={t('filter')}
        onClose={() => setOpen(false)}
        destroyOnHidden
        footer={
          <Button type="primary" block onClick={() => setOpen(false)}>
            {t('filter.done')}
          </Button>
        }
      >
        <FilterFields filters={filters} inbox={inbox} kinds={kinds} onChange={onChange} />
      </Drawer>
    </search>
  )
}

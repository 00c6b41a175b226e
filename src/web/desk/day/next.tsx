/** The first rows of a list by due date, and the way to all of it. */
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { Link } from 'wouter'
import { useLanguage } from '../../shared/language.ts'
import { type Filters, queryOf, writeFilters } from '../list/filters.ts'
import { useLive } from '../list/live.tsx'
import { leaveList } from '../list/return.ts'
import { Table } from '../list/table.tsx'
import { readPage, useKinds } from '../queries.ts'
import { useT } from '../words.ts'

/** As many as stand on a screen beside the numbers. */
const SHOWN = 8

interface Props {
  id: 'offered' | 'held' | 'watched'
  filters: Filters
}

export function Next({ id, filters }: Props) {
  const t = useT()
  const language = useLanguage()
  const { kinds, ready } = useKinds()
  const query = queryOf(filters, { sort: 'due', limit: `${SHOWN}` })
  const first = useQuery({
    queryKey: ['next', query, language],
    queryFn: ({ signal }) => readPage(query, signal),
    staleTime: 0,
  })
  useLive(() => void first.refetch())
  const rows = first.data?.items
  const all = `${id === 'held' ? '/' : '/matters'}${writeFilters(id === 'held' ? { sort: 'due' } : { ...filters, sort: 'due' })}`
  return (
    <section className="due-next" aria-labelledby={`next-${id}`}>
      <div className="due-next-head">
        <h2 id={`next-${id}`}>{t(`day.next.${id}`)}</h2>
        {first.data?.next && <Link href={all}>{t('day.all')}</Link>}
      </div>
      {rows && ready ? (
        <Table
          rows={rows}
          kinds={kinds}
          words={undefined}
          withHolder={id !== 'held'}
          onOpen={(ref) => leaveList('/day', ref)}
        />
      ) : (
        !first.error && (
          <div className="sheet-box" aria-busy="true">
            <Skeleton active title={false} paragraph={{ rows: 4, width: '100%' }} />
          </div>
        )
      )}
      {first.error && !rows && <p className="note">{t('offline')}</p>}
    </section>
  )
}

/** The two lists of the desk: what waits for me, and all I may read. */
import { Button, Skeleton } from 'antd'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useCounts, useKinds } from '../queries.ts'
import { useSession } from '../session.ts'
import { moment } from '../when.ts'
import { useT } from '../words.ts'
import { FilterBar } from './filter-bar.tsx'
import { countedBy, type Filters, readFilters, withFilter, writeFilters } from './filters.ts'
import { useLive } from './live.tsx'
import { NewsBar } from './news-bar.tsx'
import { Nothing } from './nothing.tsx'
import { forgetPlace, leaveList, placeIn } from './return.ts'
import { useRowKeys } from './row-keys.ts'
import { StageChips } from './stage-chips.tsx'
import { Table } from './table.tsx'
import { useLiveList } from './use-list.ts'

export const InboxPage = () => <MatterList path="/" of="inbox" />

export const ListPage = () => <MatterList path="/matters" of="list" />

function MatterList({ path, of }: { path: string; of: 'inbox' | 'list' }) {
  const t = useT()
  const { seat } = useSession()
  const inbox = of === 'inbox'
  const title = t(`${of}.title`)
  const search = useSearch()
  const [, go] = useLocation()
  const { kinds, ready } = useKinds()
  const filters = useMemo(
    (): Filters => ({ ...readFilters(search), ...(inbox && { holder: 'me' }) }),
    [search, inbox],
  )
  const list = useLiveList(filters)
  const { stage: _stage, kind: _kind, ...broader } = filters
  const counts = useCounts(countedBy(broader))
  useLive(() => void counts.refetch())
  // In the inbox the holder is the reader, whoever opens the link.
  const addressOf = useCallback(
    (of: Filters) => `${path}${writeFilters(inbox ? withFilter(of, 'holder', undefined) : of)}`,
    [path, inbox],
  )
  const address = addressOf(filters)

  const change = useCallback((next: Filters) => go(addressOf(next), { replace: true }), [go, addressOf])
  useEffect(() => {
    document.title = `${title} · ${t('desk')}`
  }, [title, t])
  useEffect(() => {
    if (new URLSearchParams(search).get('focus') === 'search') document.getElementById('search')?.focus()
  }, [search])
  useRowKeys()
  useReturn(address, list.kept !== undefined && ready)

  const rows = list.kept?.shown.rows
  const { sort, ...asked } = filters
  const filtered = Object.keys(asked).some((name) => !inbox || name !== 'holder')
  const total = countIn(counts.data ?? [], filters)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{title}</h1>
        <p>{t(sort === 'due' ? `${of}.about.due` : `${of}.about`, { seat: seat.name })}</p>
      </div>
      <FilterBar filters={filters} inbox={inbox} kinds={kinds} onChange={change} />
      <StageChips kinds={kinds} counts={counts.data ?? []} filters={filters} onChange={change} />
      <NewsBar
        list={list}
        total={total}
        byDue={sort === 'due'}
        onSort={(byDue) => change(withFilter(filters, 'sort', byDue ? 'due' : undefined))}
      />
      {list.error && !rows && (
        <Nothing title={t('matter.lost')} about={t('offline')}>
          <Button onClick={list.retry}>{t('retry')}</Button>
        </Nothing>
      )}
      {(list.loading || !ready) && !list.error && (
        <div className="sheet-box" aria-busy="true">
          <Skeleton active title={false} paragraph={{ rows: 8, width: '100%' }} />
        </div>
      )}
      {rows && ready && rows.length === 0 && (
        <EmptyList inbox={inbox} filtered={filtered} onClear={() => change(sort ? { sort } : {})} />
      )}
      {rows && ready && rows.length > 0 && (
        <>
          <Table
            rows={rows}
            kinds={kinds}
            words={filters.q}
            withHolder={!inbox}
            onOpen={(ref) => leaveList(address, ref)}
          />
          <p className="list-end">
            {list.kept?.shown.next ? (
              <Button onClick={list.more} aria-disabled={list.growing}>
                {t('list.more')}
              </Button>
            ) : (
              t('list.end')
            )}
          </p>
        </>
      )}
      {list.stale && list.kept && (
        <p className="stale" role="status">
          {t('list.stale', { time: moment(new Date(list.kept.at).toISOString()) })}
        </p>
      )}
    </div>
  )
}

const countIn = (
  counts: readonly { kind: string; stage: string; count: number }[],
  filters: Filters,
): number =>
  counts
    .filter(
      ({ kind, stage }) =>
        (!filters.kind || kind === filters.kind) && (!filters.stage || stage === filters.stage),
    )
    .reduce((sum, { count }) => sum + count, 0)

function EmptyList({ inbox, filtered, onClear }: { inbox: boolean; filtered: boolean; onClear(): void }) {
  const t = useT()
  const [, go] = useLocation()
  if (filtered)
    return (
      <Nothing title={t('list.empty')} about={t('list.empty.about')}>
        <Button onClick={onClear}>{t('filter.clear')}</Button>
      </Nothing>
    )
  if (!inbox) return <Nothing title={t('list.empty.none')} about={t('list.empty.none.about')} />
  return (
    <Nothing title={t('inbox.empty')} about={t('inbox.empty.about')}>
      <Button onClick={() => go('/matters')}>{t('inbox.empty.list')}</Button>
    </Nothing>
  )
}

/** Back from a matter: the list stands where it was left, the row has the focus. */
function useReturn(address: string, ready: boolean): void {
  const done = useRef<string>(undefined)
  useLayoutEffect(() => {
    if (!ready || done.current === address) return
    done.current = address
    const place = placeIn(address)
    if (!place) return
    forgetPlace(address)
    scrollTo({ top: place.top })
    document.querySelector<HTMLElement>(`[data-row="${place.ref}"]`)?.focus({ preventScroll: true })
  }, [address, ready])
}

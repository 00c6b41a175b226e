/** A list that is kept up to date without moving under the reader. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLanguage } from '../../shared/language.ts'
import { readPage } from '../queries.ts'
import type { Page } from '../shapes.ts'
import { type Filters, queryOf } from './filters.ts'
import { useLive } from './live.tsx'
import { grow, merge, type Shown, type Sort } from './merge.ts'

const PAGE = 50
/** The most that the house gives at once. */
const MOST = 200

interface Kept {
  shown: Shown
  /** What the server told last; shown when the reader asks for it. */
  fresh?: Page
  waiting: number
  /** When it was true. */
  at: number
}

export interface LiveList {
  kept: Kept | undefined
  loading: boolean
  error: Error | null
  /** The last look did not reach the house. */
  stale: boolean
  /** Rows that left the list but still stand in it. */
  gone: number
  live: boolean
  growing: boolean
  showFresh(): void
  more(): void
  retry(): void
}

export function useLiveList(filters: Filters): LiveList {
  const language = useLanguage()
  const client = useQueryClient()
  const query = queryOf(filters)
  const key = useRef(['matters', query, language])
  key.current = ['matters', query, language]
  const [stale, setStale] = useState(false)
  const [growing, setGrowing] = useState(false)

  const first = useQuery({
    queryKey: key.current,
    queryFn: async ({ signal }): Promise<Kept> => {
      const page = await readPage(queryOf(filters, { limit: `${PAGE}` }), signal)
      return { shown: shownOf(page), waiting: 0, at: Date.now() }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

  const look = useCallback(async () => {
    const asked = key.current
    const before = client.getQueryData<Kept>(asked)
    if (!before) return
    const limit = Math.min(MOST, Math.max(PAGE, before.shown.rows.length))
    try {
      const fresh = await readPage(queryOf(filters, { limit: `${limit}` }))
      client.setQueryData<Kept>(
        asked,
        (now) => now && { ...mergeInto(now, fresh, sortOf(filters)), at: Date.now() },
      )
      setStale(false)
    } catch {
      setStale(true)
    }
  }, [client, filters])

  const live = useLive(() => void look())
  // Coming back to a list shows what was there, then what became of it.
  useEffect(() => {
    void look()
  }, [query, language])

  const showFresh = useCallback(() => {
    client.setQueryData<Kept>(
      key.current,
      (now) => now?.fresh && { shown: shownOf(now.fresh), waiting: 0, at: now.at },
    )
    scrollTo({ top: 0 })
  }, [client])

  const more = useCallback(async () => {
    const asked = key.current
    const after = client.getQueryData<Kept>(asked)?.shown.next
    if (!after) return
    setGrowing(true)
    try {
      const page = await readPage(queryOf(filters, { limit: `${PAGE}`, after }))
      client.setQueryData<Kept>(asked, (now) => now && { ...now, shown: grow(now.shown, page) })
    } catch {
      setStale(true)
    } finally {
      setGrowing(false)
    }
  }, [client, filters])

  return {
    kept: first.data,
    loading: first.isPending,
    error: first.error,
    stale,
    gone: first.data?.shown.rows.filter((row) => row.gone).length ?? 0,
    live,
    growing,
    showFresh,
    more: () => void more(),
    retry: () => void first.refetch(),
  }
}

const sortOf = ({ sort }: Filters): Sort => (sort === 'due' ? 'due' : 'newest')

const shownOf = (page: Page): Shown =>
  page.next === undefined ? { rows: page.items } : { rows: page.items, next: page.next }

/** An empty list has nothing that could jump. */
function mergeInto(kept: Kept, fresh: Page, sort: Sort): Omit<Kept, 'at'> {
  if (kept.shown.rows.length === 0) return { shown: shownOf(fresh), waiting: 0 }
  const { shown, waiting } = merge(kept.shown, fresh, sort)
  return { shown, waiting, fresh }
}

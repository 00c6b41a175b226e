/** What my seat should know of; the house keeps it, wakes and the steady look ask again. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { get, post } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.ts'

export interface NoticeView {
  ref: string
  kind: string
  kindName: string
  title: string
  seq: number
  what: string
  /** What it is about, in the reader's language. */
  words: string
  at: string
  read: boolean
}

export interface NoticePage {
  items: NoticeView[]
  /** Counted up to `MANY`. */
  unread: number
  next?: string
}

/** Nobody reads past it. */
export const MANY = 100

const UNREAD = ['unread']
const PAGES = 'notices'

/** How many are unread, asked by a page of those only. */
export function useUnread() {
  return useQuery({
    queryKey: UNREAD,
    queryFn: async ({ signal }) => (await get<NoticePage>('/api/notices?unread=only', signal)).unread,
    staleTime: 0,
  })
}

export function useNotices() {
  const language = useLanguage()
  return useInfiniteQuery({
    queryKey: [PAGES, language],
    queryFn: ({ signal, pageParam }) => get<NoticePage>(`/api/notices${pageParam}`, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }: NoticePage) => next && `?${new URLSearchParams({ after: next })}`,
    staleTime: 0,
  })
}

/** Marks all until a moment, or those of one matter; again is fine. */
export function useMarkRead(): (which: { until: string } | { ref: string }) => Promise<void> {
  const client = useQueryClient()
  return useCallback(
    async (which) => {
      const { unread } = await post<{ unread: number }>('/api/notices/read', which)
      client.setQueryData(UNREAD, unread)
      await client.invalidateQueries({ queryKey: [PAGES] })
    },
    [client],
  )
}

/** Notices of one day, in their order. */
export function byDay(items: readonly NoticeView[], dayOf: (at: string) => string) {
  return [...Map.groupBy(items, ({ at }) => dayOf(at))].map(([day, notices]) => ({ day, notices }))
}

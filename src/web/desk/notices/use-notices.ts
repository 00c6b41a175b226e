/** Asks the house for notices; wakes and the steady look ask again. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { get, post } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.ts'
import type { NoticePage } from './notices.ts'

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

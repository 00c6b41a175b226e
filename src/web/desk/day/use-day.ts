/** Asks the house for my day. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../../shared/api.ts'
import type { DayView } from './day.ts'

export function useDay() {
  return useQuery({
    queryKey: ['day'],
    queryFn: ({ signal }) => get<DayView>('/api/day', signal),
    staleTime: 0,
  })
}

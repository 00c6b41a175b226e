/** Asks the house for a year. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { chinaDayOf } from '../../../engine/days.ts'
import { get } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.ts'
import { useMinute } from '../list/minute.ts'
import type { Exceptions } from './days.ts'
import type { CalendarView } from './shapes.ts'

/** @param everyMs looks again after this while the answer still changes */
export function useYear(year: number, everyMs?: (view: CalendarView) => number | false) {
  const language = useLanguage()
  return useQuery({
    queryKey: ['calendar', year, language],
    queryFn: ({ signal }) => get<CalendarView>(`/api/calendar/${year}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (everyMs && state.data ? everyMs(state.data) : false),
  })
}

/** Today in China, wherever the browser stands. */
export const useToday = (): string => chinaDayOf(new Date(useMinute()).toISOString())

export const exceptionsOf = (
  days: CalendarView['days'] | { day: string; is: 'rest' | 'work' }[],
): Exceptions => new Map(days.map(({ day, is }) => [day, is]))

export const namesOf = (days: readonly { day: string; name: string }[]): ReadonlyMap<string, string> =>
  new Map(days.flatMap(({ day, name }) => (name ? [[day, name] as const] : [])))

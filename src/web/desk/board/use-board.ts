/** Asks the house for the board. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { get } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.ts'
import type { BoardView } from './board.ts'

export function useBoard(territory: string) {
  const language = useLanguage()
  return useQuery({
    queryKey: ['board', territory, language],
    queryFn: ({ signal }) => get<BoardView>(`/api/board?territory=${territory}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

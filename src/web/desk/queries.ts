/** What the desk asks of the house, each question in one place. */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { get } from '../shared/api.ts'
import { useLanguage } from '../shared/language.ts'
import { SHORTEST_SEARCH } from './list/filters.ts'
import { useSession } from './session.ts'
import type {
  CityView,
  CodeItem,
  EntryView,
  HolderView,
  KindLine,
  KindView,
  MatterView,
  Page,
  Row,
  SeatItem,
  SimilarRow,
  StageCount,
  UnitItem,
} from './shapes.ts'

/** Declarations and lists change with a new version of the house, not during a visit. */
const FOREVER = { staleTime: Number.POSITIVE_INFINITY }

const items = async <T>(path: string, signal: AbortSignal): Promise<T[]> =>
  (await get<{ items: T[] }>(path, signal)).items

export function useCity() {
  const language = useLanguage()
  return useQuery({
    queryKey: ['city', language],
    queryFn: ({ signal }) => get<CityView>('/api/city', signal),
    ...FOREVER,
  })
}

/** Every kind's declaration, in the order of the house. */
export function useKinds(): { kinds: readonly KindView[]; lines: readonly KindLine[]; ready: boolean } {
  const language = useLanguage()
  const lines = useQuery({
    queryKey: ['kinds', language],
    queryFn: ({ signal }) => items<KindLine>('/api/kinds', signal),
    ...FOREVER,
  })
  const found = useQueries({
    queries: (lines.data ?? []).map(({ id }) => ({
      queryKey: ['kind', id, language],
      queryFn: ({ signal }: { signal: AbortSignal }) => get<KindView>(`/api/kinds/${id}`, signal),
      ...FOREVER,
    })),
    combine: (results) => ({
      kinds: results.flatMap(({ data }) => data ?? []),
      ready: results.every(({ isSuccess }) => isSuccess),
    }),
  })
  return { kinds: found.kinds, lines: lines.data ?? [], ready: lines.isSuccess && found.ready }
}

/** A named list of codes; nothing for `undefined`. */
export function useList(list: string | undefined) {
  const language = useLanguage()
  return useQuery({
    queryKey: ['list', list, language],
    queryFn: ({ signal }) => items<CodeItem>(`/api/lists/${list}`, signal),
    enabled: list !== undefined,
    ...FOREVER,
  })
}

/** Units with a seat of one of these roles that serve a place, nearest first. */
export function useUnits(roles: readonly string[], place: string | undefined, category?: string) {
  const language = useLanguage()
  return useQuery({
    queryKey: ['units', roles, place, category, language],
    queryFn: async ({ signal }) => {
      const params = (role: string) =>
        new URLSearchParams({ role, place: place ?? '', ...(category && { category }) })
      const found = await Promise.all(
        roles.map((role) => items<UnitItem>(`/api/units?${params(role)}`, signal)),
      )
      return found.flat()
    },
    enabled: place !== undefined && roles.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

/** Seats of these roles that serve a place, nearest first. */
export function useSeats(roles: readonly string[], place: string | undefined) {
  const language = useLanguage()
  return useQuery({
    queryKey: ['seats', roles, place, language],
    queryFn: async ({ signal }) => {
      const found = await Promise.all(
        roles.map((role) =>
          items<SeatItem>(`/api/seats?${new URLSearchParams({ role, place: place ?? '' })}`, signal),
        ),
      )
      return found.flat()
    },
    enabled: place !== undefined && roles.length > 0,
    staleTime: 60_000,
  })
}

/** One seat by its id; `me` is the reader's own. */
export function useSeat(id: string) {
  const language = useLanguage()
  const { seat } = useSession()
  const asked = id === 'me' ? seat.id : id
  return useQuery({
    queryKey: ['seat', asked, language],
    queryFn: ({ signal }) => get<HolderView>(`/api/seats/${encodeURIComponent(asked)}`, signal),
    staleTime: 60_000,
  })
}

/** Matters that a few typed words or the beginning of a number may mean. */
export function useFound(typed: string) {
  const language = useLanguage()
  const words = typed.trim()
  return useQuery({
    queryKey: ['found', words, language],
    queryFn: ({ signal }) =>
      items<Row>(`/api/matters?${new URLSearchParams({ q: words, limit: '10' })}`, signal),
    enabled: [...words].length >= SHORTEST_SEARCH,
    placeholderData: keepPreviousData,
  })
}

/** @param query as `queryOf` makes it */
export const readPage = (query: string, signal?: AbortSignal): Promise<Page> =>
  get(`/api/matters${query}`, signal)

export function useCounts(query: string) {
  return useQuery({
    queryKey: ['counts', query],
    queryFn: ({ signal }) => items<StageCount>(`/api/matters/counts${query}`, signal),
    placeholderData: keepPreviousData,
  })
}

export const matterKey = (ref: string, language: string) => ['matter', ref, language] as const

export function useMatter(ref: string) {
  const language = useLanguage()
  return useQuery({
    queryKey: matterKey(ref, language),
    queryFn: ({ signal }) => get<MatterView>(`/api/matters/${ref}`, signal),
  })
}

/** The history; read anew when the matter has another last entry. */
export function useEntries(ref: string, lastEntry: string | undefined) {
  const language = useLanguage()
  return useQuery({
    queryKey: ['entries', ref, lastEntry, language],
    queryFn: ({ signal }) => items<EntryView>(`/api/matters/${ref}/entries`, signal),
    enabled: lastEntry !== undefined,
    placeholderData: keepPreviousData,
  })
}

export function useSimilar(ref: string, wanted: boolean) {
  const language = useLanguage()
  return useQuery({
    queryKey: ['similar', ref, language],
    queryFn: ({ signal }) => items<SimilarRow>(`/api/matters/${ref}/similar`, signal),
    enabled: wanted,
    staleTime: 60_000,
  })
}

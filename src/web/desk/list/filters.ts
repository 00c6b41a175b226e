/** What a list asks for. It lives in the address, so that a link shows the same list to a colleague. */

export const FILTERS = [
  'kind',
  'stage',
  'state',
  'territory',
  'category',
  'due',
  'offered',
  'waiting',
  'assists',
  'watcher',
  'standing',
  'holder',
  'q',
  'sort',
] as const
export type FilterName = (typeof FILTERS)[number]
export type Filters = Partial<Record<FilterName, string>>

/** Chinese words have two characters and up; a single one matches half the city. */
export const SHORTEST_SEARCH = 2

/** The filters of an address; whatever else stands there is left alone. */
export function readFilters(search: string): Filters {
  const params = new URLSearchParams(search)
  const found: Filters = {}
  for (const name of FILTERS) {
    const value = params.get(name)
    if (value) found[name] = value
  }
  return found
}

/** `?kind=…&q=…`, or nothing. */
export function writeFilters(filters: Filters): string {
  const params = new URLSearchParams()
  for (const name of FILTERS) {
    const value = filters[name]
    if (value) params.set(name, value)
  }
  const words = params.toString()
  return words && `?${words}`
}

/** What the API is asked: a search that is too short yet is no search. */
export function queryOf(filters: Filters, more: Record<string, string> = {}): string {
  const { q, ...rest } = filters
  const long = q !== undefined && [...q.trim()].length >= SHORTEST_SEARCH
  const params = new URLSearchParams({ ...rest, ...(long && { q: q.trim() }), ...more })
  const words = params.toString()
  return words && `?${words}`
}

/** What is counted for a list: its order changes no number. */
export const countedBy = (filters: Filters): string => queryOf(withFilter(filters, 'sort', undefined))

/** A filter changed; a stage belongs to its kind and leaves with it. */
export function withFilter(filters: Filters, name: FilterName, value: string | undefined): Filters {
  const next = { ...filters }
  delete next[name]
  if (name === 'kind') delete next.stage
  return value ? { ...next, [name]: value } : next
}

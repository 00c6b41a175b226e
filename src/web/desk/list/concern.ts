/**
 * One choice for what a list is about beside its kind, place and time: what it is to my seat, or how it stands with
 * supervision. In the address they are filters of their own, as the house knows them.
 */
import { type Filters, withFilter } from './filters.ts'

/** The filter and its only value. */
const MINE = { offered: 'me', waiting: 'others', assists: 'me', watcher: 'me' } as const
type Mine = keyof typeof MINE
const MINE_NAMES: readonly Mine[] = ['offered', 'waiting', 'assists', 'watcher']

const STANDINGS = ['asked', 'passed', 'risen', 'yellow', 'red', 'listed'] as const

export type Concern = Mine | (typeof STANDINGS)[number]

/** @param inbox what my seat holds can't be offered to it, and what waits in it is what it has offered */
export function concernsIn(inbox: boolean): { mine: readonly Mine[]; standings: readonly Concern[] } {
  if (!inbox) return { mine: MINE_NAMES, standings: STANDINGS }
  return { mine: ['waiting'], standings: STANDINGS.filter((name) => name !== 'asked') }
}

/** All that hold; an address may ask for two at once. */
export const concernsOf = (filters: Filters): Concern[] => [
  ...MINE_NAMES.filter((name) => filters[name] !== undefined),
  ...STANDINGS.filter((name) => filters.standing === name),
]

/** Only this one, or none. */
export function withConcern(filters: Filters, concern: string | undefined): Filters {
  const others = [...MINE_NAMES, 'standing' as const].reduce<Filters>(
    (left, name) => withFilter(left, name, undefined),
    filters,
  )
  const mine = MINE_NAMES.find((name) => name === concern)
  if (mine) return withFilter(others, mine, MINE[mine])
  const standing = STANDINGS.find((name) => name === concern)
  return standing ? withFilter(others, 'standing', standing) : others
}

/** The supervisor's board: what the house counts, and the list behind each number. */
import { type Filters, writeFilters } from '../list/filters.ts'
import type { HolderView } from '../shapes.ts'

/** In this order they stand side by side. */
export const COUNTED = [
  'open',
  'overdue',
  'soon',
  'asked',
  'passed',
  'risen',
  'yellow',
  'red',
  'listed',
] as const
export type Counted = (typeof COUNTED)[number]
export type Standing = Record<Counted, number>

export interface BoardView {
  at: string
  territory: string
  name: string
  /** A matter of the territory as a whole stands under the territory's own code. */
  parts: (Standing & { code: string; name: string })[]
  /** Seats that hold most of what is late, the worst first. */
  holders: (Standing & { holder: HolderView })[]
}

export const totalOf = (rows: readonly Standing[]): Standing => {
  const sum = (name: Counted) => rows.reduce((total, row) => total + row[name], 0)
  return Object.fromEntries(COUNTED.map((name) => [name, sum(name)])) as Standing // one for each of COUNTED
}

/** The list that a number counts. */
export function listBehind(counted: Counted, place: Filters): string {
  const which: Filters =
    counted === 'open'
      ? { state: 'open' }
      : counted === 'overdue' || counted === 'soon'
        ? { due: counted }
        : { standing: counted }
  return `/matters${writeFilters({ ...place, ...which, sort: 'due' })}`
}

/** A grid has no parts, and what lies with the territory itself has none that are smaller. */
export const hasParts = (code: string, territory: string): boolean =>
  code !== territory && code.length < GRID_LENGTH

const GRID_LENGTH = 15

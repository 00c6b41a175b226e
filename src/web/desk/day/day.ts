/** My day in numbers: what the house counts for my seat, and the list behind each number. */
import { type Filters, writeFilters } from '../list/filters.ts'

/** Each is exactly as long as its list. */
export interface DayView {
  at: string
  held: number
  /** Of `held`; `soon` holds all of `today`. */
  overdue: number
  today: number
  soon: number
  stopped: number
  offered: number
  /** Of `held`: another seat is asked to take them. */
  waiting: number
  assists: number
  watched: number
  watchedOverdue: number
}

export type TileId =
  | 'offered'
  | 'overdue'
  | 'today'
  | 'soon'
  | 'held'
  | 'waiting'
  | 'assists'
  | 'watched'
  | 'watchedOverdue'

export interface Tile {
  id: TileId
  count: number
  href: string
  /** Only a number above none is something to do. */
  look: 'red' | 'amber' | 'plain'
}

/** The inbox already asks for what my seat holds. */
const inbox = (filters: Filters): string => `/${writeFilters({ ...filters, sort: 'due' })}`
const all = (filters: Filters): string => `/matters${writeFilters({ ...filters, sort: 'due' })}`

/** What can't wait, in the order in which it can't. */
export const urgentOf = (day: DayView): Tile[] => [
  { id: 'offered', count: day.offered, href: all({ offered: 'me' }), look: 'amber' },
  { id: 'overdue', count: day.overdue, href: inbox({ due: 'overdue' }), look: 'red' },
  { id: 'today', count: day.today, href: inbox({ due: 'today' }), look: 'amber' },
  { id: 'soon', count: day.soon, href: inbox({ due: 'soon' }), look: 'plain' },
]

/** What goes its way; supervision only for who does any. */
export const quietOf = (day: DayView): Tile[] => [
  { id: 'held', count: day.held, href: inbox({}), look: 'plain' },
  { id: 'waiting', count: day.waiting, href: inbox({ waiting: 'others' }), look: 'plain' },
  { id: 'assists', count: day.assists, href: all({ assists: 'me' }), look: 'plain' },
  ...(day.watched > 0
    ? [
        { id: 'watched', count: day.watched, href: all({ watcher: 'me' }), look: 'plain' } as const,
        {
          id: 'watchedOverdue',
          count: day.watchedOverdue,
          href: all({ watcher: 'me', due: 'overdue' }),
          look: 'red',
        } as const,
      ]
    : []),
]

export const isFree = ({ held, offered, assists, watched }: DayView): boolean =>
  held + offered + assists + watched === 0

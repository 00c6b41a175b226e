/** What my seat should know of. */

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

/** Notices of one day, in their order. */
export function byDay(items: readonly NoticeView[], dayOf: (at: string) => string) {
  return [...Map.groupBy(items, ({ at }) => dayOf(at))].map(([day, notices]) => ({ day, notices }))
}

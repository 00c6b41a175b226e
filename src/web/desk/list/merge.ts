/**
 * Keeps a list still while it is read: rows on the screen change where they stand, new ones wait until
 * the person asks for them. Pure, so that the promise "nothing jumps" can be tested.
 */
import type { Page, Row } from '../shapes.ts'

export interface ShownRow extends Row {
  /** No longer matches what the list asks for, but stays in its place until the list is shown anew. */
  gone?: true
}

export interface Shown {
  rows: ShownRow[]
  next?: string
}

/** The order of a list, as the house knows it: the last opened first, or the first due. */
export type Sort = 'newest' | 'due'

/** What has no due date stands behind all that has one. */
const dueOf = ({ due }: Row): string => due?.due ?? '\uffff'

/** Whether a row stands below another. */
function isBelow(one: Row, other: Row, sort: Sort): boolean {
  const [mine, its] = sort === 'due' ? [dueOf(other), dueOf(one)] : [one.openedAt, other.openedAt]
  return mine < its || (mine === its && (sort === 'due' ? one.ref > other.ref : one.ref < other.ref))
}

/**
 * @param fresh the first page as the server tells it now
 * @returns the same rows in the same order with what is known of them now, and how many others wait
 */
export function merge(shown: Shown, fresh: Page, sort: Sort = 'newest'): { shown: Shown; waiting: number } {
  const byRef = new Map(fresh.items.map((row) => [row.ref, row]))
  const lastFresh = fresh.items.at(-1)
  // Rows below the end of a page that goes on are simply not told about.
  const told = (row: Row) => !fresh.next || (lastFresh !== undefined && !isBelow(row, lastFresh, sort))
  const rows = shown.rows.map((row): ShownRow => {
    const now = byRef.get(row.ref)
    if (now) return now
    return told(row) ? { ...row, gone: true } : row
  })
  const present = new Set(shown.rows.map((row) => row.ref))
  const lastShown = shown.rows.at(-1)
  const isNew = (row: Row) =>
    !present.has(row.ref) && (!shown.next || !lastShown || !isBelow(row, lastShown, sort))
  return { shown: { ...shown, rows }, waiting: fresh.items.filter(isNew).length }
}

/** The list with one more page below. */
export function grow(shown: Shown, page: Page): Shown {
  const present = new Set(shown.rows.map((row) => row.ref))
  const rows = [...shown.rows, ...page.items.filter((row) => !present.has(row.ref))]
  return page.next === undefined ? { rows } : { rows, next: page.next }
}

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

const isBefore = (one: Row, other: Row): boolean =>
  one.openedAt < other.openedAt || (one.openedAt === other.openedAt && one.ref < other.ref)

/**
 * @param fresh the first page as the server tells it now
 * @returns the same rows in the same order with what is known of them now, and how many others wait
 */
export function merge(shown: Shown, fresh: Page): { shown: Shown; waiting: number } {
  const byRef = new Map(fresh.items.map((row) => [row.ref, row]))
  const oldestFresh = fresh.items.at(-1)
  // Rows below the end of a page that goes on are simply not told about.
  const told = (row: Row) => !fresh.next || (oldestFresh !== undefined && !isBefore(row, oldestFresh))
  const rows = shown.rows.map((row): ShownRow => {
    const now = byRef.get(row.ref)
    if (now) return now
    return told(row) ? { ...row, gone: true } : row
  })
  const present = new Set(shown.rows.map((row) => row.ref))
  const oldestShown = shown.rows.at(-1)
  const isNew = (row: Row) =>
    !present.has(row.ref) && (!shown.next || !oldestShown || !isBefore(row, oldestShown))
  return { shown: { ...shown, rows }, waiting: fresh.items.filter(isNew).length }
}

/** The list with one more page below. */
export function grow(shown: Shown, page: Page): Shown {
  const present = new Set(shown.rows.map((row) => row.ref))
  const rows = [...shown.rows, ...page.items.filter((row) => !present.has(row.ref))]
  return page.next === undefined ? { rows } : { rows, next: page.next }
}

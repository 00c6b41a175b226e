/** Keyset cursors: opaque to clients, checked when they come back. */
import type { Cursor, Sort } from '../store/lists.ts'

export const cursorOf = ({ sort, at, ref }: Cursor): string =>
  Buffer.from(`${sort} ${at} ${ref}`).toString('base64url')

/** @returns null for anything that isn't one of ours, or is of another order */
export function readCursor(given: string, order: Sort): Cursor | null {
  const [sort = '', at = '', ref = '', ...more] = Buffer.from(given, 'base64url').toString().split(' ')
  const dated = INSTANT.test(at) && !Number.isNaN(Date.parse(at))
  const placed = dated || (order === 'due' && at === 'infinity')
  const sound = sort === order && placed && /^[\dA-Z-]{20}$/.test(ref) && more.length === 0
  return sound ? { sort: order, at, ref } : null
}

/** As the store writes them; anything else that dates are written in could stumble in SQL. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

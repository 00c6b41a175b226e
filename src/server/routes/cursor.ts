/** Keyset cursors: opaque to clients, checked when they come back. */
import type { Cursor, Sort } from '../store/lists.ts'
import type { NoticeCursor } from '../store/notices.ts'

const sealed = (...parts: (string | number)[]): string => Buffer.from(parts.join(' ')).toString('base64url')
const opened = (given: string): string[] => Buffer.from(given, 'base64url').toString().split(' ')

export const cursorOf = ({ sort, at, ref }: Cursor): string => sealed(sort, at, ref)

/** @returns null for anything that isn't one of ours, or is of another order */
export function readCursor(given: string, order: Sort): Cursor | null {
  const [sort = '', at = '', ref = '', ...more] = opened(given)
  const placed = isInstant(at) || (order === 'due' && at === 'infinity')
  const sound = sort === order && placed && REF.test(ref) && more.length === 0
  return sound ? { sort: order, at, ref } : null
}

export const noticeCursorOf = ({ at, ref, seq }: NoticeCursor): string => sealed(at, ref, seq)

/** @returns null for anything that isn't one of ours */
export function readNoticeCursor(given: string): NoticeCursor | null {
  const [at = '', ref = '', seq = '', ...more] = opened(given)
  const sound = isInstant(at) && REF.test(ref) && /^\d{1,9}$/.test(seq) && more.length === 0
  return sound ? { at, ref, seq: Number(seq) } : null
}

const REF = /^[\dA-Z-]{20}$/

/** As the store writes them; anything else that dates are written in could stumble in SQL. */
const INSTANT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

const isInstant = (text: string): boolean => INSTANT.test(text) && !Number.isNaN(Date.parse(text))

/** Keyset cursors: opaque to clients, checked when they come back. */
import type { Cursor } from '../store/lists.ts'

export const cursorOf = ({ openedAt, ref }: Cursor): string =>
  Buffer.from(`${openedAt} ${ref}`).toString('base64url')

/** @returns null for anything that isn't one of ours */
export function readCursor(given: string): Cursor | null {
  const [openedAt = '', ref = ''] = Buffer.from(given, 'base64url').toString().split(' ')
  const sound = /^[\dA-Z-]{20}$/.test(ref) && !Number.isNaN(Date.parse(openedAt))
  return sound ? { openedAt, ref } : null
}

/** Ids that follow from what they name. */
import { createHash } from 'node:crypto'

/** Before every id: where walking by id begins. */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** The same words always make the same id: a second import of a record finds the first. */
export function hashedId(words: string): string {
  const bytes = createHash('sha256').update(words).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80 // version 8: made by hashing (RFC 9562)
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

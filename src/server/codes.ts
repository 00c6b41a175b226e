/** Codes that people read aloud and type: refs and receipts. Randomness is the server's, never the engine's. */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { chinaDayOf } from '../engine/days.ts'
import { hashedId } from './store/hashed-id.ts'

/** Without I, L, O and U: they are misread or spell words (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A citywide ref (一案一码): county, day in China, six random characters: `340621-261122-K7M2Q9`.
 * A thousand million a day and county before two meet is likely; the unique key has the last word.
 * @param random at least 6 bytes
 */
export function newRef(county: string, now: string, random: Uint8Array = randomBytes(6)): string {
  const day = chinaDayOf(now).slice(2).replaceAll('-', '')
  const tail = Array.from(random.subarray(0, 6), (byte) => ALPHABET[byte % 32]).join('')
  return `${county}-${day}-${tail}`
}

/**
 * The 16 digits that let a reporter follow a matter. Keyed by the installation's secret and the id that the
 * reporter's own device made, so that a repeated report gets the same code and the database alone can't tell it.
 */
export function receiptOf(secret: Buffer, matterId: string): string {
  const digest = createHmac('sha256', secret).update(`receipt:${matterId}`).digest()
  const number = digest.readBigUInt64BE(0) % 10n ** 16n
  return number.toString().padStart(16, '0')
}

/** Only the hash of a receipt is stored. */
export const receiptHash = (receipt: string): Buffer =>
  createHash('sha256').update(`receipt:${receipt}`).digest()

/**
 * The id of a matter's opening entry. It is not the matter's own id: that stays with the reporter's device,
 * because whoever knows it can ask for the receipt again.
 */
export const openingEntryId = (matterId: string): string => hashedId(`opening:${matterId}`)

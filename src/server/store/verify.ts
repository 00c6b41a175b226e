/** Checks a stored record: the chain of its hashes, its order, and that its row is the fold of its entries. */
import { isDeepStrictEqual } from 'node:util'
import { declarationOf } from '../../engine/define.ts'
import { fold } from '../../engine/fold.ts'
import type { Kind } from '../../engine/kind.ts'
import { sealOf } from './chain.ts'
import type { Stored } from './record.ts'

export interface Fault {
  ref: string
  /** The first entry at which the record is broken; absent when the row beside it is. */
  seq?: number
  what: 'missing' | 'unsealed' | 'changed' | 'row' | 'unknown-kind'
}

/**
 * The first fault of a record; `undefined` when it is sound.
 * - `missing`: an entry is gone or out of its place.
 * - `changed`: the hash doesn't fit: this entry was edited or slipped in, or the one before it was.
 * - `row`: the row in the list is not what its entries add up to.
 */
export function faultOf(
  kinds: readonly Kind[],
  { ref, seq, chain, state, entries }: Stored,
): Fault | undefined {
  let last: Buffer | undefined
  for (const [i, { entry, hash }] of entries.entries()) {
    if (entry.seq !== i + 1) return { ref, seq: i + 1, what: 'missing' }
    if (!hash) return { ref, seq: entry.seq, what: 'unsealed' }
    if (!sealOf(last, state, entry).equals(hash)) return { ref, seq: entry.seq, what: 'changed' }
    last = hash
  }
  if (entries.length < seq) return { ref, seq: entries.length + 1, what: 'missing' }
  const kind = declarationOf(kinds, state)
  if (!kind) return { ref, what: 'unknown-kind' }
  const { length } = entries
  if (length > seq || !last || !chain?.equals(last)) return { ref, seq: length, what: 'changed' }
  const folded = fold(
    kind,
    state,
    entries.map(({ entry }) => entry),
  )
  return isDeepStrictEqual(JSON.parse(JSON.stringify(folded)), state) ? undefined : { ref, what: 'row' }
}

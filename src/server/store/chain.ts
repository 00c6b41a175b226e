/**
 * The chain of entries: each holds a hash over the one before it and its own content, so that nobody can change,
 * leave out, reorder or slip in an entry later without breaking every hash after it.
 */
import { createHash } from 'node:crypto'
import type { Entry, MatterHead } from '../../engine/entry.ts'

/** One text for one content, whatever order the keys came in: PostgreSQL's jsonb keeps none. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`)
  return `{${parts.join(',')}}`
}

/** What was fixed when the matter was opened; the first entry seals it. */
const headOf = ({ id, ref, kind, version, county, place, point, openedAt, door }: MatterHead) => ({
  ...{ id, ref, kind, version, county, place, openedAt, door },
  ...(point && { point }),
})

/** @param last the hash of the entry before; `undefined` for the first */
export function sealOf(last: Buffer | undefined, head: MatterHead, entry: Entry): Buffer {
  const hash = createHash('sha256')
  hash.update(last ?? canonical(headOf(head)))
  return hash.update(canonical(entry)).digest()
}

/** The hashes of a whole history, oldest first. */
export function sealsOf(head: MatterHead, entries: readonly Entry[]): Buffer[] {
  const seals: Buffer[] = []
  for (const entry of entries) seals.push(sealOf(seals.at(-1), head, entry))
  return seals
}

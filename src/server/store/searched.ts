/** Which texts of a matter are searched, as its kind declares. */
import type { Entry, Matter } from '../../engine/entry.ts'
import type { Kind } from '../../engine/kind.ts'

/** The searched texts: fields of the opening when `withFields`, and answers of the given entries. */
export function searchedTexts(
  kind: Kind,
  matter: Matter,
  entries: readonly Entry[],
  withFields: boolean,
): string[] {
  return kind.searched.flatMap((path) => {
    const [first = '', second] = path.split('.')
    const values =
      second === undefined
        ? [withFields ? matter.fields[first] : undefined]
        : entries.filter((entry) => entry.action === first).map((entry) => entry.input[second])
    return values.filter((value) => typeof value === 'string')
  })
}

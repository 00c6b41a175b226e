/** Pictures named in answers become the matter's in the same transaction. */
import type { Answers, FieldMap } from '../../engine/fields.ts'
import { refusal } from '../../engine/refusals.ts'
import type { Tx } from '../store/db.ts'
import { claimPhotos } from '../store/photos.ts'

/** Ids of pictures in answers, with their paths; sub-forms included. */
export function attachedIn(form: FieldMap, answers: Answers, base: string): { id: string; path: string }[] {
  return Object.entries(form).flatMap(([name, field]) => {
    const value = answers[name]
    const path = `${base}.${name}`
    if (field.type === 'signature' && typeof value === 'string') return [{ id: value, path }]
    if (!Array.isArray(value)) return []
    if (field.type === 'photos')
      return value.flatMap((id, i) => (typeof id === 'string' ? [{ id, path: `${path}.${i}` }] : []))
    if (field.type !== 'list') return []
    const { of } = field
    return value.flatMap((row, i) =>
      typeof row === 'object' && row !== null && !Array.isArray(row)
        ? attachedIn(of, row, `${path}.${i}`)
        : [],
    )
  })
}

/** @returns a refusal naming the paths of pictures that were never uploaded or are another matter's */
export async function claimAttached(
  tx: Tx,
  city: string,
  matter: { county: string; id: string },
  form: FieldMap,
  answers: Answers,
  base: string,
) {
  const attached = attachedIn(form, answers, base)
  const missing = await claimPhotos(
    tx,
    city,
    matter,
    attached.map(({ id }) => id),
  )
  if (missing.length === 0) return undefined
  const problems = attached
    .filter(({ id }) => missing.includes(id))
    .map(({ path }) => ({ path, code: 'file' as const }))
  return refusal('unknown-photo', { problems })
}

/**
 * Texts live in catalogues; ids follow the declaration's path (`dispute.action.fail.form.reason`).
 * What every kind has stands once, under `common.`; fields that kinds share, under `part.`.
 */
import type { FieldMap } from './fields.ts'
import type { Kind } from './kind.ts'

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export type Catalogue = Readonly<Record<string, string>>

/** Its own id; that of what every kind has; that of a field that kinds share. */
export const candidates = (id: string): string[] => [
  id,
  id.replace(/^[^.]+\./, 'common.'),
  id.replace(/^.*?\.form\./, 'part.'),
]

/** Whether the catalogue has words for an id, its own or the shared ones. */
export const known = (catalogue: Catalogue, id: string): boolean =>
  candidates(id).some((each) => Object.hasOwn(catalogue, each))

/** The text of an id; an unknown id is shown as it is, so that a gap is seen and never hides an action. */
export function say(catalogue: Catalogue, id: string, params: Record<string, string | number> = {}): string {
  const words = candidates(id)
    .map((each) => catalogue[each])
    .find((each) => each !== undefined)
  if (words === undefined) return id
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}

/** Every text id a kind must have in each language; a missing one stops the start. */
export function textIdsOf(kind: Kind): string[] {
  const ids = [`${kind.id}.name`, `${kind.id}.about`, `${kind.id}.next.open`]
  ids.push(`${kind.id}.action.open.done`, `${kind.id}.action.open.told`)
  for (const stage of Object.keys(kind.stages))
    ids.push(`${kind.id}.stage.${stage}`, `${kind.id}.next.${stage}`)
  ids.push(
    ...idsOfForm(kind.opening.form, `${kind.id}.form`),
    ...idsOfForm(kind.fields ?? {}, `${kind.id}.form`),
  )
  for (const [id, action] of Object.entries(kind.actions)) {
    const base = `${kind.id}.action.${id}`
    ids.push(
      base,
      `${base}.done`,
      ...(action.told ? [`${base}.told`] : []),
      ...(action.when ? [`${base}.when`] : []),
    )
    ids.push(...idsOfForm(action.form ?? {}, `${base}.form`))
  }
  for (const id of Object.keys(kind.clocks ?? {})) ids.push(`${kind.id}.clock.${id}`)
  for (const id of Object.keys(kind.indicators ?? {})) ids.push(`${kind.id}.indicator.${id}`)
  return ids
}

function idsOfForm(form: FieldMap, base: string): string[] {
  return Object.entries(form).flatMap(([name, field]) => {
    const id = `${base}.${name}`
    const options = field.type === 'choice' || field.type === 'choices' ? field.options : []
    const rows = field.type === 'list' ? idsOfForm(field.of, id) : []
    return [id, ...options.map((option) => `${id}.option.${option}`), ...rows]
  })
}

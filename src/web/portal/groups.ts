/** Lays a kind's form out for somebody in a hurry: what, where, pictures, and the rest folded away. */
import type { Field, FieldMap } from '../../engine/fields.ts'
import { isForStaff } from '../shared/form/context.ts'

export const GROUPS = ['what', 'where', 'photos', 'more', 'contact'] as const
export type Group = (typeof GROUPS)[number]

/** Derived from what the declaration says of each field; a new kind needs nothing here. */
export function groupFields(fields: FieldMap): Record<Group, FieldMap> {
  const groups: Record<Group, FieldMap> = { what: {}, where: {}, photos: {}, more: {}, contact: {} }
  for (const [name, field] of Object.entries(fields)) {
    if (!isForStaff(field)) groups[groupOf(field)][name] = field
  }
  return groups
}

function groupOf(field: Field): Group {
  if (field.personal === 'address') return 'where'
  if (field.personal) return field.required ? 'what' : 'contact'
  if (field.type === 'photos') return 'photos'
  const tellsTheStory = field.required || field.when || (field.type === 'text' && field.long)
  return tellsTheStory ? 'what' : 'more'
}

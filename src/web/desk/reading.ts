/** Reads words and shapes out of a declaration. Nothing here knows a kind by its name. */
import type { Answers, Field, FieldMap, Value } from '../../engine/fields.ts'
import type { ActionView, KindView, MatterView } from './shapes.ts'

/** The words of a text id of the kind; the id itself shows a gap. */
export const wordsOf = (kind: KindView, id: string): string => kind.texts[`${kind.id}.${id}`] ?? id

/** The words under a field's label, where the kind has any. */
export const hintOf = (kind: KindView, id: string): string | undefined => kind.texts[`${kind.id}.${id}.hint`]

export const stageOf = (kind: KindView, stage: string): string => wordsOf(kind, `stage.${stage}`)

/** Text id, below the kind's own, of the form that an entry answered. */
export const formBase = (action: string): string => (action === 'open' ? 'form' : `action.${action}.form`)

/** The form that an entry answered. */
export const formOf = (kind: KindView, action: string): FieldMap =>
  action === 'open' ? kind.opening.fields : (kind.actions[action]?.fields ?? {})

/** Every field a matter of the kind can hold. */
export const fieldsOf = (kind: KindView): FieldMap => ({ ...kind.opening.fields, ...kind.fields })

/** Names of a form's fields of one type. */
export const namesOf = (fields: FieldMap, type: Field['type']): string[] =>
  Object.entries(fields)
    .filter(([, field]) => field.type === type)
    .map(([name]) => name)

/** The list of codes by which matters of this kind are sorted, if they are. */
export function listOf(kind: KindView | undefined): string | undefined {
  const field = Object.values(kind?.opening.fields ?? {}).find((each) => each.type === 'code')
  return field?.type === 'code' ? field.list : undefined
}

/** The action that names another matter: this one is the same case. */
export function linkAction(kind: KindView, stage: string): { action: string; field: string } | undefined {
  for (const [action, declared] of Object.entries(kind.actions)) {
    const [field] = namesOf(declared.fields, 'matter')
    if (field && declared.from.includes(stage)) return { action, field }
  }
  return undefined
}

/** Whether an action ends the matter: it is asked once more before it is done. */
export const isFinal = (action: ActionView): boolean => action.close !== undefined

/** The reporter's name, where it stands in clear. */
export function reporterName(kind: KindView, matter: MatterView): string | undefined {
  const name = Object.entries(kind.opening.fields).find(([, field]) => field.personal === 'name')?.[0]
  const value = name === undefined || matter.masked.includes(name) ? undefined : matter.fields[name]
  return typeof value === 'string' && value ? value : undefined
}

export const isRow = (value: Value | undefined): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Rows of a list field of the matter. */
export function rowsOf(fields: Answers, name: string): Answers[] {
  const rows = fields[name]
  return Array.isArray(rows) ? rows.filter(isRow) : []
}

/** A long text names a row by its beginning. */
const LABEL = 60

/**
 * A row of a list in a few words: its choices, units and short texts (`被申请人 · 张三`), or where it has no short
 * one the beginning of its long one (`供电所 · 查线路`).
 * @param base text id of the list
 * @param unitOf the name of a unit
 */
export function rowLabel(
  kind: KindView,
  base: string,
  of: FieldMap,
  row: Answers,
  unitOf = (id: string) => id,
): string {
  const isShort = (field: Field) => field.type === 'text' && !field.long && field.pattern === undefined
  const named = Object.values(of).some(isShort)
  const parts = Object.entries(of).flatMap(([name, field]) => {
    const value = row[name]
    if (typeof value !== 'string' || !value) return []
    if (field.type === 'choice') return [wordsOf(kind, `${base}.${name}.option.${value}`)]
    if (field.type === 'unit') return [unitOf(value)]
    if (isShort(field)) return [value]
    return field.type === 'text' && field.long && !named ? [shortened(value)] : []
  })
  return parts.join(' · ')
}

const shortened = (text: string): string => {
  const signs = [...text.replace(/\s+/g, ' ')]
  return signs.length > LABEL ? `${signs.slice(0, LABEL).join('')}…` : signs.join('')
}

/** What an action's form starts with: codes the matter already has under the same name. */
export function knownAnswers(action: ActionView, matter: MatterView): Answers {
  const known = Object.entries(action.fields).flatMap(([name, field]) => {
    const value = matter.fields[name]
    return field.type === 'code' && typeof value === 'string' ? [[name, value] as const] : []
  })
  return Object.fromEntries(known)
}

/** Numbers of the items that an earlier answer has named already (who has signed, which part is answered). */
export function takenItems(kind: KindView, matter: MatterView, action: ActionView, item: string): number[] {
  const asked = action.fields[item]
  const required = Object.keys(action.fields).filter((name) => action.fields[name]?.required)
  for (const [list, field] of Object.entries(kind.fields)) {
    if (field.type !== 'list' || !required.every((name) => name in field.of)) continue
    const same = field.of[item]
    if (same?.type !== 'item' || asked?.type !== 'item' || same.of !== asked.of) continue
    return rowsOf(matter.fields, list).flatMap((row) => {
      const value = row[item]
      return typeof value === 'number' ? [value] : []
    })
  }
  return []
}

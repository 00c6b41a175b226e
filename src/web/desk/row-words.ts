/** Rows of one of the matter's lists in a few words, with its units by name. */
import type { Answers } from '../../engine/fields.ts'
import { useUnits } from './queries.ts'
import { fieldsOf, rowLabel, rowsOf } from './reading.ts'
import type { KindView, MatterView } from './shapes.ts'

/** @returns the words of a row by its number; the number itself where nothing names it */
export function useRowWords(kind: KindView, matter: MatterView, list: string): (number: number) => string {
  const field = fieldsOf(kind)[list]
  const of = field?.type === 'list' ? field.of : {}
  const roles = Object.values(of).flatMap((each) => (each.type === 'unit' ? each.roles : []))
  const units = useUnits(roles, matter.place.code)
  const nameOf = (id: string) => units.data?.find((unit) => unit.id === id)?.name ?? id
  const rows: Answers[] = rowsOf(matter.fields, list)
  return (number) => {
    const row = rows[number]
    return (row && rowLabel(kind, `form.${list}`, of, row, nameOf)) || String(number + 1)
  }
}

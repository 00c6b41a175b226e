/** What supervision there is of a matter, in numbers. */
import type { EntryView, MatterView } from '../shapes.ts'

export interface Counts {
  /** Offers, counted from the second: one is the usual way. */
  passes: number
  refused: number
  urged: number
  repeats: number
}

export function countsOf(
  { handOver, repeats = 0 }: Pick<MatterView, 'handOver' | 'repeats'>,
  entries: readonly Pick<EntryView, 'action'>[],
): Counts {
  const { passes = 0, refused = 0 } = handOver ?? {}
  const urged = entries.filter(({ action }) => action === 'urge').length
  return { passes: passes > 1 ? passes : 0, refused, urged, repeats }
}

/** Whether there is anything to say of it. */
export function isSupervised(matter: MatterView, entries: readonly EntryView[]): boolean {
  const { card, listLevel } = matter.fields
  const counted = Object.values(countsOf(matter, entries)).some((count) => count > 0)
  return card !== undefined || listLevel !== undefined || matter.watchers.length > 0 || counted
}

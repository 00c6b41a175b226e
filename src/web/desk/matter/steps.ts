/** Which of a matter's actions stand where: the first ones, the others, and those that are shown apart. */
import type { ActionGroup, AvailableView, KindView, MatterView } from '../shapes.ts'

/** Actions of this door, in declared order. */
const offeredOf = (kind: KindView, matter: MatterView): AvailableView[] =>
  matter.available.filter(({ action }) => kind.actions[action]?.doors.includes('desk'))

export const groupOf = (kind: KindView, matter: MatterView, group: ActionGroup): AvailableView[] =>
  offeredOf(kind, matter).filter(({ action }) => kind.actions[action]?.group === group)

export interface Steps {
  /** What is to be done now: an offer to answer, a holder to name, else the usual next step. */
  first: AvailableView[]
  others: AvailableView[]
  blocked: AvailableView[]
}

/** Why a step of a hand-over isn't there; the banner says whose turn it is. */
const NOT_ONES_TURN: readonly string[] = ['wrong-stage', 'not-allowed']

/** The kind's own steps and those of the hand-over. */
export function stepsOf(kind: KindView, matter: MatterView): Steps {
  const own = offeredOf(kind, matter).filter(({ action }) => kind.actions[action]?.group === undefined)
  const passing = groupOf(kind, matter, 'hand-over')
  const answers = passing.filter(({ allowed, main }) => allowed && (main || matter.handOver?.offer))
  const asked = answers.some(({ main }) => main)
  const usual = own.filter(({ allowed, main }) => allowed && main)
  const first = [...(asked ? [] : usual), ...[...answers].sort(mainFirst)]
  const all = [...own, ...passing]
  return {
    first,
    others: all.filter((each) => each.allowed && !first.includes(each)),
    blocked: [
      ...own.filter(({ allowed }) => !allowed),
      ...passing.filter(({ allowed, reason }) => !allowed && !NOT_ONES_TURN.includes(reason?.code ?? '')),
    ],
  }
}

const mainFirst = (one: AvailableView, other: AvailableView): number => Number(other.main) - Number(one.main)

/** What an actor can do with a matter now: every action, allowed or with the reason why not. */
import { weigh } from './blocked.ts'
import type { Matter } from './entry.ts'
import type { Kind } from './kind.ts'
import type { Refusal, RefusalCode } from './refusals.ts'
import { type Actor, partsOf } from './who.ts'

export interface Availability {
  action: string
  allowed: boolean
  /** Absent when allowed. */
  reason?: Refusal
  /** The usual next step in this stage. */
  main: boolean
}

/** All actions that a person at a desk, or the bearer of a receipt, could ever be offered, in declared order. */
export function available(kind: Kind, matter: Matter, actor: Actor, now: string): Availability[] {
  return Object.entries(kind.actions)
    .filter(([, action]) => partsOf(action.who).some((part) => isFor(part, actor)))
    .map(([id, action]) => {
      const { blocked } = weigh(kind, matter, id, action, actor, now)
      const main = Boolean(action.main) && action.from.includes(matter.stage)
      return { action: id, allowed: !blocked, ...(blocked && { reason: blocked }), main }
    })
    .filter(({ reason }) => !reason || !OUT_OF_TURN.has(reason.code))
}

/** Steps of a hand-over that doesn't go on are left out instead of shown disabled on every matter. */
const OUT_OF_TURN: ReadonlySet<RefusalCode> = new Set(['nothing-offered', 'nothing-to-name'])

/** A reporter's own actions are not shown to the office as disabled buttons, nor the other way round. */
function isFor(part: object, actor: Actor): boolean {
  if ('all' in part || 'any' in part || 'not' in part) return false
  if ('system' in part) return actor.type === 'system'
  if ('receipt' in part) return actor.type === 'receipt'
  return actor.type === 'seat' || 'anyone' in part
}

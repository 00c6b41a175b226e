/** What an action does to the hand-over: who holds the matter, where it stands, what the record says. */
import type { Directory } from './act.ts'
import type { MayHold } from './choose-holder.ts'
import type { Matter } from './entry.ts'
import { commonSuperior } from './escalation.ts'
import type { Passing } from './hand-over.ts'
import type { Action, Kind } from './kind.ts'
import type { Actor, SeatRef } from './who.ts'

export interface Passage {
  passing?: Passing
  /** Who holds it, where the hand-over decides. */
  holder?: SeatRef
  /** Where it stands, where the hand-over decides. */
  stage?: string
}

export interface Step {
  kind: Kind
  /** The matter as it was, and as it is met: taken already when who is asked for it acts on it (`weigh`). */
  given: Matter
  matter: Matter
  action: Action
  actor: Actor
  /** The seat that the action's own rule names. */
  named: SeatRef | undefined
  /** The action closes the matter or moves its stage. */
  leaves: boolean
  now: string
  may: MayHold
}

export function passOn(step: Step, directory: Directory): Passage {
  const { kind, given, action, actor, may } = step
  const { offer, last, refusals = 0, deadlock } = given.handOver ?? {}
  switch (action.handOver) {
    case 'offer':
      return offered(step, directory)
    case 'take':
      return held({ what: actor.type === 'system' ? 'silence' : 'taken' }, directory.seat(offer?.to ?? ''))
    case 'refuse': {
      const stuck = refusals + 1 >= (kind.handOver?.refusals ?? Number.POSITIVE_INFINITY)
      const superior = stuck ? commonSuperior(given, directory, may) : undefined
      return held({ what: 'refused', deadlock: stuck }, superior, offer?.back)
    }
    case 'withdraw':
      return held({ what: 'withdrawn' }, undefined, offer?.back)
    case 'name':
      return named(step)
    case 'recall':
      return held({ what: 'recalled' }, directory.seat(last?.by ?? ''), last?.back)
    default:
      if (given !== step.matter) return { passing: { what: 'taken' } }
      return step.leaves && (offer || deadlock) ? { passing: { what: 'ended' } } : {}
  }
}

/** Whoever gives it to their own seat has nobody to ask. */
function offered({ matter, named, now }: Step, directory: Directory): Passage {
  if (!named || named.id === matter.holder) return {}
  const offer = { to: named.id, unit: named.unit, by: matter.holder, back: matter.stage, at: now }
  return held({ what: 'offered', offer }, directory.seat(matter.holder))
}

/** Whoever must name a holder may name themselves. */
function named({ matter, named: to, now }: Step): Passage {
  const { id, unit } = to ?? { id: matter.holder, unit: '' }
  return {
    passing: { what: 'named', offer: { to: id, unit, by: matter.holder, back: matter.stage, at: now } },
  }
}

const held = (passing: Passing, holder?: SeatRef, stage?: string): Passage => ({
  passing,
  ...(holder && { holder }),
  ...(stage !== undefined && { stage }),
})

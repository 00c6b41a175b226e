/**
 * Hand-over 移交: offer, take, refuse with a coded ground, withdraw. Until an offer is taken the giver holds the
 * matter, so it is never between two desks. Silence for the declared time is acceptance; after so many refusals in a
 * row the common superior holds it and must name who takes it.
 */
import { choice, longText } from './fields.ts'
import type { Action, HandOver, HolderRule, KindDeclaration } from './kind.ts'
import type { Who } from './who.ts'

/** What is being offered. */
export interface Offer {
  /** The seat that is asked, and its unit. */
  to: string
  unit: string
  /** The seat that asks; it holds the matter. */
  by: string
  /** The stage to go back to. */
  back: string
  at: string
}

export interface HandOverState {
  offer?: Offer
  /** The last one that was taken: where a matter goes back to when it is taken back. */
  last?: Offer
  /** Offers so far: how often the matter was passed on. */
  passes: number
  /** Refusals in a row. */
  refusals: number
  /** Refusals altogether: ping-pong is counted and shown. */
  refused: number
  /** Seats that refused in this row. */
  refusers: string[]
  /** The common superior holds it and must name a holder. */
  deadlock?: true
}

/** What an entry does to the hand-over. */
export type Passing =
  | { what: 'offered'; offer: Offer }
  | { what: 'refused'; deadlock: boolean }
  /** Who is named has no word in it; whoever named them may correct it by taking it back. */
  | { what: 'named'; offer: Offer }
  /** `taken` by word or by acting, `silence` when the time was over, `ended` when the matter went another way. */
  | { what: 'taken' | 'silence' | 'withdrawn' | 'recalled' | 'ended' }

/** Names under which clocks know the steps of a hand-over, whatever action made them. */
export const PASSING_NAMES = [
  'offered',
  'taken',
  'offer-ended',
  'taken-back',
  'deadlocked',
  'superior-named',
] as const

export const namesOf = (passing: Passing | undefined): string[] => {
  if (!passing) return []
  if (passing.what === 'offered') return ['offered']
  if (passing.what === 'named') return ['superior-named']
  if (passing.what === 'recalled') return ['taken-back']
  if (passing.what === 'taken' || passing.what === 'silence') return ['taken', 'offer-ended']
  return passing.what === 'refused' && passing.deadlock ? ['offer-ended', 'deadlocked'] : ['offer-ended']
}

const NONE: HandOverState = { passes: 0, refusals: 0, refused: 0, refusers: [] }

/** The state after an entry. */
export function passed(before: HandOverState | undefined, passing: Passing): HandOverState {
  const { offer, deadlock: _settled, ...state } = before ?? NONE
  switch (passing.what) {
    case 'offered':
      return { ...state, passes: state.passes + 1, offer: passing.offer }
    case 'refused':
      return {
        ...state,
        refusals: state.refusals + 1,
        refused: state.refused + 1,
        refusers: offer ? [...state.refusers, offer.to] : state.refusers,
        ...(passing.deadlock && { deadlock: true as const }),
      }
    case 'withdrawn':
      return state
    case 'taken':
    case 'silence':
      return { ...state, refusals: 0, refusers: [], ...(offer && { last: offer }) }
    case 'named':
      return { ...state, refusals: 0, refusers: [], last: passing.offer }
    case 'recalled': {
      const { last: _gone, ...rest } = state
      return rest
    }
    default:
      return { ...state, refusals: 0, refusers: [] }
  }
}

/** The answer that names who is asked. */
export const answerOf = (rule: HolderRule): string | undefined => {
  if ('unitFrom' in rule) return rule.unitFrom
  return 'seatFrom' in rule ? rule.seatFrom : undefined
}

const reason = longText({ max: 1000, required: true })

/** The steps that follow from a kind's offers; none when it offers nothing. */
export function handOverActions(kind: KindDeclaration): Record<string, Action> {
  const offers = Object.entries(kind.actions).filter(([, { handOver }]) => handOver === 'offer')
  const { handOver } = kind
  if (!handOver || offers.length === 0) return {}
  const stages = [...new Set(offers.flatMap(([, { to }]) => (typeof to === 'string' ? [to] : [])))]
  const group = 'hand-over' as const
  const gave: Who = { all: [{ did: offers.map(([id]) => id) }, { held: true }] }
  return {
    'take-over': {
      from: stages,
      who: { offered: true },
      main: true,
      handOver: 'take',
      group,
      form: { note: longText({ max: 1000 }) },
    },
    'refuse-offer': {
      from: stages,
      who: { offered: true },
      // Also while the system that would say so is down: silence has spoken at the very moment.
      inTime: 'hand-over',
      handOver: 'refuse',
      group,
      form: { ground: choice(handOver.grounds, { required: true }), reason },
    },
    'withdraw-offer': {
      from: stages,
      who: { any: [{ holds: true }, gave] },
      inTime: 'hand-over',
      handOver: 'withdraw',
      group,
      form: { reason },
    },
    /** Taken, and wrong after all: whoever gave it, or somebody above, takes it back and gives it to another. */
    'take-back': {
      from: stages,
      who: {
        any: [{ all: [{ role: ['supervisor'] }, { within: true }] }, { watches: true }, gave],
      },
      handOver: 'recall',
      group,
      form: { reason },
    },
    'take-by-silence': { from: stages, who: { system: 'clock' }, handOver: 'take', group },
    ...Object.fromEntries(offers.map(([id, action]) => [namingOf(offers.length, id), naming(id, action)])),
  }
}

const namingOf = (offers: number, id: string): string => (offers === 1 ? 'name-holder' : `name-holder-${id}`)

/** The superior answers only who takes it; what else the offer asked was answered when it was first made. */
function naming(id: string, offer: Action): Action {
  const name = offer.holder && answerOf(offer.holder)
  const field = name === undefined ? undefined : offer.form?.[name]
  return {
    from: offer.from,
    to: typeof offer.to === 'string' ? offer.to : [],
    who: { holds: true },
    main: true,
    handOver: 'name',
    standsFor: id,
    group: 'hand-over',
    form: { ...(name !== undefined && field && { [name]: field }), reason },
    effects: (offer.effects ?? []).filter((effect) => 'from' in effect && effect.from === name),
    ...(offer.holder && { holder: offer.holder }),
  }
}

/** The clocks of a hand-over: one for the answer, one for the superior. */
export const handOverClocks = ({ term, naming: time }: HandOver): KindDeclaration['clocks'] => ({
  'hand-over': { from: ['offered'], until: ['offer-ended'], term, silence: 'take-by-silence' },
  // A superior who lets the matter go another way has nothing left to name.
  naming: { from: ['deadlocked'], until: ['superior-named'], lapses: ['offer-ended'], term: time },
})

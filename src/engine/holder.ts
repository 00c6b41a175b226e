/**
 * The holder chain: a seat that nobody can act on falls to its stand-in, then to the head of its unit, then up the
 * territory, then to the city's duty seat. So every seat resolves to a living person while the duty seat is occupied.
 */
import type { Roster } from './roster.ts'
import { ancestorsOf } from './territory.ts'

/** By which step of the chain somebody acts for a seat; each but the first is a text `holder.<step>`. */
export const STEPS = ['occupant', 'stand-in', 'head', 'above', 'duty'] as const
export type Step = (typeof STEPS)[number]

/** Why a step was passed over; each is a text `holder.<why>`. */
export const PASSED = ['vacant', 'on-leave', 'unknown'] as const

export interface Passed {
  seat: string
  step: Step
  why: (typeof PASSED)[number]
}

export interface Acting {
  person: string
  /** The seat that person sits on. */
  seat: string
  via: Step
  /** Everyone on leave, the city's duty officer among them: the last in the chain acts nevertheless. */
  despiteLeave: boolean
  passed: Passed[]
}

/** Powers that design section 4 keeps in different hands; they pass to a named stand-in only, never up the chain. */
const APART: readonly string[] = ['admin', 'security', 'auditor']

/** Whether one person may not have both roles. */
export const keptApart = (one: string, other: string): boolean =>
  one !== other && APART.includes(one) && APART.includes(other)

/** Who sits on a seat and is there that day. */
export const presentOn = (roster: Roster, seat: string): string[] =>
  (roster.occupants.get(seat) ?? []).filter((person) => !roster.away.has(`${seat} ${person}`))

/** Whether the person sits on the seat that day, on leave or not. */
export const sitsOn = (roster: Roster, person: string, seat: string): boolean =>
  roster.occupants.get(seat)?.includes(person) ?? false

/** Seats in the order in which they are asked, each once. */
function* chainOf(roster: Roster, id: string): Generator<{ seat: string; step: Step }> {
  const asked = new Set<string>()
  /** A seat and its line of stand-ins; a circle of them ends where it began. */
  function* line(from: string, step: Step): Generator<{ seat: string; step: Step }> {
    for (let seat: string | undefined = from; seat !== undefined && !asked.has(seat); ) {
      asked.add(seat)
      yield { seat, step: step === 'occupant' && seat !== from ? 'stand-in' : step }
      seat = roster.standIns.get(seat)
    }
  }
  yield* line(id, 'occupant')
  const seat = roster.seats.get(id)
  const unit = seat && roster.units.get(seat.unit)
  if (unit?.head) yield* line(unit.head, 'head')
  const from = unit?.territory ?? seat?.territory
  const places = from ? [...ancestorsOf(from), from].reverse() : []
  for (const place of places) {
    // The same department one level up knows the work; the centre of the place answers for everything in it.
    const own = unit ? (roster.heads.get(`${unit.department} ${place}`) ?? []) : []
    for (const head of [...own, ...(roster.leaders.get(place) ?? [])]) yield* line(head, 'above')
  }
  yield* line(roster.duty, 'duty')
}

/** Why nobody on a seat can act that day. */
function whyPassed(roster: Roster, seat: string): Passed['why'] {
  if (!roster.seats.has(seat)) return 'unknown'
  return roster.occupants.get(seat)?.length ? 'on-leave' : 'vacant'
}

/**
 * Who must act for a seat that day, and which steps were passed over.
 * @returns `undefined` only when nobody in the chain is there and nobody sits on the duty seat
 */
export function actingFor(roster: Roster, seat: string): Acting | undefined {
  const passed: Passed[] = []
  for (const asked of chainOf(roster, seat)) {
    const [person] = presentOn(roster, asked.seat)
    if (person !== undefined)
      return { person, seat: asked.seat, via: asked.step, despiteLeave: false, passed }
    passed.push({ ...asked, why: whyPassed(roster, asked.seat) })
  }
  const [last] = roster.occupants.get(roster.duty) ?? []
  if (last === undefined) return undefined
  const via = seat === roster.duty ? 'occupant' : 'duty'
  return { person: last, seat: roster.duty, via, despiteLeave: true, passed }
}

/** Whether a person may act for a seat that day, and by which step: they sit on it, or it falls to them. */
export function mayActFor(roster: Roster, person: string, seat: string): Step | undefined {
  if (sitsOn(roster, person, seat)) return 'occupant'
  const acting = actingFor(roster, seat)
  const role = roster.seats.get(seat)?.role
  if (!acting || role === undefined) return undefined
  if (acting.person !== person && !presentOn(roster, acting.seat).includes(person)) return undefined
  if (!APART.includes(role)) return acting.via
  const mixes = seatsOf(roster, person).some((own) => keptApart(role, roster.seats.get(own)?.role ?? ''))
  return acting.via === 'stand-in' && !mixes ? acting.via : undefined
}

/** Seats a person sits on that day, by id. */
export const seatsOf = (roster: Roster, person: string): string[] =>
  [...(roster.seatsOf.get(person) ?? [])].sort()

/** Units of those seats. */
export const unitsOfPerson = (roster: Roster, person: string): string[] =>
  seatsOf(roster, person).flatMap((seat) => roster.seats.get(seat)?.unit ?? [])

/** Seats that fall to a person that day, nearest step first; a duty officer may have thousands. */
export function standingInFor(roster: Roster, person: string): { seat: string; via: Step }[] {
  const found = [...roster.seats.keys()].flatMap((seat) => {
    if (presentOn(roster, seat).length > 0) return []
    const via = mayActFor(roster, person, seat)
    return via === undefined || via === 'occupant' ? [] : [{ seat, via }]
  })
  return found.sort((one, other) => rank(one.via) - rank(other.via) || (one.seat < other.seat ? -1 : 1))
}

const rank = (step: Step): number => STEPS.indexOf(step)

/** Texts `holder.<word>` that the chain is told in. */
export const HOLDER_WORDS = [...STEPS, ...PASSED, 'despite-leave', 'nobody'] as const

/** One sentence for each step passed over, and one for who acts in the end. */
export function chainWords(
  acting: Acting | undefined,
  say: (word: (typeof HOLDER_WORDS)[number], names: { seat: string; person?: string }) => string,
  duty: string,
): string[] {
  if (!acting) return [say('nobody', { seat: duty })]
  const { person, seat, passed, despiteLeave, via } = acting
  return [
    ...passed.map((step) => say(step.why, { seat: step.seat })),
    say(despiteLeave ? 'despite-leave' : via, { seat, person }),
  ]
}

/** Which seat holds a matter next: whoever a rule names, if that seat may read the matter. */
import type { Directory } from './act.ts'
import type { Matter } from './entry.ts'
import type { Answers } from './fields.ts'
import { type HolderRule, type Kind, LEVELS, type NearestRule } from './kind.ts'
import { maySeatRead, type ReadMatter, type SeatRef } from './who.ts'

/** What a permission reads of a matter; at the opening there is no more. */
type Readable = Omit<ReadMatter, 'holder' | 'doers'>

export type MayHold = (seat: SeatRef) => boolean

/** Whoever holds a matter must be able to read it; so no dispatch ever reaches the unit complained of. */
export function maySee(kind: Kind, matter: Readable, seat: SeatRef): boolean {
  const units = matter.units.includes(seat.unit) ? matter.units : [...matter.units, seat.unit]
  return maySeatRead(kind.sight, seat, { ...matter, holder: seat.id, units, doers: {} })
}

export function chooseHolder(
  rule: HolderRule,
  at: { place: string },
  seats: Matter['seats'],
  answers: Answers,
  directory: Directory,
  may: MayHold,
): SeatRef {
  if ('level' in rule) return nearestWho(rule, at.place, directory, may)
  if ('unitFrom' in rule) {
    const found = directory.ofUnit(String(answers[rule.unitFrom]), rule.role)
    return found ?? directory.nearest(['duty'], at.place, 'city')
  }
  if ('seatFrom' in rule)
    return directory.seat(String(answers[rule.seatFrom])) ?? directory.nearest(['duty'], at.place, 'city')
  const last = rule.doer.map((action) => seats[action]).find((seat) => seat !== undefined)
  const before = last === undefined ? undefined : directory.seat(last)
  return before && may(before) ? before : nearestWho(rule.otherwise, at.place, directory, may)
}

/** The nearest seat that may read the matter: one of the unit complained of is passed over, up to the city. */
function nearestWho(rule: NearestRule, place: string, directory: Directory, may: MayHold): SeatRef {
  const levels = LEVELS.slice(0, LEVELS.indexOf(rule.level) + 1).reverse()
  const seats = levels.map((level) => directory.nearest(rule.roles, place, level))
  return seats.find(may) ?? directory.nearest(['duty'], place, 'city')
}

/** Supervision rises up the territory: small matters don't leave the village unseen, late ones reach the next level. */
import type { Directory } from './act.ts'
import type { Matter } from './entry.ts'
import type { HandOverState } from './hand-over.ts'
import { type Kind, LEVELS, type Level } from './kind.ts'
import { isWithin, levelOf } from './territory.ts'
import { maySeatRead, type SeatRef } from './who.ts'

const RISES: readonly Level[] = ['town', 'county', 'city']

/**
 * The nearest supervising seat that doesn't look on yet and may: never one of the unit complained of. The
 * city's duty seat when all do.
 * @param by the seat that calls; a supervisor calls those above, never those below
 */
export function nextWatcher(kind: Kind, matter: Matter, directory: Directory, by?: string): string {
  const maySee = (seat: SeatRef): boolean => {
    const watched = { ...matter, watchers: [...matter.watchers, seat.id] }
    return maySeatRead(kind.sight, seat, watched)
  }
  const seats = RISES.map((level) => directory.nearest(['supervisor'], matter.place, level))
  const known = new Set([...matter.watchers, matter.holder])
  const above = seats.slice(seats.findLastIndex((seat) => seat.id === by) + 1)
  const fresh = above.find((seat) => !known.has(seat.id) && maySee(seat))
  return fresh?.id ?? directory.nearest(['duty'], matter.place, 'city').id
}

/**
 * The common superior of a giver and those who refused: the nearest supervising seat over all of them that is none
 * of them and may read the matter; the city's duty seat when there is none. `undefined` when that may not read it
 * either: then the giver keeps it and must name.
 */
export function commonSuperior(
  matter: Pick<Matter, 'place' | 'holder'> & { handOver?: HandOverState },
  directory: Directory,
  may: (seat: SeatRef) => boolean,
): SeatRef | undefined {
  const { refusers = [], offer } = matter.handOver ?? {}
  const sides = [matter.holder, ...refusers, ...(offer ? [offer.to] : [])]
  const territories = sides.flatMap((id) => directory.seat(id)?.territory ?? [])
  const superior = LEVELS.toReversed()
    .map((level) => directory.nearest(['supervisor'], matter.place, level))
    .find(
      (seat) =>
        !sides.includes(seat.id) && territories.every((each) => isAbove(seat.territory, each)) && may(seat),
    )
  return superior ?? [directory.nearest(['duty'], matter.place, 'city')].find(may)
}

const isAbove = (superior: string, territory: string): boolean =>
  levelOf(superior) === 'city' || isWithin(territory, superior)

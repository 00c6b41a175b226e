/** What a running server holds, handed to every handler. */

import type { CityProfile } from '../cities/profile.ts'
import type { TimeTable } from '../engine/clocks.ts'
import { declarationOf } from '../engine/define.ts'
import type { Lookups } from '../engine/form.ts'
import type { Kind } from '../engine/kind.ts'
import type { Locator } from '../engine/locate.ts'
import type { DeliverySettings } from './env.ts'
import type { Live } from './live.ts'
import type { Sql } from './store/db.ts'
import type { People } from './store/people.ts'
import type { Team } from './team.ts'

export interface ListItem {
  code: string
  zh: string
  en: string
}

export interface House {
  sql: Sql
  city: CityProfile
  demo: boolean
  kinds: readonly Kind[]
  /** Units and seats, in memory. */
  directory: People
  /** Who sits on the seats, day by day. */
  team: Team
  /** Reads units, seats and people anew, after a change here or elsewhere. */
  readPeople(): Promise<void>
  /** Named lists of codes, both languages. */
  lists: Readonly<Record<string, readonly ListItem[]>>
  lookups: Lookups
  locator: Locator
  /** Terms of the city and its calendar. */
  time: TimeTable
  live: Live
  /** How notices are sent on. */
  delivery: DeliverySettings
  /** Keys receipt codes. */
  secret: Buffer
  /** ISO instant in UTC; tests hand in their own. */
  now(): string
}

/** A declared kind by its id, in the version matters are opened under today. */
export const kindOf = (house: { kinds: readonly Kind[] }, id: string): Kind | undefined =>
  house.kinds.findLast((kind) => kind.id === id)

/**
 * The declaration a matter was opened under; it is judged by that version for its whole life.
 * @throws Error when the version is gone from the list: a running city may not lose one
 */
export function versionOf(
  house: { kinds: readonly Kind[] },
  matter: { kind: string; version: number },
): Kind {
  const kind = declarationOf(house.kinds, matter)
  if (!kind) throw new Error(`kind ${matter.kind} version ${matter.version} is not in src/kinds/index.ts`)
  return kind
}

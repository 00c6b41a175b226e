/** Likely duplicates at intake: same category, near, similar words (`duplicates` of the declaration). */
import type { Matter } from '../../engine/entry.ts'
import type { Kind } from '../../engine/kind.ts'
import type { Actor } from '../../engine/who.ts'
import type { Sql } from './db.ts'
import { gramsOf, normalise } from './grams.ts'
import { sightOf } from './sight.ts'

export interface Similar {
  matter: Matter
  /** Absent when one of the two has no point; then both lie in the same village. */
  metres?: number
  daysApart: number
  /** Share of the shorter text's grams that stand in the other, 0 to 1. */
  likeness: number
}

/** Neighbours repeat the place and the thing in their own words: a fifth of the pairs is telling. */
const LEAST_LIKENESS = 0.2
const CANDIDATES = 300
const DAY_MS = 86_400_000

/** The five most alike among matters that the actor may read, the same kind only. */
export async function similarMatters(sql: Sql, kind: Kind, actor: Actor, matter: Matter): Promise<Similar[]> {
  const hint = kind.duplicates
  if (!hint) return []
  const category = matter.fields[hint.sameField]
  const opened = Date.parse(matter.openedAt)
  const since = new Date(opened - hint.withinDays * DAY_MS).toISOString()
  const until = new Date(opened + hint.withinDays * DAY_MS).toISOString()
  const rows = await sql<{ state: Matter }[]>`
    select m.state from matter m
    where m.county = ${matter.county} and m.kind = ${kind.id} and m.id <> ${matter.id}
      ${typeof category === 'string' ? sql`and (m.category = ${category} or m.category is null)` : sql``}
      and m.opened_at between ${since} and ${until} and m.close is distinct from 'duplicate'
      and ${sightOf(sql, [kind], actor)}
    order by m.opened_at desc limit ${CANDIDATES}`
  const own = textOf(kind, matter)
  return rows
    .map(({ state }) => compare(state, matter, own, textOf(kind, state), opened))
    .filter((each) => isNear(each, matter, hint.withinMetres) && each.likeness >= LEAST_LIKENESS)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, 5)
}

function textOf(kind: Kind, matter: Matter): Set<string> {
  const words = [kind.title, kind.duplicates?.words ?? ''].map((name) => matter.fields[name])
  return new Set(gramsOf(normalise(words.filter((word) => typeof word === 'string').join('\n'))))
}

function compare(
  state: Matter,
  matter: Matter,
  own: Set<string>,
  other: Set<string>,
  opened: number,
): Similar {
  const shared = own.intersection(other).size
  const apart = Math.abs(Date.parse(state.openedAt) - opened)
  return {
    matter: state,
    ...(state.point && matter.point && { metres: Math.round(metresBetween(state.point, matter.point)) }),
    daysApart: Math.floor(apart / DAY_MS),
    likeness: shared / Math.max(1, Math.min(own.size, other.size)),
  }
}

const isNear = (each: Similar, matter: Matter, metres: number): boolean =>
  each.metres === undefined
    ? each.matter.place.slice(0, 12) === matter.place.slice(0, 12)
    : each.metres <= metres

/** Great-circle distance (haversine, mean earth radius 6,371,009 m). */
export function metresBetween([lon1, lat1]: [number, number], [lon2, lat2]: [number, number]): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2
  const a = half(lat2 - lat1) + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * half(lon2 - lon1)
  return 2 * 6_371_009 * Math.asin(Math.sqrt(a))
}

/** What invented matters of both kinds have in common when they begin. */
import type { Answers } from '../../engine/fields.ts'
import type { Kind } from '../../engine/kind.ts'
import type { Actor } from '../../engine/who.ts'
import { type Ground, seatActor, type World } from './life.ts'
import type { Random } from './random.ts'
import { DAY, hourOf } from './times.ts'
import { DEMO_MARK, type Fill } from './words.ts'

/** How far back the invented past reaches. */
const PAST_DAYS = 210

/** A moment of the day on which a matter begins: more of late than long ago. */
export function dayOf(random: Random, today: number, leftIn: Left | undefined): number {
  if (leftIn?.fresh) return today - random.between(1, 3) * DAY
  if (leftIn) return today - (random.between(1, 10) + 7 * leftIn.way) * DAY
  return today + DAY - 1 - random.next() ** 1.4 * PAST_DAYS * DAY
}

/** The stage a matter is left lying in, as some always are. */
export interface Left {
  kind: string
  stage: string
  /** How many stages lie before it. */
  way: number
  /** So lately that whoever is asked has not answered yet. */
  fresh?: true
}

/** Every open stage of the kinds, so that a demo can have some in each. */
export const leftsOf = (kinds: readonly Kind[]): Left[] =>
  kinds.flatMap(({ id, stages }) =>
    Object.keys(stages)
      .filter((stage) => !stages[stage]?.final)
      .map((stage, way) => ({ kind: id, stage, way })),
  )

/** Reported by the resident at any hour, or written down by the grid worker or the window by day. */
export function reporterOf(
  world: World,
  random: Random,
  ground: Ground,
  at: number,
  share: number,
): { door: 'desk' | 'portal'; actor: Actor } {
  const open = hourOf(at) >= 8 && hourOf(at) < 18
  if (!open || !random.chance(share)) return { door: 'portal', actor: { type: 'anyone' } }
  const role = random.chance(0.5) ? 'clerk' : 'grid-worker'
  const seat = world.directory.nearest([role], ground.code, 'grid')
  return { door: 'desk', actor: seatActor(world, seat.id) }
}

/** Blanks filled and the subject marked as invented. */
export function filled(form: Record<string, string>, fill: Fill): Answers {
  const words = Object.entries(form).map(([name, value]) => [name, fill(value)])
  return { ...Object.fromEntries(words), subject: `${DEMO_MARK}${fill(form.subject ?? '')}` }
}

/** Subdistricts have a town part below 100 (GB/T 10114); the rest are towns and townships with villages. */
export const kindOfPlace = ({ code }: Ground): 'town' | 'village' => (code[6] === '0' ? 'town' : 'village')

export const fits = (where: 'town' | 'village' | 'any', ground: Ground): boolean =>
  where === 'any' || where === kindOfPlace(ground)

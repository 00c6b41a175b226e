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

export interface Start {
  /** A moment of the day on which it begins. */
  day: number
  /** The stage it is left lying in: some always are, and a demo must have some in every stage. */
  leftIn?: string
}

/** More of late than long ago; one in eleven is left lying, and began not long ago. */
export function startOf(random: Random, today: number, kind: Kind): Start {
  if (random.chance(0.09)) {
    const stages = Object.keys(kind.stages).filter((stage) => !kind.stages[stage]?.final)
    return { day: today - random.between(2, 35) * DAY, leftIn: random.pick(stages) }
  }
  return { day: today - random.next() ** 1.4 * PAST_DAYS * DAY }
}

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

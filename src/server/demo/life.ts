/**
 * One invented matter lived step by step through the engine's own decisions, so that its history is as
 * lawful as a real one. What would happen after `now` has not happened yet: so matters stand in every stage.
 */
import type { CityProfile } from '../../cities/profile.ts'
import { decide, decideOpening } from '../../engine/act.ts'
import { nextMoment, type TimeTable } from '../../engine/clocks.ts'
import type { Entry, Matter, MatterHead } from '../../engine/entry.ts'
import type { Answers } from '../../engine/fields.ts'
import { apply, open } from '../../engine/fold.ts'
import type { Lookups } from '../../engine/form.ts'
import type { Door, Kind } from '../../engine/kind.ts'
import type { Outcome } from '../../engine/refusals.ts'
import { countyOf } from '../../engine/territory.ts'
import { decideTick } from '../../engine/tick.ts'
import type { Actor } from '../../engine/who.ts'
import { newRef } from '../codes.ts'
import type { People } from '../store/people.ts'
import { idFrom, type Random } from './random.ts'
import { officeMoment, wakingMoment } from './times.ts'

export interface Ground {
  /** Fifteen digits. */
  code: string
  lon: number | null
  lat: number | null
}

export interface World {
  city: CityProfile
  kinds: readonly Kind[]
  directory: People
  lookups: Lookups
  time: TimeTable
  /** Who sits on a seat. */
  personOf(seat: string): string | undefined
  grids: readonly Ground[]
  /** ISO instant. */
  now: string
}

export interface Life {
  world: World
  random: Random
  kind: Kind
  matter: Matter
  entries: Entry[]
}

export interface Step {
  action: string
  /** Who does it: whoever sits on the holding seat, the reporter, or somebody else. */
  by: 'holder' | 'reporter' | Actor
  input: Answers | ((at: number) => Answers)
  /** Milliseconds after the step before. */
  after: number
  /** Offices keep hours; residents and grid workers only sleep. Absent: at once. */
  when?: 'office' | 'waking'
}

/** A step in office hours. */
export const officeStep = (by: Step['by'], action: string, input: Step['input'], after: number): Step => ({
  action,
  by,
  input,
  after,
  when: 'office',
})

export interface Birth {
  kind: Kind
  door: Door
  actor: Actor
  form: Answers
  ground: Ground
  point: boolean
  at: number
}

/** @throws Error when nobody sits on the seat: invented matters need people everywhere */
export function seatActor(world: World, id: string): Actor {
  const seat = world.directory.seat(id)
  const person = world.personOf(id)
  if (!seat || !person) throw new Error(`nobody sits on ${id}`)
  return { type: 'seat', person, seat }
}

/** Opens a matter. @throws Error when the engine refuses: a mistake of the generator */
export function beBorn(world: World, random: Random, birth: Birth): Life {
  const { kind, ground, at } = birth
  const now = new Date(at).toISOString()
  const county = countyOf(ground.code)
  const head: MatterHead = {
    id: idFrom(random),
    ref: newRef(county, now, random.bytes(6)),
    kind: kind.id,
    version: kind.version,
    county,
    place: ground.code,
    ...(birth.point &&
      ground.lon !== null &&
      ground.lat !== null && { point: near(ground.lon, ground.lat, random) }),
    openedAt: now,
    door: birth.door,
  }
  const entry = unwrap(decideOpening(kind, head, birth.actor, birth.form, idFrom(random), now, world), 'open')
  return { world, random, kind, matter: open(head, entry), entries: [entry] }
}

/** Some 30 metres off the middle of the grid, so that not all lie on one spot and none leaves its grid. */
function near(lon: number, lat: number, random: Random): [number, number] {
  const shift = (): number => (random.next() - 0.5) * 0.0006
  return [round(lon + shift()), round(lat + shift())]
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** Does the steps until `now`, until they end, or until the matter stands in the stage where it is left lying; then what others do meanwhile. */
export function live(
  life: Life,
  steps: Iterable<Step>,
  leftIn?: string,
  meanwhile: Iterable<Step> = [],
): void {
  goThrough(life, steps, leftIn)
  goThrough(life, meanwhile)
  strike(life, life.world.now)
}

function goThrough(life: Life, steps: Iterable<Step>, leftIn?: string): void {
  if (life.matter.stage === leftIn) return
  for (const step of steps) {
    const at = momentOf(life, step)
    if (at > Date.parse(life.world.now)) return
    strike(life, new Date(at).toISOString())
    act(life, step, at)
    if (life.matter.stage === leftIn) return
  }
}

/** What the clocks said by themselves until then, each at its moment, as the work loop would have written it. */
function strike(life: Life, until: string): void {
  const { world, kind, random } = life
  for (;;) {
    const at = nextMoment(life.matter.clocks)?.at
    if (!at || at > until) return
    // A moment can come due while an earlier entry is being written; it is never written before that entry.
    const now = at > life.matter.lastAt ? at : life.matter.lastAt
    const entry = decideTick(kind, life.matter, idFrom(random), now, world)
    if (!entry) return
    life.matter = apply(kind, life.matter, entry)
    life.entries.push(entry)
  }
}

/** When somebody last did something; what a clock said meanwhile puts nobody off. */
const lastDone = (entries: readonly Entry[]): number =>
  Date.parse(entries.findLast(({ stamp }) => stamp.by !== 'system' || stamp.name !== 'clock')?.at ?? '')

function momentOf({ entries, random }: Life, { after, when }: Step): number {
  const at = lastDone(entries) + Math.max(60_000, Math.floor(after))
  if (when === 'office') return officeMoment(at, random)
  return when === 'waking' ? wakingMoment(at, random) : at
}

function act(life: Life, step: Step, at: number): void {
  const { world, kind, matter, random } = life
  const actor = actorOf(life, step.by)
  const input = typeof step.input === 'function' ? step.input(at) : step.input
  const now = new Date(at).toISOString()
  const entry = unwrap(
    decide(kind, matter, step.action, actor, input, idFrom(random), now, world),
    step.action,
  )
  life.matter = apply(kind, matter, entry)
  life.entries.push(entry)
}

function actorOf({ world, matter }: Life, by: Step['by']): Actor {
  if (by === 'reporter') return { type: 'receipt', matter: matter.id }
  // Whoever is asked to take it does the next step, and by that takes it.
  return by === 'holder' ? seatActor(world, matter.handOver?.offer?.to ?? matter.holder) : by
}

function unwrap(outcome: Outcome<Entry>, action: string): Entry {
  if (outcome.ok) return outcome.value
  throw new Error(`the demo's "${action}" was refused: ${JSON.stringify(outcome.refusal)}`)
}

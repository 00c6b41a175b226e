/** What people do to a matter: what they may, what they may not, refusals in a row, and things done too late. */
import { weigh } from '../../src/engine/blocked.ts'
import { chinaDayOf } from '../../src/engine/days.ts'
import type { Actor } from '../../src/engine/who.ts'
import { answersTo, spoilt } from './answers.ts'
import type { Dice } from './dice.ts'
import { actorFor, type Life, type Told } from './life.ts'
import { attempt } from './record.ts'

/** Who might act on a matter: mostly whoever has it, sometimes anybody. */
function somebody(life: Life, { matter }: Told, dice: Dice): Actor {
  const offered = matter.handOver?.offer?.to
  if (offered && dice.chance(50)) return actorFor(life, offered)
  const sort = dice.below(10)
  if (sort < 5) return actorFor(life, matter.holder)
  if (sort < 7) return { type: 'receipt', matter: matter.id }
  if (sort === 7) return actorFor(life, dice.one(matter.watchers) ?? matter.holder)
  if (sort === 8) return actorFor(life, dice.one(life.town.seats)?.id ?? matter.holder)
  const local = life.town.people.nearest(['supervisor', 'clerk'], matter.place, 'grid')
  return actorFor(life, local.id)
}

/** Somebody does something they may, or tries what they may not. */
export function act(life: Life, told: Told, dice: Dice): void {
  const { kind, now } = life
  const { matter } = told
  const actor = somebody(life, told, dice)
  const all = Object.entries(kind.actions)
  /** The first from a random one on that this actor may do. */
  const allowed = () => {
    const first = dice.below(all.length)
    return [...all.slice(first), ...all.slice(0, first)].find(
      ([id, action]) =>
        action.from.includes(matter.stage) && !weigh(kind, matter, id, action, actor, now).blocked,
    )
  }
  const chosen = dice.chance(15) ? dice.one(all) : (allowed() ?? dice.one(all))
  // Matters that end at once have short lives.
  const [id, action] = (chosen?.[1].close && allowed()) || chosen || ['note', undefined]
  const asked = { fields: matter.fields, people: life.town.people, today: chinaDayOf(now) }
  const input = answersTo(action?.form ?? {}, asked, dice)
  attempt(life, told, id, actor, dice.chance(8) ? spoilt(input, dice) : input, dice.chance(10))
}

/** An offer after the other is refused: in a row until the common superior has it. */
export function refuseInARow(life: Life, told: Told, dice: Dice): void {
  for (let round = 0; round < 3; round++) {
    const { matter } = told
    const offers = Object.entries(life.kind.actions).filter(
      ([, { handOver, from }]) => handOver === 'offer' && from.includes(matter.stage),
    )
    const [id, action] = dice.one(offers) ?? []
    const asked = { fields: matter.fields, people: life.town.people, today: chinaDayOf(life.now) }
    if (id && !matter.handOver?.offer) {
      const input = answersTo(action?.form ?? {}, asked, dice)
      if (!attempt(life, told, id, actorFor(life, matter.holder), input, false)) return
    }
    const to = told.matter.handOver?.offer?.to
    if (!to) return
    const ground = dice.one(life.kind.handOver?.grounds ?? []) ?? 'unclear'
    attempt(life, told, 'refuse-offer', actorFor(life, to), { ground, reason: '不归我们管' }, dice.chance(10))
  }
}

/** At the last moment of a time that allows something, or just after it: the work loop has not been yet. */
export function actLate(life: Life, told: Told, dice: Dice): void {
  const { kind } = life
  const limits = Object.entries(kind.actions).flatMap(([action, { inTime }]) => {
    const longer = Object.entries(kind.clocks ?? {}).find(([, { extension }]) => extension?.action === action)
    const clock = inTime ?? longer?.[0]
    const run = told.matter.clocks.findLast((each) => each.clock === clock)
    return run && run.due > life.now ? [{ action, due: run.due }] : []
  })
  const limit = dice.one(limits)
  if (!limit) return
  const at = Date.parse(limit.due) + dice.pick([-1, 0, 1, 86_400_000])
  life.now = new Date(Math.max(at, Date.parse(life.now))).toISOString()
  const asked = { fields: told.matter.fields, people: life.town.people, today: chinaDayOf(life.now) }
  const input = answersTo(kind.actions[limit.action]?.form ?? {}, asked, dice)
  attempt(life, told, limit.action, { type: 'receipt', matter: told.matter.id }, input, false)
  const holder = told.matter.handOver?.offer?.to ?? told.matter.holder
  attempt(life, told, limit.action, actorFor(life, holder), input, false)
}

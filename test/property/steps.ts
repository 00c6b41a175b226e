/** What can happen in a life, one step after the other; every entry is checked as it is written. */
import { isDeepStrictEqual } from 'node:util'
import { decide, decideOpening } from '../../src/engine/act.ts'
import { weigh } from '../../src/engine/blocked.ts'
import { nextMoment, recomputed } from '../../src/engine/clocks.ts'
import { chinaDayOf } from '../../src/engine/days.ts'
import type { Entry, Matter } from '../../src/engine/entry.ts'
import { apply, fold, open } from '../../src/engine/fold.ts'
import { REFUSALS } from '../../src/engine/refusals.ts'
import { decideSeatChange, type SeatChange } from '../../src/engine/seat-change.ts'
import { decideTick } from '../../src/engine/tick.ts'
import type { Actor } from '../../src/engine/who.ts'
import { withOverrides } from '../../src/engine/workdays.ts'
import { uuid } from '../kinds/town.ts'
import { answersTo, spoilt } from './answers.ts'
import { checkClocks, checkDue } from './check-clocks.ts'
import { checkLiving, checkNotices, checkPassing, checkPassingClocks, checkReads } from './check-holder.ts'
import { checkFiring, checkLaw, checkServed } from './check-time.ts'
import type { Dice } from './dice.ts'
import { actorFor, changeStaff, houseOf, type Life, type Told } from './life.ts'
import { must } from './must.ts'
import { CALENDAR, noticeFrom } from './terms.ts'
import { dayIn, mergeVillages } from './town.ts'

let serial = 1_000
const nextId = (): string => uuid(serial++)

/** Opens a matter somewhere; three are enough for one life. */
export function openMatter(life: Life, dice: Dice): void {
  if (life.matters.length >= 3) return
  const { kind, now, town } = life
  const place = dice.one(town.places) ?? '990101'
  const id = nextId()
  const head = {
    id,
    ref: `${place.slice(0, 6)}-261122-${id.slice(-6)}`,
    kind: kind.id,
    version: kind.version,
    county: place.slice(0, 6),
    place,
    openedAt: now,
    door: 'portal',
  }
  const input = answersTo(
    kind.opening.form,
    { fields: {}, people: town.people, today: chinaDayOf(now) },
    dice,
  )
  const decided = decideOpening(kind, head, { type: 'anyone' }, input, nextId(), now, houseOf(life))
  if (!decided.ok) {
    life.reach(`opening refused: ${decided.refusal.code}`)
    must(decided.refusal.code === 'holder-may-not-see', () => JSON.stringify(decided.refusal))
    return
  }
  const told: Told = {
    matter: open(head, decided.value),
    entries: [decided.value],
    fired: new Set(),
    refusals: 0,
  }
  checkClocks(life, undefined, decided.value, told.matter)
  checkNotices(life, undefined, decided.value, told.matter)
  life.matters.push(told)
}

/** Appends an entry as the store does, and checks what must hold after it. */
function append(life: Life, told: Told, entry: Entry): void {
  const before = told.matter
  told.matter = apply(life.kind, before, entry)
  told.entries.push(entry)
  checkFiring(told, before, entry)
  checkClocks(life, before, entry, told.matter)
  checkPassing(life, told, before, entry, told.matter)
  checkPassingClocks(told.matter)
  checkNotices(life, before, entry, told.matter)
  if (!told.matter.close) checkReads(life, told.matter)
  if (entry.close && !before.close) life.reach('closed')
  if (before.close && !entry.close) life.reach('reopened')
  if (entry.watcher) life.reach('risen')
  if (entry.stamp.by === 'system') life.reach(entry.action)
}

/** Somebody tries an action: the same question has the same answer, also after a crash that lost the first. */
function attempt(
  life: Life,
  told: Told,
  action: string,
  actor: Actor,
  input: unknown,
  crash: boolean,
): boolean {
  const { kind, now } = life
  const { matter } = told
  const house = houseOf(life)
  const id = nextId()
  const decided = decide(kind, matter, action, actor, input, id, now, house)
  checkLaw(life, matter, action, decided)
  if (!decided.ok) {
    must(decided.refusal.code in REFUSALS, () => `unheard-of refusal ${decided.refusal.code}`)
    life.reach(`refused: ${decided.refusal.code}`)
    return false
  }
  if (crash) {
    const again = decide(kind, fold(kind, matter, told.entries), action, actor, input, id, now, house)
    must(
      again.ok && isDeepStrictEqual(again.value, decided.value),
      () => `${action} was decided otherwise again`,
    )
    life.reach('crashed while acting')
  }
  append(life, told, decided.value)
  return true
}

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
  const may = all.filter(
    ([id, action]) =>
      action.from.includes(matter.stage) && !weigh(kind, matter, id, action, actor, now).blocked,
  )
  const chosen = dice.chance(15) ? dice.one(all) : (dice.one(may) ?? dice.one(all))
  // Matters that end at once have short lives.
  const [id, action] = (chosen?.[1].close && dice.one(may)) || chosen || ['note', undefined]
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

/** More entries than any matter can owe in one stretch of time: a moment that comes again and again. */
const ENDLESS = 150

/** Time goes on; the work loop serves each moment a little late, and now and then dies before it has written. */
export function wait(life: Life, dice: Dice, milliseconds: number): void {
  const until = new Date(Date.parse(life.now) + milliseconds).toISOString()
  const lag = dice.pick([0, 0, 1, 7_200_000])
  for (let served = 0; ; served++) {
    must(served < ENDLESS, () => 'a moment comes again and again')
    const due = life.matters
      .filter(({ matter }) => !matter.close)
      .map((told) => ({ told, at: nextMoment(told.matter.clocks)?.at ?? '9999' }))
      .sort((one, other) => (one.at < other.at ? -1 : 1))[0]
    if (!due || due.at > until) break
    const late = new Date(Math.max(Date.parse(due.at) + lag, Date.parse(life.now))).toISOString()
    life.now = late < until ? late : until
    serve(life, due.told, dice.chance(10))
  }
  life.now = until
  for (const told of life.matters) checkServed(life, told)
}

function serve(life: Life, told: Told, crash: boolean): void {
  const decideIt = (id: string) => decideTick(life.kind, told.matter, id, life.now, houseOf(life))
  const id = nextId()
  const entry = decideIt(id)
  must(entry !== undefined, () => 'a moment has come, and the clocks say none has')
  const again = crash ? decideIt(id) : entry
  must(isDeepStrictEqual(again, entry), () => 'a crash changed what the moment says')
  if (crash) life.reach('crashed while ticking')
  append(life, told, entry)
}

/** The office enters a notice of the next year, perhaps another wording of it: running due dates move. */
export function enterNotice(life: Life, dice: Dice): void {
  life.time = { ...life.time, calendar: withOverrides(CALENDAR, noticeFrom(dice)) }
  for (const told of life.matters) {
    const { matter } = told
    const clocks = recomputed(matter.clocks, life.now, life.time.calendar)
    if (clocks.length > 0) {
      append(life, told, {
        id: nextId(),
        seq: matter.seq + 1,
        at: life.now,
        action: 'calendar-entered',
        stamp: { by: 'system', name: 'calendar' },
        input: {},
        stage: matter.stage,
        holder: matter.holder,
        holderUnit: life.town.people.seat(matter.holder)?.unit ?? '',
        ...(matter.close && { close: matter.close }),
        clocks,
      })
    }
    for (const run of told.matter.clocks) if (!run.endedAt) checkDue(life, run)
  }
}

/** Somebody comes, goes, falls ill or is to stand in, on any seat and above all on the duty seat. */
export function changeSeat(life: Life, dice: Dice): void {
  const { town } = life
  const seat = dice.chance(30) ? town.people.duty : (dice.one(town.seats) ?? town.people.duty)
  const today = chinaDayOf(life.now)
  const spans = town.spans.get(seat.id) ?? { seatings: [], leaves: [], standIns: [] }
  const [since, until] = [dice.chance(50) ? today : dayIn(dice), dayIn(dice)]
  const person = dice.one(spans.seatings)?.person ?? 'p0'
  const standIn = dice.one(town.seats)
  const change = dice.pick<SeatChange>([
    { what: 'leave', person, since, until, reason: 'sick' },
    { what: 'end', person, until: since },
    { what: 'seating', person: `p${dice.below(12)}`, since, relieves: dice.chance(70) },
    { what: 'back', person, until: since },
    { what: 'stand-in', standIn: dice.chance(20) ? null : (standIn?.id ?? null), since },
  ])
  const facts = { seat, duty: seat.id === town.people.duty.id, today, spans, others: [], standIn }
  const decided = decideSeatChange(facts, change)
  life.reach(decided.ok ? `seat: ${change.what}` : `seat refused: ${decided.refusal.code}`)
  if (!decided.ok) return
  changeStaff(life, { ...town, spans: new Map(town.spans).set(seat.id, decided.value) })
}

export function merge(life: Life, dice: Dice): void {
  const merged = mergeVillages(life.town, dice, chinaDayOf(life.now))
  if (merged === life.town) return
  life.reach('villages merged')
  changeStaff(life, merged)
}

/** What must hold of every matter whatever happened, be it to the city only. */
export function checkAll(life: Life): void {
  for (const { matter } of life.matters) if (!matter.close) checkLiving(life, matter)
}

/** The record alone gives the same state, holder and due dates. */
export function checkReplay(life: Life): void {
  for (const { matter, entries } of life.matters) {
    const head: Matter = matter
    const { id, ref, kind, version, county, place, openedAt, door } = head
    const record: Entry[] = JSON.parse(JSON.stringify(entries)) // as the store gives it back
    const again = fold(life.kind, { id, ref, kind, version, county, place, openedAt, door }, record)
    must(isDeepStrictEqual(again, matter), () => `${ref} replays otherwise`)
  }
}

/** Time goes on: the work loop serves what is due, sometimes late; a notice moves what it can; replay ends it all. */
import { isDeepStrictEqual } from 'node:util'
import { nextMoment, recomputed } from '../../src/engine/clocks.ts'
import type { Entry, Matter } from '../../src/engine/entry.ts'
import { fold } from '../../src/engine/fold.ts'
import { decideTick } from '../../src/engine/tick.ts'
import { withOverrides } from '../../src/engine/workdays.ts'
import { checkDue } from './check-clocks.ts'
import { checkLiving } from './check-holder.ts'
import { checkServed } from './check-time.ts'
import type { Dice } from './dice.ts'
import { houseOf, type Life, type Told } from './life.ts'
import { must } from './must.ts'
import { append, nextId } from './record.ts'
import { CALENDAR, noticeFrom } from './terms.ts'

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

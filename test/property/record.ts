/** Every entry of a life is written here, and what must hold after it is checked. */
import { isDeepStrictEqual } from 'node:util'
import { decide, decideOpening } from '../../src/engine/act.ts'
import { chinaDayOf } from '../../src/engine/days.ts'
import type { Entry } from '../../src/engine/entry.ts'
import { apply, fold, open } from '../../src/engine/fold.ts'
import { REFUSALS } from '../../src/engine/refusals.ts'
import type { Actor } from '../../src/engine/who.ts'
import { uuid } from '../kinds/town.ts'
import { answersTo } from './answers.ts'
import { checkClocks } from './check-clocks.ts'
import { checkNotices, checkPassing, checkPassingClocks, checkReads } from './check-holder.ts'
import { checkFiring, checkLaw } from './check-time.ts'
import type { Dice } from './dice.ts'
import { houseOf, type Life, type Told } from './life.ts'
import { must } from './must.ts'

let serial = 1_000
export const nextId = (): string => uuid(serial++)

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
export function append(life: Life, told: Told, entry: Entry): void {
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
export function attempt(
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

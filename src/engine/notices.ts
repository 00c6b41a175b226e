/**
 * Notices 提醒: who should know of an entry. Derived from what changed, so that no kind can forget it: whoever has
 * something new to do, whoever waits for an answer, whoever looks on. Never the one who did it, and never a seat that
 * may not read the matter.
 */
import type { Directory } from './act.ts'
import { helpers, partUnit } from './assist.ts'
import type { Entry, Matter } from './entry.ts'
import type { Kind, Tell } from './kind.ts'
import { maySeatRead } from './who.ts'

export interface Notice {
  seat: string
  /** Text `notice.<what>`; the id of the action where an action tells. */
  what: string
}

/** What a notice can be about, besides the actions that tell somebody. */
export const NOTICE_CODES = [
  'held',
  'offered',
  'taken',
  'silence',
  'refused',
  'superior',
  'sent-on',
  'withdrawn',
  'deadlock',
  'warned',
  'overdue',
  'risen',
  'reporter',
  'repeated',
  'date-moved',
] as const

/**
 * @param before the matter before the entry; `undefined` at the opening
 */
export function noticesOf(
  kind: Kind,
  before: Matter | undefined,
  after: Matter,
  entry: Entry,
  directory: Pick<Directory, 'seat' | 'seatsOf'>,
): Notice[] {
  const told: Notice[] = []
  // The first reason stands: it is the one that asks most of the seat.
  const tell = (id: string | undefined, what: string) => {
    if (!id || isDoer(entry, id) || told.some((each) => each.seat === id)) return
    const ref = directory.seat(id)
    if (ref && maySeatRead(kind.sight, ref, after)) told.push({ seat: id, what })
  }
  const taken = entry.handOver?.what === 'taken'
  const from = taken ? before?.handOver?.offer?.to : before?.holder
  const moved = after.holder !== from && !after.close
  // Who takes a matter by acting may pass it on at once: that it is here now matters more than that it was taken.
  if (moved && taken) tell(after.holder, 'held')
  tellPassing(before, after, entry, tell)
  if (moved) tell(after.holder, 'held')
  tellTime(before, after, entry, tell)
  for (const each of kind.actions[entry.action]?.tells ?? [])
    for (const id of meant(each, after, entry, directory)) tell(id, entry.action)
  if (entry.watcher) {
    tell(entry.watcher, 'risen')
    tell(after.holder, 'risen')
  }
  if (entry.stamp.by === 'reporter' && before) tell(after.holder, 'reporter')
  return told
}

type Say = (id: string | undefined, what: string) => void

const isDoer = ({ stamp }: Entry, seat: string): boolean => stamp.by === 'seat' && stamp.seat === seat

function tellPassing(before: Matter | undefined, after: Matter, entry: Entry, tell: Say): void {
  const offer = before?.handOver?.offer
  const passing = entry.handOver
  if (passing?.what === 'offered') tell(passing.offer.to, 'offered')
  // Somebody above may offer in the holder's name, who still answers for it.
  if (passing?.what === 'offered') tell(passing.offer.by, 'sent-on')
  if (passing?.what === 'refused' && passing.deadlock) tell(after.holder, 'deadlock')
  if (passing?.what === 'refused') tell(offer?.by, passing.deadlock ? 'superior' : 'refused')
  if (passing?.what === 'silence') tell(offer?.to, 'silence')
  if (passing?.what === 'silence') tell(offer?.by, 'silence')
  // Taken by the very deed that gives it back: then the giver has something to do.
  if (passing?.what === 'taken')
    tell(offer?.by, offer?.by === after.holder && !after.close ? 'held' : 'taken')
  if (passing?.what === 'recalled') tell(before?.holder, 'withdrawn')
  // Who was asked is told only where they still may read the matter for another reason.
  if (passing?.what === 'withdrawn' || passing?.what === 'ended') tell(offer?.to, 'withdrawn')
}

function tellTime(before: Matter | undefined, after: Matter, entry: Entry, tell: Say): void {
  if (entry.action === 'clock-warned') {
    const silent = entry.clocks?.some((run) => run.silence !== undefined)
    tell(silent ? before?.handOver?.offer?.to : after.holder, 'warned')
  }
  if (entry.action === 'clock-overdue') {
    tell(after.holder, 'overdue')
    for (const watcher of before?.watchers ?? []) tell(watcher, 'overdue')
  }
  if (entry.action === 'calendar-entered' && !after.close) tell(after.holder, 'date-moved')
  if (entry.action === 'repeated') tell(after.holder, 'repeated')
}

function meant(
  tell: Tell,
  after: Matter,
  entry: Entry,
  { seatsOf }: Pick<Directory, 'seatsOf'>,
): (string | undefined)[] {
  if (tell === 'holder') return [after.holder]
  if (tell === 'watchers') return after.watchers
  if (tell !== 'assists') return [after.seats[tell.doer]]
  // An answer that names a unit, or a part, means that unit only.
  const part = typeof entry.input.part === 'number' ? partUnit(after.fields, entry.input.part) : undefined
  const unit = typeof entry.input.unit === 'string' ? entry.input.unit : part
  const named = unit === undefined ? helpers(after.fields) : [unit]
  return named.flatMap((unit) => seatsOf(unit).map(({ id }) => id))
}

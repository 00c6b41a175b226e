/** A matter and its history as an actor may read them. */

import { available } from '../../engine/available.ts'
import { explain } from '../../engine/clock-words.ts'
import { CLOCK_ENTRIES, type ClockRun, colourOf, isOwed, isRunning, timeOver } from '../../engine/clocks.ts'
import { chinaDayOf } from '../../engine/days.ts'
import type { Entry, Matter } from '../../engine/entry.ts'
import type { FieldMap } from '../../engine/fields.ts'
import { actingFor } from '../../engine/holder.ts'
import type { Kind } from '../../engine/kind.ts'
import { type Language, say } from '../../engine/text.ts'
import type { Actor } from '../../engine/who.ts'
import type { House } from '../house.ts'
import { versionOf } from '../house.ts'
import { detailOf } from '../problem.ts'
import { namesOf } from '../store/people.ts'
import { namesWhen, path } from '../store/territory.ts'
import { TEXTS } from '../texts.ts'
import { type Reading, readable } from './mask.ts'

export const fieldsOf = (kind: Kind): FieldMap => ({ ...kind.opening.form, ...kind.fields })

/** A seat in words. */
export function seatView(house: House, seat: string, language: Language) {
  const found = house.directory.seat(seat)
  const unit = found && house.directory.unit(found.unit)
  return {
    seat,
    name: found?.[language] ?? seat,
    role: found?.role ?? '',
    unit: unit?.[language] ?? '',
  }
}

/** Who holds a matter: the seat, the person who must act for it today, and `via` when that is not its own occupant. */
export function holderView(house: House, seat: string, language: Language) {
  const acting = actingFor(house.team.on(chinaDayOf(house.now())), seat)
  return {
    ...seatView(house, seat, language),
    ...(acting && { person: house.team.nameOf(acting.person) }),
    ...(acting && acting.via !== 'occupant' && { via: acting.via }),
  }
}

/** Rows of a list, with the names their places had when each matter was opened. */
export async function rowsView(house: House, matters: readonly Matter[], language: Language) {
  const days = matters.map((matter) => ({ code: matter.place, day: chinaDayOf(matter.openedAt) }))
  const nameOf = await namesWhen(house.sql, days)
  return matters.map((matter) =>
    rowView(house, matter, language, nameOf(matter.place, chinaDayOf(matter.openedAt))),
  )
}

/** A row of a list: no personal field is in it. */
function rowView(house: House, matter: Matter, language: Language, placeName: string) {
  const kind = versionOf(house, matter)
  const title = matter.fields[kind.title]
  const due = nextDue(matter, house.now())
  return {
    ref: matter.ref,
    kind: matter.kind,
    title: typeof title === 'string' ? title : '',
    stage: matter.stage,
    ...(matter.close && { close: matter.close }),
    place: { code: matter.place, name: placeName },
    ...(matter.point && { point: matter.point }),
    category: categoryOf(kind, matter),
    door: matter.door,
    openedAt: matter.openedAt,
    ...(matter.closedAt && { closedAt: matter.closedAt }),
    lastAt: matter.lastAt,
    lastEntry: matter.lastEntry,
    // Nobody must act on what is closed.
    holder: (matter.close ? seatView : holderView)(house, matter.holder, language),
    ...(due && { due }),
    ...(matter.stars !== undefined && { stars: matter.stars }),
    ...standingView(house, matter, language),
  }
}

/** What a list shows of hand-over and supervision. */
function standingView(
  house: House,
  { handOver, fields, close, watchers, repeats }: Matter,
  language: Language,
) {
  if (close) return {}
  const { card, listLevel } = fields
  return {
    ...(handOver?.offer && { offeredTo: holderView(house, handOver.offer.to, language) }),
    ...(handOver && handOver.passes > 1 && { passes: handOver.passes }),
    ...(handOver?.deadlock && { deadlock: true }),
    ...(typeof card === 'string' && { card }),
    ...(typeof listLevel === 'string' && { listed: listLevel }),
    ...(watchers.length > 0 && { risen: watchers.length }),
    ...(repeats && { repeats }),
  }
}

/** Who passed it to whom, and who looks on. */
function handOverView(house: House, { handOver, watchers }: Matter, language: Language) {
  const { offer, passes = 0, refused = 0, refusers = [] } = handOver ?? {}
  const seats = (ids: readonly string[]) => ids.map((id) => seatView(house, id, language))
  return {
    ...(handOver && {
      handOver: {
        passes,
        refused,
        refusers: seats(refusers),
        ...(offer && {
          offer: {
            to: holderView(house, offer.to, language),
            by: seatView(house, offer.by, language),
            at: offer.at,
          },
        }),
      },
    }),
    watchers: seats(watchers),
  }
}

function categoryOf(kind: Kind, matter: Matter): string | undefined {
  const value = kind.duplicates && matter.fields[kind.duplicates.sameField]
  return typeof value === 'string' ? value : undefined
}

/** How much of the personal fields is in clear: the holding seat must be able to call the reporter back. */
function clearFor(matter: Matter, actor: Actor): Reading['clear'] {
  if (actor.type === 'receipt') return 'all'
  if (actor.type !== 'seat' || matter.close) return 'none'
  if (actor.seat.id === matter.holder) return 'all'
  return actor.seat.id === matter.handOver?.offer?.to ? 'names' : 'none'
}

/** The whole matter with what the actor can do now. */
export async function matterView(
  house: House,
  matter: Matter,
  actor: Actor,
  language: Language,
  now: string,
) {
  const kind = versionOf(house, matter)
  const reading = { reporter: actor.type === 'receipt', clear: clearFor(matter, actor) }
  const { answers, masked } = readable(fieldsOf(kind), matter.fields, reading)
  const ancestors = await path(house.sql, matter.place, chinaDayOf(matter.openedAt))
  const place = ancestors.at(-1)
  return {
    ...rowView(house, matter, language, place?.name ?? matter.place),
    version: matter.version,
    path: ancestors.map(({ code, name, level }) => ({ code, name, level })),
    fields: answers,
    masked,
    seq: matter.seq,
    ...handOverView(house, matter, language),
    clocks: matter.clocks.map((run) => clockView(house, kind, run, language, now)),
    available: available(kind, matter, actor, now).map(({ action, allowed, main, reason }) => ({
      action,
      allowed,
      main,
      ...(reason && { reason: { code: reason.code, detail: detailOf(reason, language) } }),
    })),
  }
}

/** One run of a clock with its colour and the reason for its date. */
function clockView(house: House, kind: Kind, run: ClockRun, language: Language, now: string) {
  return {
    id: run.id,
    name: say(TEXTS[language], `${kind.id}.clock.${run.clock}`),
    state:
      run.endedAt || (run.right && timeOver(run, now)) ? 'ended' : isRunning(run) ? 'running' : 'stopped',
    colour: colourOf(run, now),
    startedAt: run.startedAt,
    due: run.due,
    lastDay: run.lastDay,
    provisional: run.provisional,
    ...(run.endedAt && { endedAt: run.endedAt }),
    rule: run.rule[language],
    source: run.source,
    version: run.version,
    words: explain(run, TEXTS[language], language, house.time.calendar),
  }
}

/** The next date of a matter, for lists. */
function nextDue(matter: Matter, now: string) {
  const [run] = matter.clocks.filter(isOwed).sort((one, other) => (one.due < other.due ? -1 : 1))
  return (
    run && { due: run.due, lastDay: run.lastDay, provisional: run.provisional, colour: colourOf(run, now) }
  )
}

const isClockEntry = (action: string): boolean => CLOCK_ENTRIES.some((name) => name === action)

/** Entries with names, masked like the matter. */
export async function entriesView(
  house: House,
  matter: Matter,
  entries: readonly Entry[],
  actor: Actor,
  language: Language,
) {
  const kind = versionOf(house, matter)
  const persons = entries.flatMap(({ stamp }) => (stamp.by === 'seat' ? [stamp.person] : []))
  const names = await namesOf(house.sql, [...new Set(persons)])
  const reading = { reporter: actor.type === 'receipt', clear: clearFor(matter, actor) }
  return entries.map((entry) => {
    const form = entry.action === 'open' ? kind.opening.form : (kind.actions[entry.action]?.form ?? {})
    return {
      id: entry.id,
      seq: entry.seq,
      at: entry.at,
      action: entry.action,
      by: byView(house, entry, names, language),
      input: readable(form, entry.input, reading).answers,
      stage: entry.stage,
      holder: seatView(house, entry.holder, language),
      ...(entry.close && { close: entry.close }),
      ...(isClockEntry(entry.action) && {
        words: say(TEXTS[language], `entry.${entry.action}`, {
          watcher: entry.watcher ? holderView(house, entry.watcher, language).unit : '',
        }),
      }),
      ...(entry.watcher && { watcher: seatView(house, entry.watcher, language) }),
      ...passingView(house, entry, language),
      ...(entry.clocks && { clocks: entry.clocks.map(({ clock }) => clock) }),
    }
  })
}

/** What an entry did to the hand-over, with the seat it was offered to. */
function passingView(house: House, { handOver }: Entry, language: Language) {
  if (!handOver) return {}
  if (handOver.what === 'offered')
    return { handOver: { what: 'offered', to: seatView(house, handOver.offer.to, language) } }
  return { handOver }
}

function byView(house: House, entry: Entry, names: Map<string, string>, language: Language) {
  const { stamp } = entry
  if (stamp.by === 'system') return { type: 'system', name: stamp.name }
  if (stamp.by === 'reporter') return { type: 'reporter' }
  const { name: seat, unit } = seatView(house, stamp.seat, language)
  return { type: 'seat', name: names.get(stamp.person) ?? '', role: stamp.role, seat, unit }
}

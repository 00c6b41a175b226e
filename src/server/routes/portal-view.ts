/** What the reporter reads: where the matter stands, in plain words, and what comes next. */
import { dayWords, explain, termWords } from '../../engine/clock-words.ts'
import { usualTermOf } from '../../engine/clocks.ts'
import type { Entry, Matter } from '../../engine/entry.ts'
import type { Kind } from '../../engine/kind.ts'
import { type Language, say } from '../../engine/text.ts'
import type { Actor } from '../../engine/who.ts'
import type { House } from '../house.ts'
import { versionOf } from '../house.ts'
import { entriesOf } from '../store/matters.ts'
import { TEXTS } from '../texts.ts'
import { readable } from './mask.ts'
import { matterView, seatView } from './view.ts'

export async function portalView(
  house: House,
  matter: Matter,
  actor: Actor,
  language: Language,
  now: string,
) {
  const kind = versionOf(house, matter)
  const texts = TEXTS[language]
  const entries = await entriesOf(house.sql, matter)
  const view = await matterView(house, matter, actor, language, now)
  return {
    ref: view.ref,
    kind: view.kind,
    kindName: say(texts, `${kind.id}.name`),
    title: view.title,
    stage: view.stage,
    stageName: say(texts, `${kind.id}.stage.${matter.stage}`),
    ...(matter.close && { close: matter.close, closeName: say(texts, `close.${matter.close}`) }),
    place: { name: view.path.map(({ name }) => name).join(language === 'zh' ? '' : ' · ') },
    openedAt: view.openedAt,
    ...(view.closedAt && { closedAt: view.closedAt }),
    lastEntry: view.lastEntry,
    fields: view.fields,
    unit: seatView(house, matter.holder, language).unit,
    next: say(texts, `${kind.id}.next.${matter.stage}`, { promise: promiseOf(house, kind, language) }),
    ...dueOf(house, kind, matter, language),
    steps: entries
      .filter((entry) => entry.action === 'open' || kind.actions[entry.action]?.told)
      .map((entry) => step(house, kind, entry, actor, language)),
    available: view.available,
    ...(matter.stars !== undefined && { stars: matter.stars }),
  }
}

/** The city's promise for a kind, in words: the term of the clock that the reporter is told. */
export function promiseOf(house: House, kind: Kind, language: Language): string {
  const clock = Object.values(kind.clocks ?? {}).find(({ promise }) => promise)
  const key = clock && usualTermOf(clock)
  const term = key === undefined ? undefined : house.time.terms[key]
  return term ? termWords(term.count, term.unit, TEXTS[language]) : ''
}

/** By when, and why then, while the told clock runs. */
function dueOf(house: House, kind: Kind, matter: Matter, language: Language) {
  const run = matter.clocks.findLast(({ clock, endedAt }) => kind.clocks?.[clock]?.promise && !endedAt)
  if (!run) return {}
  const words = explain(run, TEXTS[language], language, house.time.calendar)
  return {
    due: { day: run.lastDay, name: dayWords(run.lastDay, language), provisional: run.provisional, words },
  }
}

function step(house: House, kind: Kind, entry: Entry, actor: Actor, language: Language) {
  const texts = TEXTS[language]
  const opening = entry.action === 'open'
  const form = opening ? kind.opening.form : (kind.actions[entry.action]?.form ?? {})
  const { unit } = seatView(house, entry.holder, language)
  const reading = { reporter: actor.type === 'receipt', clear: 'all' as const }
  // An entry can end one clock and start another: what counts from now on is what the reporter is told.
  const told = entry.clocks?.find(({ endedAt }) => !endedAt) ?? entry.clocks?.[0]
  return {
    seq: entry.seq,
    at: entry.at,
    action: entry.action,
    stage: entry.stage,
    words: say(texts, `${kind.id}.action.${entry.action}.told`, {
      unit,
      promise: promiseOf(house, kind, language),
      due: told ? dayWords(told.lastDay, language) : '',
    }),
    ...(entry.close && { close: entry.close }),
    input: opening ? {} : readable(form, entry.input, reading).answers,
  }
}

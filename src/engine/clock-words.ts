/** Why a matter is due when it is due, in words: each sentence one fact of the run. */
import { type ClockRun, isStopped } from './clocks.ts'
import { chinaDayOf } from './days.ts'
import { dueOf, fromMoment, type Unit } from './terms.ts'
import { type Catalogue, type Language, say } from './text.ts'
import type { Calendar } from './workdays.ts'

/** Texts `clock.<word>` that the explanation is made of. */
export const CLOCK_WORDS = [
  'began',
  'counts',
  'counts-hours',
  'extended',
  'stopped',
  'paused',
  'rests',
  'rolled',
  'ends',
  'ends-at',
  'provisional',
  'by',
] as const

const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }

/** A day in China with its weekday: 2026年4月3日星期五, Friday 3 April 2026. */
export function dayWords(day: string, language: Language): string {
  const parts = { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(LOCALE[language], parts).format(Date.parse(`${day}T00:00:00Z`))
}

function momentWords(instant: string, language: Language, unit: Unit): string {
  const timeStyle = unit === 'second' ? 'medium' : 'short'
  const parts = { dateStyle: 'long', timeStyle, timeZone: 'Asia/Shanghai' } as const
  return new Intl.DateTimeFormat(LOCALE[language], parts).format(Date.parse(instant))
}

/** A length of time: 10 个工作日, 10 working days. */
export const termWords = (count: number, unit: Unit, texts: Catalogue): string =>
  count === 0 ? say(texts, 'unit.same-day') : say(texts, `unit.${unit}`, { count })

/** The sentences that lead from the beginning of a run to its due date. */
export function explain(run: ClockRun, texts: Catalogue, language: Language, calendar: Calendar): string[] {
  const hourly = fromMoment(run.unit)
  const on = (instant: string) =>
    hourly ? momentWords(instant, language, run.unit) : dayWords(chinaDayOf(instant), language)
  const over = run.stops.flatMap(({ from, until }) => (until ? [{ from, until }] : []))
  const open = isStopped(run) ? run.stops.at(-1) : undefined
  const term = { count: run.count + run.extended, unit: run.unit, rolls: run.rolls }
  const due = dueOf(run.startedAt, term, calendar, over)
  const rests = run.unit === 'working-day' && due.restDays > 0
  return [
    say(texts, 'clock.began', { date: on(run.startedAt) }),
    say(texts, hourly || run.count === 0 ? 'clock.counts-hours' : 'clock.counts', {
      rule: run.rule[language],
      term: termWords(run.count, run.unit, texts),
    }),
    ...(run.extended > 0
      ? [say(texts, 'clock.extended', { term: termWords(run.extended, run.unit, texts) })]
      : []),
    ...over.map(({ from, until }) => say(texts, 'clock.paused', { from: on(from), until: on(until) })),
    ...(rests ? [say(texts, 'clock.rests', { count: due.restDays })] : []),
    ...(due.rolledFrom ? [say(texts, 'clock.rolled')] : []),
    ...(open
      ? [say(texts, 'clock.stopped', { date: on(open.from) })]
      : [
          hourly
            ? say(texts, 'clock.ends-at', { date: momentWords(run.due, language, run.unit) })
            : say(texts, 'clock.ends', { date: dayWords(run.lastDay, language) }),
        ]),
    ...(run.provisional && !run.endedAt
      ? [say(texts, 'clock.provisional', { year: unpublished(run, calendar) })]
      : []),
  ]
}

/** The first year up to the due date whose holidays nobody has published. */
function unpublished(run: ClockRun, { published }: Calendar): string {
  const last = Number(run.lastDay.slice(0, 4))
  const first = Number(chinaDayOf(run.startedAt).slice(0, 4))
  for (let year = first; year < last; year++) if (!published.includes(year)) return String(year)
  return String(last)
}

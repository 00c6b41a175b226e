/**
 * Notices as messages that leave the house. They carry no personal data and no titles, because whoever stands beside
 * the phone reads them too: how many matters, which numbers, what happened, by when.
 */
import { chinaDayOf, DAY_MS, dayAt, instantMs, startOf } from './days.ts'
import { type Catalogue, say } from './text.ts'

export const CHANNELS = ['email', 'sms'] as const
export type Channel = (typeof CHANNELS)[number]

/** Notices that don't wait for others; a card is urgent when it is red. */
export const URGENT_CODES: readonly string[] = ['deadlock', 'overdue', 'warned']

/** One notice that may be told. */
export interface Told {
  ref: string
  /** Text `<kind>.name`. */
  kind: string
  /** Text `notice.<what>`. */
  what: string
  urgent: boolean
  /** When the matter is due, ISO instant. */
  due?: string
  /** Name of the seat, when the person only stands in for it. */
  standsInFor?: string
}

export interface Letterhead {
  city: string
  /** Where the house is reached from outside, without a slash at the end; no links without it. */
  publicUrl?: string | undefined
  /** Invented people: say so. */
  demo: boolean
}

export interface Letter {
  subject: string
  text: string
}

/** Longer mails are not read to the end. */
const MOST_LINES = 20

/** One part of a text message: 70 characters of UCS-2, or 160 of the GSM alphabet (3GPP TS 23.038). */
const PART = { ucs2: 70, gsm: 160 }
/** What of ASCII the GSM alphabet has at the price of one character. */
const GSM = /^[\x20-\x5a_a-z\n]*$/

/** Matters in the order in which they press: the urgent first, then by due date. */
function byMatter(told: readonly Told[]): Told[][] {
  const groups = [...Map.groupBy(told, ({ ref }) => ref).values()]
  const rank = (group: Told[]) =>
    `${group.some(({ urgent }) => urgent) ? 0 : 1}${group[0]?.due ?? '9'}${group[0]?.ref}`
  return groups.sort((one, other) => (rank(one) < rank(other) ? -1 : 1))
}

const head = (texts: Catalogue, { city, demo }: Letterhead): string =>
  say(texts, demo ? 'message.from.demo' : 'message.from', { city })

/** The day for a term that ends at 24:00, day and time for one of hours. */
function dueWords(due: string): string {
  const ms = instantMs(due)
  if (ms === startOf(dayAt(ms))) return chinaDayOf(new Date(ms - DAY_MS).toISOString())
  return `${chinaDayOf(due)} ${new Date(ms - startOf(dayAt(ms))).toISOString().slice(11, 16)}`
}

function matterWords(texts: Catalogue, group: readonly Told[], link: string): string[] {
  const [first] = group
  if (!first) return []
  const whats = [...new Set(group.map(({ what }) => what))].map((what) => say(texts, `notice.${what}`))
  const standing = group.find(({ standsInFor }) => standsInFor)?.standsInFor
  return [
    say(texts, 'message.matter', { ref: first.ref, kind: say(texts, `${first.kind}.name`) }),
    ...whats.map((words) => `  ${words}`),
    ...(first.due ? [`  ${say(texts, 'message.due', { due: dueWords(first.due) })}`] : []),
    ...(standing ? [`  ${say(texts, 'message.standing-in', { seat: standing })}`] : []),
    ...(link ? [`  ${link}/desk/matters/${first.ref}`] : []),
    '',
  ]
}

/** One mail for all notices of a person. */
export function letterOf(texts: Catalogue, told: readonly Told[], from: Letterhead): Letter {
  const groups = byMatter(told)
  const urgent = groups.filter((group) => group.some((each) => each.urgent)).length
  const numbers = { n: told.length, matters: groups.length, urgent }
  const url = from.publicUrl ?? ''
  const more = groups.length - MOST_LINES
  return {
    subject: say(texts, urgent > 0 ? 'message.subject.urgent' : 'message.subject', {
      ...numbers,
      from: head(texts, from),
    }),
    text: [
      say(texts, 'message.hello'),
      '',
      say(texts, 'message.intro', numbers),
      '',
      ...groups.slice(0, MOST_LINES).flatMap((group) => matterWords(texts, group, url)),
      ...(more > 0 ? [say(texts, 'message.more', { n: more }), ''] : []),
      ...ending(texts, from),
    ].join('\n'),
  }
}

function ending(texts: Catalogue, { publicUrl, demo }: Letterhead): string[] {
  return [
    '--',
    say(texts, 'message.why'),
    publicUrl
      ? say(texts, 'message.settings', { url: `${publicUrl}/desk/delivery` })
      : say(texts, 'message.settings.desk'),
    ...(demo ? [say(texts, 'message.demo')] : []),
    '',
  ]
}

/** One text message of one part for all notices of a person. */
export function shortOf(texts: Catalogue, told: readonly Told[], from: Letterhead): string {
  const groups = byMatter(told)
  const begin = head(texts, from)
  const lines = groups.flatMap(([first]) =>
    first ? [`${first.ref} ${say(texts, `notice.${first.what}`)}`] : [],
  )
  for (let shown = lines.length; shown > 0; shown--) {
    const rest = groups.length - shown
    const end = say(texts, rest > 0 ? 'message.short.more' : 'message.short.end', { n: rest })
    const text = [begin, ...lines.slice(0, shown), end].join('\n')
    if (fitsOnePart(text)) return text
  }
  return `${begin}\n${say(texts, 'message.short.all', { n: groups.length })}`
}

/** Whether a text travels as one part. */
export const fitsOnePart = (text: string): boolean => text.length <= (GSM.test(text) ? PART.gsm : PART.ucs2)

/** The code that confirms an address. */
export function codeLetter(texts: Catalogue, code: string, minutes: number, from: Letterhead): Letter {
  return {
    subject: say(texts, 'message.code.subject', { from: head(texts, from) }),
    text: `${say(texts, 'message.code', { code, minutes })}\n`,
  }
}

export const codeShort = (texts: Catalogue, code: string, minutes: number, from: Letterhead): string =>
  say(texts, 'message.code.short', { code, minutes, from: head(texts, from) })

/** The message that people send themselves to see that it arrives. */
export function testLetter(texts: Catalogue, from: Letterhead): Letter {
  return {
    subject: say(texts, 'message.test.subject', { from: head(texts, from) }),
    text: [say(texts, 'message.test'), '', ...ending(texts, from)].join('\n'),
  }
}

export const testShort = (texts: Catalogue, from: Letterhead): string =>
  say(texts, 'message.test.short', { from: head(texts, from) })

/** Texts that messages are made of. */
export const MESSAGE_WORDS = [
  'from',
  'from.demo',
  'subject',
  'subject.urgent',
  'hello',
  'intro',
  'matter',
  'due',
  'standing-in',
  'more',
  'why',
  'settings',
  'settings.desk',
  'demo',
  'short.more',
  'short.end',
  'short.all',
  'code.subject',
  'code',
  'code.short',
  'test.subject',
  'test',
  'test.short',
] as const

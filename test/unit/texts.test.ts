import { describe, expect, it } from 'vitest'
import { CLOCK_WORDS } from '../../src/engine/clock-words.ts'
import { CLOCK_ENTRIES } from '../../src/engine/clocks.ts'
import type { Problem } from '../../src/engine/form.ts'
import { HOLDER_WORDS } from '../../src/engine/holder.ts'
import { CLOSE_NAMES, DOORS, LEVELS } from '../../src/engine/kind.ts'
import { MESSAGE_WORDS } from '../../src/engine/messages.ts'
import { NOTICE_CODES } from '../../src/engine/notices.ts'
import { REFUSALS } from '../../src/engine/refusals.ts'
import { UNITS } from '../../src/engine/terms.ts'
import { candidates, known, textIdsOf } from '../../src/engine/text.ts'
import type { WhyNot } from '../../src/engine/who.ts'
import { partsOf } from '../../src/engine/who.ts'
import { KINDS } from '../../src/kinds/index.ts'
import en from '../../src/kinds/texts/en.json' with { type: 'json' }
import zh from '../../src/kinds/texts/zh.json' with { type: 'json' }

const catalogues: Record<'zh' | 'en', Record<string, string>> = { zh, en }

/** As records, so that the compiler refuses this file when the engine gains a code. */
const PROBLEM_CODES: Record<Problem['code'], true> = {
  required: true,
  type: true,
  'too-long': true,
  'too-few': true,
  'too-many': true,
  'too-small': true,
  'too-large': true,
  option: true,
  pattern: true,
  date: true,
  'unknown-field': true,
  'not-asked': true,
  'unknown-code': true,
  'must-be': true,
  twice: true,
  item: true,
  file: true,
  characters: true,
  'above-own-level': true,
  'not-own-part': true,
}
const WHY_CODES: Record<WhyNot['code'], true> = {
  'sign-in': true,
  receipt: true,
  role: true,
  territory: true,
  holder: true,
  held: true,
  watches: true,
  unit: true,
  offered: true,
  assists: true,
  level: true,
  'two-people': true,
  did: true,
  'named-unit': true,
  confidential: true,
  system: true,
}
/** Roles that no kind names yet but that people sit on. */
const HOUSE_ROLES = ['admin', 'auditor', 'duty']

const rolesOfKinds = KINDS.flatMap((kind) =>
  [kind.opening.who, kind.sight, ...Object.values(kind.actions).map((action) => action.who)]
    .flatMap(partsOf)
    .flatMap((part) => ('role' in part ? part.role : [])),
)

/** Actions that tell somebody, in any kind. */
const toldActions = KINDS.flatMap(({ actions }) =>
  Object.entries(actions).flatMap(([id, { tells }]) => (tells ? [id] : [])),
)

const general = [
  ...Object.keys(REFUSALS).map((code) => `refusal.${code}`),
  ...Object.keys(PROBLEM_CODES).map((code) => `problem.${code}`),
  ...Object.keys(WHY_CODES).map((code) => `why.${code}`),
  ...CLOSE_NAMES.map((name) => `close.${name}`),
  ...LEVELS.map((level) => `level.${level}`),
  ...DOORS.map((door) => `door.${door}`),
  ...CLOCK_ENTRIES.map((name) => `entry.${name}`),
  ...[...UNITS, 'same-day'].map((unit) => `unit.${unit}`),
  ...CLOCK_WORDS.map((word) => `clock.${word}`),
  ...['clock', 'calendar', 'import', 'echo'].map((name) => `system.${name}`),
  ...MESSAGE_WORDS.map((word) => `message.${word}`),
  ...new Set([...NOTICE_CODES, ...toldActions].map((code) => `notice.${code}`)),
  ...HOLDER_WORDS.map((word) => `holder.${word}`),
  ...new Set([...rolesOfKinds, ...HOUSE_ROLES].map((role) => `role.${role}`)),
]

const kindIds = KINDS.flatMap(textIdsOf)
const placeholders = (words: string): string[] =>
  [...words.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

describe.each(['zh', 'en'] as const)('the %s catalogue', (language) => {
  const catalogue = catalogues[language]

  it('has words for everything the kinds name', () => {
    expect(kindIds.filter((id) => !known(catalogue, id))).toEqual([])
  })

  it('has words for every code, ending, role, level and door', () => {
    expect(general.filter((id) => !catalogue[id]?.trim())).toEqual([])
  })

  it('holds nothing that nobody asks for', () => {
    const asked = new Set([...general, ...kindIds.flatMap(candidates)])
    const unused = Object.keys(catalogue).filter((id) => !asked.has(id.replace(/\.hint$/, '')))
    expect(unused).toEqual([])
  })

  it('holds no shared words that a kind has all replaced', () => {
    const parts = Object.keys(catalogue).filter((id) => /^(part|common)\./.test(id) && !id.endsWith('.hint'))
    const reached = new Set(
      kindIds.map((id) => candidates(id).find((each) => Object.hasOwn(catalogue, each))),
    )
    expect(parts.filter((id) => !reached.has(id))).toEqual([])
  })

  it('follows the order of the declarations', () => {
    const own = Object.keys(catalogue).filter((id) => kindIds.includes(id))
    expect(own).toEqual([...own].sort((a, b) => kindIds.indexOf(a) - kindIds.indexOf(b)))
  })

  it('has no empty words, no stray spaces, no markup', () => {
    const odd = Object.entries(catalogue).filter(
      ([, words]) => words === '' || words !== words.trim() || /[<>]/.test(words),
    )
    expect(odd).toEqual([])
  })
})

it('says the same things in both languages', () => {
  expect(Object.keys(zh)).toEqual(Object.keys(en))
})

it('fills the same blanks in both languages', () => {
  const differing = Object.entries(catalogues.zh).filter(
    ([id, words]) =>
      placeholders(words).sort().join() !==
      placeholders(catalogues.en[id] ?? '')
        .sort()
        .join(),
  )
  expect(differing).toEqual([])
})

it('leaves only blanks that somebody fills', () => {
  const clocks = ['due', 'clock', 'day', 'date', 'from', 'until', 'term', 'rule', 'count', 'year', 'watcher']
  const filled = new Set([
    ...clocks,
    'promise',
    'unit',
    'role',
    'stage',
    'days',
    'max',
    'most',
    'least',
    'seat',
    'person',
    ...['city', 'matters', 'urgent', 'n', 'ref', 'kind', 'url', 'code', 'minutes'],
  ])
  const named = Object.values(catalogues).flatMap((catalogue) =>
    Object.values(catalogue).flatMap(placeholders),
  )
  expect(named.filter((name) => !filled.has(name))).toEqual([])
})

it('names the promised time wherever a resident waits for the office', () => {
  const waiting = ['reported', 'accepted', 'dispatched'].map((stage) => `resident-request.next.${stage}`)
  for (const id of [...waiting, 'resident-request.next.open', 'dispute.next.applied']) {
    expect(placeholders(catalogues.zh[id] ?? ''), id).toEqual(['promise'])
  }
})

it('writes Chinese in Chinese and English in English', () => {
  const han = /\p{Script=Han}/u
  expect(Object.entries(catalogues.zh).filter(([, words]) => !han.test(words))).toEqual([])
  expect(Object.entries(catalogues.en).filter(([, words]) => han.test(words))).toEqual([])
})

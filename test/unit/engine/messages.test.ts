import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CITIES } from '../../../src/cities/index.ts'
import {
  codeShort,
  fitsOnePart,
  letterOf,
  shortOf,
  type Told,
  testShort,
} from '../../../src/engine/messages.ts'
import { NOTICE_CODES } from '../../../src/engine/notices.ts'
import type { Language } from '../../../src/engine/text.ts'
import en from '../../../src/kinds/texts/en.json' with { type: 'json' }
import zh from '../../../src/kinds/texts/zh.json' with { type: 'json' }

const TEXTS = { zh, en }
const told = (n: number, rest: Partial<Told> = {}): Told => ({
  ref: `340621-261122-${String(n).padStart(6, '0')}`,
  kind: 'resident-request',
  what: 'held',
  urgent: false,
  ...rest,
})

const anyTold = fc.record(
  {
    ref: fc.integer({ min: 0, max: 60 }).map((n) => told(n).ref),
    kind: fc.constantFrom('resident-request', 'petition', 'dispute', 'hazard', 'stuck-matter'),
    what: fc.constantFrom(...NOTICE_CODES, 'supervise', 'urge', 'ask-assist'),
    urgent: fc.boolean(),
    due: fc
      .date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString()),
  },
  { requiredKeys: ['ref', 'kind', 'what', 'urgent'] },
)
const from = fc.constantFrom(...Object.values(CITIES)).chain((city) =>
  fc
    .record({ language: fc.constantFrom<Language>('zh', 'en'), demo: fc.boolean() })
    .map(({ language, demo }) => ({
      language,
      letterhead: { city: city.names[language], demo, publicUrl: 'https://teahouse.test' },
    })),
)

test('a text message always travels as one part, whatever it tells of', () => {
  fc.assert(
    fc.property(
      fc.array(anyTold, { minLength: 1, maxLength: 60 }),
      from,
      (list, { language, letterhead }) => {
        const text = shortOf(TEXTS[language], list, letterhead)
        const matters = new Set(list.map(({ ref }) => ref)).size
        const named = [...new Set(list.map(({ ref }) => ref))].filter((ref) => text.includes(ref)).length
        const rest = Number(/(?:另有|And )(\d+)/.exec(text)?.[1] ?? 0)
        const all = Number(/(?:您有|^)(\d+) ?(?:件|matters)/m.exec(text)?.[1] ?? 0)
        expect(fitsOnePart(text)).toBe(true)
        expect(named > 0 ? named + rest : all).toBe(matters)
      },
    ),
  )
})

test('so do codes and tests', () => {
  for (const { names } of Object.values(CITIES))
    for (const language of ['zh', 'en'] as const)
      for (const demo of [true, false]) {
        const letterhead = { city: names[language], demo }
        expect(fitsOnePart(codeShort(TEXTS[language], '123456', 30, letterhead))).toBe(true)
        expect(fitsOnePart(testShort(TEXTS[language], letterhead))).toBe(true)
      }
})

describe('a mail', () => {
  const letterhead = { city: 'Huaibei', demo: false, publicUrl: 'https://teahouse.test' }

  test('names each matter once, the urgent first, then by due date', () => {
    const list = [
      told(1, { due: '2026-12-02T16:00:00.000Z' }),
      told(2, { due: '2026-12-01T16:00:00.000Z' }),
      told(3, { what: 'overdue', urgent: true, due: '2026-12-09T16:00:00.000Z' }),
      told(1, { what: 'repeated' }),
    ]
    const { text, subject } = letterOf(en, list, letterhead)
    const refs = [...text.matchAll(/^Matter (\S+)/gm)].map(([, ref]) => ref)
    expect(refs).toEqual([told(3).ref, told(2).ref, told(1).ref])
    expect(subject).toBe('Teahouse Huaibei: matters with news for you: 3, urgent: 1')
  })

  test('tells a term that ends at midnight by its last day, one of hours by its minute', () => {
    const { text } = letterOf(en, [told(1, { due: '2026-12-01T16:00:00.000Z' })], letterhead)
    expect(text).toContain('Due: 2026-12-01\n')
    const hours = letterOf(en, [told(1, { due: '2026-12-01T07:30:00.000Z' })], letterhead)
    expect(hours.text).toContain('Due: 2026-12-01 15:30\n')
  })

  test('stops after twenty matters and says how many follow', () => {
    const { text } = letterOf(
      zh,
      Array.from({ length: 25 }, (_, n) => told(n)),
      letterhead,
    )
    expect(text.match(/^事项 /gm)).toHaveLength(20)
    expect(text).toContain('另有 5 件')
  })

  test('without a public address holds no link', () => {
    const { text } = letterOf(zh, [told(1)], { city: '淮北市', demo: false })
    expect(text).not.toContain('http')
    expect(text).toContain('提醒方式')
  })
})

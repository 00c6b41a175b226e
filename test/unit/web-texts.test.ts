import { describe, expect, test } from 'vitest'
import deskEn from '../../src/web/desk/texts/en.json' with { type: 'json' }
import deskZh from '../../src/web/desk/texts/zh.json' with { type: 'json' }
import portalEn from '../../src/web/portal/texts/en.json' with { type: 'json' }
import portalZh from '../../src/web/portal/texts/zh.json' with { type: 'json' }
import sharedEn from '../../src/web/shared/texts/en.json' with { type: 'json' }
import sharedZh from '../../src/web/shared/texts/zh.json' with { type: 'json' }

type Texts = Record<string, string>
const CATALOGUES: [face: string, zh: Texts, en: Texts][] = [
  ['shared', sharedZh, sharedEn],
  ['portal', portalZh, portalEn],
  ['desk', deskZh, deskEn],
]
const HAN = /\p{Script=Han}/u

const placeholders = (text = ''): string[] => [...new Set(text.match(/\{\w+\}/g))].sort()

describe.each(CATALOGUES)('the words of %s', (_face, zh, en) => {
  test('stand in both languages', () => {
    expect(Object.keys(zh)).toEqual(Object.keys(en))
  })

  test('are never empty, and Chinese words are Chinese', () => {
    const empty = Object.entries({ ...zh, ...en }).filter(([, text]) => text.trim() === '')
    expect(empty).toEqual([])
    // Only the switch to Chinese may say its name in Chinese.
    const foreign = Object.entries(en).filter(([, text]) => HAN.test(text.replace('中文', '')))
    expect(foreign).toEqual([])
  })

  test('take nothing in one language that the other does not know', () => {
    // A Chinese label can stand in a sentence where an English one would need its plural; less is fine.
    const unknown = Object.keys(en).filter((id) =>
      placeholders(en[id]).some((name) => !placeholders(zh[id]).includes(name)),
    )
    expect(unknown).toEqual([])
  })
})

test('the shared words and those of a face never say the same id twice', () => {
  const twice = Object.keys(portalZh).filter((id) => id in sharedZh)
  expect(twice).toEqual([])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gramsOf, normalise, queryOf, wordsOf } from '../../src/server/store/grams.ts'

test('full-width and half-width, capitals and small letters are one', () => {
  expect(normalise('Ａ２区，ＫＴＶ　噪音！')).toBe('a2区 ktv 噪音')
})

test('grams do not reach over punctuation', () => {
  expect(gramsOf(wordsOf(['水，电']))).toEqual(['水', '电'])
  expect(gramsOf(wordsOf(['路灯坏了']))).toEqual(['路灯', '灯坏', '坏了', '了'])
})

test('a query asks for its pairs, and one character for a beginning', () => {
  expect(queryOf('路灯坏')).toEqual({ tsquery: "'路灯' & '灯坏'", phrases: ['路灯坏'] })
  expect(queryOf('灯')).toEqual({ tsquery: "'灯':*", phrases: ['灯'] })
  expect(queryOf('  ，。 ')).toEqual({ tsquery: '', phrases: [] })
})

test('no text is missed: every piece of a text asks only for grams that the text has', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(text, fc.nat(), fc.integer({ min: 1, max: 8 }), (given, from, length) => {
      const words = wordsOf([given])
      const characters = [...words]
      fc.pre(characters.length > 0)
      const start = from % characters.length
      const piece = characters.slice(start, start + length).join('')
      const { tsquery, phrases } = queryOf(piece)
      fc.pre(tsquery !== '')
      const grams = gramsOf(words)
      for (const asked of tsquery.split(' & ')) {
        const lexeme = asked
          .replace(/^'|'(:\*)?$/g, '')
          .replaceAll("''", "'")
          .replaceAll('\\\\', '\\')
        const found = asked.endsWith(':*')
          ? grams.some((gram) => gram.startsWith(lexeme))
          : grams.includes(lexeme)
        expect(found, `${asked} in ${words}`).toBe(true)
      }
      for (const phrase of phrases) expect(words).toContain(phrase)
    }),
    { numRuns: 3_000 },
  )
})

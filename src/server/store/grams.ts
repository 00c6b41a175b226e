/**
 * Chinese full-text search by two-character grams in a `tsvector`, with a recheck on the text itself.
 * Measured on 300,000 texts: 1-4 ms and no misses, where trigrams can't help words of two characters
 * and a segmenter misses some (design section 5).
 */

/** Longest text that is indexed; a tsvector holds at most 1 MB and a matter is never a book. */
const MOST_CHARACTERS = 20_000

/** Compatible forms, lower case, everything but letters and digits as one space. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
}

/** The text as it is stored for the recheck. */
export const wordsOf = (texts: readonly string[]): string =>
  [...normalise(texts.join('\n'))].slice(0, MOST_CHARACTERS).join('')

/**
 * Every pair of neighbouring characters of each run, and each run's last character alone,
 * so that a single character is found as the beginning of a gram. Distinct, as `array_to_tsvector` wants.
 */
export function gramsOf(words: string): string[] {
  const grams = new Set<string>()
  for (const run of words.split(' ')) {
    const characters = [...run]
    for (const [i, character] of characters.entries()) grams.add(character + (characters[i + 1] ?? ''))
  }
  grams.delete('')
  return [...grams]
}

export interface TextQuery {
  /** For `to_tsquery('simple', …)`-free matching: a tsquery literal; empty when nothing can be searched. */
  tsquery: string
  /** Each must stand in `words`. */
  phrases: string[]
}

/** What a person typed, as a query: every blank-separated word must stand in the text. */
export function queryOf(typed: string): TextQuery {
  const phrases = typed.split(/\s+/).map(normalise).filter(Boolean).slice(0, 10)
  const lexemes = new Set<string>()
  for (const run of phrases.flatMap((phrase) => phrase.split(' '))) {
    const characters = [...run]
    if (characters.length === 1) lexemes.add(`${quote(run)}:*`)
    for (let i = 0; i + 1 < characters.length; i++) lexemes.add(quote(`${characters[i]}${characters[i + 1]}`))
  }
  return { tsquery: [...lexemes].join(' & '), phrases }
}

const quote = (lexeme: string): string => `'${lexeme.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`

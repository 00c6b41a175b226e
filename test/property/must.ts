/** @throws Error with the words when it doesn't hold; far cheaper than an assertion library a million times */
export function must(holds: boolean, words: () => string): asserts holds {
  if (!holds) throw new Error(words())
}

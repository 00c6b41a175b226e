/** Choices read from a list of numbers, so that fast-check can shrink whatever was chosen: 0 is the plainest. */

export interface Dice {
  /** A whole number from 0 to below `n`. */
  below(n: number): number
  /** True in so many of a hundred; never when the numbers have run out. */
  chance(percent: number): boolean
  pick<T>(list: readonly [T, ...T[]]): T
  /** One of a list that may be empty. */
  one<T>(list: readonly T[]): T | undefined
  /** At least one, in their order. */
  some<T>(list: readonly [T, ...T[]]): [T, ...T[]]
}

/** Reads the numbers in order; after the last come zeros. */
export function diceOf(numbers: readonly number[]): Dice {
  let at = 0
  return over(() => numbers[at++] ?? 0)
}

/** Endless numbers from one (mulberry32, public domain), where shrinking one of many would say nothing. */
export function diceFrom(seed: number): Dice {
  let state = seed | 0
  return over(() => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  })
}

function over(next: () => number): Dice {
  const below = (n: number): number => next() % n
  const one = <T>(list: readonly T[]): T | undefined => list[below(Math.max(1, list.length))]
  return {
    below,
    one,
    chance: (percent) => below(100) >= 100 - percent,
    pick: (list) => one(list) ?? list[0],
    some: (list) => {
      const marks = below(1 << list.length)
      const [first, ...rest] = list.filter((_, i) => marks & (1 << i))
      return first === undefined ? [list[0]] : [first, ...rest]
    },
  }
}

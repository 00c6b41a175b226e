/** A small random generator of our own: the same seed gives the same demo on every machine and in every year. */

export interface Random {
  /** From 0 to below 1. */
  next(): number
  /** A whole number from 0 to below `n`. */
  below(n: number): number
  between(least: number, most: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  bytes(count: number): Uint8Array
}

/** Four numbers from a text (FNV-1a with four starting points). */
function numbersFrom(seed: string): [number, number, number, number] {
  const start = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35]
  const [a = 0, b = 0, c = 0, d = 0] = start.map((from) => {
    let hash = from
    for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
    return hash >>> 0
  })
  return [a, b, c, d]
}

/** sfc32: https://pracrand.sourceforge.net, public domain. */
export function randomOf(seed: string): Random {
  let [a, b, c, d] = numbersFrom(seed)
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    c |= 0
    return (t >>> 0) / 4_294_967_296
  }
  // The first draws of near seeds resemble each other.
  for (let i = 0; i < 12; i++) next()
  const below = (n: number): number => Math.floor(next() * n)
  return {
    next,
    below,
    between: (least, most) => least + next() * (most - least),
    chance: (probability) => next() < probability,
    pick: (list) => {
      const found = list[below(list.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
  }
}

/** One of the options, each as likely as its weight says. */
export function weighted<T extends { weight: number }>(random: Random, options: readonly T[]): T {
  let left = random.next() * options.reduce((sum, { weight }) => sum + weight, 0)
  for (const option of options) {
    left -= option.weight
    if (left < 0) return option
  }
  const last = options.at(-1)
  if (!last) throw new Error('nothing to choose from')
  return last
}

/** An id of version 8 (RFC 9562: made by a rule of one's own). */
export function idFrom(random: Random): string {
  const bytes = random.bytes(16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

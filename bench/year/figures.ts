/** Figures as people read them: medians, shares with what they are made of, columns. */

export const sum = (values: Iterable<number>): number => [...values].reduce((one, other) => one + other, 0)

/** The value below which so many of all lie; `undefined` of nothing. */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
}

export const days = (value: number | undefined): string => (value === undefined ? '-' : value.toFixed(1))

/** `12 of 34 (35.3 %)`. */
export const share = (part: number, whole: number): string =>
  `${part} of ${whole}${whole > 0 ? ` (${((100 * part) / whole).toFixed(1)} %)` : ''}`

/** Lines of columns; the first is a word, the others are figures. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const cells = [head, ...rows].map((row) => row.map(String))
  const widths = head.map((_, i) => Math.max(...cells.map((row) => (row[i] ?? '').length)))
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')}`
  return cells.map(line)
}

/** The most first, and of equals in the order of their names. */
export const most = (map: ReadonlyMap<string, number>, count: number): [string, number][] =>
  [...map].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).slice(0, count)

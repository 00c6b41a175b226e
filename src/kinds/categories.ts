/**
 * The three-level category tree of residents' messages: 15 fields, 118 groups, 517 leaves. Codes are
 * stable: two digits per level, in the order of the source list; new ones are added at the end of their
 * branch and none is ever given to another meaning, because old matters keep theirs.
 */
import list from './categories.json' with { type: 'json' }

export interface Category {
  /** Two, four or six digits; the beginning of a code is its parent's. */
  readonly code: string
  readonly zh: string
  readonly en: string
}

/** All three levels, parents before children. */
export const CATEGORIES: readonly Category[] = list

const byCode = new Map(CATEGORIES.map((category) => [category.code, category]))

/** From the field down to the category itself; empty for an unknown code. */
export function categoryPath(code: string): readonly Category[] {
  if (!byCode.has(code)) return []
  return [code.slice(0, 2), code.slice(0, 4), code]
    .filter((each, i, all) => all.indexOf(each) === i)
    .flatMap((each) => byCode.get(each) ?? [])
}

/** Whether a code names a leaf: only leaves are given to matters. */
export const isLeaf = (code: string): boolean => code.length === 6 && byCode.has(code)

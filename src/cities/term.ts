/** One length of time as a city's table holds it: the number, the rule's words, where they were read, and the mark. */
import type { TermRule } from '../engine/clocks.ts'
import type { Unit } from '../engine/terms.ts'

/** What makes a time longer: every party's yes, the approval of the head or the court's president, the reason told. */
export type Need = 'all-parties' | 'head' | 'president' | 'reason-told'

/** How the rule lets a time become longer; a kind that declares an `extension` keeps to it. */
export interface Extension {
  needs: readonly Need[]
  /** At most so many units more; absent: the rule names no most. */
  most?: number
  /** How often; absent: the rule doesn't say. */
  times?: number
}

export interface CityTerm extends TermRule {
  /** Absent: the rule knows no extension. */
  extend?: Extension
  /** What the rule takes out of the time. */
  stops?: readonly ('appraisal' | 'hearing' | 'third-party')[]
  /** A shortest time (to keep, to wait), not a latest; `unless-reasoned`: shorter only when the reason is told. */
  least?: 'always' | 'unless-reasoned'
}

export type Terms = Readonly<Record<string, CityTerm>>

/** Words of a rule in both languages. */
export interface Words {
  zh: string
  en: string
}

/** Where a number comes from. `version` is the date or number of the rule's text. */
export type From = Omit<CityTerm, 'count' | 'unit' | 'rule'>

/** One length of time. */
export const term = (count: number, unit: Unit, rule: Words, from: From): CityTerm => ({
  count,
  unit,
  rule,
  ...from,
})

/** Words for the articles of one text: `words('三十四', 34)`. */
export const articlesOf =
  (text: Words) =>
  (zh: string, en: number): Words => ({ zh: `${text.zh}第${zh}条`, en: `${text.en}, art. ${en}` })

/** Working values of this system: a step is named somewhere, and no source found gives a number that binds. */
export const OWN = { source: 'no source binds it', mark: 'configured', version: '2026' } as const

/** One matter of everyday life, with the words of its reporter and of its department. */

export interface Case {
  subject: string
  text: string
  /** What the department did. */
  reply: string
}

export interface Topic {
  /** Leaf of the category tree. */
  category: string
  weight: number
  where: 'town' | 'village' | 'any'
  spots: readonly string[]
  cases: readonly Case[]
  /** What the grid worker did, where grid workers can settle it, and how often they do. */
  onSpot?: { share: number; reply: string }
  /** Reported while it keeps people awake. */
  night?: true
  /** How often it can't wait. */
  urgent?: number
  /** Only in these months, January being 1. */
  months?: readonly number[]
}

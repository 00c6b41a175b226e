/**
 * The declaration language. A business of the city is one value of `KindDeclaration` in `src/kinds/`;
 * everything else (API, forms, sight, history, statistics) is derived from it.
 *
 * Glossary
 *   matter    事项  one case, with a citywide ref (一案一码)
 *   kind      事项类型  what a declaration describes
 *   entry     记录  one thing that happened to a matter; state is the fold of its entries
 *   stage     环节  where a matter stands
 *   action    动作  leads from stages to a stage; names who may do it, its form, its effects
 *   seat      岗位  a role at a unit in a territory; the holder of a matter is always a seat
 *   holder    当前责任岗位
 *   unit      单位  a centre, committee, office or department that seats belong to
 *   hand-over 移交  an offer that is taken, refused with a ground, or taken by silence (`hand-over.ts`)
 *   assist    协办  units that do a part of it; the holder stays one (`assist.ts`)
 *   supervision 督办  urging, yellow and red cards, listing 挂账 and striking off 销号 (`supervision.ts`)
 *   notice    提醒  what a seat should know of; derived from entries (`notices.ts`)
 *   clock     时限  runs on a span of entries; can explain its due date (`clocks.ts`)
 *   close     办结方式  "closed" is never "solved"
 *   rating    评价  asked from the reporter only
 *   receipt   查询码  the reporter's key to a matter without an account
 */
import type { Clock } from './clocks.ts'
import type { FieldMap } from './fields.ts'
import type { Rule } from './rule.ts'
import type { Who } from './who.ts'

/** How a matter can end. `answered` is a reply on record without proof of a solution (decision 0006). */
export const CLOSE_NAMES = [
  'solved',
  'answered',
  'not-ours',
  'refused',
  'duplicate',
  'withdrawn',
  'failed-told',
  'transferred',
] as const
export type CloseName = (typeof CLOSE_NAMES)[number]

/** Levels of the territory, from the whole city down. */
export const LEVELS = ['city', 'county', 'town', 'village', 'grid'] as const
export type Level = (typeof LEVELS)[number]

/**
 * Which seat holds the matter after an action.
 * - `roles`: the nearest seat of one of these roles at or above the matter's place, starting at `level`;
 *   on each level the first role comes first.
 * - `unitFrom`: the seat with `role` of the unit named in that answer of the action's form.
 * - `seatFrom`: the seat named in that answer.
 * - `doer`: the seat that last did that action (a failed verification goes back to the handler).
 */
export type HolderRule =
  | NearestRule
  | { unitFrom: string; role: string }
  | { seatFrom: string }
  | { doer: string[]; otherwise: NearestRule }

export interface NearestRule {
  roles: string[]
  level: Level
}

/**
 * What an action writes into the matter's fields. `add` appends the whole answer to a list field,
 * `clear` empties a field; the entries keep what was there.
 */
export type Effect =
  | { set: string; from: string }
  | { set: string; value: string | number | boolean }
  | { add: string; unique?: string }
  | { clear: string }

export interface Stage {
  /** A matter in a final stage is closed; it can only be rated or reopened. */
  final?: boolean
}

/** The next stage, the first row whose condition holds; the last row may have none. */
export type Next = string | { when?: Rule; stage: string; holder?: HolderRule; close?: CloseName }[]

export interface Action {
  from: string[]
  /** Absent: the matter stays in its stage. */
  to?: Next
  who: Who
  /** Further condition on the matter; its reason is the text `<kind>.action.<id>.when`. */
  when?: Rule
  form?: FieldMap
  /** Absent: the holder stays. */
  holder?: HolderRule
  effects?: Effect[]
  /** Name of the ending, or the answer that holds it. */
  close?: CloseName | { from: string }
  /** Allowed only this many natural days after the matter was closed. */
  window?: { daysAfterClose: number }
  /** Only while this clock runs and before its due date: an objection or an application that the law limits. */
  inTime?: string
  /**
   * A step of a hand-over. `offer`: the seat of `holder` is asked, and until it takes the matter the giver holds it.
   * The other steps are derived for every kind that offers (`hand-over.ts`).
   */
  handOver?: HandOverStep
  /** Clocks know it by this action's name as well: whoever is named begins in the same time as whoever is asked. */
  standsFor?: string
  /** Calls the next supervising seat up the territory to look on, always or when a condition holds. */
  raises?: true | Rule
  /** Who gets a notice of it, beside those whom every change of holder tells. */
  tells?: Tell[]
  /** The answer that names another matter, on which it leaves the entry `repeated`. */
  echo?: string
  /** This answer is a level of the territory, and not above the level of the doer's own seat. */
  ownLevel?: string
  /** This answer is a part of the assistance, and one that the doer's own unit was asked for. */
  ownPart?: string
  /** Where the desk shows it; absent: among the kind's own steps. */
  group?: 'hand-over' | 'assist' | 'supervision'
  /** Whether the reporter reads this entry by the receipt code, in the words of `<kind>.action.<id>.told`. */
  told?: boolean
  /** Shown as the usual next step; the others fold away. */
  main?: boolean
  /** Only from one of these doors; absent: the desk. */
  doors?: Door[]
}

export type HandOverStep = 'offer' | 'take' | 'refuse' | 'withdraw' | 'name' | 'recall'

/** Whom a notice reaches: by what they are to the matter, or the seat that last did an action. */
export type Tell = 'holder' | 'watchers' | 'assists' | { doer: string }

/** How matters of a kind pass from hand to hand (decision 0015). */
export interface HandOver {
  /** Key of the time in which to refuse; after it silence is acceptance. */
  term: string
  /** Coded grounds of a refusal. */
  grounds: readonly string[]
  /** After so many refusals in a row the common superior names the holder. */
  refusals: number
  /** Key of the time the superior has for that. */
  naming: string
}

/** Where people come in. `import` is for records from before the system. */
export const DOORS = ['portal', 'desk', 'import'] as const
export type Door = (typeof DOORS)[number]

export interface Opening {
  who: Who
  form: FieldMap
  stage: string
  holder: HolderRule
  /** `needed`: a place below the city is required from people; an import may name the city itself. */
  place: 'needed' | 'optional'
  doors: Door[]
}

/** A measured span: from one entry until the first of some others, in days. */
export interface Indicator {
  from: string
  until: string[]
}

/** Which earlier matters to show at intake as likely the same. */
export interface DuplicateHint {
  sameField: string
  withinMetres: number
  withinDays: number
  words: string
}

export interface KindDeclaration {
  id: string
  version: number
  /** The field shown as a matter's title in lists. */
  title: string
  /** Fields searched as text, from the opening and from any action (`action.field`). */
  searched: string[]
  opening: Opening
  /** Fields that actions write besides those of the opening form. */
  fields?: FieldMap
  stages: Record<string, Stage>
  actions: Record<string, Action>
  /** Who may read a matter of this kind; compiled to SQL as well, so no `did` here. */
  sight: Who
  /** Needed where an action offers. */
  handOver?: HandOver
  /** Time limits; the terms stand in the city's profile. */
  clocks?: Record<string, Clock>
  rating?: { action: string; stars: string }
  duplicates?: DuplicateHint
  indicators?: Record<string, Indicator>
}

/** A declaration that has passed every check; only `defineKind` makes one. */
export interface Kind extends KindDeclaration {
  readonly checked: true
}

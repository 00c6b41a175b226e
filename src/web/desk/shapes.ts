/** What the HTTP API answers, as far as the desk reads it. */
import type { Answers, FieldMap } from '../../engine/fields.ts'
import type { CloseName, Door } from '../../engine/kind.ts'

export interface SeatView {
  id: string
  role: string
  name: string
  unit: string
  territory: string
}

export interface OwnSeatView extends SeatView {
  /** It falls to the person today, who sits elsewhere. */
  standingIn?: true
}

export interface SessionView {
  username: string
  name: string
  demo: boolean
  seat: OwnSeatView
  /** All that the person can act for today. */
  seats: OwnSeatView[]
}

export interface CityView {
  id: string
  code: string
  name: string
  demo: boolean
  centre: [lon: number, lat: number]
}

export interface KindLine {
  id: string
  version: number
  name: string
  about: string
  doors: Door[]
}

export type ActionGroup = 'hand-over' | 'assist' | 'supervision'

export interface ActionView {
  from: string[]
  doors: Door[]
  main: boolean
  /** Set for actions that end the matter. */
  close?: CloseName | { from: string }
  /** Where it is shown; absent: among the kind's own steps. */
  group?: ActionGroup
  fields: FieldMap
}

/** One declaration; everything the desk shows of a kind is derived from it. */
export interface KindView {
  id: string
  version: number
  title: string
  opening: { doors: Door[]; place: 'needed' | 'optional'; fields: FieldMap }
  fields: FieldMap
  stages: Record<string, { final?: boolean }>
  actions: Record<string, ActionView>
  clocks: Record<string, { silence?: string; right?: boolean }>
  texts: Record<string, string>
}

/** A seat in words. */
export interface HolderView {
  seat: string
  name: string
  role: string
  unit: string
}

/** How an open matter stands with hand-over and supervision, as far as a list shows it. */
export interface StandingView {
  /** Asked to take it over, and has not answered. */
  offeredTo?: HolderView
  /** Offers so far, from the second on. */
  passes?: number
  /** Refused so often that the common superior, who holds it now, must name who takes it. */
  deadlock?: true
  card?: 'yellow' | 'red'
  listed?: ListLevel
  /** Supervising seats that look on. */
  risen?: number
  /** How often the same was brought again. */
  repeats?: number
}

export type ListLevel = 'town' | 'county' | 'city'

/** The next date of a matter. */
export interface DueView {
  due: string
  lastDay: string
  provisional: boolean
  colour: 'green' | 'yellow' | 'red'
}

/** One run of a clock. */
export interface ClockView extends DueView {
  id: string
  name: string
  state: 'running' | 'stopped' | 'ended'
  startedAt: string
  endedAt?: string
  rule: string
  source: string
  version: string
  /** How the date is counted, a sentence each. */
  words: string[]
}

export interface Row extends StandingView {
  ref: string
  kind: string
  title: string
  stage: string
  close?: CloseName
  place: { code: string; name: string }
  point?: [lon: number, lat: number]
  category?: string
  door: string
  openedAt: string
  closedAt?: string
  lastAt: string
  lastEntry: string
  holder: HolderView
  stars?: number
  due?: DueView
}

export interface Page {
  items: Row[]
  next?: string
}

export interface SimilarRow extends Row {
  distanceMetres?: number
  daysApart: number
}

export interface AvailableView {
  action: string
  allowed: boolean
  main: boolean
  reason?: { code: string; detail: string }
}

/** What is answered to a deed after which the matter is out of sight: an offer that was refused. */
export interface OutOfSight {
  ref: string
  outOfSight: true
}

export interface MatterView extends Row {
  version: number
  path: { code: string; name: string; level: string }[]
  fields: Answers
  /** Paths of fields that are shown masked. */
  masked: string[]
  seq: number
  /** Absent where it was never offered. */
  handOver?: HandOverView
  watchers: HolderView[]
  clocks: ClockView[]
  available: AvailableView[]
  /** The reporter's code; only the first answer of an opening carries it. */
  receipt?: string
}

export interface HandOverView {
  passes: number
  /** Refusals altogether; `refusers` only those in a row. */
  refused: number
  refusers: HolderView[]
  offer?: { to: HolderView; by: HolderView; at: string }
}

/** What an entry did to the hand-over. */
export type PassingView =
  | { what: 'offered'; to: HolderView }
  | { what: 'refused'; deadlock: boolean }
  | { what: 'taken' | 'silence' | 'withdrawn' | 'named' | 'recalled' | 'ended' }

export type ByView =
  | { type: 'seat'; name: string; role: string; seat: string; unit: string }
  | { type: 'reporter' }
  | { type: 'system'; name: string }

export interface EntryView {
  id: string
  seq: number
  at: string
  action: string
  by: ByView
  input: Answers
  stage: string
  holder: HolderView
  close?: CloseName
  /** For what no action of the kind names: a clock that spoke, a calendar that was entered. */
  words?: string
  handOver?: PassingView
  /** A seat that looks on from here. */
  watcher?: HolderView
  /** Clocks that the entry changed, by their names in the kind. */
  clocks?: string[]
}

export interface CodeItem {
  code: string
  name: string
}

export interface UnitItem {
  id: string
  name: string
  department: string
  suggested: boolean
}

export interface SeatItem {
  id: string
  name: string
  unit: string
}

export interface TerritoryItem {
  code: string
  name: string
  level: string
  children: number
}

export interface StageCount {
  kind: string
  stage: string
  count: number
}

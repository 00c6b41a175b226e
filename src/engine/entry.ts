/** Entries and the matter they add up to. An entry is also the audit line and the fact to be counted. */
import type { ClockRun } from './clocks.ts'
import type { Answers } from './fields.ts'
import type { HandOverState, Passing } from './hand-over.ts'
import type { CloseName } from './kind.ts'

/** Who did it, as it stands in the record: a person on a seat, the reporter, or a named system actor. */
export type Stamp =
  | { by: 'seat'; person: string; seat: string; unit: string; role: string }
  | { by: 'reporter' }
  | { by: 'system'; name: string }

export interface Entry {
  /** UUIDv7 made by the client; a repeat of it is the same entry. */
  id: string
  /** 1 is the opening; no gaps. */
  seq: number
  /** ISO instant in UTC. */
  at: string
  /** `open`, the id of an action, or what a clock says by itself (`CLOCK_ENTRIES`). */
  action: string
  stamp: Stamp
  input: Answers
  /** Where the matter stands after this entry. */
  stage: string
  holder: string
  holderUnit: string
  close?: CloseName
  /** Runs of clocks that this entry changed, in their new state. */
  clocks?: ClockRun[]
  /** What it did to the hand-over. */
  handOver?: Passing
  /** A seat that supervises the matter from now on. */
  watcher?: string
}

/** What is fixed when a matter is opened. */
export interface MatterHead {
  id: string
  ref: string
  kind: string
  version: number
  /** Six digits; the city's own code for a matter of the whole city. Distribution column. */
  county: string
  place: string
  point?: [lon: number, lat: number]
  openedAt: string
  door: string
}

/** A matter: the fold of its entries. */
export interface Matter extends MatterHead {
  stage: string
  holder: string
  close?: CloseName
  closedAt?: string
  fields: Answers
  /** Seats that have held it, in order, each once. */
  held: string[]
  /** Units of those seats. */
  units: string[]
  /** Persons by the action they did; the rule of two people reads it. */
  doers: Record<string, string[]>
  /** The seat that last did an action. */
  seats: Record<string, string>
  /** Absent until the first offer. */
  handOver?: HandOverState
  /** Every run of every clock, in the order they began. */
  clocks: ClockRun[]
  /** Seats that supervise it, the last called first in line. */
  watchers: string[]
  /** How often the same was brought again by somebody else. */
  repeats?: number
  /** Stars of the reporter's last rating. */
  stars?: number
  seq: number
  lastEntry: string
  lastAt: string
}

/** Rolls a transaction back and carries the refusal out of it. */
import type { Refusal } from '../../engine/refusals.ts'

export class Refused extends Error {
  readonly refusal: Refusal
  constructor(given: Refusal) {
    super(given.code)
    this.refusal = given
  }
}

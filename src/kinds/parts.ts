/** What kinds share: fields and permissions that mean the same everywhere. Their texts are `part.*`. */
import { type FieldMap, longText, photos, stars, text } from '../engine/fields.ts'
import type { HandOver } from '../engine/kind.ts'
import type { Rule } from '../engine/rule.ts'
import { listedSight } from '../engine/supervision.ts'
import type { Who } from '../engine/who.ts'

/** A note for colleagues. */
export const note = longText({ max: 1000 })

/** Words that the reporter will read; the desk offers reply templates. */
export const reply = longText({ max: 4000, required: true, view: 'reporter', templates: true })

/** Closing needs evidence (domain 5.4): words always, pictures where there are any. */
export const evidence = photos({ most: 9, view: 'reporter' })

/** Short optional name of a person, masked for all but the holder. */
export const personName = text({ max: 40, personal: 'name' })

/** The seat that holds the matter, or a supervisor of that territory. */
export const holderOr = (...roles: string[]): Who => ({
  any: [{ holds: true }, { all: [{ role: roles }, { within: true }] }],
})

/** Somebody of these roles whose territory holds the place. */
export const local = (...roles: string[]): Who => ({ all: [{ role: roles }, { within: true }] })

/** Somebody else than the people who did these (two people, domain 5.4). */
export const notWho = (...actions: string[]): Who => ({ not: { did: actions } })

export const reporter: Who = { receipt: true }

/** Office matters that are not confidential: the territory's seats, and whoever holds or held it. */
export const officeSight: Who = {
  any: [
    { receipt: true },
    { held: true },
    { watches: true },
    { unit: true },
    { offered: true },
    { assists: true },
    listedSight,
    { all: [{ role: ['grid-worker', 'clerk', 'supervisor'] }, { within: true }] },
  ],
}

/** How a dispatch passes to a unit: refused within `term` with a coded ground (domain 4.3), or taken. */
export const toUnit = (term: string): HandOver => ({
  term,
  grounds: ['not-our-duty', 'wrong-place', 'needs-other-unit', 'unclear'],
  refusals: 3,
  naming: 'handover.name',
})

/** 差评: two stars or fewer (domain 4.4). */
export const badRating: Rule = { path: 'input.stars', atMost: 2 }

/** What a reporter is asked at the end; staff can't rate, silence stays silence. */
export const ratingForm: FieldMap = {
  stars: stars({ required: true, view: 'reporter' }),
  comment: longText({ max: 1000, view: 'reporter' }),
}

/** Why a reporter takes a matter back; nobody must say. */
export const withdrawalForm: FieldMap = { reason: text({ max: 200, view: 'reporter' }) }

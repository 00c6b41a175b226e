/**
 * Supervision 督办: the same for every kind, so that no kind can be outside it. Urging 催办; a card, yellow or red, with
 * what is required and a time for the answer (an instruction on a letter 阅批 is one source of it); listing 挂账 at three
 * levels with owner, target and day, struck off 销号 by another level than the one that listed.
 */
import { choice, date, type FieldMap, list, longText, photos, text, yesNo } from './fields.ts'
import type { Action, KindDeclaration } from './kind.ts'
import type { Who } from './who.ts'

/** Listing happens at the town, the county or the city (domain 8.3). */
const LIST_LEVELS = ['town', 'county', 'city'] as const

const local: Who = { all: [{ role: ['supervisor'] }, { within: true }] }
const supervisors: Who = { any: [local, { watches: true }, { role: ['duty'] }] }

const listedAt = (level: string): Who => ({ field: 'listLevel', is: level })

/** What a higher level has listed no lower one lists anew; else it could be struck off in between. */
const lists: Who = {
  all: [
    local,
    {
      any: [
        { level: ['city'] },
        { all: [{ level: ['county'] }, { not: listedAt('city') }] },
        { all: [{ level: ['town'] }, { not: listedAt('city') }, { not: listedAt('county') }] },
      ],
    },
  ],
}

/**
 * Whoever listed can't strike off: a higher level does, and the duty seat what the city's own supervisor has listed,
 * at whatever level.
 */
const strikesOff: Who = {
  all: [
    {
      any: [
        {
          all: [
            local,
            {
              any: [
                { all: [{ level: ['city'] }, { not: listedAt('city') }] },
                { all: [{ level: ['county'] }, listedAt('town')] },
              ],
            },
          ],
        },
        { role: ['duty'] },
      ],
    },
    { not: { did: ['list'] } },
  ],
}

/** The duty seat reads what it may have to strike off. Part of every kind's sight. */
export const listedSight: Who = {
  all: [{ role: ['duty'] }, { any: LIST_LEVELS.map(listedAt) }],
}

const card = choice(['yellow', 'red'])
const listLevel = choice(LIST_LEVELS)

export const SUPERVISION_FIELDS: FieldMap = {
  card,
  /** The holder has answered; the card stays until the supervising side lifts it. */
  cardAnswered: yesNo(),
  cards: list({ card, source: text(), leader: text(), requirement: longText() }),
  listLevel,
  listOwner: text({ max: 60 }),
  listTarget: longText({ max: 1000 }),
  listUntil: date(),
}

/** @param open stages in which the matter is not closed */
export function supervisionActions(open: string[]): Record<string, Action> {
  const group = 'supervision' as const
  const opinion = longText({ max: 1000, required: true })
  return {
    urge: {
      from: open,
      who: { any: [supervisors, { all: [{ held: true }, { not: { holds: true } }] }] },
      group,
      form: { words: longText({ max: 500, required: true }) },
      tells: ['holder'],
    },
    supervise: {
      from: open,
      who: supervisors,
      group,
      form: {
        card: { ...card, required: true },
        source: choice(['overdue', 'repeat', 'bad-rating', 'inspection', 'instruction'], { required: true }),
        /** Who instructed 阅批, by name and post. */
        leader: text({ max: 60, required: true, when: { path: 'input.source', is: 'instruction' } }),
        requirement: longText({ max: 1000, required: true }),
      },
      effects: [{ set: 'card', from: 'card' }, { set: 'cardAnswered', value: false }, { add: 'cards' }],
      tells: ['holder', 'assists', 'watchers'],
    },
    'answer-card': {
      from: open,
      who: { holds: true },
      when: { all: [{ path: 'card', set: true }, { not: { path: 'cardAnswered', is: true } }] },
      group,
      form: { result: longText({ max: 2000, required: true }), evidence: photos({ most: 9 }) },
      effects: [{ set: 'cardAnswered', value: true }],
      tells: ['watchers', { doer: 'supervise' }],
    },
    'lift-card': {
      from: open,
      who: supervisors,
      when: { path: 'card', set: true },
      group,
      form: { opinion },
      effects: [{ clear: 'card' }, { clear: 'cardAnswered' }],
      tells: ['holder'],
    },
    list: {
      from: open,
      who: lists,
      group,
      ownLevel: 'level',
      form: {
        level: { ...listLevel, required: true },
        owner: text({ max: 60, required: true }),
        target: longText({ max: 1000, required: true }),
        until: date({ required: true }),
      },
      effects: [
        { set: 'listLevel', from: 'level' },
        { set: 'listOwner', from: 'owner' },
        { set: 'listTarget', from: 'target' },
        { set: 'listUntil', from: 'until' },
      ],
      tells: ['holder', 'watchers'],
    },
    'strike-off': {
      from: open,
      who: strikesOff,
      when: { path: 'listLevel', set: true },
      group,
      form: { opinion, evidence: photos({ most: 9 }) },
      effects: [
        { clear: 'listLevel' },
        { clear: 'listOwner' },
        { clear: 'listTarget' },
        { clear: 'listUntil' },
      ],
      tells: ['holder', { doer: 'list' }],
    },
    /** Up the territory by hand, with a notice to both sides. */
    escalate: {
      from: open,
      who: { any: [{ holds: true }, supervisors] },
      group,
      form: { reason: longText({ max: 500, required: true }) },
      raises: true,
      tells: ['holder'],
    },
  }
}

export const SUPERVISION_CLOCKS: KindDeclaration['clocks'] = {
  card: {
    from: ['supervise'],
    until: ['answer-card', 'lift-card', 'supervise'],
    term: { field: 'card', terms: { red: 'supervise.red' }, otherwise: 'supervise.yellow' },
  },
  listed: {
    from: ['list'],
    until: ['strike-off', 'list'],
    term: { day: 'listUntil', as: 'supervise.listed' },
  },
}

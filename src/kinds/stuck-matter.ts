/**
 * Matters that got stuck 办不成事 (domain 4.5): 受理–分类–转办–办结–反馈–核查–备案. Simple ones at once, complex ones in
 * 5 working days, joint ones in 10; the unit calls the person the same day; a "no" is filed with its reason 否定报备
 * and stands only when a supervisor agrees.
 */
import { defineKind } from '../engine/define.ts'
import * as f from '../engine/fields.ts'
import { listedSight } from '../engine/supervision.ts'
import type { Who } from '../engine/who.ts'
import {
  badRating,
  evidence,
  holderOr,
  local,
  note,
  notWho,
  personName,
  ratingForm,
  reply,
  reporter,
  toUnit,
  withdrawalForm,
} from './parts.ts'

const OPEN = [
  'received',
  'accepted',
  'classified',
  'raised',
  'forwarded',
  'denied',
  'done',
  'answered',
  'verified',
]
const WEIGHTS = ['simple', 'complex', 'joint'] as const
/** Domain 4.5 names the first three. */
const REASONS = ['papers-missing', 'policy', 'several-units', 'other'] as const
const clerkOfTown = { roles: ['clerk'], level: 'town' as const }
const handler: Who = { all: [{ role: ['handler'] }, { holds: true }] }

export const stuckMatter = defineKind({
  id: 'stuck-matter',
  version: 1,
  title: 'subject',
  searched: ['subject', 'text', 'finish.reply', 'settle.reply', 'deny.reply'],
  opening: {
    who: { anyone: true },
    doors: ['portal', 'desk'],
    place: 'needed',
    stage: 'received',
    holder: clerkOfTown,
    form: {
      subject: f.text({ max: 60, required: true, view: 'reporter' }),
      text: f.longText({ max: 4000, required: true, view: 'reporter' }),
      counter: f.text({ max: 100, view: 'reporter' }),
      photos: f.photos({ most: 6, view: 'reporter' }),
      contactName: personName,
      contactPhone: f.phone({ required: true }),
    },
  },
  fields: {
    weight: f.choice(WEIGHTS),
    reason: f.choice(REASONS),
    unit: f.unit(['handler']),
    others: f.text({ max: 200 }),
    denied: f.yesNo(),
  },
  stages: {
    received: {},
    accepted: {},
    classified: {},
    raised: {},
    forwarded: {},
    denied: {},
    done: {},
    answered: {},
    verified: {},
    closed: { final: true },
  },
  actions: {
    accept: {
      from: ['received'],
      to: 'accepted',
      who: holderOr('clerk'),
      main: true,
      told: true,
      form: { note },
    },
    decline: {
      from: ['received', 'accepted'],
      to: 'closed',
      who: holderOr('clerk'),
      told: true,
      form: {
        ground: f.choice(['never-asked', 'other-procedure', 'outside-city'], {
          required: true,
          view: 'reporter',
        }),
        reply,
      },
      close: 'not-ours',
    },
    classify: {
      from: ['accepted'],
      to: 'classified',
      who: holderOr('clerk'),
      main: true,
      told: true,
      form: {
        weight: f.choice(WEIGHTS, { required: true, view: 'reporter' }),
        reason: f.choice(REASONS, { required: true }),
        note,
      },
      effects: [
        { set: 'weight', from: 'weight' },
        { set: 'reason', from: 'reason' },
      ],
    },
    /** Simple ones at once, at the window. */
    settle: {
      from: ['classified'],
      to: 'done',
      who: holderOr('clerk'),
      main: true,
      when: { path: 'weight', is: 'simple' },
      told: true,
      form: { reply, evidence },
    },
    forward: {
      from: ['classified', 'raised'],
      to: 'forwarded',
      who: holderOr('supervisor'),
      main: true,
      told: true,
      form: {
        unit: f.unit(['handler'], { required: true }),
        /** The units that take part when several must act; the first named one leads (首问负责). */
        others: f.text({ max: 200 }),
        note,
      },
      effects: [
        { set: 'unit', from: 'unit' },
        { set: 'others', from: 'others' },
      ],
      holder: { unitFrom: 'unit', role: 'handler' },
      handOver: 'offer',
    },
    /** Hard ones go to the leading group 领导小组. */
    raise: {
      from: ['classified', 'forwarded'],
      to: 'raised',
      who: { any: [{ holds: true }, local('supervisor')] },
      told: true,
      form: { difficulty: f.longText({ max: 2000, required: true }) },
      holder: { roles: ['supervisor'], level: 'city' },
    },
    contact: {
      from: ['forwarded'],
      who: handler,
      main: true,
      told: true,
      form: {
        manner: f.choice(['by-phone', 'in-person'], { required: true, view: 'reporter' }),
        minutes: f.longText({ max: 1000, required: true }),
      },
    },
    finish: {
      from: ['forwarded'],
      to: 'done',
      who: handler,
      main: true,
      told: true,
      form: { reply, evidence },
      holder: clerkOfTown,
    },
    /** 否定报备: no window says no alone. */
    deny: {
      from: ['forwarded'],
      to: 'denied',
      who: handler,
      told: true,
      form: {
        ground: f.choice(REASONS, { required: true, view: 'reporter' }),
        basis: f.longText({ max: 1000, required: true, view: 'reporter' }),
        reply,
      },
      holder: { roles: ['supervisor'], level: 'county' },
    },
    'uphold-denial': {
      from: ['denied'],
      to: 'done',
      who: { all: [{ role: ['supervisor'] }, { any: [{ holds: true }, { within: true }] }, notWho('deny')] },
      main: true,
      told: true,
      form: { opinion: f.longText({ max: 1000, required: true }) },
      effects: [{ set: 'denied', value: true }],
      holder: clerkOfTown,
    },
    'overturn-denial': {
      from: ['denied'],
      to: 'forwarded',
      who: { all: [{ role: ['supervisor'] }, { any: [{ holds: true }, { within: true }] }, notWho('deny')] },
      told: true,
      form: { opinion: f.longText({ max: 1000, required: true }) },
      holder: { doer: ['deny'], otherwise: clerkOfTown },
    },
    /** 反馈: the person is asked whether it can be done now. */
    answer: {
      from: ['done'],
      to: 'answered',
      who: holderOr('clerk'),
      main: true,
      told: true,
      form: {
        content: f.choice(['content', 'not-content', 'not-reached'], { required: true }),
        reply,
      },
    },
    verify: {
      from: ['answered'],
      to: [
        { when: { path: 'input.passed', is: true }, stage: 'verified', holder: clerkOfTown },
        { when: { path: 'unit', set: false }, stage: 'classified', holder: clerkOfTown },
        { stage: 'forwarded', holder: { doer: ['finish', 'deny'], otherwise: clerkOfTown } },
      ],
      who: { all: [local('clerk', 'supervisor'), notWho('settle', 'finish', 'deny')] },
      main: true,
      told: true,
      form: {
        passed: f.yesNo({ required: true, view: 'reporter' }),
        manner: f.choice(['by-phone', 'on-site', 'by-record'], { required: true }),
        note,
      },
    },
    /** 备案. A "no" that stands is answered, never solved. */
    file: {
      from: ['verified'],
      to: [
        { when: { path: 'denied', is: true }, stage: 'closed', close: 'answered' },
        { stage: 'closed', close: 'solved' },
      ],
      who: holderOr('clerk'),
      main: true,
      told: true,
      form: { lesson: f.longText({ max: 1000 }) },
    },
    note: {
      from: [...OPEN, 'closed'],
      who: holderOr('clerk', 'supervisor'),
      form: { note: f.longText({ max: 1000, required: true }), evidence },
    },
    supplement: {
      from: OPEN,
      who: reporter,
      told: true,
      doors: ['portal'],
      form: { text: f.longText({ max: 2000, required: true, view: 'reporter' }), photos: evidence },
    },
    withdraw: {
      from: OPEN,
      to: 'closed',
      who: reporter,
      told: true,
      doors: ['portal'],
      form: withdrawalForm,
      close: 'withdrawn',
    },
    rate: {
      from: ['closed'],
      to: [{ when: badRating, stage: 'accepted', holder: clerkOfTown }, { stage: 'closed' }],
      who: reporter,
      told: true,
      doors: ['portal'],
      window: { daysAfterClose: 30 },
      raises: badRating,
      form: ratingForm,
      effects: [{ set: 'denied', value: false }],
    },
  },
  /** It lies between one person, the window and the unit: no grid needs to know. */
  sight: {
    any: [
      { receipt: true },
      { held: true },
      { watches: true },
      { unit: true },
      { offered: true },
      { assists: true },
      listedSight,
      { all: [{ role: ['clerk', 'supervisor'] }, { within: true }] },
    ],
  },
  handOver: toUnit('stuck.return'),
  clocks: {
    /** Taken in and sorted; what the matter then needs has its own time. */
    accept: {
      from: ['open', 'rate'],
      within: ['received', 'accepted'],
      until: ['classify', 'decline'],
      term: 'stuck.accept',
    },
    /** A filed "no" stops nothing; neither does its way to the supervisor. */
    settle: {
      promise: true,
      from: ['classify', 'verify'],
      within: ['classified', 'forwarded'],
      until: ['settle', 'finish', 'uphold-denial'],
      term: {
        field: 'weight',
        terms: { simple: 'stuck.simple', joint: 'stuck.joint' },
        otherwise: 'stuck.complex',
      },
    },
    /** From when it is the unit's; whoever takes it by calling has called in time. */
    contact: {
      from: ['taken', 'superior-named'],
      within: ['forwarded'],
      until: ['contact', 'finish', 'deny'],
      lapses: ['refuse-offer', 'withdraw-offer', 'take-back', 'raise'],
      term: 'stuck.contact',
    },
    answer: { from: ['settle', 'finish', 'uphold-denial'], until: ['answer'], term: 'stuck.answer' },
    verify: { from: ['answer'], until: ['verify'], term: 'stuck.verify' },
  },
  rating: { action: 'rate', stars: 'stars' },
  indicators: {
    'time-to-contact': { from: 'forward', until: ['contact'] },
    'time-to-settle': { from: 'open', until: ['settle', 'finish'] },
    'time-to-denial': { from: 'open', until: ['deny'] },
  },
})

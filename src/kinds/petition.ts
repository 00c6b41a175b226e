/**
 * Petitions 信访 after 信访工作条例 (2022; domain 3): registered and sent on within 15 days (art. 22), told in
 * writing within 15 days (art. 23), handled within 60 days of acceptance (art. 34), review and re-check (arts. 35, 36).
 * Sight is narrow: the petition office, whoever holds or held it, and never a seat of the unit complained of; an
 * accusation is seen only by the seats that handle it (arts. 30, 46).
 */
import { defineKind } from '../engine/define.ts'
import * as f from '../engine/fields.ts'
import { listedSight } from '../engine/supervision.ts'
import type { Who } from '../engine/who.ts'
import {
  evidence,
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

const OPEN = ['received', 'registered', 'forwarded', 'handling', 'studying', 'review', 'recheck']
const ANSWERED = ['answered', 'reviewed', 'rechecked', 'closed']

const ACCUSED = ['handler', 'clerk', 'mediator', 'grid-worker', 'supervisor', 'petition-clerk', 'duty']
const complainedOf = f.unit(ACCUSED)

/** The petition seat that holds it: another petition seat may read it, but not act for this one. */
const office: Who = { all: [{ role: ['petition-clerk'] }, { holds: true }] }
const handler: Who = { all: [{ role: ['handler'] }, { holds: true }] }

/** Arts. 29, 30, 31. */
const PURPOSES = ['suggestion', 'accusation', 'claim'] as const

/** What an opinion holds (art. 32); a review and a re-check have the same parts. */
const opinion = {
  result: f.choice(['support', 'explain', 'not-support'], { required: true, view: 'reporter' }),
  requested: f.longText({ max: 1000, required: true, view: 'reporter' }),
  factsAndReasons: f.longText({ max: 4000, required: true, view: 'reporter' }),
  opinion: f.longText({ max: 4000, required: true, view: 'reporter', templates: true }),
  basis: f.longText({ max: 1000, required: true, view: 'reporter' }),
  evidence: f.photos({ most: 9 }),
}

const application = { reasons: f.longText({ max: 2000, required: true, view: 'reporter' }), photos: evidence }
/** By the petitioner alone, or put on record for one who comes in person (art. 19: oral ones are recorded). */
const applicant: Who = { any: [reporter, local('petition-clerk')] }

export const petition = defineKind({
  id: 'petition',
  version: 1,
  title: 'subject',
  searched: ['subject', 'text', 'request'],
  opening: {
    who: { anyone: true },
    doors: ['portal', 'desk'],
    place: 'needed',
    stage: 'received',
    holder: { roles: ['petition-clerk'], level: 'county' },
    form: {
      subject: f.text({ max: 60, required: true, view: 'reporter' }),
      request: f.longText({ max: 1000, required: true, view: 'reporter' }),
      text: f.longText({ max: 4000, required: true, view: 'reporter' }),
      against: f.text({ max: 100, view: 'reporter' }),
      /** Art. 20: at most five when several come with one matter. */
      representatives: f.list(
        { name: f.text({ max: 40, required: true, personal: 'name' }), phone: f.phone() },
        { most: 5 },
      ),
      spot: f.text({ max: 100, view: 'reporter', personal: 'address' }),
      photos: f.photos({ most: 6, view: 'reporter' }),
      contactName: personName,
      contactPhone: f.phone(),
    },
  },
  fields: {
    channel: f.choice(['web', 'letter', 'call', 'visit']),
    oral: f.yesNo(),
    purpose: f.choice(PURPOSES),
    complainedOf,
    unit: f.unit(['handler']),
    earlier: f.matter(),
    hearing: f.yesNo(),
  },
  stages: {
    received: {},
    registered: {},
    forwarded: {},
    handling: {},
    studying: {},
    answered: { final: true },
    review: {},
    reviewed: { final: true },
    recheck: {},
    rechecked: { final: true },
    closed: { final: true },
  },
  actions: {
    /** Arts. 21, 29-31: every channel into one system, and sorted by what is asked. */
    register: {
      from: ['received'],
      to: 'registered',
      who: office,
      main: true,
      told: true,
      form: {
        channel: f.choice(['web', 'letter', 'call', 'visit'], { required: true }),
        oral: f.yesNo(),
        purpose: f.choice(PURPOSES, { required: true, view: 'reporter' }),
        complainedOf,
        note,
      },
      effects: [
        { set: 'channel', from: 'channel' },
        { set: 'oral', from: 'oral' },
        { set: 'purpose', from: 'purpose' },
        { set: 'complainedOf', from: 'complainedOf' },
      ],
    },
    /** Art. 28, and the way out when the petition office itself is complained of. */
    recuse: {
      from: ['received', 'registered'],
      who: office,
      form: { complainedOf, reason: f.longText({ max: 500, required: true }) },
      effects: [{ set: 'complainedOf', from: 'complainedOf' }],
      holder: { roles: ['petition-clerk'], level: 'city' },
    },
    /** Art. 22: 转送 or 交办. A dispatch to the unit complained of is refused: its seats may not read the matter. */
    forward: {
      from: ['registered'],
      to: 'forwarded',
      who: office,
      main: true,
      when: { path: 'purpose', in: ['suggestion', 'claim'] },
      told: true,
      form: {
        unit: f.unit(['handler'], { required: true }),
        manner: f.choice(['forward', 'assign'], { required: true }),
        note,
      },
      effects: [{ set: 'unit', from: 'unit' }],
      holder: { unitFrom: 'unit', role: 'handler' },
      handOver: 'offer',
    },
    /** Art. 30: to the discipline body or whoever has the power; nothing of it reaches the one reported. */
    transfer: {
      from: ['registered'],
      to: 'closed',
      who: office,
      main: true,
      when: { path: 'purpose', is: 'accusation' },
      told: true,
      form: {
        body: f.choice(['discipline', 'other-competent'], { required: true }),
        letter: f.text({ max: 60, required: true }),
        note,
      },
      close: 'transferred',
    },
    /** Art. 31 (1) to (5): what has its own procedure in law goes there. */
    guide: {
      from: ['registered', 'forwarded', 'handling'],
      to: 'closed',
      who: { holds: true },
      when: { path: 'purpose', is: 'claim' },
      told: true,
      form: {
        way: f.choice(
          ['judicial', 'arbitration', 'party-appeal', 'administrative-procedure', 'duty-to-investigate'],
          { required: true, view: 'reporter' },
        ),
        reply,
      },
      close: 'not-ours',
    },
    decline: {
      from: ['received', 'registered'],
      to: 'closed',
      who: office,
      told: true,
      form: {
        ground: f.choice(['rechecked-before', 'running-elsewhere'], { required: true, view: 'reporter' }),
        earlier: f.matter(),
        reply,
      },
      effects: [{ set: 'earlier', from: 'earlier' }],
      close: 'refused',
    },
    /** The office takes it back, for instance when it shows only now whom the complaint is about. */
    recall: {
      from: ['forwarded', 'handling', 'studying'],
      to: 'registered',
      who: local('petition-clerk'),
      told: true,
      form: { complainedOf, reason: f.longText({ max: 500, required: true }) },
      effects: [{ set: 'complainedOf', from: 'complainedOf' }],
      holder: { doer: ['forward'], otherwise: { roles: ['petition-clerk'], level: 'county' } },
    },
    /** Art. 23: receipt, way and procedure are told in writing. */
    accept: {
      from: ['forwarded'],
      to: [{ when: { path: 'purpose', is: 'suggestion' }, stage: 'studying' }, { stage: 'handling' }],
      who: handler,
      main: true,
      told: true,
      form: { notice: f.longText({ max: 2000, required: true, view: 'reporter', templates: true }) },
    },
    /** Art. 34: complex, approved by the head, at most 30 days, the reason told. */
    extend: {
      from: ['handling'],
      who: handler,
      told: true,
      form: {
        days: f.number({ whole: true, least: 1, most: 30, required: true, view: 'reporter' }),
        approvedBy: f.text({ max: 40, required: true }),
        approved: f.yesNo({ required: true, mustBe: true }),
        reason: f.longText({ max: 500, required: true, view: 'reporter' }),
      },
    },
    /** Arts. 31 (6), 32: 信访处理意见书, done when it is handed to the petitioner. */
    reply: {
      from: ['handling'],
      to: 'answered',
      who: handler,
      main: true,
      told: true,
      form: opinion,
      close: 'answered',
    },
    /** Art. 29: studied, adopted or answered. */
    'reply-suggestion': {
      from: ['studying'],
      to: 'closed',
      who: handler,
      main: true,
      told: true,
      form: {
        adopted: f.choice(['adopted', 'in-part', 'not-adopted'], { required: true, view: 'reporter' }),
        reply,
      },
      close: 'answered',
    },
    /** Art. 35: within 30 days of the written reply. */
    'ask-review': {
      from: ['answered'],
      to: 'review',
      who: applicant,
      inTime: 'review-application',
      told: true,
      doors: ['portal', 'desk'],
      form: application,
      holder: { roles: ['petition-clerk'], level: 'county' },
    },
    'reply-review': {
      from: ['review'],
      to: 'reviewed',
      who: { all: [office, notWho('reply')] },
      main: true,
      told: true,
      form: opinion,
      close: 'answered',
    },
    /** Art. 36: within 30 days of the reply to the review, by the level above. */
    'ask-recheck': {
      from: ['reviewed'],
      to: 'recheck',
      who: applicant,
      inTime: 'recheck-application',
      told: true,
      doors: ['portal', 'desk'],
      form: application,
      holder: { roles: ['petition-clerk'], level: 'city' },
    },
    /** Art. 36: the time of a hearing isn't counted. */
    'start-hearing': {
      from: ['recheck'],
      who: office,
      when: { not: { path: 'hearing', is: true } },
      told: true,
      form: { note },
      effects: [{ set: 'hearing', value: true }],
    },
    'end-hearing': {
      from: ['recheck'],
      who: office,
      when: { path: 'hearing', is: true },
      told: true,
      form: { minutes: f.longText({ max: 4000, required: true }) },
      effects: [{ set: 'hearing', value: false }],
    },
    /** After this the same facts and reasons are no longer accepted (art. 36): no action leads on. */
    'reply-recheck': {
      from: ['recheck'],
      to: 'rechecked',
      who: { all: [office, notWho('reply', 'reply-review')] },
      main: true,
      when: { not: { path: 'hearing', is: true } },
      told: true,
      form: opinion,
      close: 'answered',
    },
    note: {
      from: [...OPEN, ...ANSWERED],
      who: { any: [{ holds: true }, local('petition-clerk')] },
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
    /** Art. 21. A rating is no application: whoever disagrees asks for review. */
    rate: {
      from: ANSWERED,
      who: reporter,
      told: true,
      doors: ['portal'],
      window: { daysAfterClose: 30 },
      form: ratingForm,
    },
  },
  sight: {
    all: [
      { notUnit: 'complainedOf' },
      {
        any: [
          { receipt: true },
          { held: true },
          { watches: true },
          { offered: true },
          { assists: true },
          listedSight,
          {
            all: [
              { role: ['petition-clerk'] },
              { within: true },
              { not: { field: 'purpose', is: 'accusation' } },
            ],
          },
        ],
      },
    ],
  },
  /** Art. 23: objections with reasons within five working days, back to the office that sent it. */
  handOver: toUnit('petition.return'),
  clocks: {
    /** What comes back from a unit, or is taken back, is sent on within the same time once more. */
    forward: {
      promise: true,
      from: ['open', 'refuse-offer', 'withdraw-offer', 'take-back', 'recall'],
      until: ['forward', 'transfer', 'guide', 'decline'],
      term: 'petition.forward',
    },
    notice: {
      promise: true,
      from: ['forward'],
      until: ['accept', 'guide'],
      lapses: ['refuse-offer', 'withdraw-offer', 'take-back', 'recall'],
      term: 'petition.notice',
    },
    handle: {
      promise: true,
      from: ['accept'],
      within: ['handling'],
      until: ['reply', 'guide'],
      lapses: ['recall', 'take-back'],
      term: 'petition.handle',
      extension: { action: 'extend', count: 'days', times: 1 },
    },
    study: {
      from: ['accept'],
      within: ['studying'],
      until: ['reply-suggestion'],
      lapses: ['recall', 'take-back'],
      term: 'petition.suggestion',
    },
    'review-application': {
      right: true,
      from: ['reply'],
      until: ['ask-review'],
      term: 'petition.reviewApply',
    },
    review: { promise: true, from: ['ask-review'], until: ['reply-review'], term: 'petition.review' },
    'recheck-application': {
      right: true,
      from: ['reply-review'],
      until: ['ask-recheck'],
      term: 'petition.recheckApply',
    },
    recheck: {
      promise: true,
      from: ['ask-recheck'],
      until: ['reply-recheck'],
      term: 'petition.recheck',
      stops: { hearing: { from: ['start-hearing'], until: ['end-hearing'] } },
    },
  },
  rating: { action: 'rate', stars: 'stars' },
  indicators: {
    'time-to-forward': { from: 'open', until: ['forward', 'transfer', 'guide', 'decline'] },
    'time-to-acceptance': { from: 'forward', until: ['accept'] },
    'time-to-opinion': { from: 'accept', until: ['reply'] },
  },
})

/**
 * Disputes 矛盾纠纷, first cut: people's mediation after 人民调解法 (domain 1.1). One party who clearly
 * refuses ends it (art. 17); failure tells the other ways (art. 26); a written agreement takes effect
 * when all parties and the mediator have signed and the committee has sealed it (art. 29), an oral one
 * on the day it is reached (arts. 28, 30).
 */
import { defineKind } from '../engine/define.ts'
import * as f from '../engine/fields.ts'
import { listedSight } from '../engine/supervision.ts'
import { evidence, holderOr, local, note, ratingForm, reporter, withdrawalForm } from './parts.ts'

const OPEN = ['applied', 'accepted', 'mediating', 'signing']

/** Justice-bureau types (domain 1.5). */
const TYPES = [
  'family',
  'neighbours',
  'homestead',
  'compensation',
  'contract',
  'land',
  'demolition',
  'labour',
  'village-affairs',
  'environment',
  'traffic',
  'medical',
  'property-management',
  'other',
] as const

const terms = {
  facts: f.longText({ max: 4000, required: true, view: 'reporter' }),
  content: f.longText({ max: 4000, required: true, view: 'reporter' }),
  performance: f.longText({ max: 1000, required: true, view: 'reporter' }),
  performBy: f.date({ view: 'reporter' }),
}

export const dispute = defineKind({
  id: 'dispute',
  version: 1,
  title: 'subject',
  searched: ['subject', 'facts', 'claim'],
  opening: {
    who: { anyone: true },
    doors: ['portal', 'desk'],
    place: 'needed',
    stage: 'applied',
    holder: { roles: ['clerk'], level: 'town' },
    form: {
      subject: f.text({ max: 60, required: true, view: 'reporter' }),
      type: f.choice(TYPES, { required: true, view: 'reporter' }),
      facts: f.longText({ max: 4000, required: true, view: 'reporter' }),
      claim: f.longText({ max: 1000, view: 'reporter' }),
      parties: f.list(
        {
          side: f.choice(['applicant', 'other'], { required: true }),
          name: f.text({ max: 40, required: true, personal: 'name' }),
          phone: f.phone(),
        },
        { least: 2, most: 20, required: true },
      ),
      spot: f.text({ max: 100, view: 'reporter', personal: 'address' }),
      photos: f.photos({ most: 6, view: 'reporter' }),
    },
  },
  fields: {
    mediator: f.seat(['mediator']),
    underAppraisal: f.yesNo(),
    sessions: f.list({ heldAt: f.dateTime(), where: f.text(), minutes: f.longText() }),
    agreementForm: f.choice(['written', 'oral']),
    agreementFacts: f.longText(),
    agreementContent: f.longText(),
    agreementPerformance: f.longText(),
    performBy: f.date(),
    signatures: f.list({ party: f.item('parties'), signature: f.signature() }),
  },
  stages: {
    applied: {},
    accepted: {},
    mediating: {},
    signing: {},
    agreed: {},
    closed: { final: true },
  },
  actions: {
    accept: {
      from: ['applied'],
      to: 'accepted',
      who: holderOr('clerk'),
      main: true,
      told: true,
      /** Art. 17: all sides must be willing; art. 23: they have been told their rights. */
      form: {
        willing: f.yesNo({ required: true, mustBe: true }),
        rightsTold: f.yesNo({ required: true, mustBe: true }),
        note,
      },
    },
    /** Excluded matters and those already before another body (若干规定 art. 22). */
    refuse: {
      from: ['applied'],
      to: 'closed',
      who: holderOr('clerk'),
      told: true,
      form: {
        ground: f.choice(['party-refuses', 'special-organ', 'already-before-a-body', 'law-forbids'], {
          required: true,
          view: 'reporter',
        }),
        otherWays: f.longText({ max: 1000, required: true, view: 'reporter', templates: true }),
      },
      close: 'refused',
    },
    'assign-mediator': {
      from: ['accepted', 'mediating'],
      to: 'mediating',
      who: {
        any: [
          { all: [{ role: ['clerk'] }, { within: true }] },
          { all: [{ role: ['clerk'] }, { holds: true }] },
        ],
      },
      main: true,
      told: true,
      form: {
        mediator: f.seat(['mediator'], { required: true, view: 'reporter' }),
        chosenBy: f.choice(['parties', 'centre'], { required: true }),
        note,
      },
      effects: [{ set: 'mediator', from: 'mediator' }],
      holder: { seatFrom: 'mediator' },
      handOver: 'offer',
    },
    'hold-session': {
      from: ['mediating'],
      who: { all: [{ role: ['mediator'] }, { holds: true }] },
      form: {
        heldAt: f.dateTime({ required: true }),
        where: f.text({ required: true }),
        minutes: f.longText({ required: true }),
        evidence,
      },
      effects: [{ add: 'sessions' }],
    },
    /** Art. 33 of the 若干规定 and local rules: longer only if all parties agree, once, at most 30 days more. */
    extend: {
      from: ['accepted', 'mediating', 'signing'],
      who: { any: [{ all: [{ role: ['mediator'] }, { holds: true }] }, local('clerk')] },
      told: true,
      form: {
        days: f.number({ whole: true, least: 1, most: 30, required: true, view: 'reporter' }),
        allConsent: f.yesNo({ required: true, mustBe: true }),
        reason: f.longText({ max: 500, required: true, view: 'reporter' }),
      },
    },
    /** Appraisal time is excluded (医疗纠纷预防和处理条例 art. 38; 在线调解规则). */
    'start-appraisal': {
      from: ['mediating'],
      who: { all: [{ role: ['mediator'] }, { holds: true }] },
      when: { not: { path: 'underAppraisal', is: true } },
      told: true,
      form: { matterOf: f.text({ required: true, view: 'reporter' }), body: f.text({ required: true }) },
      effects: [{ set: 'underAppraisal', value: true }],
    },
    'end-appraisal': {
      from: ['mediating'],
      who: { all: [{ role: ['mediator'] }, { holds: true }] },
      when: { path: 'underAppraisal', is: true },
      told: true,
      form: { result: f.longText({ max: 2000, required: true }), evidence },
      effects: [{ set: 'underAppraisal', value: false }],
    },
    'write-agreement': {
      from: ['mediating'],
      to: 'signing',
      who: { all: [{ role: ['mediator'] }, { holds: true }] },
      main: true,
      when: { path: 'sessions', set: true },
      form: terms,
      effects: [
        { set: 'agreementForm', value: 'written' },
        { set: 'agreementFacts', from: 'facts' },
        { set: 'agreementContent', from: 'content' },
        { set: 'agreementPerformance', from: 'performance' },
        { set: 'performBy', from: 'performBy' },
      ],
    },
    sign: {
      from: ['signing'],
      who: { all: [{ role: ['mediator'] }, { holds: true }] },
      form: {
        party: f.item('parties', { required: true }),
        signature: f.signature({ required: true }),
      },
      effects: [{ add: 'signatures', unique: 'party' }],
    },
    seal: {
      from: ['signing'],
      to: 'agreed',
      who: { all: [{ role: ['mediator'] }, { holds: true }] },
      main: true,
      told: true,
      when: { path: 'signatures', asManyAs: 'parties' },
      form: {
        mediatorSignature: f.signature({ required: true }),
        sealed: f.yesNo({ required: true, mustBe: true }),
      },
      holder: { roles: ['clerk'], level: 'town' },
    },
    /** A party who will not sign after all: back to the table, signatures stay on record. */
    'reopen-talks': {
      from: ['signing'],
      to: 'mediating',
      who: { all: [{ role: ['mediator'] }, { holds: true }] },
      form: { note: f.longText({ max: 1000, required: true }) },
      effects: [{ clear: 'signatures' }],
    },
    'record-oral-agreement': {
      from: ['mediating'],
      to: 'agreed',
      who: { all: [{ role: ['mediator'] }, { holds: true }] },
      told: true,
      form: { ...terms, allAgree: f.yesNo({ required: true, mustBe: true }) },
      effects: [
        { set: 'agreementForm', value: 'oral' },
        { set: 'agreementFacts', from: 'facts' },
        { set: 'agreementContent', from: 'content' },
        { set: 'agreementPerformance', from: 'performance' },
        { set: 'performBy', from: 'performBy' },
      ],
      holder: { roles: ['clerk'], level: 'town' },
    },
    close: {
      from: ['agreed'],
      to: 'closed',
      who: holderOr('supervisor'),
      main: true,
      told: true,
      form: {
        performed: f.choice(['performed', 'performing'], { required: true, view: 'reporter' }),
        evidence,
        note,
      },
      close: 'solved',
    },
    /** Art. 26: the parties are told of arbitration, administrative and court ways. */
    fail: {
      from: ['accepted', 'mediating', 'signing'],
      to: 'closed',
      who: { any: [{ all: [{ role: ['mediator'] }, { holds: true }] }, local('clerk')] },
      told: true,
      form: {
        ground: f.choice(
          ['party-refuses', 'gap-too-wide', 'cannot-reach', 'time-over', 'refuses-to-sign', 'other'],
          {
            required: true,
          },
        ),
        waysTold: f.choices(['arbitration', 'administrative', 'court'], {
          required: true,
          least: 1,
          view: 'reporter',
        }),
        note,
      },
      close: 'failed-told',
    },
    note: {
      from: [...OPEN, 'agreed', 'closed'],
      who: holderOr('clerk', 'supervisor'),
      form: { note: f.longText({ max: 1000, required: true }), evidence },
    },
    withdraw: {
      from: ['applied', 'accepted', 'mediating', 'signing'],
      to: 'closed',
      who: reporter,
      told: true,
      doors: ['portal'],
      form: withdrawalForm,
      close: 'withdrawn',
    },
    rate: {
      from: ['closed'],
      who: reporter,
      told: true,
      doors: ['portal'],
      window: { daysAfterClose: 30 },
      form: ratingForm,
    },
  },
  /** People's quarrels: the centre that holds it and the mediators who held it, not every grid. */
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
  /** A mediator who is near to a party steps back (特邀调解规定 art. 15); parties may refuse one (art. 23 of the law). */
  handOver: {
    term: 'dispute.return',
    grounds: ['relation', 'interest', 'party-objects', 'no-capacity', 'wrong-place'],
    refusals: 3,
    naming: 'handover.name',
  },
  clocks: {
    accept: { from: ['open'], until: ['accept'], term: 'mediation.accept' },
    settle: {
      promise: true,
      from: ['accept'],
      until: ['seal', 'record-oral-agreement'],
      term: {
        field: 'type',
        terms: { medical: 'mediation.medical', labour: 'mediation.labour' },
        otherwise: 'mediation.people',
      },
      stops: { appraisal: { from: ['start-appraisal'], until: ['end-appraisal'] } },
      extension: { action: 'extend', count: 'days', times: 1 },
    },
  },
  rating: { action: 'rate', stars: 'stars' },
  indicators: {
    'time-to-agreement': { from: 'open', until: ['seal', 'record-oral-agreement'] },
    'time-to-close': { from: 'open', until: ['close', 'fail', 'refuse'] },
  },
})

/**
 * Resident requests 群众诉求: the six-step loop 采集上报 → 受理 → 分流派遣 → 处置 → 核查反馈 → 结案评价
 * (domain 5.4). Guards: no dispatch without category and place, no close without evidence,
 * verification by another person than the handler, rating by the reporter, a bad rating reopens.
 */
import { defineKind } from '../engine/define.ts'
import * as f from '../engine/fields.ts'
import {
  badRating,
  evidence,
  holderOr,
  local,
  note,
  notWho,
  officeSight,
  personName,
  ratingForm,
  reply,
  reporter,
  toUnit,
  withdrawalForm,
} from './parts.ts'

const OFFICE = ['grid-worker', 'clerk', 'supervisor']

export const residentRequest = defineKind({
  id: 'resident-request',
  version: 1,
  title: 'subject',
  searched: ['subject', 'text', 'handle.reply', 'record-reply.reply', 'close.reply'],
  opening: {
    who: { anyone: true },
    doors: ['portal', 'desk', 'import'],
    place: 'needed',
    stage: 'reported',
    holder: { roles: ['grid-worker', 'clerk'], level: 'grid' },
    form: {
      subject: f.text({ max: 60, required: true, view: 'reporter' }),
      text: f.longText({ max: 4000, required: true, view: 'reporter' }),
      category: f.code('categories', { view: 'reporter' }),
      spot: f.text({ max: 100, view: 'reporter', personal: 'address' }),
      photos: f.photos({ most: 6, view: 'reporter' }),
      contactName: personName,
      contactPhone: f.phone(),
      sourceNumber: f.text({ max: 60 }),
    },
  },
  fields: {
    duplicateOf: f.matter(),
    unit: f.unit(['handler']),
    urgency: f.choice(['normal', 'urgent', 'emergency']),
  },
  stages: { reported: {}, accepted: {}, dispatched: {}, handled: {}, verified: {}, closed: { final: true } },
  actions: {
    accept: {
      from: ['reported'],
      to: 'accepted',
      who: holderOr('clerk'),
      main: true,
      told: true,
      form: { category: f.code('categories'), note },
      effects: [{ set: 'category', from: 'category' }],
      holder: { roles: ['clerk'], level: 'town' },
    },
    /** 小事不出村: the grid worker settles it on the spot; the town's clerk verifies. */
    'solve-on-spot': {
      from: ['reported'],
      to: 'handled',
      who: { all: [{ role: ['grid-worker'] }, { holds: true }] },
      told: true,
      form: { category: f.code('categories', { required: true }), reply, evidence },
      effects: [{ set: 'category', from: 'category' }],
      holder: { roles: ['clerk'], level: 'town' },
    },
    dispatch: {
      from: ['accepted'],
      to: 'dispatched',
      who: holderOr('supervisor'),
      main: true,
      told: true,
      form: {
        category: f.code('categories', { required: true }),
        unit: f.unit(['handler'], { required: true }),
        urgency: f.choice(['normal', 'urgent', 'emergency'], { required: true }),
        note,
      },
      effects: [
        { set: 'category', from: 'category' },
        { set: 'unit', from: 'unit' },
        { set: 'urgency', from: 'urgency' },
      ],
      holder: { unitFrom: 'unit', role: 'handler' },
      handOver: 'offer',
    },
    handle: {
      from: ['dispatched'],
      to: 'handled',
      who: { all: [{ role: ['handler'] }, { holds: true }] },
      main: true,
      told: true,
      form: { reply, evidence },
      holder: { roles: ['clerk'], level: 'town' },
    },
    verify: {
      from: ['handled'],
      to: [
        { when: { path: 'input.passed', is: true }, stage: 'verified' },
        // What was said to be settled on the spot and is not has no unit yet: the clerk dispatches it.
        {
          when: { path: 'unit', set: false },
          stage: 'accepted',
          holder: { roles: ['clerk'], level: 'town' },
        },
        {
          stage: 'dispatched',
          holder: { doer: ['handle'], otherwise: { roles: ['clerk'], level: 'town' } },
        },
      ],
      who: { all: [local(...OFFICE), notWho('handle', 'solve-on-spot')] },
      main: true,
      told: true,
      form: {
        passed: f.yesNo({ required: true, view: 'reporter' }),
        manner: f.choice(['on-site', 'by-phone', 'by-photo'], { required: true }),
        evidence,
        note,
      },
    },
    close: {
      from: ['verified'],
      to: 'closed',
      who: holderOr('supervisor'),
      main: true,
      told: true,
      form: { reply: f.longText({ max: 4000, view: 'reporter', templates: true }) },
      close: 'solved',
    },
    /** Domain 4.2: each refusal has a coded reason and points to the right door. */
    refuse: {
      from: ['reported', 'accepted'],
      to: 'closed',
      who: holderOr('clerk'),
      told: true,
      form: {
        ending: f.choice(['not-ours', 'refused'], { required: true }),
        ground: f.choice(
          [
            'emergency-line',
            'court-or-arbitration',
            'other-procedure',
            'handled-before',
            'no-substance',
            'outside-city',
          ],
          { required: true, view: 'reporter' },
        ),
        reply,
      },
      close: { from: 'ending' },
    },
    /** Before the due date only, once, with the reason told (domain 4.1: complex ones up to 10 working days more). */
    extend: {
      from: ['accepted', 'dispatched'],
      who: local('clerk', 'supervisor'),
      told: true,
      form: {
        days: f.number({ whole: true, least: 1, most: 10, required: true, view: 'reporter' }),
        reason: f.longText({ max: 500, required: true, view: 'reporter' }),
      },
    },
    'mark-duplicate': {
      from: ['reported', 'accepted'],
      to: 'closed',
      who: holderOr('clerk'),
      told: true,
      form: { duplicateOf: f.matter({ required: true }), note },
      echo: 'duplicateOf',
      effects: [{ set: 'duplicateOf', from: 'duplicateOf' }],
      close: 'duplicate',
    },
    note: {
      from: ['reported', 'accepted', 'dispatched', 'handled', 'verified', 'closed'],
      who: holderOr(...OFFICE),
      form: { note: f.longText({ max: 1000, required: true }), evidence },
    },
    supplement: {
      from: ['reported', 'accepted', 'dispatched', 'handled'],
      who: reporter,
      told: true,
      doors: ['portal'],
      form: { text: f.longText({ max: 2000, required: true, view: 'reporter' }), photos: evidence },
    },
    withdraw: {
      from: ['reported', 'accepted', 'dispatched', 'handled', 'verified'],
      to: 'closed',
      who: reporter,
      told: true,
      doors: ['portal'],
      form: withdrawalForm,
      close: 'withdrawn',
    },
    /** 差评 (two stars or fewer, domain 4.4) reopens once more with the clerk. */
    rate: {
      from: ['closed'],
      to: [
        {
          when: badRating,
          stage: 'accepted',
          holder: { roles: ['clerk'], level: 'town' },
        },
        { stage: 'closed' },
      ],
      who: reporter,
      told: true,
      doors: ['portal'],
      window: { daysAfterClose: 30 },
      raises: badRating,
      form: ratingForm,
    },
    /** A reply given before this system: on record, but nobody has proved a solution (decision 0006). */
    'record-reply': {
      from: ['reported'],
      to: 'closed',
      who: { system: 'import' },
      told: true,
      doors: ['import'],
      form: { reply: f.longText({ max: 10000, required: true, view: 'reporter' }) },
      close: 'answered',
    },
  },
  sight: officeSight,
  handOver: toUnit('request.return'),
  clocks: {
    /** Somebody looks at it at once, so that nothing waits unseen. */
    accept: { from: ['open'], until: ['accept', 'solve-on-spot'], term: 'request.accept' },
    /** The city's promise to the resident; what a verifier sends back has the same time once more. */
    answer: {
      promise: true,
      from: ['accept', 'verify'],
      within: ['accepted', 'dispatched'],
      until: ['handle', 'solve-on-spot'],
      term: 'request.handle',
      extension: { action: 'extend', count: 'days', times: 1 },
    },
    verify: { from: ['handle', 'solve-on-spot'], until: ['verify'], term: 'request.verify' },
    /** A bad rating reopens; the new attempt has its own time (domain 4.4). */
    mend: { from: ['rate'], until: ['handle'], term: 'rating.fix' },
  },
  rating: { action: 'rate', stars: 'stars' },
  duplicates: { sameField: 'category', withinMetres: 800, withinDays: 30, words: 'text' },
  indicators: {
    'time-to-reply': { from: 'open', until: ['handle', 'solve-on-spot', 'record-reply', 'refuse'] },
    'time-to-close': { from: 'open', until: ['close', 'record-reply', 'refuse', 'mark-duplicate'] },
  },
})

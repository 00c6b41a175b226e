/**
 * Hazards 隐患 after 安全生产法 arts. 41 and 74 (domain 8.4): found, graded, assigned with five fixed items
 * (责任、措施、资金、时限、预案), put right, re-checked by another person, closed. The fourth item, the time limit, is the
 * clock by grade, so that no second date can say otherwise. A major one ends
 * when a supervisor who neither listed nor re-checked it confirms.
 */
import { defineKind } from '../engine/define.ts'
import * as f from '../engine/fields.ts'
import type { Who } from '../engine/who.ts'
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
} from './parts.ts'

const OFFICE = ['grid-worker', 'clerk', 'supervisor']
const GRADES = ['general', 'major'] as const
const TOWN = { roles: ['clerk'], level: 'town' } as const
const clerkOfTown = { roles: [...TOWN.roles], level: TOWN.level }
const handler: Who = { all: [{ role: ['handler'] }, { holds: true }] }

const confirms: Who = { all: [local('supervisor'), notWho('rectify', 'recheck', 'list')] }

const before = f.photos({ most: 9, required: true, view: 'reporter' })
const after = f.photos({ most: 9, required: true, view: 'reporter' })

export const hazard = defineKind({
  id: 'hazard',
  version: 1,
  title: 'subject',
  searched: ['subject', 'text', 'rectify.reply'],
  opening: {
    who: { anyone: true },
    doors: ['portal', 'desk'],
    place: 'needed',
    stage: 'found',
    holder: { roles: ['grid-worker', 'clerk'], level: 'grid' },
    form: {
      subject: f.text({ max: 60, required: true, view: 'reporter' }),
      text: f.longText({ max: 4000, required: true, view: 'reporter' }),
      spot: f.text({ max: 100, view: 'reporter', personal: 'address' }),
      photos: f.photos({ most: 6, view: 'reporter' }),
      contactName: personName,
      contactPhone: f.phone(),
    },
  },
  fields: {
    grade: f.choice(GRADES),
    unit: f.unit(['handler']),
    responsible: f.text({ max: 60 }),
    measures: f.longText({ max: 2000 }),
    funds: f.text({ max: 200 }),
    plan: f.longText({ max: 2000 }),
  },
  stages: { found: {}, graded: {}, rectifying: {}, fixed: {}, rechecked: {}, closed: { final: true } },
  actions: {
    grade: {
      from: ['found'],
      to: 'graded',
      who: holderOr('clerk'),
      main: true,
      told: true,
      form: { grade: f.choice(GRADES, { required: true, view: 'reporter' }), before, note },
      effects: [{ set: 'grade', from: 'grade' }],
      holder: clerkOfTown,
    },
    /** Put right while the grid worker stands there: general ones only, re-checked like all others. */
    'fix-on-spot': {
      from: ['found'],
      to: 'fixed',
      who: { all: [{ role: ['grid-worker'] }, { holds: true }] },
      told: true,
      form: { before, after, reply },
      effects: [{ set: 'grade', value: 'general' }],
      holder: clerkOfTown,
    },
    dismiss: {
      from: ['found', 'graded'],
      to: 'closed',
      who: holderOr('clerk'),
      told: true,
      form: {
        ground: f.choice(['none-found', 'gone-already', 'outside-city'], {
          required: true,
          view: 'reporter',
        }),
        reply,
      },
      close: 'refused',
    },
    regrade: {
      from: ['graded', 'rectifying'],
      who: { any: [{ all: [{ role: ['clerk'] }, { holds: true }] }, local('supervisor')] },
      told: true,
      form: {
        grade: f.choice(GRADES, { required: true, view: 'reporter' }),
        reason: f.longText({ max: 500, required: true }),
      },
      effects: [{ set: 'grade', from: 'grade' }],
    },
    assign: {
      from: ['graded'],
      to: 'rectifying',
      who: holderOr('supervisor'),
      main: true,
      told: true,
      form: {
        unit: f.unit(['handler'], { required: true }),
        responsible: f.text({ max: 60, required: true, personal: 'name' }),
        measures: f.longText({ max: 2000, required: true, view: 'reporter' }),
        funds: f.text({ max: 200, required: true }),
        plan: f.longText({ max: 2000, required: true }),
      },
      effects: [
        { set: 'unit', from: 'unit' },
        { set: 'responsible', from: 'responsible' },
        { set: 'measures', from: 'measures' },
        { set: 'funds', from: 'funds' },
        { set: 'plan', from: 'plan' },
      ],
      holder: { unitFrom: 'unit', role: 'handler' },
      handOver: 'offer',
    },
    extend: {
      from: ['rectifying'],
      who: local('supervisor'),
      told: true,
      form: {
        days: f.number({ whole: true, least: 1, most: 30, required: true, view: 'reporter' }),
        reason: f.longText({ max: 500, required: true, view: 'reporter' }),
      },
    },
    rectify: {
      from: ['rectifying'],
      to: 'fixed',
      who: handler,
      main: true,
      told: true,
      form: { reply, after },
      holder: clerkOfTown,
    },
    recheck: {
      from: ['fixed'],
      to: [
        {
          when: {
            all: [
              { path: 'input.passed', is: true },
              { path: 'grade', is: 'major' },
            ],
          },
          stage: 'rechecked',
          holder: { roles: ['supervisor'], level: 'county' },
        },
        { when: { path: 'input.passed', is: true }, stage: 'closed', close: 'solved' },
        // What was said to be fixed on the spot and is not has no unit yet: the clerk assigns it.
        { when: { path: 'unit', set: false }, stage: 'graded', holder: clerkOfTown },
        { stage: 'rectifying', holder: { doer: ['rectify'], otherwise: clerkOfTown } },
      ],
      who: { all: [local(...OFFICE), notWho('rectify', 'fix-on-spot')] },
      main: true,
      told: true,
      form: {
        passed: f.yesNo({ required: true, view: 'reporter' }),
        manner: f.choice(['on-site', 'by-photo'], { required: true }),
        evidence,
        note,
      },
    },
    /** A major one ends when a supervisor confirms it, and a listed one when it is struck off before. */
    confirm: {
      from: ['rechecked'],
      to: 'closed',
      who: confirms,
      main: true,
      told: true,
      form: { opinion: f.longText({ max: 1000, required: true }), evidence },
      close: 'solved',
    },
    rework: {
      from: ['rechecked'],
      to: 'rectifying',
      who: confirms,
      told: true,
      form: { opinion: f.longText({ max: 1000, required: true }), evidence },
      holder: { doer: ['rectify'], otherwise: clerkOfTown },
    },
    note: {
      from: ['found', 'graded', 'rectifying', 'fixed', 'rechecked', 'closed'],
      who: holderOr(...OFFICE),
      form: { note: f.longText({ max: 1000, required: true }), evidence },
    },
    supplement: {
      from: ['found', 'graded', 'rectifying', 'fixed'],
      who: reporter,
      told: true,
      doors: ['portal'],
      form: { text: f.longText({ max: 2000, required: true, view: 'reporter' }), photos: evidence },
    },
    /** 差评: it goes back to the clerk, who looks again. */
    rate: {
      from: ['closed'],
      to: [{ when: badRating, stage: 'found', holder: clerkOfTown }, { stage: 'closed' }],
      who: reporter,
      told: true,
      doors: ['portal'],
      window: { daysAfterClose: 30 },
      raises: badRating,
      form: ratingForm,
    },
  },
  sight: officeSight,
  handOver: toUnit('hazard.return'),
  clocks: {
    check: {
      from: ['open', 'rate'],
      within: ['found'],
      until: ['grade', 'fix-on-spot', 'dismiss'],
      term: 'hazard.check',
    },
    assign: {
      from: ['grade', 'refuse-offer', 'withdraw-offer', 'take-back', 'recheck'],
      within: ['graded'],
      until: ['assign', 'dismiss'],
      term: 'hazard.assign',
    },
    /** What doesn't pass the re-check has its time once more; a new grade alone moves no date. */
    rectify: {
      promise: true,
      from: ['assign', 'recheck', 'rework'],
      within: ['rectifying'],
      until: ['rectify'],
      lapses: ['refuse-offer', 'withdraw-offer', 'take-back'],
      term: { field: 'grade', terms: { major: 'hazard.major' }, otherwise: 'hazard.general' },
      extension: { action: 'extend', count: 'days', times: 1 },
    },
    recheck: { from: ['rectify', 'fix-on-spot'], until: ['recheck'], term: 'hazard.recheck' },
    confirm: {
      from: ['recheck'],
      within: ['rechecked'],
      until: ['confirm', 'rework'],
      term: 'hazard.recheck',
    },
  },
  rating: { action: 'rate', stars: 'stars' },
  indicators: {
    'time-to-rectify': { from: 'open', until: ['rectify', 'fix-on-spot'] },
    'time-to-recheck': { from: 'rectify', until: ['recheck'] },
  },
})

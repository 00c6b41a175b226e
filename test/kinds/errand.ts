/**
 * An invented kind that passes from hand to hand: a town finds somebody to run a neighbour's errand. It has no more
 * of its own than hand-over, assistance and supervision need; a unit that is complained of never reads it.
 */
import type { TermRule } from '../../src/engine/clocks.ts'
import * as f from '../../src/engine/fields.ts'
import type { KindDeclaration } from '../../src/engine/kind.ts'
import { listedSight } from '../../src/engine/supervision.ts'

const OPEN = ['asked', 'sent', 'ran']
const clerk = { roles: ['clerk'], level: 'town' as const }

export const errand: KindDeclaration = {
  id: 'errand',
  version: 1,
  title: 'what',
  searched: ['what'],
  opening: {
    who: { anyone: true },
    doors: ['portal', 'desk'],
    place: 'needed',
    stage: 'asked',
    holder: clerk,
    form: { what: f.text({ required: true }), against: f.unit(['handler', 'clerk', 'supervisor']) },
  },
  fields: { unit: f.unit(['handler']), twin: f.matter() },
  stages: { asked: {}, sent: {}, ran: {}, done: { final: true } },
  actions: {
    send: {
      from: ['asked'],
      to: 'sent',
      who: { any: [{ holds: true }, { all: [{ role: ['supervisor'] }, { within: true }] }] },
      form: { unit: f.unit(['handler'], { required: true }), words: f.text() },
      effects: [{ set: 'unit', from: 'unit' }],
      holder: { unitFrom: 'unit', role: 'handler' },
      handOver: 'offer',
    },
    /** Only the holder may: whoever is asked and runs has taken it. */
    run: {
      from: ['sent'],
      to: 'ran',
      who: { all: [{ role: ['handler'] }, { holds: true }] },
      form: { words: f.text() },
      holder: clerk,
    },
    /** Any handler may: doing it takes nothing. */
    advise: { from: ['sent'], who: { role: ['handler'] }, form: { words: f.text({ required: true }) } },
    remark: { from: OPEN, who: { holds: true }, form: { words: f.text({ required: true }) } },
    longer: {
      from: OPEN,
      who: { all: [{ role: ['supervisor'] }, { within: true }] },
      form: { days: f.number({ whole: true, least: 1, most: 5, required: true }) },
    },
    /** A supervisor may always bring it home. */
    home: { from: ['sent'], to: 'asked', who: { role: ['supervisor'] }, holder: clerk },
    finish: {
      from: ['ran'],
      to: 'done',
      who: { all: [{ role: ['clerk'] }, { within: true }] },
      close: 'solved',
    },
    drop: { from: ['asked'], to: 'done', who: { holds: true }, close: 'refused' },
    same: {
      from: ['asked'],
      to: 'done',
      who: { holds: true },
      form: { twin: f.matter({ required: true }) },
      effects: [{ set: 'twin', from: 'twin' }],
      echo: 'twin',
      close: 'duplicate',
    },
    supplement: { from: OPEN, who: { receipt: true }, doors: ['portal'], form: { words: f.text() } },
    withdraw: { from: OPEN, to: 'done', who: { receipt: true }, doors: ['portal'], close: 'withdrawn' },
    thank: {
      from: ['done'],
      to: [{ when: { path: 'input.stars', atMost: 2 }, stage: 'asked', holder: clerk }, { stage: 'done' }],
      who: { receipt: true },
      doors: ['portal'],
      raises: { path: 'input.stars', atMost: 2 },
      form: { stars: f.stars({ required: true }) },
    },
  },
  sight: {
    all: [
      { notUnit: 'against' },
      {
        any: [
          { receipt: true },
          { held: true },
          { watches: true },
          { offered: true },
          { assists: true },
          listedSight,
          { all: [{ role: ['clerk', 'supervisor'] }, { within: true }] },
        ],
      },
    ],
  },
  handOver: { term: 'errand.refuse', grounds: ['not-ours', 'busy'], refusals: 3, naming: 'errand.name' },
  clocks: {
    run: {
      promise: true,
      from: ['open'],
      until: ['run'],
      term: 'errand.run',
      extension: { action: 'longer', count: 'days', times: 1 },
    },
    /** Whoever has been sent one begins within this time. */
    begin: {
      from: ['send'],
      within: ['sent'],
      until: ['run'],
      lapses: ['refuse-offer', 'withdraw-offer', 'take-back', 'home'],
      term: 'errand.begin',
    },
  },
  rating: { action: 'thank', stars: 'stars' },
}

const invented = { source: 'invented', mark: 'configured', version: '1' } as const

export const ERRAND_TERMS: Record<string, TermRule> = {
  'errand.refuse': {
    count: 2,
    unit: 'working-day',
    rule: { zh: '邻里公约第一条', en: 'The neighbours’ rule, art. 1' },
    ...invented,
  },
  'errand.name': {
    count: 1,
    unit: 'working-day',
    rule: { zh: '邻里公约第二条', en: 'The neighbours’ rule, art. 2' },
    ...invented,
  },
  'errand.run': {
    count: 10,
    unit: 'natural-day',
    rule: { zh: '邻里公约第三条', en: 'The neighbours’ rule, art. 3' },
    ...invented,
  },
  'errand.begin': {
    count: 4,
    unit: 'natural-day',
    rule: { zh: '邻里公约第四条', en: 'The neighbours’ rule, art. 4' },
    ...invented,
  },
}

/**
 * An invented kind, so that no test of the engine knows a real one: a neighbourhood lends its ladder.
 * It uses every part of the language: lists, items, conditions, branches, windows, two people, endings by answer.
 */
import * as f from '../../src/engine/fields.ts'
import type { KindDeclaration } from '../../src/engine/kind.ts'

export const ladder: KindDeclaration = {
  id: 'ladder',
  version: 1,
  title: 'wish',
  searched: ['wish', 'lend.words'],
  opening: {
    who: { anyone: true },
    doors: ['portal', 'desk'],
    place: 'needed',
    stage: 'asked',
    holder: { roles: ['grid-worker', 'clerk'], level: 'grid' },
    form: {
      wish: f.text({ max: 40, required: true, view: 'reporter' }),
      high: f.yesNo({ view: 'reporter' }),
      metres: f.number({ least: 1, most: 9, required: true, when: { path: 'input.high', is: true } }),
      phone: f.phone(),
      helpers: f.list({ name: f.text({ required: true, personal: 'name' }) }, { most: 3 }),
      photos: f.photos({ most: 2, view: 'reporter' }),
    },
  },
  fields: {
    lentTo: f.seat(['mediator']),
    checks: f.list({ helper: f.item('helpers'), ok: f.yesNo() }),
    twin: f.matter(),
  },
  stages: { asked: {}, lent: {}, back: {}, done: { final: true } },
  actions: {
    lend: {
      from: ['asked'],
      to: 'lent',
      who: { any: [{ holds: true }, { all: [{ role: ['clerk'] }, { within: true }] }] },
      main: true,
      told: true,
      form: { to: f.seat(['mediator'], { required: true }), words: f.longText({ view: 'reporter' }) },
      effects: [{ set: 'lentTo', from: 'to' }],
      holder: { seatFrom: 'to' },
    },
    check: {
      from: ['lent'],
      who: { holds: true },
      form: { helper: f.item('helpers', { required: true }), ok: f.yesNo({ required: true }) },
      effects: [{ add: 'checks', unique: 'helper' }],
    },
    'bring-back': {
      from: ['lent'],
      to: 'back',
      who: { holds: true },
      when: { path: 'checks', asManyAs: 'helpers' },
      form: { words: f.longText() },
      holder: { roles: ['clerk'], level: 'town' },
    },
    inspect: {
      from: ['back'],
      to: [
        { when: { path: 'input.whole', is: true }, stage: 'done', close: 'solved' },
        { stage: 'lent', holder: { doer: ['bring-back'], otherwise: { roles: ['clerk'], level: 'town' } } },
      ],
      who: { all: [{ role: ['clerk', 'mediator'] }, { within: true }, { not: { did: ['bring-back'] } }] },
      form: { whole: f.yesNo({ required: true }) },
    },
    end: {
      from: ['asked'],
      to: 'done',
      who: { holds: true },
      form: { how: f.choice(['refused', 'duplicate'], { required: true }), twin: f.matter() },
      effects: [{ set: 'twin', from: 'twin' }],
      close: { from: 'how' },
    },
    thank: {
      from: ['done'],
      to: [{ when: { path: 'input.stars', atMost: 2 }, stage: 'asked' }, { stage: 'done' }],
      who: { receipt: true },
      doors: ['portal'],
      window: { daysAfterClose: 7 },
      form: { stars: f.stars({ required: true, view: 'reporter' }) },
    },
  },
  sight: {
    any: [{ receipt: true }, { held: true }, { all: [{ role: ['clerk', 'supervisor'] }, { within: true }] }],
  },
  rating: { action: 'thank', stars: 'stars' },
  indicators: { 'time-to-lend': { from: 'open', until: ['lend'] } },
}

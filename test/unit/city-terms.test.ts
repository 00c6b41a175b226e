/**
 * The table of lengths of time that a city must know, row by row as the field's report lists it: each stands in each
 * city with its number, its rule in both languages, its source, its version and its mark.
 */
import { describe, expect, it } from 'vitest'
import { CALENDAR } from '../../src/cities/calendar.ts'
import { CITIES } from '../../src/cities/index.ts'
import type { CityTerm, Need } from '../../src/cities/term.ts'
import { NATIONAL, SAME, termsOf } from '../../src/cities/terms.ts'
import { dueOf, type Unit } from '../../src/engine/terms.ts'
import { KINDS } from '../../src/kinds/index.ts'

type Row = [key: string, count: number, unit: Unit, mark: CityTerm['mark'], more?: Partial<CityTerm>]

const NONE = { extend: undefined, stops: undefined, least: undefined }
const needs = (...all: Need[]): Partial<CityTerm> => ({ extend: { needs: all } })

const TABLE: Row[] = [
  ['mediation.people', 30, 'natural-day', 'verified', needs('all-parties')],
  ['mediation.medical', 30, 'working-day', 'verified', { ...needs('all-parties'), stops: ['appraisal'] }],
  ['mediation.labour', 15, 'natural-day', 'verified'],
  ['mediation.court.pre', 30, 'natural-day', 'verified', needs('all-parties')],
  ['mediation.court.pre.cap', 30, 'natural-day', 'configured'],
  ['mediation.court.filed.ordinary', 15, 'natural-day', 'verified', needs('all-parties')],
  ['mediation.court.filed.summary', 7, 'natural-day', 'verified', needs('all-parties')],
  ['online.pick', 2, 'working-day', 'verified'],
  ['online.appoint', 3, 'working-day', 'verified'],
  ['online.accept', 3, 'working-day', 'verified'],
  ['online.contact', 3, 'working-day', 'verified'],
  ['confirm.apply', 30, 'natural-day', 'verified'],
  ['confirm.court', 30, 'natural-day', 'verified', needs('president')],
  ['confirm.objection.party', 15, 'natural-day', 'verified'],
  ['confirm.objection.third', 6, 'month', 'verified'],
  ['admin.mediation.accept', 5, 'working-day', 'configured'],
  ['admin.mediation.accept.complex', 10, 'working-day', 'configured'],
  ['admin.mediation.finish', 30, 'natural-day', 'configured', needs('all-parties')],
  ['petition.forward', 15, 'natural-day', 'verified'],
  ['petition.notice', 15, 'natural-day', 'verified'],
  ['petition.return', 5, 'working-day', 'verified'],
  [
    'petition.handle',
    60,
    'natural-day',
    'verified',
    { extend: { most: 30, times: 1, needs: ['head', 'reason-told'] } },
  ],
  ['petition.reviewApply', 30, 'natural-day', 'verified'],
  ['petition.review', 30, 'natural-day', 'verified'],
  ['petition.recheckApply', 30, 'natural-day', 'verified'],
  ['petition.recheck', 30, 'natural-day', 'verified', { stops: ['hearing'] }],
  ['hotline.sd.handle', 5, 'working-day', 'configured'],
  ['hotline.sd.extend', 10, 'working-day', 'configured'],
  ['hotline.sd.return', 2, 'working-day', 'configured'],
  ['hotline.ah.consult', 3, 'working-day', 'configured'],
  ['hotline.ah.other', 10, 'working-day', 'configured'],
  ['hotline.phone', 15, 'second', 'verified'],
  ['hotline.mail', 24, 'emergency-hour', 'verified'],
  ['rating.fix', 15, 'working-day', 'configured'],
  ['stuck.window.complex', 5, 'working-day', 'configured'],
  ['stuck.window.joint', 10, 'working-day', 'configured'],
  ['police.mediation.simple', 24, 'emergency-hour', 'configured'],
  ['police.mediation.complex', 5, 'natural-day', 'configured'],
  ['property.notInKeeping', 24, 'emergency-hour', 'verified'],
  ['property.copyToInspector', 24, 'emergency-hour', 'verified'],
  ['property.releaseUnrelated', 3, 'natural-day', 'verified'],
  ['decision.comment', 30, 'natural-day', 'verified', { least: 'unless-reasoned' }],
  ['decision.hearing', 7, 'natural-day', 'verified', { least: 'always' }],
  ['decision.legality', 7, 'working-day', 'verified', { least: 'always' }],
  ['camera.filing', 30, 'natural-day', 'verified'],
  ['camera.retention', 30, 'natural-day', 'verified', { least: 'always' }],
  ['log.retention', 6, 'month', 'verified', { least: 'always' }],
  ['log.pia', 36, 'month', 'verified', { least: 'always' }],
  ['visit.care.high', 7, 'natural-day', 'configured'],
  ['visit.care.key', 1, 'month', 'configured'],
  ['visit.care.general', 3, 'month', 'configured'],
  ['visit.care.change', 24, 'emergency-hour', 'configured'],
  [
    'info.disclosure',
    20,
    'working-day',
    'verified',
    { extend: { most: 20, times: 1, needs: ['head', 'reason-told'] }, stops: ['third-party'] },
  ],
  ['village.finance.general', 3, 'month', 'verified'],
  ['village.finance.frequent', 1, 'month', 'verified'],
  ['village.finance.major', 0, 'natural-day', 'configured'],
]

/** What binds a city because it was read for its own province. */
const BINDING: Record<string, string[]> = {
  huaibei: ['hotline.ah.consult', 'hotline.ah.other'],
  xingtai: [],
  binzhou: ['hotline.sd.handle', 'hotline.sd.extend', 'hotline.sd.return'],
  dongpo: ['rating.fix'],
}

it('knows every city', () => {
  expect(Object.keys(BINDING)).toEqual(Object.keys(CITIES))
})

describe.each(Object.values(CITIES))('the table of $id', (city) => {
  const of = (key: string): CityTerm => {
    const found = city.terms[key]
    if (!found) throw new Error(`${city.id} has no ${key}`)
    return found
  }

  it.each(TABLE)('has %s: %d × %s', (key, count, unit, mark, more = {}) => {
    const found = of(key)
    const { extend, stops, least } = found
    expect(found).toMatchObject({ count, unit, mark: BINDING[city.id]?.includes(key) ? 'verified' : mark })
    // A hotline's own extension stands with the city that the rule binds.
    if (!key.startsWith('hotline.')) expect({ extend, stops, least }).toEqual({ ...NONE, ...more })
  })

  it('gives each a rule in both languages, a source and a version', () => {
    for (const [key, { rule, source, version, mark }] of Object.entries(city.terms)) {
      expect([key, rule.zh, rule.en, source, version].filter((words) => words.trim() === '')).toEqual([])
      expect(rule.zh, key).toMatch(/\p{Script=Han}/u)
      expect(rule.en, key).not.toMatch(/\p{Script=Han}/u)
      expect(['verified', 'configured']).toContain(mark)
    }
  })

  it('can count every one of them', () => {
    for (const [key, term] of Object.entries(city.terms))
      expect(dueOf('2026-11-20T02:00:00Z', term, CALENDAR).at > '2026-11-20T02:00:00Z', key).toBe(true)
  })

  it('has what the clocks of all kinds name', () => {
    const named = KINDS.flatMap(({ clocks = {} }) => Object.values(clocks)).flatMap(({ term }) => {
      if (typeof term === 'string') return [term]
      return 'day' in term ? [term.as] : [...Object.values(term.terms), term.otherwise]
    })
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((key) => !city.terms[key])).toEqual([])
  })

  it('lets no kind extend further than its rule', () => {
    for (const { id, clocks = {}, actions } of KINDS)
      for (const { term, extension } of Object.values(clocks)) {
        if (!extension || typeof term !== 'string') continue
        const field = actions[extension.action]?.form?.[extension.count]
        const { extend } = of(term)
        expect(extend, `${id}: ${term}`).toBeDefined()
        if (extend?.most) expect(field, `${id}: ${term}`).toMatchObject({ most: extend.most })
        if (extend?.times) expect(extension.times, `${id}: ${term}`).toBe(extend.times)
      }
  })
})

describe('names for the same', () => {
  it('follow the key they refer to, also where a city has its own', () => {
    const own = { ...NATIONAL['stuck.complex'], count: 3 } as CityTerm
    const terms = termsOf({ 'stuck.complex': own }, { 'request.handle': 'stuck.complex' })
    expect(terms['stuck.window.complex']).toBe(own)
    expect(terms['request.handle']).toBe(own)
    expect(CITIES.binzhou?.terms['request.handle']).toBe(CITIES.binzhou?.terms['hotline.sd.handle'])
    expect(CITIES.huaibei?.terms['request.handle']).toBe(CITIES.huaibei?.terms['hotline.ah.other'])
  })

  it('are no lengths of time of their own', () => {
    expect(Object.keys(SAME).filter((name) => name in NATIONAL)).toEqual([])
    expect(() => termsOf({}, { 'request.handle': 'nothing' })).toThrow('request.handle refers to nothing')
  })
})

/** How the desk reads hand-over, help and supervision, and what its numbers lead to. */
import { describe, expect, test } from 'vitest'
import { ASSIST_FIELDS } from '../../src/engine/assist.ts'
import type { Answers } from '../../src/engine/fields.ts'
import type { Kind } from '../../src/engine/kind.ts'
import { residentRequest } from '../../src/kinds/resident-request.ts'
import { hasParts, listBehind, totalOf } from '../../src/web/desk/board/board.ts'
import { type DayView, isFree, quietOf, urgentOf } from '../../src/web/desk/day/day.ts'
import { partsOf } from '../../src/web/desk/matter/assists.ts'
import { groupOf, stepsOf } from '../../src/web/desk/matter/steps.ts'
import { countsOf } from '../../src/web/desk/matter/supervised.ts'
import { byDay } from '../../src/web/desk/notices/notices.ts'
import { rowLabel, takenItems } from '../../src/web/desk/reading.ts'
import type { ActionView, AvailableView, KindView, MatterView } from '../../src/web/desk/shapes.ts'

/** As the house tells it, as far as these parts read it. */
const kindView = (kind: Kind): KindView => ({
  id: kind.id,
  version: kind.version,
  title: kind.title,
  opening: { doors: kind.opening.doors, place: kind.opening.place, fields: kind.opening.form },
  fields: kind.fields ?? {},
  stages: kind.stages,
  clocks: {},
  texts: {},
  actions: Object.fromEntries(
    Object.entries(kind.actions).map(([id, { from, doors, main = false, group, form = {} }]) => {
      const view: ActionView = { from, doors: doors ?? ['desk'], main, fields: form, ...(group && { group }) }
      return [id, view]
    }),
  ),
})

const kind = kindView(residentRequest)

const matter = (more: Partial<MatterView>): MatterView => ({
  ref: '340621-261122-AAAAAA',
  kind: kind.id,
  title: '路灯',
  stage: 'dispatched',
  place: { code: '340621104', name: '临涣镇' },
  door: 'portal',
  openedAt: '2026-11-22T00:00:00.000Z',
  lastAt: '2026-11-22T00:00:00.000Z',
  lastEntry: '1',
  holder: SEAT,
  version: 1,
  path: [],
  fields: {},
  masked: [],
  seq: 1,
  watchers: [],
  clocks: [],
  available: [],
  ...more,
})

const SEAT = { seat: 's', name: 's', role: 'handler', unit: 'u' }
const offer = { to: SEAT, by: SEAT, at: '2026-11-22T00:00:00.000Z' }
const can = (action: string, main = false): AvailableView => ({ action, allowed: true, main })
const cannot = (action: string, code: string): AvailableView => ({
  action,
  allowed: false,
  main: false,
  reason: { code, detail: code },
})
const names = (list: readonly AvailableView[]) => list.map(({ action }) => action)

describe('the steps of a matter', () => {
  test('whoever is asked takes over or refuses first; acting, which takes it too, stands behind', () => {
    const available = [can('handle', true), can('note'), can('take-over', true), can('refuse-offer')]
    const steps = stepsOf(
      kind,
      matter({ available, handOver: { passes: 1, refused: 0, refusers: [], offer } }),
    )
    expect(names(steps.first)).toEqual(['take-over', 'refuse-offer'])
    expect(names(steps.others)).toEqual(['handle', 'note'])
  })

  test('the giver can withdraw; what was taken is taken back among the others', () => {
    const handOver = { passes: 1, refused: 0, refusers: [] }
    const asked = matter({
      available: [can('note'), can('withdraw-offer')],
      handOver: { ...handOver, offer },
    })
    expect(names(stepsOf(kind, asked).first)).toEqual(['withdraw-offer'])
    const taken = matter({ available: [can('note'), can('take-back')], handOver })
    expect(stepsOf(kind, taken).first).toEqual([])
    expect(names(stepsOf(kind, taken).others)).toEqual(['note', 'take-back'])
  })

  test('another seat’s turn is not explained by disabled buttons, a time that is over is', () => {
    const available = [
      cannot('take-over', 'not-allowed'),
      cannot('name-holder', 'wrong-stage'),
      cannot('refuse-offer', 'time-over'),
      cannot('dispatch', 'wrong-stage'),
    ]
    expect(names(stepsOf(kind, matter({ available })).blocked)).toEqual(['dispatch', 'refuse-offer'])
  })

  test('help and supervision stand apart', () => {
    const available = [can('handle', true), can('ask-assist'), can('urge')]
    const { first, others } = stepsOf(kind, matter({ available }))
    expect(names([...first, ...others])).toEqual(['handle'])
    expect(names(groupOf(kind, matter({ available }), 'assist'))).toEqual(['ask-assist'])
    expect(names(groupOf(kind, matter({ available }), 'supervision'))).toEqual(['urge'])
  })
})

describe('help', () => {
  const fields: Answers = {
    assists: [
      { unit: 'power', task: '查线路' },
      { unit: 'water', task: '停水' },
      { unit: 'roads', task: '围挡' },
    ],
    assistReports: [
      { part: 2, reason: '不再需要' },
      { part: 0, result: '已查' },
    ],
  }

  test('each part has its answer, its end or neither', () => {
    expect(partsOf(fields).map(({ unit, state, words }) => [unit, state, words])).toEqual([
      ['power', 'answered', '已查'],
      ['water', 'open', undefined],
      ['roads', 'ended', '不再需要'],
    ])
    expect(partsOf({})).toEqual([])
  })

  test('a part reads as its unit and its task, and one that is over is known as taken', () => {
    const { assists } = ASSIST_FIELDS
    if (assists?.type !== 'list') throw new Error('assists is no list')
    const label = rowLabel(
      kind,
      'form.assists',
      assists.of,
      { unit: 'power', task: '查线路' },
      () => '供电所',
    )
    expect(label).toBe('供电所 · 查线路')
    const long = rowLabel(kind, 'form.assists', assists.of, { unit: 'u', task: '长'.repeat(200) })
    expect([...long]).toHaveLength('u · '.length + 61)
    for (const action of ['report-assist', 'end-assist']) {
      const declared = kind.actions[action]
      if (!declared) throw new Error(`no ${action}`)
      expect(takenItems(kind, matter({ fields }), declared, 'part').sort()).toEqual([0, 2])
    }
  })
})

test('passing on is counted from the second time, urging by its entries', () => {
  const entries = ['open', 'urge', 'supervise', 'urge'].map((action) => ({ action }))
  const handOver = { passes: 1, refused: 0, refusers: [] }
  expect(countsOf({ handOver }, entries)).toEqual({ passes: 0, refused: 0, urged: 2, repeats: 0 })
  const more = { handOver: { ...handOver, passes: 3, refused: 2 }, repeats: 4 }
  expect(countsOf(more, [])).toEqual({ passes: 3, refused: 2, urged: 0, repeats: 4 })
})

describe('my day', () => {
  const none: DayView = {
    at: '2026-11-22T00:00:00.000Z',
    held: 0,
    overdue: 0,
    today: 0,
    soon: 0,
    stopped: 0,
    offered: 0,
    waiting: 0,
    assists: 0,
    watched: 0,
    watchedOverdue: 0,
  }

  test('every number leads to the list that it counts', () => {
    const links = [...urgentOf(none), ...quietOf({ ...none, watched: 2 })].map(({ id, href }) => [id, href])
    expect(Object.fromEntries(links)).toEqual({
      offered: '/matters?offered=me&sort=due',
      overdue: '/?due=overdue&sort=due',
      today: '/?due=today&sort=due',
      soon: '/?due=soon&sort=due',
      held: '/?sort=due',
      waiting: '/?waiting=others&sort=due',
      assists: '/matters?assists=me&sort=due',
      watched: '/matters?watcher=me&sort=due',
      watchedOverdue: '/matters?due=overdue&watcher=me&sort=due',
    })
  })

  test('supervision is shown to whoever does any; a free day is one without anything', () => {
    expect(quietOf(none).map(({ id }) => id)).toEqual(['held', 'waiting', 'assists'])
    expect(isFree(none)).toBe(true)
    expect(isFree({ ...none, assists: 1 })).toBe(false)
  })
})

describe('the board', () => {
  const standing = (open: number, red: number) => ({
    open,
    overdue: 0,
    soon: 0,
    asked: 0,
    passed: 0,
    risen: 0,
    yellow: 0,
    red,
    listed: 0,
  })

  test('sums its parts and links each number to its list', () => {
    expect(totalOf([standing(3, 1), standing(4, 0)])).toEqual(standing(7, 1))
    const place = { territory: '340621' }
    expect(listBehind('open', place)).toBe('/matters?state=open&territory=340621&sort=due')
    expect(listBehind('overdue', { ...place, holder: 's' })).toBe(
      '/matters?territory=340621&due=overdue&holder=s&sort=due',
    )
    expect(listBehind('red', place)).toBe('/matters?territory=340621&standing=red&sort=due')
  })

  test('leads down to grids and not below, nor to the territory itself again', () => {
    expect(hasParts('340621104', '340621')).toBe(true)
    expect(hasParts('340621', '340621')).toBe(false)
    expect(hasParts('340621104200001', '340621104200')).toBe(false)
  })
})

test('notices of one day stand together, in their order', () => {
  const notice = (seq: number, at: string) => ({
    ref: 'r',
    kind: 'k',
    kindName: 'k',
    title: '',
    seq,
    what: 'held',
    words: '',
    at,
    read: false,
  })
  const days = byDay([notice(3, '22 b'), notice(2, '22 a'), notice(1, '21 z')], (at) => at.slice(0, 2))
  expect(days.map(({ day, notices }) => [day, notices.map(({ seq }) => seq)])).toEqual([
    ['22', [3, 2]],
    ['21', [1]],
  ])
})

/** The desk's pure parts: a list that stays still, filters in the address, trees of codes, reply templates. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dispute } from '../../src/kinds/dispute.ts'
import { pathOf, treeOf } from '../../src/web/desk/code-tree.ts'
import { blanksIn } from '../../src/web/desk/form/blanks.ts'
import { onlyAsked, problemsOf } from '../../src/web/desk/form/check.ts'
import { concernsIn, concernsOf, withConcern } from '../../src/web/desk/list/concern.ts'
import {
  countedBy,
  type Filters,
  queryOf,
  readFilters,
  withFilter,
  writeFilters,
} from '../../src/web/desk/list/filters.ts'
import { split } from '../../src/web/desk/list/marked.tsx'
import { grow, merge } from '../../src/web/desk/list/merge.ts'
import type { Row } from '../../src/web/desk/shapes.ts'
import { ago, fromLocal, moment, toLocal } from '../../src/web/desk/when.ts'

/** A row of minute `n`; a later one stands higher in the list. */
const row = (n: number, stage = 'reported'): Row => ({
  ref: `340621-261122-${String(n).padStart(6, '0')}`,
  kind: 'resident-request',
  title: `${n}`,
  stage,
  place: { code: '340621104', name: '临涣镇' },
  door: 'portal',
  openedAt: new Date(Date.UTC(2026, 10, 22, 0, n)).toISOString(),
  lastAt: '2026-11-22T00:00:00.000Z',
  lastEntry: `${n}`,
  holder: { seat: 's', name: 's', role: 'clerk', unit: 'u' },
})
const newestFirst = (numbers: number[]) => [...new Set(numbers)].sort((a, b) => b - a)

describe('a list that is being read', () => {
  test('keeps its rows and their order, whatever the house tells', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 59 }), { maxLength: 20 })
    fc.assert(
      fc.property(numbers, numbers, fc.boolean(), fc.boolean(), (shown, told, more, goesOn) => {
        const before = newestFirst(shown).map((n) => row(n))
        const fresh = newestFirst(told).map((n) => row(n, 'accepted'))
        const { shown: after } = merge(
          { rows: before, ...(more && { next: 'x' }) },
          { items: fresh, ...(goesOn && { next: 'y' }) },
        )
        expect(after.rows.map(({ ref }) => ref)).toEqual(before.map(({ ref }) => ref))
      }),
    )
  })

  test('changes rows where they stand and counts what waits', () => {
    const { shown, waiting } = merge(
      { rows: [row(3), row(2)] },
      { items: [row(5), row(4), row(3, 'closed'), row(2)] },
    )
    expect(shown.rows.map(({ stage }) => stage)).toEqual(['closed', 'reported'])
    expect(waiting).toBe(2)
  })

  test('marks a row that has left, but none below the end of a page that goes on', () => {
    const left = merge({ rows: [row(3), row(2), row(1)] }, { items: [row(3), row(1)] })
    expect(left.shown.rows.map(({ gone }) => gone)).toEqual([undefined, true, undefined])
    const cut = merge({ rows: [row(3), row(2), row(1)] }, { items: [row(3), row(2)], next: 'x' })
    expect(cut.shown.rows.map(({ gone }) => gone)).toEqual([undefined, undefined, undefined])
  })

  test('counts older rows of the next page as nothing new', () => {
    expect(merge({ rows: [row(3)], next: 'x' }, { items: [row(3), row(2)] }).waiting).toBe(0)
    expect(merge({ rows: [row(3)] }, { items: [row(3), row(2)] }).waiting).toBe(1)
  })

  test('by due date keeps its order too, and counts only what is due before its end', () => {
    const due = (n: number, at: number | undefined): Row => ({
      ...row(n),
      ...(at !== undefined && {
        due: {
          due: new Date(Date.UTC(2026, 10, at)).toISOString(),
          lastDay: '2026-11-01',
          provisional: false,
          colour: 'green' as const,
        },
      }),
    })
    const shown = { rows: [due(1, 3), due(2, 5)], next: 'x' }
    // Opened long after all others and due first: it waits on top. Due later, or never: it stands on a later page.
    const fresh = { items: [due(9, 2), due(1, 3), due(2, 5), due(8, 7), due(7, undefined)] }
    expect(merge(shown, fresh, 'due').waiting).toBe(1)
    expect(merge({ rows: shown.rows }, fresh, 'due').waiting).toBe(3)
    const moved = merge({ rows: [due(1, 3), due(2, 5)] }, { items: [due(2, 5)], next: 'x' }, 'due')
    expect(moved.shown.rows.map(({ gone }) => gone)).toEqual([true, undefined])
    const last = merge({ rows: [due(1, 3), due(2, undefined)] }, { items: [due(1, 3)], next: 'x' }, 'due')
    expect(last.shown.rows.map(({ gone }) => gone)).toEqual([undefined, undefined])
  })

  test('grows below without doubling a row', () => {
    const { rows, next } = grow({ rows: [row(3), row(2)], next: 'x' }, { items: [row(2), row(1)] })
    expect(rows.map(({ title }) => title)).toEqual(['3', '2', '1'])
    expect(next).toBeUndefined()
  })
})

describe('filters', () => {
  test('come back from the address as they went', () => {
    const words = fc.string({ minLength: 1 })
    fc.assert(
      fc.property(fc.record({ kind: words, q: words, territory: words }, { requiredKeys: [] }), (filters) => {
        expect(readFilters(writeFilters(filters))).toEqual(filters)
      }),
    )
  })

  test('a single character is not searched, two are', () => {
    expect(queryOf({ q: '灯' })).toBe('')
    expect(queryOf({ q: ' 路灯 ' })).toBe(`?q=${encodeURIComponent('路灯')}`)
  })

  test('the order of a list is no part of what is counted', () => {
    expect(countedBy({ due: 'today', sort: 'due' })).toBe('?due=today')
    expect(queryOf({ due: 'today', sort: 'due' })).toBe('?due=today&sort=due')
  })

  test('what a list is about is one choice of several filters', () => {
    const before: Filters = { due: 'overdue', watcher: 'me', standing: 'red' }
    expect(concernsOf(before)).toEqual(['watcher', 'red'])
    expect(withConcern(before, 'waiting')).toEqual({ due: 'overdue', waiting: 'others' })
    expect(withConcern(before, 'listed')).toEqual({ due: 'overdue', standing: 'listed' })
    expect(withConcern(before, undefined)).toEqual({ due: 'overdue' })
    for (const inbox of [true, false]) {
      const { mine, standings } = concernsIn(inbox)
      for (const each of [...mine, ...standings]) expect(concernsOf(withConcern({}, each))).toEqual([each])
    }
  })

  test('a stage leaves with its kind', () => {
    const before: Filters = { kind: 'dispute', stage: 'signing', q: '围墙' }
    expect(withFilter(before, 'kind', undefined)).toEqual({ q: '围墙' })
    expect(before.stage).toBe('signing')
  })
})

test('found words are marked, each by itself, whatever signs they hold', () => {
  const hits = (text: string, words: string) =>
    split(text, words).flatMap(({ text: part, hit }) => (hit ? [part] : []))
  expect(hits('村口路灯不亮，路灯坏了', '路灯 坏了')).toEqual(['路灯', '路灯', '坏了'])
  expect(hits('a.c abc', 'a.c')).toEqual(['a.c'])
  expect(hits('a.c abc', '')).toEqual([])
})

test('codes make a tree whose leaves can be chosen, and a filter can choose branches', () => {
  const items = [
    { code: '01', name: '城乡建设' },
    { code: '0102', name: '市政' },
    { code: '010202', name: '路灯' },
  ]
  const [root] = treeOf(items, false)
  expect(root?.selectable).toBe(false)
  expect(root?.children[0]?.children[0]).toMatchObject({ selectable: true, label: '城乡建设 / 市政 / 路灯' })
  expect(treeOf(items, true)[0]?.selectable).toBe(true)
  expect(pathOf(items, '010202')).toEqual(['城乡建设', '市政', '路灯'])
  expect(pathOf(items, '99')).toEqual(['99'])
})

test('blanks of our templates are found, brackets of the writer are not', () => {
  expect(blanksIn('经核实：【情况】。【演示】事项已于【日期】办结。')).toEqual(['【情况】', '【日期】'])
  expect(blanksIn('We found: [findings] [sic]')).toEqual(['[findings]'])
})

test('every empty field of a required list is told by its own path', () => {
  const { parties } = dispute.opening.form
  if (!parties) throw new Error('dispute has no parties')
  const paths = problemsOf({ parties }, {}, onlyAsked({ parties }, {}), 'form').map(({ path }) => path)
  expect(paths).toEqual([
    'form.parties.0.side',
    'form.parties.0.name',
    'form.parties.1.side',
    'form.parties.1.name',
  ])
})

test('times are told and typed on the clock of China', () => {
  expect(moment('2026-11-21T17:30:00.000Z')).toBe('2026-11-22 01:30')
  expect(fromLocal('2026-11-22T01:30')).toBe('2026-11-22T01:30:00+08:00')
  expect(toLocal(fromLocal('2026-11-22T01:30'))).toBe('2026-11-22T01:30')
  const now = Date.parse('2026-11-22T12:00:00Z')
  expect(ago('2026-11-22T11:59:40Z', now, 'zh')).toBe('刚刚')
  expect(ago('2026-11-22T09:00:00Z', now, 'zh')).toBe('3小时前')
  expect(ago('2026-11-12T12:00:00Z', now, 'en')).toMatch(/10 days ago/)
})

import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as f from '../../../src/engine/fields.ts'
import { type FormContext, validate } from '../../../src/engine/form.ts'
import { KINDS } from '../../../src/kinds/index.ts'

const context: FormContext = {
  fields: { parties: [{ name: '甲' }, { name: '乙' }] },
  lookups: {
    code: (_list, code) => code === '010101',
    seat: (id) => id === 'seat-1',
    unit: (id) => id === 'unit-1',
  },
}

const EVERY: f.FieldMap = {
  text: f.text({ max: 5 }),
  phone: f.phone(),
  number: f.number({ least: 1, most: 9 }),
  whole: f.number({ whole: true }),
  choice: f.choice(['a', 'b']),
  choices: f.choices(['a', 'b', 'c'], { least: 2 }),
  code: f.code('categories'),
  yesNo: f.yesNo(),
  must: f.yesNo({ mustBe: true }),
  date: f.date(),
  dateTime: f.dateTime(),
  photos: f.photos({ most: 2 }),
  signature: f.signature(),
  unit: f.unit(['handler']),
  seat: f.seat(['mediator']),
  matter: f.matter(),
  stars: f.stars(),
  list: f.list({ name: f.text({ required: true }) }, { least: 1, most: 2 }),
  item: f.item('parties'),
}

const UUID = '0193a5e0-0000-7000-8000-000000000001'

describe('one answer', () => {
  test.each<[field: string, given: unknown, code: string | undefined]>([
    ['text', '路灯', undefined],
    ['text', '  路灯不亮了  ', undefined],
    ['text', '路灯不亮了吗', 'too-long'],
    ['text', '👨‍👩‍👧', undefined],
    ['text', 7, 'type'],
    ['text', 'a\u0007', 'characters'],
    ['phone', '13812345678', undefined],
    ['phone', '0561-3020000', undefined],
    ['phone', '12345', undefined],
    ['phone', '23812345678', 'pattern'],
    ['number', 9, undefined],
    ['number', 9.1, 'too-large'],
    ['number', 0, 'too-small'],
    ['number', Number.NaN, 'type'],
    ['whole', 1.5, 'type'],
    ['choice', 'c', 'option'],
    ['choices', ['a', 'b'], undefined],
    ['choices', ['a', 'a'], 'twice'],
    ['choices', ['a'], 'too-few'],
    ['code', '010101', undefined],
    ['code', '0101', 'unknown-code'],
    ['yesNo', 'yes', 'type'],
    ['yesNo', false, undefined],
    ['must', false, 'must-be'],
    ['date', '2024-02-29', undefined],
    ['date', '2026-02-29', 'date'],
    ['date', '2026-2-9', 'date'],
    ['dateTime', '2026-11-22T10:00+08:00', undefined],
    ['dateTime', '2026-11-22T25:00Z', 'date'],
    ['dateTime', '2026-11-22', 'date'],
    ['photos', [UUID], undefined],
    ['photos', ['x'], 'file'],
    ['photos', [UUID, UUID], 'twice'],
    ['signature', 'x', 'file'],
    ['unit', 'unit-2', 'unknown-code'],
    ['seat', 'seat-1', undefined],
    ['matter', '340621-261122-K7M2Q9', undefined],
    ['matter', '340621-261122-K7M2QI', 'pattern'],
    ['stars', 6, 'too-large'],
    ['item', 1, undefined],
    ['item', 2, 'item'],
    ['item', -1, 'item'],
    ['list', [{ name: '' }], 'required'],
    ['list', [{}, {}, {}], 'too-many'],
    ['list', {}, 'type'],
  ])('%s %j → %s', (name, given, code) => {
    const { problems } = validate(EVERY, { [name]: given }, context, 'form')
    expect(problems[0]?.code).toBe(code)
  })
})

test('an empty answer is none: it is left out, and missed where it is required', () => {
  const form = { a: f.text(), b: f.text({ required: true }) }
  expect(validate(form, { a: '  ', b: null }, context, 'form')).toEqual({
    value: {},
    problems: [{ path: 'form.b', code: 'required' }],
  })
})

test('problems name the path down to the row', () => {
  const { problems } = validate(EVERY, { list: [{ name: '甲' }, { name: 7 }] }, context, 'input')
  expect(problems).toEqual([{ path: 'input.list.1.name', code: 'type', params: { type: 'string' } }])
})

test('whatever is sent, validating ends with an answer or with paths', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.record(Object.fromEntries(Object.keys(EVERY).map((name) => [name, fc.jsonValue()])), {
        requiredKeys: [],
      }),
      (any, shaped) => {
        for (const input of [any, shaped]) {
          const { problems } = validate(EVERY, input, context, 'form')
          for (const problem of problems) expect(problem.path).toMatch(/^form/)
        }
      },
    ),
    { numRuns: 2_000 },
  )
})

test('what is accepted is accepted again unchanged, and JSON Schema agrees', () => {
  const ajv = new Ajv({ strict: false })
  formats.default(ajv)
  const schema = ajv.compile(f.schemaOf(EVERY))
  const sound = fc.record(
    {
      text: fc.constantFrom('路灯', ' 灯 ', 'é'),
      phone: fc.constantFrom('13800000001', '12345'),
      number: fc.double({ min: 1, max: 9, noNaN: true }),
      choices: fc.constantFrom(['a', 'b'], ['b', 'c', 'a']),
      date: fc.constantFrom('2024-02-29', '2026-11-22'),
      photos: fc.constantFrom([UUID], []),
      list: fc.array(fc.record({ name: fc.constantFrom('甲', ' 乙 ') }), { minLength: 1, maxLength: 2 }),
      stars: fc.integer({ min: 1, max: 5 }),
      must: fc.constant(true),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(sound, (input) => {
      const first = validate(EVERY, input, context, 'form')
      expect(first.problems).toEqual([])
      expect(validate(EVERY, first.value, context, 'form').value).toEqual(first.value)
      expect(schema(first.value), JSON.stringify(schema.errors)).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})

test('every form of every kind is a JSON Schema that compiles', () => {
  const ajv = new Ajv({ strict: false })
  formats.default(ajv)
  for (const kind of KINDS) {
    ajv.compile(f.schemaOf(kind.opening.form))
    for (const action of Object.values(kind.actions)) ajv.compile(f.schemaOf(action.form ?? {}))
  }
})

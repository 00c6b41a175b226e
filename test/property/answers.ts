/** Answers to any form: sound ones, and ones with something wrong in them. */
import { dayNumber, dayText } from '../../src/engine/days.ts'
import type { Answers, Field, FieldMap, Value } from '../../src/engine/fields.ts'
import { holds } from '../../src/engine/rule.ts'
import type { People } from '../../src/server/store/people.ts'
import type { Dice } from './dice.ts'

export interface Asked {
  fields: Answers
  people: People
  today: string
}

const UUID = '00000000-0000-7000-8000-000000000001'

/** Sound answers where there are any: a unit that no city has can't be named. */
export function answersTo(form: FieldMap, asked: Asked, dice: Dice): Answers {
  const input: Answers = {}
  for (const [name, field] of Object.entries(form)) {
    if (field.when && !holds(field.when, { fields: asked.fields, input })) continue
    if (!field.required && dice.chance(40)) continue
    const value = answerTo(field, asked, dice)
    if (value !== undefined) input[name] = value
  }
  return input
}

function answerTo(field: Field, asked: Asked, dice: Dice): Value | undefined {
  const { people } = asked
  switch (field.type) {
    case 'text':
      return field.pattern === 'phone' ? '13800000000' : '字'
    case 'number':
      return (field.least ?? 0) + dice.below((field.most ?? 9) - (field.least ?? 0) + 1)
    case 'choice':
      return dice.one(field.options)
    case 'choices':
      return field.options.slice(0, Math.max(1, field.least ?? 1))
    case 'code':
      return '010203'
    case 'yesNo':
      return field.mustBe ?? dice.chance(50)
    case 'date':
      return dayText(dayNumber(asked.today) + dice.below(80) - 4)
    case 'dateTime':
      return `${asked.today}T02:00:00Z`
    case 'photos':
      return [UUID]
    case 'signature':
      return UUID
    case 'unit': {
      const able = people.seats.filter(({ role }) => field.roles.includes(role))
      return dice.one(able)?.unit
    }
    case 'seat':
      return dice.one(people.seats.filter(({ role }) => field.roles.includes(role)))?.id
    case 'matter':
      return '990100-261122-BBBBBB'
    case 'stars':
      return 1 + dice.below(5)
    case 'item': {
      const items = asked.fields[field.of]
      return Array.isArray(items) && items.length > 0 ? dice.below(items.length) : undefined
    }
    case 'list': {
      const rows = Math.max(field.least ?? 0, 1 + dice.below(Math.min(3, field.most)))
      return Array.from({ length: rows }, () => answersTo(field.of, asked, dice))
    }
  }
}

/** The same with something that no form takes. */
export const spoilt = (input: Answers, dice: Dice): unknown =>
  dice.pick<unknown>([
    { ...input, unheardOf: 1 },
    { ...input, ...Object.fromEntries(Object.keys(input).map((name) => [name, { odd: true }])) },
    'not a form',
    [],
    { days: 31, unit: 'no such unit', seat: 'nobody', passed: 'yes' },
  ])

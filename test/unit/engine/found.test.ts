/** What random lives (`test/property`) have found, told with the invented errand. */
import { expect, test } from 'vitest'
import { defineKind } from '../../../src/engine/define.ts'
import * as f from '../../../src/engine/fields.ts'
import type { KindDeclaration } from '../../../src/engine/kind.ts'
import { errand } from '../../kinds/errand.ts'
import { born } from '../kinds/life.ts'
import { city, WHY } from './errands.ts'

/** Whom it is about may show only later. */
const accuse: KindDeclaration['actions'] = {
  accuse: {
    from: ['asked', 'sent', 'ran'],
    who: { any: [{ holds: true }, { role: ['supervisor'] }] },
    form: { against: f.unit(['handler', 'clerk', 'supervisor'], { required: true }) },
    effects: [{ set: 'against', from: 'against' }],
  },
}
const kind = defineKind({ ...errand, actions: { ...errand.actions, ...accuse } })
const sent = () =>
  born(kind, { what: '取药' }, '2026-03-02', city).does('clerk', 'send', '2026-03-03', { unit: 'u-housing' })

test('a unit that was asked to take a matter is not complained of while silence would give it the matter', () => {
  const refused = sent().refused('clerk', 'accuse', '2026-03-04', { against: 'u-housing' })
  expect(refused.code).toBe('holder-may-not-see')
  const life = sent()
    .does('clerk', 'withdraw-offer', '2026-03-04', WHY)
    .does('clerk', 'accuse', '2026-03-04 11:00', { against: 'u-housing' })
  expect(life.matter.fields.against).toBe('u-housing')
})

test('a matter is not taken back to a giver who may no longer read it', () => {
  const life = sent()
    .does('handler', 'take-over', '2026-03-04')
    .does('handler', 'accuse', '2026-03-05', { against: 'u-town' })
  expect(life.refused('supervisor', 'take-back', '2026-03-05 11:00', WHY).code).toBe('holder-may-not-see')
})

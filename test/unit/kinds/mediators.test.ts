/** Who mediates: a mediator near to a party steps back, and a quarrel is never between two tables. */
import { describe, expect, test } from 'vitest'
import { dispute } from '../../../src/kinds/dispute.ts'
import { born, china, type Life } from './life.ts'

const FORM = {
  subject: '两家为院墙争执',
  type: 'neighbours',
  facts: '东邻翻修院墙，西邻认为越过旧界一尺。',
  parties: [
    { side: 'applicant', name: '演示东邻' },
    { side: 'other', name: '演示西邻' },
  ],
}
const NEAR = { ground: 'relation', reason: '与一方是亲戚。' }
const SESSION = { heldAt: '2026-03-05T10:00+08:00', where: '茶馆', minutes: '双方到场。' }
const to = (mediator: string) => ({ mediator, chosenBy: 'centre' })

const accepted = (): Life =>
  born(dispute, FORM, '2026-03-02').does('clerk', 'accept', '2026-03-02 11:00', {
    willing: true,
    rightsTold: true,
  })
const offered = (): Life => accepted().does('clerk', 'assign-mediator', '2026-03-03', to('mediator'))
const mediating = (): Life => offered().does('mediator', 'take-over', '2026-03-03 11:00')

/** Offered to the other mediator and refused, so often. */
const refused = (life: Life, times: number): Life =>
  Array.from({ length: times }).reduce<Life>(
    (told, _, i) =>
      told
        .does('clerk', 'assign-mediator', `2026-03-06 1${i}:00`, to('other-mediator'))
        .does('otherMediator', 'refuse-offer', `2026-03-06 1${i}:30`, NEAR),
    life,
  )

test('who is near to a party steps back, and the centre asks another (特邀调解规定 art. 15)', () => {
  const back = offered().does('mediator', 'refuse-offer', '2026-03-03 11:00', NEAR)
  expect(back.matter).toMatchObject({ stage: 'accepted', holder: 'clerk' })
  const other = back.does('clerk', 'assign-mediator', '2026-03-04', to('other-mediator'))
  expect(other.does('otherMediator', 'hold-session', '2026-03-05', SESSION).matter).toMatchObject({
    holder: 'other-mediator',
    fields: { mediator: 'other-mediator' },
  })
})

test('a mediator has three working days to say so: Wed 4, Thu 5, Fri 6', () => {
  expect(offered().run('hand-over.1').lastDay).toBe('2026-03-06')
})

describe('while it is mediated', () => {
  test('another mediator is asked, and until then the first goes on', () => {
    const asked = mediating().does('clerk', 'assign-mediator', '2026-03-06', to('other-mediator'))
    expect(asked.matter).toMatchObject({ stage: 'mediating', holder: 'mediator' })
    expect(asked.does('mediator', 'hold-session', '2026-03-06 11:00', SESSION).matter.holder).toBe('mediator')
    const taken = asked.does('otherMediator', 'take-over', '2026-03-06 11:00')
    expect(taken.matter.holder).toBe('other-mediator')
    // The time for the whole of it goes on.
    expect(taken.run('settle.1')).toEqual(mediating().run('settle.1'))
  })

  test('three who refuse put it before the common superior, and nobody takes it back from there', () => {
    const stuck = refused(mediating(), 3)
    expect(stuck.matter).toMatchObject({ stage: 'mediating', holder: 'town-supervisor' })
    expect(stuck.refused('clerk', 'take-back', '2026-03-06 14:00', { reason: '另行指派。' }).code).toBe(
      'superior-names',
    )
    const named = stuck.does('townSupervisor', 'name-holder', '2026-03-06 15:00', {
      mediator: 'other-mediator',
      reason: '本镇再无其他调解员。',
    })
    expect(named.matter).toMatchObject({ holder: 'other-mediator', fields: { mediator: 'other-mediator' } })
    expect(named.run('naming.1').endedAt).toBe(china('2026-03-06 15:00'))
  })
})

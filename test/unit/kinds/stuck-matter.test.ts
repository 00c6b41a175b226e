import { describe, expect, test } from 'vitest'
import { stuckMatter } from '../../../src/kinds/stuck-matter.ts'
import { born, type Life, SEATS } from './life.ts'

const FORM = {
  subject: '过户办不下来',
  text: '跑了三趟，每次要补的材料都不一样。',
  contactPhone: '13800000001',
}
const REPLY = { reply: '已一次办好。' }
const NO = { ground: 'policy', basis: '演示办法第三条', reply: '该类房屋暂不能过户。' }
const PASSED = { passed: true, manner: 'by-phone' }

const accepted = (): Life => born(stuckMatter, FORM, '2026-03-02').does('clerk', 'accept', '2026-03-03')
const sorted = (weight: string): Life =>
  accepted().does('clerk', 'classify', '2026-03-03 11:00', { weight, reason: 'papers-missing' })
const sent = (weight = 'complex'): Life =>
  sorted(weight).does('clerk', 'forward', '2026-03-04', { unit: 'u-housing' })
const denied = (): Life => sent().does('handler', 'deny', '2026-03-05', NO)

describe('due dates, worked by hand (domain 4.5)', () => {
  test.each<[step: string, life: () => Life, run: string, lastDay: string]>([
    [
      'taken in and sorted on the next working day',
      () => born(stuckMatter, FORM, '2026-03-02'),
      'accept.1',
      '2026-03-03',
    ],
    ['simple: at once, the same day', () => sorted('simple'), 'settle.1', '2026-03-03'],
    ['complex: 5 working days: Wed 4, 5, 6, 9, 10', () => sorted('complex'), 'settle.1', '2026-03-10'],
    ['joint: 10 working days: 4, 5, 6, 9-13, 16, 17', () => sorted('joint'), 'settle.1', '2026-03-17'],
    [
      'the unit contacts the person on the day it takes the matter',
      () => sent().does('handler', 'take-over', '2026-03-05'),
      'contact.1',
      '2026-03-05',
    ],
  ])('%s', (_, life, run, lastDay) => {
    expect(life().run(run)).toMatchObject({ lastDay })
  })

  test('a filed "no" stops no clock, and neither does overturning it', () => {
    const before = sent().run('settle.1')
    expect(denied().run('settle.1')).toEqual(before)
    const must = denied().does('supervisor', 'overturn-denial', '2026-03-06', { opinion: '理由不成立。' })
    expect(must.matter).toMatchObject({ stage: 'forwarded', holder: SEATS.handler.id })
    expect(must.run('settle.1')).toEqual(before)
  })
})

describe('the seven steps 受理–分类–转办–办结–反馈–核查–备案', () => {
  test('in this order to the end', () => {
    const life = sent()
      .does('handler', 'contact', '2026-03-04 15:00', { manner: 'by-phone', minutes: '已说明所需材料。' })
      .does('handler', 'finish', '2026-03-06', REPLY)
      .does('clerk', 'answer', '2026-03-09', { content: 'content', reply: '已办好。' })
      .does('clerk', 'verify', '2026-03-10', PASSED)
      .does('clerk', 'file', '2026-03-10 11:00')
    // Taken by the very call: nothing was waited for.
    expect(life.matter.clocks.some(({ clock }) => clock === 'contact')).toBe(false)
    expect(life.matter).toMatchObject({ stage: 'closed', close: 'solved' })
    expect(life.matter.clocks.filter(({ endedAt }) => !endedAt)).toEqual([])
  })

  test('only a simple one is settled at the window', () => {
    expect(sorted('complex').refused('clerk', 'settle', '2026-03-03 12:00', REPLY).code).toBe(
      'condition-not-met',
    )
    const done = sorted('simple').does('clerk', 'settle', '2026-03-03 12:00', REPLY)
    expect(done.matter.stage).toBe('done')
    const told = done.does('clerk', 'answer', '2026-03-04', { content: 'content', reply: '已办好。' })
    expect(told.refused('clerk', 'verify', '2026-03-04', PASSED).params).toEqual({ why: 'two-people' })
    const back = told.does('townSupervisor', 'verify', '2026-03-04', { ...PASSED, passed: false })
    expect(back.matter).toMatchObject({ stage: 'classified', holder: SEATS.clerk.id })
    expect(back.run('settle.2').lastDay).toBe('2026-03-04')
  })

  test('a hard one goes to the leading group and comes back with a unit', () => {
    const up = sent().does('handler', 'raise', '2026-03-05', { difficulty: '涉及三个部门，规定不一致。' })
    expect(up.matter).toMatchObject({ stage: 'raised', holder: SEATS.citySupervisor.id })
    expect(up.run('settle.1').endedAt).toBeUndefined()
    const down = up.does('citySupervisor', 'forward', '2026-03-06', { unit: 'u-water', others: '住建、税务' })
    expect(down.matter).toMatchObject({
      holder: SEATS.citySupervisor.id,
      handOver: { offer: { to: SEATS.water.id } },
    })
    const called = down.does('water', 'contact', '2026-03-06 15:00', {
      manner: 'by-phone',
      minutes: '已联系。',
    })
    expect(called.matter).toMatchObject({ stage: 'forwarded', holder: SEATS.water.id })
  })
})

describe('a filed "no" 否定报备', () => {
  test('has ground and basis', () => {
    expect(sent().refused('handler', 'deny', '2026-03-05', { ground: 'policy' }).problems).toMatchObject([
      { path: 'input.basis', code: 'required' },
      { path: 'input.reply', code: 'required' },
    ])
  })

  test('lies with a supervisor, whose word decides; the unit alone ends nothing', () => {
    expect(denied().matter).toMatchObject({ stage: 'denied', holder: SEATS.supervisor.id })
    for (const action of ['finish', 'deny'])
      expect(denied().refused('handler', action, '2026-03-06', REPLY).code).toBe('wrong-stage')
    expect(denied().refused('handler', 'uphold-denial', '2026-03-06', { opinion: '同意' }).code).toBe(
      'not-allowed',
    )
  })

  test('that stands ends as answered, never as solved', () => {
    const life = denied()
      .does('supervisor', 'uphold-denial', '2026-03-06', { opinion: '确有规定。' })
      .does('clerk', 'answer', '2026-03-09', { content: 'not-content', reply: '已说明规定和其他办法。' })
      .does('clerk', 'verify', '2026-03-10', PASSED)
      .does('clerk', 'file', '2026-03-10 11:00')
    expect(life.matter.close).toBe('answered')
  })

  test('that stood once does not stand after a bad rating', () => {
    const again = denied()
      .does('supervisor', 'uphold-denial', '2026-03-06', { opinion: '确有规定。' })
      .does('clerk', 'answer', '2026-03-09', { content: 'not-content', reply: '已说明。' })
      .does('clerk', 'verify', '2026-03-10', PASSED)
      .does('clerk', 'file', '2026-03-10 11:00')
      .does('reporter', 'rate', '2026-03-11', { stars: 1 })
    expect(again.matter).toMatchObject({ stage: 'accepted', fields: { denied: false } })
    expect(again.run('accept.2').lastDay).toBe('2026-03-12')
  })
})

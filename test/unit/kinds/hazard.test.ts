import { describe, expect, test } from 'vitest'
import { hazard } from '../../../src/kinds/hazard.ts'
import { uuid } from '../../kinds/town.ts'
import { born, type Life, SEATS } from './life.ts'

const FORM = { subject: '楼道电线外露', text: '三号楼二层楼道电线外露。' }
const PHOTO = [uuid(77)]
const FIVE = {
  unit: 'u-housing',
  responsible: '演示负责人',
  measures: '更换线路并加装线管。',
  funds: '无',
  plan: '整改期间断电并派人值守。',
}
const DONE = { reply: '线路已更换。', after: PHOTO }
const PASSED = { passed: true, manner: 'on-site' }

const found = (): Life => born(hazard, FORM, '2026-03-02')
const graded = (grade: string): Life => found().does('grid', 'grade', '2026-03-03', { grade, before: PHOTO })
const assigned = (grade: string): Life => graded(grade).does('clerk', 'assign', '2026-03-04', FIVE)
const fixed = (grade: string): Life => assigned(grade).does('handler', 'rectify', '2026-03-06', DONE)

describe('due dates, worked by hand (no rule of law gives these lengths; each is marked configured)', () => {
  test.each<[step: string, life: () => Life, run: string, lastDay: string]>([
    ['checked on the next working day', found, 'check.1', '2026-03-03'],
    ['assigned on the next working day', () => graded('general'), 'assign.1', '2026-03-04'],
    ['a general one in 7 days: 4 + 7', () => assigned('general'), 'rectify.1', '2026-03-11'],
    ['a major one in 30 days: 27 to 31 March, 3 April', () => assigned('major'), 'rectify.1', '2026-04-03'],
    ['re-checked in 3 working days: Mon 9, 10, 11', () => fixed('general'), 'recheck.1', '2026-03-11'],
  ])('%s', (_, life, run, lastDay) => {
    expect(life().run(run)).toMatchObject({ lastDay })
  })

  test('another grade moves no date that runs', () => {
    const life = assigned('general').does('townSupervisor', 'regrade', '2026-03-05', {
      grade: 'major',
      reason: '有燃气。',
    })
    expect(life.matter.fields.grade).toBe('major')
    expect(life.run('rectify.1').lastDay).toBe('2026-03-11')
  })

  test('an extension comes before the due date, once', () => {
    const more = { days: 5, reason: '配件未到。' }
    const longer = assigned('general').does('townSupervisor', 'extend', '2026-03-11', more)
    expect(longer.run('rectify.1').lastDay).toBe('2026-03-16')
    expect(longer.refused('townSupervisor', 'extend', '2026-03-12', more).code).toBe('extension-used')
    expect(assigned('general').refused('townSupervisor', 'extend', '2026-03-12', more)).toMatchObject({
      code: 'clock-over',
      params: { 'rule.zh': '一般隐患整改时限' },
    })
  })
})

describe('the five fixed items (domain 8.4)', () => {
  test.each(['responsible', 'measures', 'funds', 'plan'])('without %s nothing is assigned', (item) => {
    const { [item]: _, ...rest } = FIVE as Record<string, string>
    expect(graded('general').refused('clerk', 'assign', '2026-03-04', rest).problems).toEqual([
      { path: `input.${item}`, code: 'required' },
    ])
  })

  test('the fifth, the time limit, follows from the grade', () => {
    expect(assigned('major').run('rectify.1').key).toBe('hazard.major')
  })
})

describe('evidence', () => {
  test('before and after', () => {
    const none = [{ path: 'input.before', code: 'required' }]
    expect(found().refused('grid', 'grade', '2026-03-03', { grade: 'general' }).problems).toEqual(none)
    const { after: _, ...words } = DONE
    expect(assigned('general').refused('handler', 'rectify', '2026-03-06', words).problems).toEqual([
      { path: 'input.after', code: 'required' },
    ])
  })
})

describe('the re-check', () => {
  test('is never by whoever put it right', () => {
    const spot = { before: PHOTO, after: PHOTO, reply: '已当场清理。' }
    const life = found().does('grid', 'fix-on-spot', '2026-03-02 11:00', spot)
    expect(life.refused('grid', 'recheck', '2026-03-03', PASSED)).toMatchObject({
      code: 'not-allowed',
      params: { why: 'two-people' },
    })
    expect(life.does('clerk', 'recheck', '2026-03-03', PASSED).matter).toMatchObject({
      close: 'solved',
      fields: { grade: 'general' },
    })
  })

  test('sends back what does not pass, with its time once more', () => {
    const back = fixed('general').does('clerk', 'recheck', '2026-03-09', { ...PASSED, passed: false })
    expect(back.matter).toMatchObject({ stage: 'rectifying', holder: SEATS.handler.id })
    expect(back.run('rectify.2').lastDay).toBe('2026-03-16')
  })

  test('sends to the clerk what was fixed on the spot only in words', () => {
    const spot = { before: PHOTO, after: PHOTO, reply: '已当场清理。' }
    const back = found()
      .does('grid', 'fix-on-spot', '2026-03-02 11:00', spot)
      .does('clerk', 'recheck', '2026-03-03', { ...PASSED, passed: false })
    expect(back.matter).toMatchObject({ stage: 'graded', holder: SEATS.clerk.id })
  })
})

describe('a major hazard (domain 8.3)', () => {
  const LISTED = { level: 'county', owner: '演示包案领导', target: '消除隐患', until: '2026-04-30' }
  const YES = { opinion: '同意。' }
  const listed = () => graded('major').does('supervisor', 'list', '2026-03-04', LISTED)
  const fixedAndListed = () =>
    listed()
      .does('clerk', 'assign', '2026-03-04', FIVE)
      .does('handler', 'rectify', '2026-03-20', DONE)
      .does('townSupervisor', 'recheck', '2026-03-23', PASSED)

  test('is listed with owner, target and day, and the day is a due date', () => {
    expect(listed().matter.fields).toMatchObject({
      listLevel: 'county',
      listOwner: '演示包案领导',
      listTarget: '消除隐患',
      listUntil: '2026-04-30',
    })
    expect(listed().run('listed.1').lastDay).toBe('2026-04-30')
  })

  test('waits after the re-check for a supervisor of the county, who ends it unless they listed it', () => {
    const checked = assigned('major')
      .does('handler', 'rectify', '2026-03-20', DONE)
      .does('clerk', 'recheck', '2026-03-23', PASSED)
    expect(checked.matter).toMatchObject({ stage: 'rechecked', holder: SEATS.supervisor.id })
    expect(checked.matter.close).toBeUndefined()
    expect(checked.does('supervisor', 'confirm', '2026-03-24', YES).matter.close).toBe('solved')
  })

  test('ends by a supervisor who neither listed nor re-checked it, and not while it is listed', () => {
    const checked = fixedAndListed()
    for (const by of ['supervisor', 'townSupervisor'] as const)
      expect(checked.refused(by, 'confirm', '2026-03-24', YES).params).toEqual({ why: 'two-people' })
    expect(checked.refused('citySupervisor', 'confirm', '2026-03-24', YES).code).toBe('still-listed')
    const off = checked.does('citySupervisor', 'strike-off', '2026-03-24', YES)
    expect(off.matter.fields.listLevel).toBeUndefined()
    expect(off.run('listed.1').endedAt).toBeDefined()
    expect(off.does('citySupervisor', 'confirm', '2026-03-25', YES).matter.close).toBe('solved')
  })

  test('that is not confirmed stays listed and is put right again', () => {
    const back = fixedAndListed().does('citySupervisor', 'rework', '2026-03-24', { opinion: '线管未加装。' })
    expect(back.matter).toMatchObject({
      stage: 'rectifying',
      holder: SEATS.handler.id,
      fields: { listLevel: 'county' },
    })
    // 25 to 31 March make 7, 23 April 30.
    expect(back.run('rectify.2').lastDay).toBe('2026-04-23')
    expect(back.run('listed.1').endedAt).toBeUndefined()
  })
})

test('a unit that is named has the same time to put it right as one that takes it', () => {
  const units = { handler: 'u-housing', water: 'u-water', power: 'u-power' } as const
  const thrice = (['handler', 'water', 'power'] as const).reduce(
    (life, seat, i) =>
      life
        .does('clerk', 'assign', `2026-03-04 1${i}:00`, { ...FIVE, unit: units[seat] })
        .does(seat, 'refuse-offer', `2026-03-04 1${i}:30`, { ground: 'wrong-place', reason: '不在辖区。' }),
    graded('general'),
  )
  const named = thrice.does('supervisor', 'name-holder', '2026-03-05', {
    unit: 'u-housing',
    reason: '属其辖区。',
  })
  // 5 + 7; the five items of the last assignment stand.
  expect(named.matter).toMatchObject({
    stage: 'rectifying',
    holder: SEATS.handler.id,
    fields: { plan: FIVE.plan },
  })
  expect(named.matter.clocks.filter(({ endedAt }) => !endedAt)).toMatchObject([
    { clock: 'rectify', lastDay: '2026-03-12' },
  ])
})

test('a bad rating makes the town look again (domain 4.4)', () => {
  const closed = fixed('general').does('clerk', 'recheck', '2026-03-09', PASSED)
  const again = closed.does('reporter', 'rate', '2026-03-10', { stars: 2 })
  expect(again.matter).toMatchObject({ stage: 'found', holder: SEATS.clerk.id })
  expect(closed.does('reporter', 'rate', '2026-03-10', { stars: 3 }).matter.close).toBe('solved')
  expect(closed.refused('reporter', 'rate', '2026-04-10', { stars: 1 }).code).toBe('window-over')
})

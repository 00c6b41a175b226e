/** Hand-over, worked by hand: until somebody has taken a matter the one who gives it holds it. */
import { describe, expect, test } from 'vitest'
import { available } from '../../../src/engine/available.ts'
import { colourOf } from '../../../src/engine/clocks.ts'
import { china, type Life, on, type SeatName } from '../kinds/life.ts'
import { asked, kind, NO, refusedBy, sent, taken, WHY } from './errands.ts'

const over = (life: Life) => life.matter.handOver
const lastly = (life: Life) => life.entries.at(-1)
const shown = (life: Life, seat: SeatName, day: string): string[] =>
  available(kind, life.matter, on(seat), china(day)).flatMap(({ action, allowed }) =>
    allowed ? [action] : [],
  )

describe('an offer', () => {
  test('leaves the matter with whoever gives it', () => {
    expect(sent().matter).toMatchObject({
      stage: 'sent',
      holder: 'clerk',
      held: ['clerk'],
      units: ['u-town'],
    })
    expect(over(sent())).toEqual({
      offer: { to: 'handler', unit: 'u-housing', by: 'clerk', back: 'asked', at: china('2026-03-03') },
      passes: 1,
      refusals: 0,
      refused: 0,
      refusers: [],
    })
  })

  test('gives two working days for a refusal, the first day not counted', () => {
    expect(sent().run('hand-over.1')).toMatchObject({
      lastDay: '2026-03-05',
      due: china('2026-03-06 00:00'),
      silence: 'take-by-silence',
    })
    // Friday 6 and Monday 9 March.
    expect(sent('u-housing', '2026-03-05').run('hand-over.1').lastDay).toBe('2026-03-09')
  })

  test('lets the seat that is asked read it, and no other of its kind', () => {
    const readers = ['clerk', 'townSupervisor', 'supervisor', 'citySupervisor']
    expect(asked().readers()).toEqual(readers)
    expect(sent().readers()).toEqual(['clerk', 'townSupervisor', 'handler', 'supervisor', 'citySupervisor'])
  })

  test('is one at a time', () => {
    const again = sent().refused('townSupervisor', 'send', '2026-03-03 11:00', { unit: 'u-water' })
    expect(again.code).toBe('wrong-stage')
  })

  test('by somebody else than the holder is given in the holder’s name', () => {
    const life = asked().does('townSupervisor', 'send', '2026-03-03', { unit: 'u-water' })
    expect(life.matter.holder).toBe('clerk')
    expect(over(life)?.offer).toMatchObject({ by: 'clerk', to: 'water' })
  })

  test('never goes to the unit complained of', () => {
    const life = asked({ against: 'u-water' })
    expect(life.refused('clerk', 'send', '2026-03-03', { unit: 'u-water' }).code).toBe('holder-may-not-see')
    expect(life.does('clerk', 'send', '2026-03-03', { unit: 'u-housing' }).matter.stage).toBe('sent')
  })

  test('an edit moves none of its dates', () => {
    const clocks = sent().matter.clocks
    expect(sent().does('clerk', 'remark', '2026-03-04', { words: '急' }).matter.clocks).toEqual(clocks)
    expect(sent().does('power', 'advise', '2026-03-04', { words: '慢' }).matter.clocks).toEqual(clocks)
    expect(sent().does('reporter', 'supplement', '2026-03-05', { words: '补' }).matter.clocks).toEqual(clocks)
  })
})

describe('taking it', () => {
  test('by word: the one who is asked holds it from then on', () => {
    expect(taken().matter).toMatchObject({
      stage: 'sent',
      holder: 'handler',
      held: ['clerk', 'handler'],
      units: ['u-town', 'u-housing'],
    })
    expect(lastly(taken())?.handOver).toEqual({ what: 'taken' })
    expect(over(taken())).toMatchObject({ passes: 1, last: { to: 'handler', by: 'clerk', back: 'asked' } })
    expect(over(taken())?.offer).toBeUndefined()
    expect(taken().run('hand-over.1').endedAt).toBe(china('2026-03-04'))
  })

  test('by doing what only the holder may', () => {
    const noted = sent().does('handler', 'remark', '2026-03-04', { words: '明天去' })
    expect(noted.matter).toMatchObject({ stage: 'sent', holder: 'handler' })
    expect(lastly(noted)?.handOver).toEqual({ what: 'taken' })
    const ran = sent().does('handler', 'run', '2026-03-04')
    expect(ran.matter).toMatchObject({ stage: 'ran', holder: 'clerk', held: ['clerk', 'handler'] })
    expect(ran.run('hand-over.1').endedAt).toBe(china('2026-03-04'))
    expect(over(ran)?.offer).toBeUndefined()
  })

  test('not by doing what anybody may', () => {
    const advised = sent().does('handler', 'advise', '2026-03-04', { words: '找水务' })
    expect(advised.matter.holder).toBe('clerk')
    expect(over(advised)?.offer?.to).toBe('handler')
  })

  test('not by a step that is refused', () => {
    expect(sent().refused('handler', 'remark', '2026-03-04', {}).code).toBe('invalid-input')
    expect(sent().refused('handler', 'finish', '2026-03-04').code).toBe('wrong-stage')
  })

  test('is for the seat that is asked alone', () => {
    for (const by of ['water', 'clerk', 'supervisor'] as const)
      expect(sent().refused(by, 'take-over', '2026-03-04').params?.why).toBe('offered')
    expect(sent().refused('water', 'run', '2026-03-04').params?.why).toBe('holder')
  })

  test('late, while nobody has yet said that silence took it, comes to the same', () => {
    expect(sent().does('handler', 'take-over', '2026-03-09').matter.holder).toBe('handler')
    expect(sent().does('handler', 'run', '2026-03-09').matter.stage).toBe('ran')
  })
})

describe('silence', () => {
  test('says nothing a millisecond before, and takes it at the very moment', () => {
    const before = sent().waits('2026-03-05 23:59:59.999')
    expect(before.entries.map(({ action }) => action)).toEqual(['open', 'send', 'clock-warned'])
    const after = sent().waits('2026-03-06 00:00')
    expect(lastly(after)).toMatchObject({
      action: 'take-by-silence',
      at: china('2026-03-06 00:00'),
      stamp: { by: 'system', name: 'clock' },
      handOver: { what: 'silence' },
    })
    expect(after.matter).toMatchObject({ stage: 'sent', holder: 'handler', held: ['clerk', 'handler'] })
  })

  test('is no lateness: nobody is called, nothing is red', () => {
    const after = sent().waits('2026-03-06 00:00')
    expect(after.matter.watchers).toEqual([])
    expect(colourOf(after.run('hand-over.1'), china('2026-04-01'))).toBe('green')
    expect(colourOf(sent().run('hand-over.1'), china('2026-03-05'))).toBe('yellow')
  })

  test('of a matter that is late for another reason does not wait for it', () => {
    // Begun by 7 March (3 + 4), run by 12 March (2 + 10); refused on the 5th, sent again on the 6th.
    const life = sent()
      .does('handler', 'refuse-offer', '2026-03-05', NO)
      .does('clerk', 'send', '2026-03-11', { unit: 'u-water' })
    const late = life.waits('2026-03-14')
    expect(late.matter).toMatchObject({ holder: 'water', watchers: ['town-supervisor'] })
  })
})

describe('a refusal', () => {
  test('brings it back to the stage and the seat it came from', () => {
    const back = sent().does('handler', 'refuse-offer', '2026-03-04', NO)
    expect(back.matter).toMatchObject({ stage: 'asked', holder: 'clerk', held: ['clerk'], units: ['u-town'] })
    expect(over(back)).toEqual({ passes: 1, refusals: 1, refused: 1, refusers: ['handler'] })
    expect(back.run('hand-over.1').endedAt).toBe(china('2026-03-04'))
    expect(back.readers()).not.toContain('handler')
  })

  test.each([
    ['no ground', { reason: '不归我们管。' }, 'input.ground', 'required'],
    ['a ground that the kind knows not', { ...NO, ground: 'tired' }, 'input.ground', 'option'],
    ['no reason', { ground: 'busy' }, 'input.reason', 'required'],
  ])('with %s is refused', (_, input, path, code) => {
    expect(sent().refused('handler', 'refuse-offer', '2026-03-04', input).problems).toEqual([{ path, code }])
  })

  test('is in time up to 24:00 of the last day', () => {
    expect(sent().does('handler', 'refuse-offer', '2026-03-05 23:59:59.999', NO).matter.stage).toBe('asked')
  })

  test('is too late from that moment on, though no loop has run, and says by which rule', () => {
    for (const day of ['2026-03-06 00:00', '2026-03-30'])
      expect(sent().refused('handler', 'refuse-offer', day, NO)).toMatchObject({
        code: 'time-over',
        params: { clock: 'hand-over', 'rule.en': 'The neighbours’ rule, art. 1', day: '2026-03-05' },
      })
  })

  test('is for the seat that is asked alone, and only while it is asked', () => {
    expect(sent().refused('water', 'refuse-offer', '2026-03-04', NO).params?.why).toBe('offered')
    expect(taken().refused('handler', 'refuse-offer', '2026-03-04 11:00', NO).code).toBe('nothing-offered')
    const back = sent().does('handler', 'refuse-offer', '2026-03-04', NO)
    expect(back.refused('handler', 'refuse-offer', '2026-03-04 11:00', NO).code).toBe('wrong-stage')
  })

  test('may be followed by an offer to the same seat, with its own time', () => {
    const again = sent()
      .does('handler', 'refuse-offer', '2026-03-04', NO)
      .does('clerk', 'send', '2026-03-06', { unit: 'u-housing' })
    expect(again.run('hand-over.2').lastDay).toBe('2026-03-10')
    expect(over(again)).toMatchObject({ passes: 2, refusals: 1 })
  })
})

describe('the giver', () => {
  test('withdraws an offer while it is open; that breaks no row of refusals', () => {
    const back = refusedBy(asked(), '2026-03-03', ['water', 'u-water'])
      .does('clerk', 'send', '2026-03-04', { unit: 'u-housing' })
      .does('clerk', 'withdraw-offer', '2026-03-04 11:00', WHY)
    expect(back.matter).toMatchObject({ stage: 'asked', holder: 'clerk' })
    expect(over(back)).toEqual({ passes: 2, refusals: 1, refused: 1, refusers: ['water'] })
    expect(back.readers()).not.toContain('handler')
    expect(back.refused('clerk', 'withdraw-offer', '2026-03-04 12:00', WHY).code).toBe('wrong-stage')
  })

  test('withdraws none that silence has taken, though no loop has said so', () => {
    expect(sent().does('clerk', 'withdraw-offer', '2026-03-05 23:59:59.999', WHY).matter.stage).toBe('asked')
    expect(sent().refused('clerk', 'withdraw-offer', '2026-03-06 00:00', WHY).code).toBe('time-over')
  })

  test('alone withdraws', () => {
    for (const by of ['handler', 'water', 'supervisor'] as const)
      expect(sent().refused(by, 'withdraw-offer', '2026-03-04', WHY).params?.why).toBe('holder')
  })

  test('takes back what was taken, and whoever stands above does', () => {
    for (const by of ['clerk', 'townSupervisor', 'supervisor'] as const) {
      const back = taken().does(by, 'take-back', '2026-03-05', WHY)
      expect(back.matter).toMatchObject({ stage: 'asked', holder: 'clerk', held: ['clerk', 'handler'] })
      expect(over(back)).toEqual({ passes: 1, refusals: 0, refused: 0, refusers: [] })
    }
  })

  test('takes back nothing that is only offered, or twice', () => {
    expect(sent().refused('clerk', 'take-back', '2026-03-04', WHY).code).toBe('nothing-offered')
    const back = taken().does('clerk', 'take-back', '2026-03-05', WHY)
    expect(back.refused('clerk', 'take-back', '2026-03-05 11:00', WHY).code).toBe('wrong-stage')
  })

  test('is not whoever gave it once and does not hold it: the unit itself takes nothing back', () => {
    for (const by of ['handler', 'water'] as const)
      expect(taken().refused(by, 'take-back', '2026-03-05', WHY).code).toBe('not-allowed')
  })

  test('gives it to another after that, who has their own time', () => {
    const other = taken()
      .does('clerk', 'take-back', '2026-03-05', WHY)
      .does('clerk', 'send', '2026-03-05 11:00', { unit: 'u-water' })
    expect(over(other)).toMatchObject({ passes: 2, offer: { to: 'water' } })
    expect(other.run('hand-over.2').lastDay).toBe('2026-03-09')
    expect(other.run('begin.2').lastDay).toBe('2026-03-09')
  })
})

describe('an offer ends', () => {
  test('when the matter is closed by the one it is for', () => {
    const gone = sent().does('reporter', 'withdraw', '2026-03-04')
    expect(gone.matter).toMatchObject({ close: 'withdrawn', holder: 'clerk' })
    expect(over(gone)?.offer).toBeUndefined()
    expect(lastly(gone)?.handOver).toEqual({ what: 'ended' })
    expect(gone.matter.clocks.filter(({ endedAt }) => !endedAt)).toEqual([])
    expect(gone.refused('handler', 'take-over', '2026-03-04 11:00').code).toBe('wrong-stage')
    expect(gone.readers()).not.toContain('handler')
  })

  test('when somebody above moves it', () => {
    const home = sent().does('supervisor', 'home', '2026-03-04')
    expect(home.matter).toMatchObject({ stage: 'asked', holder: 'clerk' })
    expect(over(home)).toEqual({ passes: 1, refusals: 0, refused: 0, refusers: [] })
    expect(home.run('hand-over.1').endedAt).toBe(china('2026-03-04'))
    expect(home.waits('2026-03-10').entries.map(({ action }) => action)).not.toContain('take-by-silence')
  })
})

describe('what is shown', () => {
  test('steps of a hand-over are shown in their turn, to whom they are for', () => {
    const steps = ['take-over', 'refuse-offer', 'withdraw-offer', 'take-back', 'name-holder']
    const turn = (life: Life, seat: SeatName, day: string) =>
      shown(life, seat, day).filter((id) => steps.includes(id))
    expect(turn(asked(), 'clerk', '2026-03-03')).toEqual([])
    expect(turn(sent(), 'clerk', '2026-03-04')).toEqual(['withdraw-offer'])
    expect(turn(sent(), 'handler', '2026-03-04')).toEqual(['take-over', 'refuse-offer'])
    expect(turn(sent(), 'handler', '2026-03-06 00:00')).toEqual(['take-over'])
    expect(turn(sent(), 'water', '2026-03-04')).toEqual([])
    expect(turn(taken(), 'clerk', '2026-03-04')).toEqual(['take-back'])
    expect(turn(taken(), 'handler', '2026-03-04')).toEqual([])
  })

  test('whoever is asked is shown what they could do as the holder', () => {
    expect(shown(sent(), 'handler', '2026-03-04')).toEqual(
      expect.arrayContaining(['run', 'remark', 'ask-assist', 'escalate']),
    )
    expect(shown(sent(), 'water', '2026-03-04')).toEqual(['advise'])
  })
})

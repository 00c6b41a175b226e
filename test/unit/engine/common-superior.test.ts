/** Refusals in a row, worked by hand: whoever stands above all sides holds the matter and must say who takes it. */
import { describe, expect, test } from 'vitest'
import { china, type Life, type SeatName } from '../kinds/life.ts'
import { asked, NO, refusedBy, WHY } from './errands.ts'

const over = (life: Life) => life.matter.handOver
const lastly = (life: Life) => life.entries.at(-1)

describe('refusals in a row', () => {
  const twice = () => refusedBy(asked(), '2026-03-03', ['handler', 'u-housing'], ['water', 'u-water'])
  const thrice = () =>
    refusedBy(asked(), '2026-03-03', ['handler', 'u-housing'], ['water', 'u-water'], ['power', 'u-power'])

  test('two leave it with the giver', () => {
    expect(twice().matter).toMatchObject({ stage: 'asked', holder: 'clerk' })
    expect(over(twice())).toEqual({ passes: 2, refusals: 2, refused: 2, refusers: ['handler', 'water'] })
  })

  test('end when somebody takes it; that there were some stays counted', () => {
    const taken = twice()
      .does('clerk', 'send', '2026-03-04', { unit: 'u-power' })
      .does('power', 'take-over', '2026-03-04 11:00')
    expect(over(taken)).toMatchObject({ passes: 3, refusals: 0, refused: 2, refusers: [] })
    const silent = twice().does('clerk', 'send', '2026-03-04', { unit: 'u-power' }).waits('2026-03-07')
    expect(over(silent)).toMatchObject({ passes: 3, refusals: 0, refused: 2, last: { to: 'power' } })
  })

  test('the third puts it before the common superior, who has one working day', () => {
    expect(thrice().matter).toMatchObject({
      stage: 'asked',
      holder: 'supervisor',
      held: ['clerk', 'supervisor'],
    })
    expect(over(thrice())).toEqual({
      passes: 3,
      refusals: 3,
      refused: 3,
      refusers: ['handler', 'water', 'power'],
      deadlock: true,
    })
    expect(thrice().run('naming.1').lastDay).toBe('2026-03-04')
    expect(lastly(thrice())?.handOver).toEqual({ what: 'refused', deadlock: true })
  })

  test.each<[why: string, by: [SeatName, string][], against: string | undefined, superior: string]>([
    [
      'all of one town: the town’s',
      [
        ['station', 'u-station'],
        ['station', 'u-station'],
        ['station', 'u-station'],
      ],
      undefined,
      'town-supervisor',
    ],
    [
      'one of the county among them: the county’s',
      [
        ['station', 'u-station'],
        ['handler', 'u-housing'],
        ['station', 'u-station'],
      ],
      undefined,
      'supervisor',
    ],
    [
      'the county’s is complained of: the city’s',
      [
        ['handler', 'u-housing'],
        ['water', 'u-water'],
        ['power', 'u-power'],
      ],
      'u-county',
      'city-supervisor',
    ],
    [
      'the town’s is complained of: the county’s',
      [
        ['station', 'u-station'],
        ['station', 'u-station'],
        ['station', 'u-station'],
      ],
      'u-water',
      'town-supervisor',
    ],
  ])('%s supervisor', (_, by, against, superior) => {
    const life = asked(against ? { against } : {})
    expect(refusedBy(life, '2026-03-03', ...by).matter.holder).toBe(superior)
  })

  test('the superior is none of the sides: given by the county’s, it goes to the city’s', () => {
    // The county's supervisor holds it after the first row, gives it another way, and gets it again.
    const home = thrice().does('supervisor', 'name-holder', '2026-03-04', { unit: 'u-power', ...WHY })
    const back = home.does('supervisor', 'take-back', '2026-03-05', WHY)
    expect(back.matter).toMatchObject({ stage: 'asked', holder: 'supervisor' })
    const again = refusedBy(
      back,
      '2026-03-06',
      ['handler', 'u-housing'],
      ['water', 'u-water'],
      ['power', 'u-power'],
    )
    expect(again.matter.holder).toBe('city-supervisor')
  })

  describe('then the superior', () => {
    const named = () => thrice().does('supervisor', 'name-holder', '2026-03-04', { unit: 'u-water', ...WHY })

    test('must name: nobody offers it about any more', () => {
      for (const by of ['supervisor', 'townSupervisor'] as const)
        expect(thrice().refused(by, 'send', '2026-03-04', { unit: 'u-water' }).code).toBe('superior-names')
      expect(thrice().refused('clerk', 'take-back', '2026-03-04', WHY).code).toBe('wrong-stage')
    })

    test('alone names, with reasons', () => {
      for (const by of ['clerk', 'water', 'citySupervisor'] as const)
        expect(
          thrice().refused(by, 'name-holder', '2026-03-04', { unit: 'u-water', ...WHY }).params?.why,
        ).toBe('holder')
      const bare = thrice().refused('supervisor', 'name-holder', '2026-03-04', {})
      expect(bare.problems?.map(({ path }) => path)).toEqual(['input.unit', 'input.reason'])
      expect(twice().refused('clerk', 'name-holder', '2026-03-04', { unit: 'u-water', ...WHY }).code).toBe(
        'nothing-to-name',
      )
    })

    test('names who holds it at once; the unit is written, and its time to begin runs', () => {
      expect(named().matter).toMatchObject({ stage: 'sent', holder: 'water', fields: { unit: 'u-water' } })
      expect(over(named())).toMatchObject({ passes: 3, refusals: 0, refused: 3, refusers: [] })
      expect(over(named())?.deadlock).toBeUndefined()
      expect(named().run('naming.1').endedAt).toBe(china('2026-03-04'))
      // As when it is sent: 4 March + 4.
      expect(
        named().matter.clocks.filter(({ clock, endedAt }) => clock === 'begin' && !endedAt),
      ).toMatchObject([{ startedAt: china('2026-03-04'), lastDay: '2026-03-08' }])
    })

    test('can’t be answered by another refusal', () => {
      expect(named().refused('water', 'refuse-offer', '2026-03-04 11:00', NO).code).toBe('nothing-offered')
      expect(() => named().run('hand-over.4')).toThrow('no run')
    })

    test('names nobody who may not read it', () => {
      const hidden = refusedBy(
        asked({ against: 'u-water' }),
        '2026-03-03',
        ['handler', 'u-housing'],
        ['power', 'u-power'],
        ['station', 'u-station'],
      )
      const to = { unit: 'u-water', ...WHY }
      expect(hidden.refused('supervisor', 'name-holder', '2026-03-04', to).code).toBe('holder-may-not-see')
    })

    test('can correct it: taken back it is with the superior again, never with those who passed it about', () => {
      const back = named().does('supervisor', 'take-back', '2026-03-05', WHY)
      expect(back.matter).toMatchObject({ stage: 'asked', holder: 'supervisor' })
    })

    test('is late by its own clock, and somebody above looks on', () => {
      const late = thrice().waits('2026-03-05 00:00')
      expect(lastly(late)).toMatchObject({
        action: 'clock-overdue',
        input: { clock: 'naming' },
        watcher: 'town-supervisor',
      })
      expect(late.matter.holder).toBe('supervisor')
    })

    test('may let it go another way, and then there is nothing left to name', () => {
      const gone = thrice().does('supervisor', 'drop', '2026-03-04')
      expect(gone.matter.close).toBe('refused')
      expect(over(gone)?.deadlock).toBeUndefined()
      expect(gone.run('naming.1').endedAt).toBe(china('2026-03-04'))
    })
  })
})

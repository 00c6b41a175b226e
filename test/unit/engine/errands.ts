/** How far an errand has come: the beginnings that tests of hand-over, help and supervision share. */
import { defineKind } from '../../../src/engine/define.ts'
import type { Answers } from '../../../src/engine/fields.ts'
import { ERRAND_TERMS, errand } from '../../kinds/errand.ts'
import { born, house, type Life, type SeatName } from '../kinds/life.ts'

export const kind = defineKind(errand)
const { time } = house
export const city = { ...house, time: { ...time, terms: { ...time.terms, ...ERRAND_TERMS } } }

/** Asked on Monday, 2 March 2026, at ten. */
export const asked = (form: Answers = {}): Life => born(kind, { what: '取药', ...form }, '2026-03-02', city)

/** Sent on Tuesday by the town's clerk; Wednesday 4 and Thursday 5 March are the two working days for a refusal. */
export const sent = (unit = 'u-housing', day = '2026-03-03'): Life =>
  asked().does('clerk', 'send', day, { unit })

export const taken = (): Life => sent().does('handler', 'take-over', '2026-03-04')

export const NO: Answers = { ground: 'not-ours', reason: '不归我们管。' }
export const WHY: Answers = { reason: '另有安排。' }

/** Offered and refused on one day, one after the other. */
export const refusedBy = (
  life: Life,
  day: string,
  ...seats: (readonly [seat: SeatName, unit: string])[]
): Life =>
  seats.reduce(
    (told, [seat, unit], i) =>
      told
        .does(offeror(told), 'send', `${day} 1${i}:00`, { unit })
        .does(seat, 'refuse-offer', `${day} 1${i}:30`, NO),
    life,
  )

/** The seat that holds it, which gives it on. */
const offeror = (life: Life): SeatName => (life.matter.holder === 'clerk' ? 'clerk' : 'supervisor')

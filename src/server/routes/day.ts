/** My day: what waits for the seat I sit on, in numbers. */
import { dueBounds } from '../../engine/due-when.ts'
import { refusal } from '../../engine/refusals.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { dayCounts } from '../store/day.ts'
import { Thing } from './schemas.ts'

export const DAY: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/day',
    who: 'staff',
    summary:
      'Counts for my seat, each as long as its list: held (holder=me), of these overdue, today, soon, stopped (due=…); ' +
      'offered (offered=me), waiting (waiting=others), assists (assists=me), watched (watcher=me), of these ' +
      'watchedOverdue; `until` are the moments at which today and soon end',
    answers: { 200: Thing },
    async handle(house, { actor, now }) {
      if (actor.type !== 'seat') return refusal('not-signed-in')
      const bounds = dueBounds(now, house.time.calendar)
      const counts = await dayCounts(house.sql, house.kinds, actor, bounds)
      const { today, soon } = bounds
      return { status: 200, body: { at: now, until: { today, soon }, ...counts } }
    },
  }),
]

/** The supervisor's board. */
import { Type } from 'typebox'
import { chinaDayOf } from '../../engine/days.ts'
import { dueBounds } from '../../engine/due-when.ts'
import { refusal } from '../../engine/refusals.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { lateHolders, standings } from '../store/board.ts'
import { namesWhen } from '../store/territory.ts'
import { Code, Thing } from './schemas.ts'
import { holderView } from './view.ts'

export const BOARD: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/board',
    who: 'staff',
    summary:
      'Open matters of my sight by the parts of a territory (mine unless named): open, overdue, soon, and how they ' +
      'stand with supervision (asked, passed, risen, yellow, red, listed); and the seats that are late most',
    query: Type.Object({ territory: Type.Optional(Code) }, { additionalProperties: false }),
    answers: { 200: Thing },
    async handle(house, { query, actor, language, now }) {
      if (actor.type !== 'seat') return refusal('not-signed-in')
      const territory = query.territory ?? actor.seat.territory
      const bounds = dueBounds(now, house.time.calendar)
      const rows = await standings(house.sql, house.kinds, actor, territory, bounds)
      const late = await lateHolders(house.sql, house.kinds, actor, territory, bounds)
      const day = chinaDayOf(now)
      const codes = [territory, ...rows.map(({ code }) => code)].map((code) => ({ code, day }))
      const nameOf = await namesWhen(house.sql, codes)
      const parts = rows.map((row) => ({ ...row, name: nameOf(row.code, day) }))
      const holders = late.map(({ holder, ...row }) => ({
        ...row,
        holder: holderView(house, holder, language),
      }))
      return { status: 200, body: { at: now, territory, name: nameOf(territory, day), parts, holders } }
    },
  }),
]

/** Likely duplicates of a matter, for whoever takes it in. */
import { Type } from 'typebox'
import { refusal } from '../../engine/refusals.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { versionOf } from '../house.ts'
import { findMatter } from '../store/matters.ts'
import { similarMatters } from '../store/similar.ts'
import { Ref, Things } from './schemas.ts'
import { rowsView } from './view.ts'

export const SIMILAR: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/matters/{ref}/similar',
    who: 'staff',
    summary: 'Likely duplicates: same category, near, similar words',
    params: Type.Object({ ref: Ref }),
    answers: { 200: Things },
    async handle(house, { params, actor, language }) {
      const matter = await findMatter(house.sql, house.kinds, actor, params.ref)
      if (!matter) return refusal('not-found')
      const found = await similarMatters(house.sql, versionOf(house, matter), actor, matter)
      const rows = await rowsView(
        house,
        found.map((each) => each.matter),
        language,
      )
      const items = found.map(({ metres, daysApart, likeness }, i) => ({
        ...rows[i],
        ...(metres !== undefined && { distanceMetres: metres }),
        daysApart,
        likeness: Math.round(likeness * 100) / 100,
      }))
      return { status: 200, body: { items } }
    },
  }),
]

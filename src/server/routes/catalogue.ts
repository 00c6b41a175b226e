/** What the city offers: itself, its kinds, its lists, its units and seats. */
import { Type } from 'typebox'
import { routeOf } from '../../cities/routing.ts'
import { schemaOf } from '../../engine/fields.ts'
import type { Kind } from '../../engine/kind.ts'
import { refusal } from '../../engine/refusals.ts'
import { known, type Language, say, textIdsOf } from '../../engine/text.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { kindOf } from '../house.ts'
import { TEXTS } from '../texts.ts'
import { promiseOf } from './portal-view.ts'
import { Code, Name, Thing, Things } from './schemas.ts'

/** A declaration with the texts of its ids in one language; `fields` are the engine's own form, `form` JSON Schema. */
function kindView(kind: Kind, language: Language, promise: string) {
  const texts = TEXTS[language]
  const ids = textIdsOf(kind).flatMap((id) => [id, `${id}.hint`])
  return {
    id: kind.id,
    version: kind.version,
    title: kind.title,
    opening: {
      doors: kind.opening.doors,
      place: kind.opening.place,
      fields: kind.opening.form,
      form: schemaOf(kind.opening.form),
    },
    fields: kind.fields ?? {},
    stages: kind.stages,
    actions: Object.fromEntries(
      Object.entries(kind.actions).map(([id, action]) => [
        id,
        {
          from: action.from,
          doors: action.doors ?? ['desk'],
          main: action.main ?? false,
          ...(action.group && { group: action.group }),
          ...(action.close && { close: action.close }),
          fields: action.form ?? {},
          form: schemaOf(action.form ?? {}),
        },
      ]),
    ),
    clocks: kind.clocks ?? {},
    ...(kind.rating && { rating: kind.rating }),
    indicators: Object.keys(kind.indicators ?? {}),
    promise,
    texts: Object.fromEntries(ids.filter((id) => known(texts, id)).map((id) => [id, say(texts, id)])),
  }
}

export const CATALOGUE: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/city',
    who: 'anyone',
    summary: 'Which city this is',
    answers: { 200: Thing },
    async handle({ city, demo }, { language }) {
      const { id, code, names, territory } = city
      return { status: 200, body: { id, code, name: names[language], demo, centre: territory.centre } }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/kinds',
    who: 'anyone',
    summary: 'What can be brought here',
    answers: { 200: Things },
    async handle({ kinds }, { language }) {
      const texts = TEXTS[language]
      const items = kinds.map(({ id, version, opening }) => ({
        id,
        version,
        name: say(texts, `${id}.name`),
        about: say(texts, `${id}.about`),
        doors: opening.doors,
      }))
      return { status: 200, body: { items } }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/kinds/{kind}',
    who: 'anyone',
    summary: 'One declaration: form (JSON Schema), stages, actions, texts',
    params: Type.Object({ kind: Name }),
    answers: { 200: Thing },
    async handle(house, { params, language }) {
      const kind = kindOf(house, params.kind)
      if (!kind) return refusal('unknown-kind', { params })
      return { status: 200, body: kindView(kind, language, promiseOf(house, kind, language)) }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/lists/{list}',
    who: 'anyone',
    summary: 'A named list of codes, such as the categories of requests',
    params: Type.Object({ list: Name }),
    answers: { 200: Things },
    async handle({ lists }, { params, language }) {
      const list = lists[params.list]
      if (!list) return refusal('unknown-list', { params })
      const items = list.map((item) => ({ code: item.code, name: item[language] }))
      return {
        status: 200,
        body: { items },
        headers: { 'cache-control': 'public, max-age=3600', vary: 'x-language, accept-language' },
      }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/units',
    who: 'staff',
    summary: 'Units with a seat of a role that serve a place, nearest first; `suggested` by category',
    query: Type.Object(
      { role: Name, place: Code, category: Type.Optional(Name) },
      { additionalProperties: false },
    ),
    answers: { 200: Things },
    async handle({ directory }, { query, language }) {
      const department = query.category && routeOf(query.category)
      const units = directory.unitsFor(query.role, query.place)
      const suggested = units.find((unit) => unit.department === department)
      const items = units.map((unit) => ({
        id: unit.id,
        name: unit[language],
        department: unit.department,
        suggested: unit === suggested,
      }))
      return { status: 200, body: { items } }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/seats',
    who: 'staff',
    summary: 'Seats of a role that serve a place, nearest first',
    query: Type.Object({ role: Name, place: Code }, { additionalProperties: false }),
    answers: { 200: Things },
    async handle({ directory }, { query, language }) {
      const items = directory.seatsFor(query.role, query.place).map((seat) => ({
        id: seat.id,
        name: seat[language],
        unit: directory.unit(seat.unit)?.[language] ?? '',
      }))
      return { status: 200, body: { items } }
    },
  }),
]

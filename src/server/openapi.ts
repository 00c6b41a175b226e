/** OpenAPI 3.1 derived from the routes and the declared kinds; nothing in it is written twice. */
import { schemaOf } from '../engine/fields.ts'
import { REFUSALS } from '../engine/refusals.ts'
import { say } from '../engine/text.ts'
import type { Endpoint } from './endpoint.ts'
import type { House } from './house.ts'
import { TEXTS } from './texts.ts'

const Problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { enum: Object.keys(REFUSALS) },
    detail: { type: 'string' },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

const refused = {
  description: 'A refusal of the catalogue (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** The whole document. Forms of kinds stand in `components.schemas` as `<kind>.open` and `<kind>.<action>`. */
export function openapiOf(house: House, endpoints: readonly Endpoint[]) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const each of endpoints) {
    const others = paths[each.path] ?? {}
    paths[each.path] = { ...others, [each.method.toLowerCase()]: operationOf(each) }
  }
  const forms = house.kinds.flatMap((kind) => [
    [`${kind.id}.open`, { title: say(TEXTS.en, `${kind.id}.name`), ...schemaOf(kind.opening.form) }],
    ...Object.entries(kind.actions).map(([id, action]) => [
      `${kind.id}.${id}`,
      { title: say(TEXTS.en, `${kind.id}.action.${id}`), ...schemaOf(action.form ?? {}) },
    ]),
  ])
  return {
    openapi: '3.1.0',
    info: { title: 'Teahouse', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas: { Problem, ...Object.fromEntries(forms) },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'teahouse' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

function operationOf(each: Endpoint) {
  const parameters = [...parametersOf(each.params, 'path'), ...parametersOf(each.query, 'query')]
  const answers = Object.entries(each.answers).map(([status, schema]) => [
    status,
    { description: each.summary, ...(schema && { content: { 'application/json': { schema } } }) },
  ])
  return {
    summary: each.summary,
    ...(each.who === 'staff' && { security: [{ session: [] }, { token: [] }] }),
    ...(parameters.length > 0 && { parameters }),
    ...(each.body && {
      requestBody: { required: true, content: { 'application/json': { schema: each.body } } },
    }),
    responses: { ...Object.fromEntries(answers), default: refused },
  }
}

function parametersOf(schema: Endpoint['params'], place: 'path' | 'query') {
  const required = new Set(schema?.required ?? [])
  return Object.entries(schema?.properties ?? {}).map(([name, part]) => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    schema: part,
  }))
}

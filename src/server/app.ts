/** The web server: routes, faces, and the edge where malformed requests become refusals. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import cookie from '@fastify/cookie'
import files from '@fastify/static'
import { Ajv } from 'ajv'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import type { Problem } from '../engine/form.ts'
import type { Refusal } from '../engine/refusals.ts'
import { type Endpoint, mount } from './endpoint.ts'
import { addFormats } from './formats.ts'
import type { House } from './house.ts'
import { openapiOf } from './openapi.ts'
import { sendProblem } from './problem.ts'
import { BOARD } from './routes/board.ts'
import { CALENDAR_ROUTES } from './routes/calendar.ts'
import { CATALOGUE } from './routes/catalogue.ts'
import { DAY } from './routes/day.ts'
import { DELIVERY } from './routes/delivery.ts'
import { HEALTH } from './routes/health.ts'
import { INDICATORS } from './routes/indicators.ts'
import { LIVE } from './routes/live.ts'
import { MATTERS } from './routes/matters.ts'
import { NOTICES } from './routes/notices.ts'
import { PHOTOS } from './routes/photos.ts'
import { PORTAL } from './routes/portal.ts'
import { SEATS } from './routes/seats.ts'
import { SESSION } from './routes/session.ts'
import { SIMILAR } from './routes/similar.ts'
import { TERRITORY } from './routes/territory.ts'
import { isUnavailable } from './store/db.ts'

export const ENDPOINTS: readonly Endpoint[] = [
  ...SESSION,
  ...DELIVERY,
  ...CATALOGUE,
  ...SEATS,
  ...MATTERS,
  ...DAY,
  ...BOARD,
  ...NOTICES,
  ...SIMILAR,
  ...PORTAL,
  ...PHOTOS,
  ...TERRITORY,
  ...INDICATORS,
  ...CALENDAR_ROUTES,
  ...LIVE,
  ...HEALTH,
]

/** A form with every answer at its longest is far smaller. */
const BODY_BYTES = 256 * 1024

const WEB = new URL('../../dist/web/', import.meta.url).pathname

export async function createApp(house: House, log = false): Promise<FastifyInstance> {
  const app = Fastify({
    logger: log && { level: 'warn' },
    bodyLimit: BODY_BYTES,
    requestTimeout: 60_000,
    forceCloseConnections: true,
  })
  const strict = new Ajv({ allErrors: true, strict: false })
  const coercing = new Ajv({ allErrors: true, strict: false, coerceTypes: true })
  addFormats(strict)
  addFormats(coercing)
  app.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'body' ? strict : coercing).compile(schema),
  )
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = refusalOf(error, request.url)
    if (known) return sendProblem(request, reply, known)
    if (isUnavailable(error)) {
      reply.header('retry-after', '2')
      return sendProblem(request, reply, { code: 'too-busy' })
    }
    console.error(error)
    const body = { type: 'about:blank', title: 'Internal error', status: 500, code: 'internal' }
    return reply.code(500).type('application/problem+json').send(body)
  })
  await app.register(cookie)
  guard(app)
  mount(app, house, ENDPOINTS)
  const document = openapiOf(house, ENDPOINTS)
  app.get('/api/openapi.json', async () => document)
  await serveFaces(app)
  return app
}

/** Browsers say where a request comes from; one from another site can't use our cookie to write. */
function guard(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const site = request.headers['sec-fetch-site']
    if (
      request.method !== 'GET' &&
      request.method !== 'HEAD' &&
      site &&
      !['same-origin', 'none'].includes(`${site}`)
    )
      return sendProblem(request, reply, { code: 'foreign-origin' })
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'no-referrer')
    reply.header('x-frame-options', 'DENY')
    if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store')
  })
}

/** Faults that Fastify finds before a handler runs. */
function refusalOf(error: FastifyError, url: string): Refusal | undefined {
  if (error.validation) {
    const problems = error.validation.map((each): Problem => {
      const { missingProperty, additionalProperty } = each.params as Record<string, string | undefined> // Ajv's own
      const path = [each.instancePath.slice(1).replaceAll('/', '.'), missingProperty ?? additionalProperty]
      return {
        path: path.filter(Boolean).join('.') || (error.validationContext ?? 'request'),
        code: PROBLEM_BY_KEYWORD[each.keyword] ?? 'type',
      }
    })
    const unknown =
      error.validationContext === 'querystring' && problems.some(({ code }) => code === 'unknown-field')
    return { code: unknown ? 'unknown-parameter' : 'invalid-request', problems }
  }
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return { code: 'malformed-json' }
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { code: url.startsWith('/api/photos/') ? 'photo-too-large' : 'body-too-large' }
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { code: url.startsWith('/api/photos/') ? 'not-a-photo' : 'media-type' }
    default:
      return error.statusCode && error.statusCode < 500 ? { code: 'invalid-request' } : undefined
  }
}

const PROBLEM_BY_KEYWORD: Record<string, Problem['code']> = {
  required: 'required',
  additionalProperties: 'unknown-field',
  maxLength: 'too-long',
  minLength: 'required',
  minimum: 'too-small',
  maximum: 'too-large',
  pattern: 'pattern',
  format: 'date',
  enum: 'option',
}

/** The built faces; every address below a face is its page. */
async function serveFaces(app: FastifyInstance): Promise<void> {
  const faces = { desk: `${WEB}desk/index.html`, portal: `${WEB}portal/index.html` }
  if (!existsSync(faces.portal)) {
    app.setNotFoundHandler((request, reply) => sendProblem(request, reply, { code: 'not-found' }))
    return
  }
  const [desk, portal] = await Promise.all([readFile(faces.desk), readFile(faces.portal)])
  await app.register(files, {
    root: `${WEB}assets`,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
  })
  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api') || request.method !== 'GET')
      return sendProblem(request, reply, { code: 'not-found' })
    const page = /^\/desk(\/|\?|$)/.test(request.url) ? desk : portal
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  })
}

/**
 * One way of writing a route: path, who, schemas, handler. Answers and refusals leave through here only,
 * as JSON or as RFC 9457 problem documents.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TObject, TSchema } from 'typebox'
import type { Refusal } from '../engine/refusals.ts'
import type { Language } from '../engine/text.ts'
import type { Actor } from '../engine/who.ts'
import type { Caller } from './actor.ts'
import { callerOf } from './actor.ts'
import type { House } from './house.ts'
import { sendProblem } from './problem.ts'

/** What a handler answers; `body` is serialised as JSON unless it is a Buffer. */
export interface Answer {
  status: number
  body?: unknown
  headers?: Record<string, string>
}

export interface Call<P, Q, B> {
  params: P
  query: Q
  body: B
  actor: Actor
  caller: Caller
  language: Language
  /** ISO instant in UTC: the one moment of this request. */
  now: string
  request: FastifyRequest
  reply: FastifyReply
}

export interface Endpoint<
  P extends TObject = TObject,
  Q extends TObject = TObject,
  B extends TSchema = TSchema,
> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** OpenAPI form: `/api/matters/{ref}`. */
  path: string
  /** `staff` needs a session; `anyone` is a public door. No route goes without. */
  who: 'anyone' | 'staff'
  summary: string
  params?: P
  query?: Q
  body?: B
  /** Body limit in bytes when it differs from the app's. */
  bodyLimit?: number
  /** Status and schema of each good answer; `null` for anything but JSON. */
  answers: Record<number, TSchema | null>
  handle(house: House, call: Call<Static<P>, Static<Q>, Static<B>>): Promise<Answer | { refusal: Refusal }>
}

/** Keeps the types of one endpoint together. */
export const endpoint = <P extends TObject, Q extends TObject, B extends TSchema>(
  given: Endpoint<P, Q, B>,
): Endpoint => {
  if (!given.who) throw new Error(`${given.method} ${given.path} says not who may call it`)
  // The generic parameters are erased here only; Fastify validates the same schemas before the call.
  return given as unknown as Endpoint
}

/** Registers endpoints on the app. */
export function mount(app: FastifyInstance, house: House, endpoints: readonly Endpoint[]): void {
  for (const each of endpoints) {
    app.route({
      method: each.method,
      url: each.path.replace(/\{(\w+)\}/g, ':$1'),
      ...(each.bodyLimit && { bodyLimit: each.bodyLimit }),
      schema: {
        ...(each.params && { params: each.params }),
        ...(each.query && { querystring: each.query }),
        ...(each.body && { body: each.body }),
      },
      handler: async (request, reply) => {
        const now = house.now()
        const caller = await callerOf(house, request, now)
        if (each.who === 'staff' && caller.actor.type !== 'seat')
          return sendProblem(request, reply, { code: 'not-signed-in' })
        const result = await each.handle(house, {
          params: request.params as never, // validated by `params` above
          query: request.query as never, // validated by `query` above
          body: request.body as never, // validated by `body` above
          actor: caller.actor,
          caller,
          language: caller.language,
          now,
          request,
          reply,
        })
        // Server-sent events were written by the handler itself.
        if (reply.sent) return reply
        if ('refusal' in result) return sendProblem(request, reply, result.refusal)
        reply.code(result.status).headers(result.headers ?? {})
        return reply.send(result.body)
      },
    })
  }
}

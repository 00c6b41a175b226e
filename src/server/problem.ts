/** Refusals as RFC 9457 problem documents, in the reader's language. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { REFUSALS, type Refusal } from '../engine/refusals.ts'
import { known, type Language, say } from '../engine/text.ts'
import { languageOf } from './actor.ts'
import { TEXTS } from './texts.ts'

/** Sends a refusal; nothing else of the request leaves with it. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, given: Refusal): FastifyReply {
  const language = languageOf(request)
  const body = problemDocument(given, language)
  return reply.code(body.status).type('application/problem+json').send(body)
}

/** The words of a refusal's `detail`: why an action is not allowed is told more closely. */
export function detailOf(given: Refusal, language: Language): string {
  const texts = TEXTS[language]
  const params = named(given.params ?? {}, language)
  if (given.code === 'not-allowed' && given.params?.why) return say(texts, `why.${given.params.why}`, params)
  if (given.code === 'condition-not-met') {
    const own = `${given.params?.kind}.action.${given.params?.action}.when`
    if (known(texts, own)) return say(texts, own)
  }
  return say(texts, `refusal.${given.code}`, params)
}

/** Ids among the params become words: stages, clocks with their rule, and roles. */
function named(params: Record<string, string | number>, language: Language): Record<string, string | number> {
  const texts = TEXTS[language]
  const { kind, stage, role, clock } = params
  return {
    ...params,
    ...(kind && stage && { stage: say(texts, `${kind}.stage.${stage}`) }),
    ...(kind &&
      clock && { clock: say(texts, `${kind}.clock.${clock}`), rule: params[`rule.${language}`] ?? '—' }),
    ...(typeof role === 'string' && {
      role: role
        .split(',')
        .map((each) => say(texts, `role.${each}`))
        .join(language === 'zh' ? '、' : ', '),
    }),
  }
}

export function problemDocument(given: Refusal, language: Language) {
  const texts = TEXTS[language]
  return {
    type: `urn:teahouse:problem:${given.code}`,
    title: say(texts, `refusal.${given.code}`, named(given.params ?? {}, language)),
    status: REFUSALS[given.code],
    code: given.code,
    detail: detailOf(given, language),
    ...(given.params && { params: given.params }),
    ...(given.problems && {
      problems: given.problems.map((problem) => ({
        path: problem.path,
        code: problem.code,
        message: say(texts, `problem.${problem.code}`, problem.params),
      })),
    }),
    ...(given.since !== undefined && { since: given.since }),
  }
}

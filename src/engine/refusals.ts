/**
 * The catalogue of refusals. Whatever is not in it is a bug and answers 500.
 * Each code has its words in both languages under `refusal.<code>`.
 */
import type { Problem } from './form.ts'

/** HTTP status of each refusal (RFC 9457 problem documents carry code and status). */
export const REFUSALS = {
  'malformed-json': 400,
  'invalid-request': 400,
  'invalid-input': 422,
  'body-too-large': 413,
  'media-type': 415,
  'not-signed-in': 401,
  'wrong-password': 401,
  'not-allowed': 403,
  'foreign-origin': 403,
  'not-found': 404,
  'unknown-kind': 404,
  'unknown-action': 404,
  'unknown-list': 404,
  'unknown-stage': 422,
  'unknown-place': 422,
  'place-needed': 422,
  'place-outside-city': 422,
  'wrong-stage': 409,
  'condition-not-met': 409,
  'window-over': 409,
  'signed-already': 409,
  'clock-over': 409,
  'time-over': 409,
  'holder-may-not-see': 409,
  'clock-fixed': 409,
  'extension-used': 409,
  'offered-already': 409,
  'nothing-offered': 409,
  'superior-names': 409,
  'nothing-to-name': 409,
  'still-listed': 409,
  'changed-since': 409,
  'id-reused': 409,
  'too-busy': 503,
  'photo-too-large': 413,
  'not-a-photo': 415,
  'unknown-photo': 422,
  'link-to-itself': 422,
  'unknown-matter': 422,
  'wrong-door': 403,
  'bad-cursor': 400,
  'unknown-parameter': 400,
  'unknown-person': 422,
  'unknown-seat': 422,
  'seat-not-yours': 403,
  'seat-taken': 409,
  'seats-apart': 409,
  'duty-seat-vacant': 409,
  'not-seated': 409,
  'leave-taken': 409,
  'not-on-leave': 409,
  'own-stand-in': 422,
  'dates-reversed': 422,
  'channel-off': 409,
  'no-address': 409,
  'address-not-confirmed': 409,
  'wrong-code': 422,
  'code-over': 409,
  'too-often': 429,
} as const

export type RefusalCode = keyof typeof REFUSALS

export interface Refusal {
  code: RefusalCode
  params?: Record<string, string | number>
  problems?: Problem[]
  /** For `changed-since`: what happened since, as the actor may see it. */
  since?: unknown
}

export const refusal = (
  code: RefusalCode,
  rest: Omit<Refusal, 'code'> = {},
): { ok: false; refusal: Refusal } => ({ ok: false, refusal: { code, ...rest } })

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

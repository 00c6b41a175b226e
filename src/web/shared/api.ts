/** Calls the house: JSON in and out, refusals as `ProblemError`, a lost connection as `OfflineError`. */
import { v7 } from 'uuid'
import { currentLanguage } from './language.ts'

/** One field that is wrong, in the reader's language. */
export interface FieldProblem {
  /** Path in the request, such as `form.parties.1.phone`. */
  path: string
  code: string
  message: string
}

/** A refusal of the server (RFC 9457), or any other answer that isn't a good one. */
export class ProblemError extends Error {
  readonly status: number
  /** A code of `src/engine/refusals.ts`; `internal` for what is a bug. */
  readonly code: string
  /** For people, in their language; empty for what is a bug. */
  readonly detail: string
  readonly problems: readonly FieldProblem[]
  /** For `changed-since`: what happened since. */
  readonly since: unknown
  constructor(status: number, document: Partial<ProblemDocument>) {
    super(document.code ?? `HTTP ${status}`)
    this.name = 'ProblemError'
    this.status = status
    this.code = document.code ?? 'internal'
    this.detail = document.detail ?? ''
    this.problems = document.problems ?? []
    this.since = document.since
  }
}

interface ProblemDocument {
  code: string
  detail: string
  problems: FieldProblem[]
  since: unknown
}

/** No answer arrived: the request may or may not have been done, so only a repeat under the same id is safe. */
export class OfflineError extends Error {
  constructor(cause: unknown) {
    super('no connection', { cause })
    this.name = 'OfflineError'
  }
}

/** Mobile networks can hang for minutes; after this a retry under the same id is better. */
const PATIENCE_MS = 30_000

/** A new id for a matter, an entry or a picture: UUIDv7, sortable by time. */
export const newId = (): string => v7()

export const get = <T>(path: string, signal?: AbortSignal): Promise<T> => call('GET', path, undefined, signal)

export const post = <T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> =>
  call('POST', path, body, signal)

export const remove = <T>(path: string, signal?: AbortSignal): Promise<T> =>
  call('DELETE', path, undefined, signal)

/**
 * @returns the JSON of a good answer; `undefined` for 204
 * @throws ProblemError, OfflineError, or the signal's own AbortError
 */
export async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const stop = new AbortController()
  const patience = setTimeout(() => stop.abort(), PATIENCE_MS)
  // `AbortSignal.any` would say this in one word; phones of 2022 don't know it.
  if (signal?.aborted) stop.abort()
  signal?.addEventListener('abort', () => stop.abort(), { once: true })
  try {
    const answer = await fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        'x-language': currentLanguage(),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: stop.signal,
    })
    if (!answer.ok) throw new ProblemError(answer.status, await problemOf(answer))
    // The shapes of answers are the server's contract; the caller names the one it asked for.
    return (answer.status === 204 ? undefined : await answer.json()) as T
  } catch (error) {
    if (error instanceof ProblemError || signal?.aborted) throw error
    throw new OfflineError(error)
  } finally {
    clearTimeout(patience)
  }
}

/** A proxy's own error page is no problem document and says nothing useful. */
async function problemOf(answer: Response): Promise<Partial<ProblemDocument>> {
  const isProblem = answer.headers.get('content-type')?.includes('json') ?? false
  if (!isProblem) return {}
  return answer.json().catch(() => ({}))
}

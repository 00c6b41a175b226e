/** Text messages through any HTTP gateway that takes `{to, text, id}`; decision 0014 tells the whole contract. */
import { NotSent } from './not-sent.ts'

export interface GatewaySettings {
  url: string
  token: string
}

export interface ShortMessage {
  /** The same for the same message however often it is sent; the gateway delivers one id once. */
  id: string
  /** A mobile number of mainland China, 11 digits. */
  to: string
  text: string
}

/** Faults of Node before anything of the request has left. */
const NEVER_LEFT = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]

/**
 * Hands one message to the gateway. Any 2xx means that it has taken it over.
 * @param patienceMs after which it is given up
 * @throws NotSent; `unsure` when the message may have been taken nevertheless
 */
export async function sendShort(
  { url, token }: GatewaySettings,
  message: ShortMessage,
  patienceMs: number,
): Promise<void> {
  let answer: Response
  try {
    answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'idempotency-key': message.id,
      },
      body: JSON.stringify(message),
      // A redirected message would take the token to somebody else.
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    })
    await answer.body?.cancel()
  } catch (error) {
    throw new NotSent(wordsOf(error), !NEVER_LEFT.includes(codeOf(error)))
  }
  // A gateway that stumbled after taking it over knows the id; one that refused it has not sent it.
  if (!answer.ok) throw new NotSent(`the gateway answered ${answer.status}`, false)
}

/** `fetch` hides what happened in the cause. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}

const wordsOf = (error: unknown): string =>
  [codeOf(error), error instanceof Error ? error.message : String(error)].filter(Boolean).join(' ')

/** E-mail by SMTP. One connection for each mail: a reminder is not a campaign, and a dead pool has faults of its own. */
import { createTransport } from 'nodemailer'
import { NotSent } from './not-sent.ts'

export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  url: string
  /** Address, or name and address, that mails come from. */
  from: string
}

export interface Mail {
  /** Makes the Message-ID: the same for the same mail however often it is sent. */
  id: string
  to: string
  subject: string
  text: string
  /** Where the reader can put an end to such mails. */
  unsubscribe?: string | undefined
}

const CONNECT_MS = 10_000
const SILENCE_MS = 20_000

/**
 * Sends one mail.
 * @param patienceMs after which it is given up
 * @throws NotSent; `unsure` when the mail may have been taken nevertheless
 */
export async function sendMail(
  { url, from }: SmtpSettings,
  { id, to, subject, text, unsubscribe }: Mail,
  patienceMs: number,
): Promise<void> {
  const transport = createTransport({
    url,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      from,
      to,
      subject,
      text,
      messageId: `<${id}@${domainOf(from)}>`,
      // Nobody's absence note may answer it (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...(unsubscribe && { list: { unsubscribe } }),
      signal: AbortSignal.timeout(patienceMs),
    })
  } catch (error) {
    throw new NotSent(error instanceof Error ? error.message : String(error), !surelyNotSent(error))
  } finally {
    transport.close()
  }
}

const domainOf = (from: string): string => /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'

/** Commands before the mail itself leaves, as nodemailer names them on its errors; `CONN` may be any time. */
const BEFORE = /^(EHLO|HELO|LHLO|STARTTLS|AUTH|MAIL|RCPT)/
const NEVER_LEFT = [
  ...['EDNS', 'EAUTH', 'ENOAUTH', 'ECONFIG', 'EENVELOPE', 'EPROXY'],
  ...['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'],
]

/** An answer of the server, or a fault before the mail left, leaves no doubt. */
function surelyNotSent(error: unknown): boolean {
  // Whatever nodemailer puts on its errors.
  const { responseCode, command, code, originalCode, timeoutType } = error as Record<string, unknown>
  if (typeof responseCode === 'number' && responseCode >= 400) return true
  if (typeof command === 'string' && BEFORE.test(command)) return true
  return [code, originalCode, timeoutType].some(
    (each) => typeof each === 'string' && NEVER_LEFT.includes(each),
  )
}

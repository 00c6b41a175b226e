/** Every setting of the server, read in this one place; `teahouse start --help` lists them. */
import { resolve } from 'node:path'

export interface Env {
  port: number
  host: string
  dataDir: string
  databaseUrl?: string
  city: string
  demo: boolean
  /** Whether the server process runs the work loop. */
  work: boolean
  delivery?: DeliverySettings
}

/** How notices are sent on; a channel without settings is off. */
export interface DeliverySettings {
  email?: { url: string; from: string } | undefined
  sms?: { url: string; token: string } | undefined
  /** Where the house is reached from outside, without a slash at the end. */
  publicUrl?: string | undefined
  /** How long notices wait for others, so that one message carries them all. */
  waitMinutes: number
}

const WAIT_MINUTES = 10
/** Nothing is sent anywhere. */
export const NO_DELIVERY: DeliverySettings = { waitMinutes: WAIT_MINUTES }

/** Name, default and meaning, as the help prints them. */
export const SETTINGS = [
  ['PORT', '8080', 'port of the web server'],
  ['HOST', '127.0.0.1', 'address to listen on; 0.0.0.0 for all'],
  ['DATA_DIR', './data', 'folder of the embedded database'],
  ['DATABASE_URL', '', "the city's own PostgreSQL 15 or newer instead of the embedded one"],
  ['CITY', 'huaibei', 'profile in src/cities/'],
  ['DEMO', 'on, off with DATABASE_URL', 'invented people and accounts; every page says so'],
  ['WORK', 'on', 'off: this server serves no due moments because `teahouse work` does'],
  ['PUBLIC_URL', '', 'address of this server as people know it, for links in messages'],
  ['SMTP_URL', '', 'mail server, smtp://user:password@host:587; without it no e-mail is sent'],
  ['MAIL_FROM', '', 'address that mails come from; needed with SMTP_URL'],
  [
    'SMS_URL',
    '',
    'HTTP gateway for text messages (docs/decisions/0014-delivery.md); without it none is sent',
  ],
  ['SMS_TOKEN', '', 'bearer token of the gateway; needed with SMS_URL'],
  ['NOTICE_WAIT', String(WAIT_MINUTES), 'minutes that notices wait for others, to go in one message'],
] as const

/** @throws Error naming the setting that can't be read */
export function readEnv(from: Record<string, string | undefined>): Env {
  const port = Number(from.PORT ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a whole number from 0 to 65535, not "${from.PORT}"`)
  const databaseUrl = from.DATABASE_URL || undefined
  return {
    port,
    host: from.HOST || '127.0.0.1',
    dataDir: resolve(from.DATA_DIR || './data'),
    ...(databaseUrl && { databaseUrl }),
    city: from.CITY || 'huaibei',
    demo: readSwitch('DEMO', from.DEMO, !databaseUrl),
    work: readSwitch('WORK', from.WORK, true),
    delivery: readDelivery(from),
  }
}

function readDelivery(from: Record<string, string | undefined>): DeliverySettings {
  const email = readUrl('SMTP_URL', from.SMTP_URL, ['smtp:', 'smtps:'])
  const sms = readUrl('SMS_URL', from.SMS_URL, ['http:', 'https:'])
  const publicUrl = readUrl('PUBLIC_URL', from.PUBLIC_URL, ['http:', 'https:'])?.replace(/\/+$/, '')
  const waitMinutes = Number(from.NOTICE_WAIT || WAIT_MINUTES)
  if (!Number.isInteger(waitMinutes) || waitMinutes < 0 || waitMinutes > 1_440)
    throw new Error(`NOTICE_WAIT must be a whole number from 0 to 1440, not "${from.NOTICE_WAIT}"`)
  if (email && !from.MAIL_FROM?.includes('@')) throw new Error('SMTP_URL needs MAIL_FROM, an e-mail address')
  if (sms && !from.SMS_TOKEN) throw new Error('SMS_URL needs SMS_TOKEN')
  return {
    ...(email && { email: { url: email, from: from.MAIL_FROM ?? '' } }),
    ...(sms && { sms: { url: sms, token: from.SMS_TOKEN ?? '' } }),
    publicUrl,
    waitMinutes,
  }
}

function readUrl(name: string, given: string | undefined, protocols: string[]): string | undefined {
  if (!given) return undefined
  // The words may not hold the address: it may hold a password, and words end in logs.
  if (!URL.canParse(given) || !protocols.includes(new URL(given).protocol))
    throw new Error(`${name} must be an address that begins with ${protocols.join('// or ')}//`)
  return given
}

function readSwitch(name: string, given: string | undefined, otherwise: boolean): boolean {
  if (given === undefined || given === '') return otherwise
  if (['1', 'on', 'true', 'yes'].includes(given)) return true
  if (['0', 'off', 'false', 'no'].includes(given)) return false
  throw new Error(`${name} must be on or off, not "${given}"`)
}

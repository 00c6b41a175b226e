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
}

/** Name, default and meaning, as the help prints them. */
export const SETTINGS = [
  ['PORT', '8080', 'port of the web server'],
  ['HOST', '127.0.0.1', 'address to listen on; 0.0.0.0 for all'],
  ['DATA_DIR', './data', 'folder of the embedded database'],
  ['DATABASE_URL', '', "the city's own PostgreSQL 15 or newer instead of the embedded one"],
  ['CITY', 'huaibei', 'profile in src/cities/'],
  ['DEMO', 'on, off with DATABASE_URL', 'invented people and accounts; every page says so'],
  ['WORK', 'on', 'off: this server serves no due moments because `teahouse work` does'],
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
  }
}

function readSwitch(name: string, given: string | undefined, otherwise: boolean): boolean {
  if (given === undefined || given === '') return otherwise
  if (['1', 'on', 'true', 'yes'].includes(given)) return true
  if (['0', 'off', 'false', 'no'].includes(given)) return false
  throw new Error(`${name} must be on or off, not "${given}"`)
}

/** The connection to PostgreSQL and its one way of opening a transaction. */
import postgres from 'postgres'

export type Sql = postgres.Sql
export type Tx = postgres.TransactionSql
/** A part of a query; built by tagged templates only, so that values always travel as parameters. */
export type Fragment = postgres.PendingQuery<postgres.Row[]>

export interface ConnectOptions {
  /** `DATABASE_URL`, or where the embedded server listens. */
  at: string | { host: string; port: number; user: string; password?: string; database: string }
  connections?: number
  /** Under which PostgreSQL lists the connections. */
  name?: string
}

/** Opens a pool. `jit` costs more than it gives on short queries; UTC keeps dates the same everywhere. */
export function connect({ at, connections = 10, name = 'teahouse' }: ConnectOptions): Sql {
  const options: postgres.Options<Record<string, never>> = {
    max: connections,
    onnotice: () => {},
    connection: { application_name: name, jit: false, TimeZone: 'UTC' },
    connect_timeout: 10,
    // The database that comes along is back a second after a crash; the driver's own pause grows to twenty.
    backoff: () => 0.2,
    // A pooler in transaction mode can't keep named statements; the city's own URL may say so.
    ...(typeof at === 'string' && at.includes('prepare=false') && { prepare: false }),
  }
  return typeof at === 'string' ? postgres(at, options) : postgres({ ...at, ...options })
}

/** Half-open range of all codes below a prefix, for the byte order of collation "C". */
export function rangeOf(prefix: string): [from: string, below: string] {
  return [prefix, `${prefix}:`] // ':' is the character after '9'
}

const UNIQUE_VIOLATION = '23505'

/** The violated unique constraint, if that is what went wrong. */
export function violatedKey(error: unknown): string | undefined {
  const isUnique = error instanceof postgres.PostgresError && error.code === UNIQUE_VIOLATION
  return isUnique ? error.constraint_name : undefined
}

/** Codes of postgres.js and Node when the database went away under us. */
const GONE = [
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
]
/** Class 57: the operator intervened (shutdown, start-up, crash of another backend); 53: too many connections. */
const SHUTTING = /^(57P0|53)/

/** Whether the database is away for a moment: nothing was written that wasn't acknowledged, so trying again is safe. */
export function isUnavailable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return GONE.includes(code) || SHUTTING.test(code)
}

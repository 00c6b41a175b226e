import { randomUUID } from 'node:crypto'
import postgres from 'postgres'

/** Options of postgres.js that lead to one database. */
export interface DatabaseOptions {
  host: string
  port: number
  user: string
  password?: string
  database: string
}

/** A database of one test's own. */
export interface FreshDatabase {
  options: DatabaseOptions
  drop(): Promise<void>
}

function maintenance(): DatabaseOptions {
  const given = process.env.TEST_DATABASE
  if (!given) throw new Error('TEST_DATABASE is not set: is this test in the project "http"?')
  return JSON.parse(given) as DatabaseOptions // written by global.ts, or by hand in the documented shape
}

async function asSuperuser<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres({ ...maintenance(), max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

/**
 * Makes a database with a name of its own, empty or as a copy of `template`.
 *
 * @param template the name of a database nobody is connected to, for instance from `templateDatabase`
 */
export async function freshDatabase(template = 'template1'): Promise<FreshDatabase> {
  const database = `test_${randomUUID().replaceAll('-', '')}`
  await asSuperuser((sql) => sql`CREATE DATABASE ${sql(database)} TEMPLATE ${sql(template)}`)
  return {
    options: { ...maintenance(), database },
    drop: async () => {
      await asSuperuser((sql) => sql`DROP DATABASE IF EXISTS ${sql(database)} WITH (FORCE)`)
    },
  }
}

/**
 * Makes the template `name` once in a run, whichever test file asks first (they run side by side), by calling
 * `fill` with the options of an empty database. `fill` must close its connections. Returns the name.
 */
export async function templateDatabase(
  name: string,
  fill: (options: DatabaseOptions) => Promise<void>,
): Promise<string> {
  await asSuperuser(async (sql) => {
    await sql`SELECT pg_advisory_lock(hashtext(${name}))` // given back when this connection ends
    const found = await sql<
      { ready: boolean }[]
    >`SELECT datistemplate AS ready FROM pg_database WHERE datname = ${name}`
    if (found[0]?.ready) return
    if (found[0]) await sql`DROP DATABASE ${sql(name)} WITH (FORCE)` // an earlier filling failed half-way
    await sql`CREATE DATABASE ${sql(name)}`
    await fill({ ...maintenance(), database: name })
    await sql`ALTER DATABASE ${sql(name)} IS_TEMPLATE true`
  })
  return name
}

/** Numbered, forward-only migrations from `sql/`, each in its own transaction. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sql } from './db.ts'

const FOLDER = new URL('../../../sql/', import.meta.url).pathname
/** Any constant does; two starting servers must not migrate at once. */
const LOCK = 7_407_201

export interface Migration {
  number: number
  name: string
  text: string
  hash: string
}

/** All migrations in order. @throws Error when numbers repeat or leave a gap */
export async function migrations(folder = FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name, i) => {
      const number = Number(name.slice(0, 4))
      if (number !== i + 1) throw new Error(`sql/${name}: expected number ${i + 1}`)
      const text = await readFile(join(folder, name), 'utf8')
      return { number, name, text, hash: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/**
 * Brings the schema up to date.
 * @param now ISO instant, for the record
 * @returns names of the migrations that were applied
 * @throws Error when an applied migration was edited afterwards
 */
export async function migrate(sql: Sql, now: string): Promise<string[]> {
  const all = await migrations()
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCK})`
    await tx`create table if not exists migration (
      number integer not null, name text not null, hash text not null, applied_at timestamptz not null,
      constraint migration_pk primary key (number))`
    const applied = await tx<{ number: number; hash: string }[]>`select number, hash from migration`
    const known = new Map(applied.map((row) => [row.number, row.hash]))
    const done: string[] = []
    for (const { number, name, text, hash } of all) {
      const before = known.get(number)
      if (before === hash) continue
      if (before) throw new Error(`sql/${name} was changed after it had been applied; write a new migration`)
      await tx.unsafe(text)
      await tx`insert into migration values (${number}, ${name}, ${hash}, ${now})`
      done.push(name)
    }
    return done
  })
}

/** Migrations this program has and the database lacks. */
export async function pending(sql: Sql): Promise<string[]> {
  const all = await migrations()
  const [table] = await sql`select to_regclass('migration') is not null as there`
  const applied = table?.there ? await sql<{ number: number }[]>`select number from migration` : []
  const known = new Set(applied.map((row) => row.number))
  return all.filter(({ number }) => !known.has(number)).map(({ name }) => name)
}

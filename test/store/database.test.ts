import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase, templateDatabase } from '../harness/database.ts'

const made: FreshDatabase[] = []

afterAll(async () => {
  await Promise.all(made.map((one) => one.drop()))
})

async function fresh(template?: string): Promise<postgres.Sql> {
  const one = await freshDatabase(template)
  made.push(one)
  return postgres({ ...one.options, onnotice: () => {} })
}

test('the suite runs on the PostgreSQL that it is said to run on, in UTF-8 by code point', async () => {
  const sql = await fresh()
  const [row] = await sql`
    SELECT current_setting('server_version_num')::int / 10000 AS version,
      pg_encoding_to_char(encoding) AS encoding, '茶' < '调' AS sorted, to_tsvector('simple', '茶 调')::text AS words
    FROM pg_database WHERE datname = current_database()`
  const version = process.env.TEST_PG === 'debian15' ? 15 : 18
  expect(row).toEqual({ version, encoding: 'UTF8', sorted: true, words: "'茶':1 '调':2" })
  await sql.end()
})

test('a template is filled once, and its copies do not see each other', async () => {
  let fillings = 0
  const fill = async (options: postgres.Options<Record<string, never>>) => {
    fillings++
    const sql = postgres(options)
    await sql`CREATE TABLE cup AS SELECT 1::bigint AS number`
    await sql.end()
  }
  await Promise.all([templateDatabase('template_cup', fill), templateDatabase('template_cup', fill)])
  expect(fillings).toBe(1)
  const [one, two] = await Promise.all([fresh('template_cup'), fresh('template_cup')])
  await one`INSERT INTO cup VALUES (2)`
  expect(await one`SELECT count(*)::int AS n FROM cup`).toEqual([{ n: 2 }])
  expect(await two`SELECT count(*)::int AS n FROM cup`).toEqual([{ n: 1 }])
  await Promise.all([one.end(), two.end()])
})

test('a template whose filling failed is made anew', async () => {
  const broken = templateDatabase('template_broken', () => Promise.reject(new Error('no tea')))
  await expect(broken).rejects.toThrow('no tea')
  await templateDatabase('template_broken', async () => {})
  const sql = await fresh('template_broken')
  expect(await sql`SELECT 1 AS alive`).toEqual([{ alive: 1 }])
  await sql.end()
})

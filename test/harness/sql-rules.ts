import { withoutComments } from './import-rules.ts'
import { type Constraint, plainSql, splitOutside, type Table, tablesOf, templatesOf } from './sql-text.ts'

/**
 * Tables that need no county, with the reason. On Citus the first kind are reference tables, a copy of which
 * lies on every node; the second kind stay on the coordinator and are never joined.
 */
export const REFERENCE: Readonly<Record<string, string>> = {
  territory: 'the tree of divisions, read by every request',
  territory_shape: 'the shapes of the divisions',
  territory_grid: 'the grids of the villages',
  unit: 'the offices of the city',
  seat: 'the seats of the offices',
  person: 'the people who sit on seats; a person may serve several counties',
  seating: 'who sits on which seat',
  leave: 'who is away from which seat',
  stand_in: 'which seat stands in for which',
  seat_change: 'the record of changes of seats, of the whole city',
  delivery_wish: 'how people want to hear of notices; a person may serve several counties',
  delivery_address: 'the addresses of those people',
  calendar_year: 'the holidays of a year, the same for all',
}
export const LOCAL: Readonly<Record<string, string>> = {
  migration: 'which files of sql/ have run',
  secret: "the installation's own keys, read once at the start",
}

/** What comes with PostgreSQL itself; the domestic family has these too. */
const CONTRIB = ['btree_gin', 'btree_gist', 'citext', 'pg_trgm', 'pgcrypto', 'unaccent']

const CLOCK =
  /\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(|\b(?:current_timestamp|current_date|current_time|localtimestamp|localtime)\b/

const isDistributed = (name: string): boolean => !(name in REFERENCE) && !(name in LOCAL)

const nameOf = ({ table, name, type, columns }: Constraint): string =>
  name ?? `${table}'s ${type} (${columns.join(', ')})`

function checkForeign(constraint: Constraint): string[] {
  const { table, target, columns } = constraint
  if (!target || target.table in REFERENCE) return []
  if (!isDistributed(table))
    return [`${nameOf(constraint)}: a reference table may not point at ${target.table}`]
  const both = columns.includes('county') && target.columns.includes('county')
  return both
    ? []
    : [`${nameOf(constraint)}: a foreign key to ${target.table} must hold county on both sides`]
}

function checkTable(table: Table): string[] {
  const { name, columns, constraints } = table
  const county = columns.get('county')
  const keys = constraints.filter(
    ({ type }) => type === 'primary key' || type === 'unique' || type === 'exclude',
  )
  const distributed = isDistributed(name)
  return [
    ...(distributed && !county?.startsWith('text') ? [`${name} has no column "county text"`] : []),
    ...(distributed && !keys.some(({ type }) => type === 'primary key')
      ? [`${name} has no primary key`]
      : []),
    ...keys
      .filter((key) => distributed && !key.columns.includes('county'))
      .map((key) => `${nameOf(key)}: the key does not hold county`),
    ...constraints.filter((one) => !one.name).map((one) => `${nameOf(one)} has no name of its own`),
    ...constraints.flatMap(checkForeign),
    ...[...columns].flatMap(([column, text]) => {
      const counted = /\bidentity\b|\b(?:small|big)?serial\b/.test(text)
      return counted && !/^(?:bigint|bigserial)\b/.test(text)
        ? [`${name}.${column}: an identity is a bigint`]
        : []
    }),
  ]
}

/** Rules for any statement, in sql/ or in the store; `known` are the tables of the schema. */
function checkStatement(statement: string, known: ReadonlySet<string>): string[] {
  const found = (pattern: RegExp, words: string) => (pattern.test(statement) ? [words] : [])
  const spread = (pattern: RegExp) =>
    [...statement.matchAll(pattern)].filter(([, name = '']) => known.has(name) && isDistributed(name))
  const county = /\bcounty\b/.test(statement)
  const read = spread(/\b(?:from|join)\s+([a-z_]+)/g)
  const joined = spread(/\bjoin\s+(?:lateral\s+)?([a-z_]+)/g)
  const set = spread(/\bupdate\s+([a-z_]+)\s+(?:(?:as\s+)?(?!set\b)\w+\s+)?set\s+((?:(?!\bwhere\b)[\s\S])*)/g)
  const moved = set.filter(([, , changes = '']) => /(?:^|,)\s*county\s*=/.test(changes))
  return [
    ...found(CLOCK, 'time is a parameter'),
    ...found(/\bmerge\s+into\b/, 'MERGE does not work across shards'),
    ...found(
      /\b(?:rollup|cube|grouping\s+sets)\b/,
      'ROLLUP, CUBE and GROUPING SETS do not work across shards',
    ),
    ...(county ? [] : found(/\bskip\s+locked\b/, 'SKIP LOCKED must name one county')),
    ...(county || read.length === 0 ? [] : found(/\brecursive\b/, 'a recursive query must name county')),
    ...(county ? [] : joined.map(([, name]) => `a join with ${name} must be on county`)),
    ...moved.map(([, name]) => `a row of ${name} moves to another county by delete and insert`),
  ]
}

function checkSchema(statement: string): string[] {
  const found = (pattern: RegExp, words: string) => (pattern.test(statement) ? [words] : [])
  const extension = /^create\s+extension\s+(?:if\s+not\s+exists\s+)?"?(\w+)/.exec(statement)?.[1]
  return [
    ...found(
      /^create\s+(?:or\s+replace\s+)?(?:function|procedure|trigger|rule)\b|^do\b/,
      'sql/ holds no code',
    ),
    ...found(/^create\s+(?:unique\s+)?index\s+(?:concurrently\s+)?on\b/, 'an index has a name of its own'),
    ...found(/^create\s+policy\b[\s\S]*\bselect\b/, 'a policy uses columns and current_setting only'),
    ...(extension && !CONTRIB.includes(extension)
      ? [`the extension ${extension} is not PostgreSQL's own`]
      : []),
  ]
}

/**
 * Everything in the schema and in the store's SQL that would not work on distributed PostgreSQL, or that breaks
 * another rule of design section 5; one line each, empty if all is well.
 *
 * @param schema texts of sql/*.sql by path, in order
 * @param store texts of the store's programs by path
 */
export function brokenSql(schema: ReadonlyMap<string, string>, store: ReadonlyMap<string, string>): string[] {
  const statements = [...schema].flatMap(([path, text]) =>
    splitOutside(plainSql(text), ';').map((statement) => ({ path, statement })),
  )
  const tables = tablesOf(statements.map(({ statement }) => statement))
  const known = new Set(tables.keys())
  const inStore = [...store].flatMap(([path, text]) =>
    templatesOf(withoutComments(text)).map((template) => ({ path, statement: plainSql(template) })),
  )
  return [
    ...[...tables.values()].flatMap(checkTable),
    ...statements.flatMap(({ path, statement }) =>
      [...checkSchema(statement), ...checkStatement(statement, known)].map((words) => `${path}: ${words}`),
    ),
    ...inStore.flatMap(({ path, statement }) =>
      checkStatement(statement, known).map((words) => `${path}: ${words}`),
    ),
  ]
}

/** How many tables, constraints and store templates the checker sees; a parser that sees nothing finds nothing. */
export function seen(schema: ReadonlyMap<string, string>, store: ReadonlyMap<string, string>) {
  const tables = tablesOf([...schema.values()].flatMap((text) => splitOutside(plainSql(text), ';')))
  const constraints = [...tables.values()].flatMap((table) => table.constraints)
  const templates = [...store.values()].flatMap((text) => templatesOf(withoutComments(text)))
  return { tables, constraints, templates }
}

import { expect, test } from 'vitest'
import { sourcesIn } from './harness/sources.ts'
import { brokenSql, LOCAL, REFERENCE, seen } from './harness/sql-rules.ts'
import { plainSql, splitOutside, tablesOf, templatesOf } from './harness/sql-text.ts'

const schema = sourcesIn('sql', '.sql')
const store = sourcesIn('src/server/store', '.ts')

test('the checker sees the schema and the SQL of the store', () => {
  const { tables, constraints, templates } = seen(schema, store)
  expect([...tables.keys()]).toEqual(expect.arrayContaining(['territory', 'seat', 'matter', 'entry']))
  expect([...(tables.get('matter')?.columns.keys() ?? [])]).toEqual(
    expect.arrayContaining(['county', 'id', 'ref']),
  )
  expect(constraints).toContainEqual({
    ...{ table: 'entry', type: 'foreign key', name: 'entry_matter_fk', columns: ['county', 'matter'] },
    target: { table: 'matter', columns: ['county', 'id'] },
  })
  expect(templates.some((template) => template.includes('from matter'))).toBe(true)
})

test('the schema and the SQL keep to what works on distributed PostgreSQL', () => {
  expect(brokenSql(schema, store)).toEqual([])
})

test('migrations are numbered without a gap', () => {
  const numbers = [...schema.keys()].map((path) => Number(/^sql\/(\d{4})-[a-z0-9-]+\.sql$/.exec(path)?.[1]))
  expect(numbers).toEqual(numbers.map((_, i) => i + 1))
})

test('every table that is excused from county has a reason, and none is excused twice', () => {
  for (const reason of [...Object.values(REFERENCE), ...Object.values(LOCAL)])
    expect(reason).toMatch(/\w+ \w+/)
  expect(Object.keys(REFERENCE).filter((name) => name in LOCAL)).toEqual([])
})

const MATTER =
  'create table matter (county text not null, id uuid, constraint m_pk primary key (county, id));'

/** One thing wrong in the schema, and the words the checker must find for it. */
const WRONG_SCHEMA: Record<string, [sql: string, words: string]> = {
  'a primary key without county': [
    'create table cup (county text, id uuid, constraint cup_pk primary key (id));',
    'cup_pk: the key does not hold county',
  ],
  'a unique key without county': [
    `${MATTER} alter table matter add constraint m_ref_key unique (id);`,
    'm_ref_key: the key does not hold county',
  ],
  'a unique index without county': [
    `${MATTER} create unique index m_one on matter (id) where id is null;`,
    'm_one: the key',
  ],
  'an exclusion without county': [
    `${MATTER} alter table matter add constraint m_span exclude using gist (id with =, span with &&);`,
    'm_span: the key does not hold county',
  ],
  'a key behind a column': [
    'create table cup (county text, id uuid constraint cup_pk primary key);',
    'cup_pk: the key does not hold county',
  ],
  'no county at all': [
    'create table cup (id uuid, constraint cup_pk primary key (id));',
    'has no column "county text"',
  ],
  'a county of another type': [
    'create table cup (county integer, constraint cup_pk primary key (county));',
    'has no column "county text"',
  ],
  'no primary key': ['create table cup (county text, id uuid);', 'cup has no primary key'],
  'a table key without a name': [
    'create table cup (county text, primary key (county));',
    'has no name of its own',
  ],
  'a column key without a name': ['create table unit (id text primary key);', 'has no name of its own'],
  'a check without a name': [
    `${MATTER} alter table matter add check (id is not null);`,
    "matter's check (id) has no name",
  ],
  'a small identity': [
    `${MATTER} create table cup (county text, n integer generated always as identity, constraint c_pk primary key (county, n));`,
    'cup.n: an identity is a bigint',
  ],
  'a serial': [
    'create table cup (county text, n serial, constraint c_pk primary key (county, n));',
    'cup.n: an identity is a bigint',
  ],
  'a foreign key without county': [
    `${MATTER} create table cup (county text, m uuid, constraint c_pk primary key (county, m), constraint c_fk foreign key (m) references matter (id));`,
    'c_fk: a foreign key to matter must hold county on both sides',
  ],
  'a foreign key with county on one side': [
    `${MATTER} alter table matter add constraint m_fk foreign key (county, id) references matter (id, ref);`,
    'm_fk: a foreign key to matter must hold county on both sides',
  ],
  'a reference table that points at a distributed one': [
    `${MATTER} create table seat (id text, m uuid, constraint s_pk primary key (id), constraint s_fk foreign key (m) references matter (id));`,
    's_fk: a reference table may not point at matter',
  ],
  'a clock in a default': [
    `${MATTER} alter table matter add column at timestamptz default now();`,
    'time is a parameter',
  ],
  'the other clock': [
    `${MATTER} alter table matter add at timestamptz default CURRENT_TIMESTAMP;`,
    'time is a parameter',
  ],
  'an index without a name': [`${MATTER} create index on matter (id);`, 'an index has a name'],
  'a function': [
    'create or replace function f() returns int language sql as $$ select 1 $$;',
    'sql/ holds no code',
  ],
  'a trigger': [
    `${MATTER} create trigger t after insert on matter execute function f();`,
    'sql/ holds no code',
  ],
  'an extension from elsewhere': ['create extension if not exists postgis;', 'the extension postgis'],
  'a policy with a query': [
    `${MATTER} create policy p on matter using (id in (select id from seat));`,
    'a policy uses columns and current_setting only',
  ],
}

test.each(Object.entries(WRONG_SCHEMA))('finds in the schema: %s', (_, [sql, words]) => {
  expect(brokenSql(new Map([['sql/0001-a.sql', sql]]), new Map())).toContainEqual(
    expect.stringContaining(words),
  )
})

/** One thing wrong in a program of the store. */
const WRONG_STORE: Record<string, [program: string, words: string]> = {
  'a clock in an upsert': [
    'sql`insert into matter values (1) on conflict (county, id) do update set at = now()`',
    'time is',
  ],
  'a clock anywhere': ['sql`select * from matter where due < current_timestamp`', 'time is a parameter'],
  'a clock in an inner template': [
    'sql`select 1 ${late ? sql`where due < now()` : sql``}`',
    'time is a parameter',
  ],
  'a merge': ['sql`merge into matter using cup on true when matched then do nothing`', 'MERGE'],
  'a rollup': ['sql`select kind from matter group by rollup (kind)`', 'ROLLUP'],
  'a claim across counties': ['sql`select id from matter limit 1 for update skip locked`', 'SKIP LOCKED'],
  'a recursion across counties': [
    'sql`with recursive up as (select id from matter union all select id from up) select 1`',
    'a recursive query',
  ],
  'a join off county': ['sql`select 1 from seat s join matter m on m.holder = s.id`', 'a join with matter'],
  'a move in place': ['sql`update matter m set county = ${to} where id = ${id}`', 'by delete and insert'],
}

test.each(Object.entries(WRONG_STORE))('finds in the store: %s', (_, [program, words]) => {
  const found = brokenSql(
    new Map([['sql/0001-a.sql', MATTER]]),
    new Map([['src/server/store/a.ts', program]]),
  )
  expect(found).toContainEqual(expect.stringContaining(words))
})

test('lets pass what is right', () => {
  const right = `${MATTER}
    -- now() in a comment; a quarrel
    create table unit (id text not null, note text default 'a; b, now', constraint unit_pk primary key (id));
    create table cup (county text collate "C" not null, n bigint generated always as identity, unit text,
      constraint cup_pk primary key (county, n), constraint cup_n check (n in (1, 2)),
      constraint cup_unit_fk foreign key (unit) references unit (id));
    create unique index cup_unit on cup (county, lower(unit));
    create policy p on cup using (county = current_setting('teahouse.county'));
    create extension pg_trgm;`
  const program = `
    // select now()
    const a = sql\`with recursive up as (select parent from territory union all select 1) select * from up\`
    const b = sql\`update matter set stage = \${next} where county = \${county} and id = \${id}\`
    const c = sql\`select id from matter where county = \${county} for update skip locked\`
    const d = sql\`select 1 from cup c join matter m on m.county = c.county\``
  expect(brokenSql(new Map([['sql/0001-a.sql', right]]), new Map([['a.ts', program]]))).toEqual([])
})

test('reads statements, brackets and templates as they are nested', () => {
  expect(splitOutside("a(b;c); d ';' e;", ';')).toEqual(['a(b;c)', "d ';' e"])
  expect(plainSql("SELECT 'It''s NOW()' -- NOW()\n/* x */ FROM A")).toBe("select 'It''s NOW()' \n from a")
  expect(templatesOf('x`a ${f(`b ${`c`}`, { d: 1 })} e`')).toEqual(['c', 'b $', 'a $ e'])
  expect(
    [...tablesOf(['create table if not exists a (b numeric(3, 1) not null, c text)']).values()][0]?.columns,
  ).toEqual(
    new Map([
      ['b', 'numeric(3, 1) not null'],
      ['c', 'text'],
    ]),
  )
})

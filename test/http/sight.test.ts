/** What a seat may read is one rule: evaluated in memory, compiled to a list, and asked of a single matter. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Matter } from '../../src/engine/entry.ts'
import { whyNot } from '../../src/engine/who.ts'
import { seedDemo } from '../../src/server/commands/demo.ts'
import { versionOf } from '../../src/server/house.ts'
import { type Cursor, listMatters } from '../../src/server/store/lists.ts'
import { findMatter } from '../../src/server/store/matters.ts'
import type { Seat } from '../../src/server/store/people.ts'
import { type City, startCity } from './city.ts'

let city: City
let matters: Matter[]
let seats: Seat[]
beforeAll(async () => {
  city = await startCity()
  await seedDemo(city.house, { matters: 300, seed: 'sight' }, () => {})
  const { sql } = city.house
  matters = (await sql<{ state: Matter }[]>`select state from matter order by ref`).map((row) => row.state)
  // Of every role six seats that hold or held something and six that never did, and the city's supervisor.
  seats = await sql<Seat[]>`
    select id, unit, role, territory from (
      select s.*, row_number() over (partition by role, mine order by md5(id)) as n from (
        select s.*, exists (select 1 from matter m where m.held @> array[s.id]) as mine from seat s) as s) as s
    where n <= 6 or id = '340600-duty-supervisor'`
})
afterAll(() => city?.close())

test('the list shows what a single read would show, and both what the rule says', async () => {
  const { sql, kinds } = city.house
  let visible = 0
  for (const seat of seats) {
    const actor = { type: 'seat' as const, person: 'p', seat }
    const listed = new Set<string>()
    for (let after: Cursor | undefined; ; ) {
      const page = await listMatters(sql, kinds, actor, { limit: 200, ...(after && { after }) })
      for (const matter of page.items) listed.add(matter.ref)
      if (!page.next) break
      after = page.next
    }
    const allowed = matters.filter((matter) => !whyNot(versionOf(city.house, matter).sight, actor, matter))
    expect(listed, seat.id).toEqual(new Set(allowed.map((matter) => matter.ref)))
    for (const matter of matters.slice(0, 60)) {
      const found = await findMatter(sql, kinds, actor, matter.ref)
      expect(Boolean(found), `${seat.id} ${matter.ref}`).toBe(listed.has(matter.ref))
    }
    visible += listed.size
  }
  // Not vacuous: the supervisor of the city sees all requests, and most seats see little.
  expect(visible).toBeGreaterThan(matters.length / 2)
  expect(visible).toBeLessThan((matters.length * seats.length) / 2)
})

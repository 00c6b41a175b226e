/** Whoever changes the record by hand, past the program, is found at the first broken link. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { seedDemo } from '../../src/server/commands/demo.ts'
import { records, sealRecords } from '../../src/server/store/record.ts'
import { type Fault, faultOf } from '../../src/server/store/verify.ts'
import { act, bringTo, type City, report, startCity } from './city.ts'

let city: City
let ref: string
beforeAll(async () => {
  city = await startCity()
  await seedDemo(city.house, { matters: 120, seed: 'verify' }, () => {})
})
afterAll(() => city?.close())
beforeEach(async () => {
  ;({ ref } = await report(city))
  await bringTo(city, ref, 'handled')
})

async function faults(): Promise<Fault[]> {
  const found: Fault[] = []
  for await (const record of records(city.house.sql)) {
    const fault = faultOf(city.house.kinds, record)
    if (fault) found.push(fault)
  }
  return found
}

const mine = async () => (await faults()).filter((fault) => fault.ref === ref)

test('what the program wrote is sound: live, invented and by clocks', async () => {
  expect(await faults()).toEqual([])
})

const WAYS: [what: string, seq: number | undefined, is: Fault['what'], how: () => Promise<unknown>][] = [
  [
    'an edited answer',
    4,
    'changed',
    () => city.house.sql`
      update entry set input = input || '{"reply":"没有办"}' where action = 'handle' and ${own()}`,
  ],
  [
    'a moved moment',
    2,
    'changed',
    () => city.house.sql`update entry set at = at - interval '3 days' where seq = 2 and ${own()}`,
  ],
  ['a deleted entry', 3, 'missing', () => city.house.sql`delete from entry where seq = 3 and ${own()}`],
  ['a deleted last entry', 4, 'missing', () => city.house.sql`delete from entry where seq = 4 and ${own()}`],
  [
    'two entries in each other’s place',
    2,
    'changed',
    async () => {
      await city.house.sql`update entry set seq = seq + 100 where seq in (2, 3) and ${own()}`
      await city.house.sql`update entry set seq = 105 - seq where seq > 100 and ${own()}`
    },
  ],
  [
    'a forged one at the end, the row made to fit',
    5,
    'changed',
    async () => {
      await city.house.sql`
        insert into entry (county, matter, seq, id, at, action, stamp, input, stage, holder, holder_unit, hash)
        select county, matter, 5, gen_random_uuid(), at, 'note', stamp, '{"note":"伪造"}', stage, holder, holder_unit, hash
        from entry where seq = 4 and ${own()}`
      await city.house.sql`update matter set seq = 5 where ref = ${ref}`
    },
  ],
  [
    'a matter moved to another place',
    1,
    'changed',
    () => city.house.sql`
      update matter set state = jsonb_set(state, '{place}', '"340621104200002"') where ref = ${ref}`,
  ],
  [
    'a row that says it is solved',
    undefined,
    'row',
    () => city.house.sql`update matter set state = state || '{"close":"solved"}' where ref = ${ref}`,
  ],
]

const own = () => city.house.sql`matter = (select id from matter where ref = ${ref})`

test.each(WAYS)('%s is found', async (_what, seq, what, how) => {
  expect(await mine()).toEqual([])
  await how()
  expect(await mine()).toEqual([{ ref, ...(seq && { seq }), what }])
})

test('what was written before there were seals is sealed once, and goes on', async () => {
  const { sql } = city.house
  await sql`update entry set hash = null where ${own()}`
  await sql`update matter set chain = null where ref = ${ref}`
  expect(await mine()).toEqual([{ ref, seq: 1, what: 'unsealed' }])
  expect([await sealRecords(sql), await sealRecords(sql)]).toEqual([1, 0])
  const supervisor = await city.as('supervisor')
  await act(supervisor, ref, 'verify', { passed: true, manner: 'on-site' })
  expect(await mine()).toEqual([])
})

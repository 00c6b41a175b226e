// A work loop to be killed: serves what is due by the storm's clock on the database of its first argument.
import { flushCompileCache } from 'node:module'
import { huaibei } from '../../src/cities/huaibei.ts'
import { KINDS } from '../../src/kinds/index.ts'
import { lookupsOf, timeOf } from '../../src/server/commands/run.ts'
import { liveOf } from '../../src/server/live.ts'
import { connect } from '../../src/server/store/db.ts'
import { loadPeople } from '../../src/server/store/people.ts'
import { startLoop, type WorkHouse } from '../../src/server/work/loop.ts'
import { hurried, type StormTime, stormNow } from './storm-time.ts'

export interface LoopOrder {
  at: { host: string; port: number; user: string; database: string }
  /** Under which PostgreSQL knows it. */
  name: string
  time: StormTime
}

const { at, name, time } = JSON.parse(process.argv[2] ?? '') as LoopOrder // written by storm.test.ts
const sql = connect({ at, name, connections: 3 })
const directory = await loadPeople(sql, huaibei.code)
// Only what a loop needs: a house with its map takes longer to open than a storm lets it live.
const house: WorkHouse = {
  sql,
  kinds: KINDS,
  directory,
  lookups: lookupsOf(directory),
  time: hurried(timeOf(huaibei)),
  live: liveOf(),
  now: stormNow(time),
}
// Who is killed keeps no cache of compiled code for the next one.
flushCompileCache()
const stop = startLoop(house, 100)
process.once('SIGTERM', () => stop().then(() => sql.end()))
console.log('working')

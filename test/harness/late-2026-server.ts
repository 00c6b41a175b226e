/** The server on 23 December 2026, whenever the test runs: its clock goes on from there, all else is as it would be. */
import { KINDS } from '../../src/kinds/index.ts'
import { start } from '../../src/server/commands/start.ts'

const shift = Date.parse('2026-12-23T02:00:00.000Z') - Date.now()
await start(KINDS, () => new Date(Date.now() + shift).toISOString())

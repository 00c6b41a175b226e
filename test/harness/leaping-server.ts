/** The server twenty days ago; at SIGUSR2 its clock leaps to today, and what came due meanwhile is due at once. */
import { KINDS } from '../../src/kinds/index.ts'
import { start } from '../../src/server/commands/start.ts'

const TWENTY_DAYS_MS = 20 * 24 * 3_600_000
let behind = TWENTY_DAYS_MS
process.on('SIGUSR2', () => {
  behind = 0
})
await start(KINDS, () => new Date(Date.now() - behind).toISOString())

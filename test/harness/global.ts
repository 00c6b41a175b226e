import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbedded } from '../../src/server/store/embedded.ts'
import { startDebian15 } from './debian15.ts'

/**
 * Starts the database that the tests of a run share, and tells them where it is (TEST_DATABASE: options of
 * postgres.js for a superuser). TEST_PG chooses it: `embedded` (default) or `debian15`; a TEST_DATABASE from
 * outside is taken as it is.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env.TEST_DATABASE) return async () => {}
  const dir = mkdtempSync(join('/tmp', 'teahouse-test-'))
  const start = process.env.TEST_PG === 'debian15' ? startDebian15 : startEmbedded
  const database = await start(dir, (line) => console.log(line))
  process.env.TEST_DATABASE = JSON.stringify(database.options)
  return async () => {
    await database.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

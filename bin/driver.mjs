// Mends three places of the PostgreSQL driver that its maintainer has not yet mended: when the database dies in the
// middle of a transaction, the driver writes to a connection that is gone and takes the whole process down
// (https://github.com/porsager/postgres/issues/1208, open as of 3.4.9). test/store/driver.test.ts proves both.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Found as it was published, replaced as it should be. */
const MENDS = [
  [
    // A question after the end is refused like any other on a lost connection, instead of thrown at nobody.
    'if (q.cancelled)\n      return\n',
    `if (socket === null) {
      queryError(q, Errors.connection('CONNECTION_CLOSED', options))
      return true
    }

    if (q.cancelled)
      return
`,
  ],
  [
    // What waited to be written, and the last words of the old server, must not be the first of the next connection.
    'clearImmediate(nextWriteTimer)\n    socket.removeListener',
    'clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = errorResponse = null\n    socket.removeListener',
  ],
  [
    // Nor may a question that was asked between the error and the end wait for an answer of the next connection.
    '!hadError && (query || sent.length) && error(',
    ';(query || sent.length) && error(',
  ],
]

/**
 * Mends the driver in `node_modules`; does nothing where it is mended already.
 * @throws Error when the published text is another one: then look whether the mending is still needed
 */
export function mendDriver(root) {
  const file = join(root, 'node_modules/postgres/src/connection.js')
  if (!existsSync(file)) return
  const text = readFileSync(file, 'utf8')
  if (MENDS.every(([, mended]) => text.includes(mended))) return
  const missing = MENDS.find(([published]) => !text.includes(published))
  if (missing) throw new Error(`bin/driver.mjs: the driver no longer says "${missing[0]}"`)
  const mended = MENDS.reduce((sofar, [published, better]) => sofar.replace(published, better), text)
  writeFileSync(file, mended)
}

import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Why the embedded database refuses to start; `code` is stable, `message` is for people. */
export class EmbeddedError extends Error {
  readonly code: 'data-folder-in-use' | 'data-folder-not-ours' | 'database-unavailable'
  constructor(code: EmbeddedError['code'], message: string) {
    super(message)
    this.name = 'EmbeddedError'
    this.code = code
  }
}

/** The pid that last wrote its name into the folder; only for the message, the lock itself is in the kernel. */
function holder(dir: string): string {
  try {
    return readFileSync(join(dir, 'lock.pid'), 'utf8').trim()
  } catch {
    return 'unknown'
  }
}

/**
 * Takes the folder for this process and returns the function that gives it back.
 *
 * Node has no flock, but its SQLite locks through fcntl: the kernel drops such a lock the moment its process
 * dies, however it dies, so there are no stale locks to judge and no live one to delete by mistake.
 * The file `lock` itself stays behind: removing it would let a third process lock a file nobody else sees.
 *
 * @throws EmbeddedError `data-folder-in-use` with the folder and the holder's pid, `data-folder-not-ours`
 */
export function lockFolder(dir: string): () => void {
  let file: DatabaseSync | undefined
  try {
    file = new DatabaseSync(join(dir, 'lock'), { timeout: 0 })
    file.exec('PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE')
    writeFileSync(join(dir, 'lock.pid'), `${process.pid}\n`)
  } catch (error) {
    file?.close()
    // SQLite's result code: https://www.sqlite.org/rescode.html#busy
    const busy = error instanceof Error && 'errcode' in error && error.errcode === 5
    if (busy) {
      throw new EmbeddedError(
        'data-folder-in-use',
        `data-folder-in-use: another server (pid ${holder(dir)}) works on the data folder ${dir}. ` +
          'Stop it, or choose another folder with DATA_DIR.',
      )
    }
    throw new EmbeddedError(
      'data-folder-not-ours',
      `data-folder-not-ours: can't write to the data folder ${dir} (${String(error)}). ` +
        'Start as the user who owns it, or choose another folder with DATA_DIR.',
    )
  }
  const held = file
  return () => {
    rmSync(join(dir, 'lock.pid'), { force: true })
    held.close()
  }
}

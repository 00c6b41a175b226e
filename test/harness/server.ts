import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from './port.ts'

const MAIN = fileURLToPath(new URL('../../src/server/main.ts', import.meta.url))

/** A whole server in a process of its own. */
export interface RunningServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  url: string
  dir: string
  process: ChildProcess
  /** What it has said so far, both streams. */
  output(): string
  /** An orderly end (SIGTERM); answers the exit code. The data folder stays if it was given. */
  stop(): Promise<number | null>
  /** kill -9 of the server's process. */
  kill(): Promise<void>
}

/** Settings for `startServer`; `env` wins over all. */
export interface ServerSettings {
  dir?: string
  databaseUrl?: string
  env?: Record<string, string>
  /** Another start than `main.ts start`. */
  script?: string
  /** Seconds until /readyz must answer; a first start loads the city. */
  patience?: number
}

/**
 * Runs `main.ts start` on a free port with a data folder of its own, and waits until /readyz says so.
 *
 * @throws with the server's output if it ends or isn't ready in time
 */
export async function startServer(settings: ServerSettings = {}): Promise<RunningServer> {
  const dir = settings.dir ?? mkdtempSync('/tmp/teahouse-server-')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, settings.script ? [settings.script] : [MAIN, 'start'], {
    cwd: dir,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: join(dir, 'data'),
      ...(settings.databaseUrl && { DATABASE_URL: settings.databaseUrl }),
      ...settings.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const end = async (name: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit')
      child.kill(name)
      await gone
    }
    return child.exitCode
  }
  await waitUntilReady(url, child, () => said, settings.patience ?? 120).catch(async (error: unknown) => {
    await end('SIGKILL')
    throw error
  })
  return {
    url,
    dir,
    process: child,
    output: () => said,
    stop: async () => {
      const code = await end('SIGTERM')
      if (!settings.dir) rmSync(dir, { recursive: true, force: true })
      return code
    },
    kill: async () => {
      await end('SIGKILL')
    },
  }
}

async function waitUntilReady(
  url: string,
  child: ChildProcess,
  said: () => string,
  seconds: number,
): Promise<void> {
  for (let tries = 0; tries < seconds * 10; tries++) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(
        `the server ended (${child.exitCode ?? child.signalCode}) before it was ready:\n${said()}`,
      )
    }
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false, // nobody listens yet
    )
    if (ready) return
    await sleep(100)
  }
  throw new Error(`the server was not ready after ${seconds} s:\n${said()}`)
}

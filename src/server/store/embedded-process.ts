import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A name for the data folder that PostgreSQL shows in the command line of each of its processes. */
export function tagOf(data: string): string {
  const { dev, ino } = statSync(data)
  return `teahouse-${dev.toString(36)}-${ino.toString(36)}`
}

function running(): { pid: number; command: string }[] {
  if (!existsSync('/proc/self/cmdline')) {
    const { stdout } = spawnSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' })
    return stdout.split('\n').map((line) => {
      const [pid = '', ...command] = line.trim().split(' ')
      return { pid: Number(pid), command: command.join(' ') }
    })
  }
  // The command line and not /proc/PID/cwd: a container's root may not read the latter of another user.
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      return [
        { pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') },
      ]
    } catch {
      return [] // ended between the listing and the reading
    }
  })
}

/** The PostgreSQL processes of the folder with this tag. */
export function processesOf(tag: string): { postmaster: number[]; children: number[] } {
  const found = running()
  return {
    postmaster: found
      .filter(({ command }) => command.includes('postgres -D ') && command.includes(` cluster_name=${tag} `))
      .map(({ pid }) => pid),
    children: found.filter(({ command }) => command.startsWith(`postgres: ${tag}: `)).map(({ pid }) => pid),
  }
}

/** Whether a living process with this pid is a PostgreSQL of any kind. */
export function isPostgres(pid: number): boolean {
  return running().some((one) => one.pid === pid && one.command.includes('postgres'))
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Sends a signal; a process that has just ended is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {}
}

/** Waits until `done` holds, asking every 20 ms; answers whether it came true within `seconds`. */
export async function until(done: () => boolean, seconds: number): Promise<boolean> {
  for (let asked = 0; asked < seconds * 50; asked++) {
    if (done()) return true
    await sleep(20)
  }
  return done()
}

/** Fast shutdown, then immediate, then by force: https://www.postgresql.org/docs/18/server-shutdown.html */
export async function endPostmaster(pid: number, gone = () => !isAlive(pid)): Promise<void> {
  for (const [name, seconds] of [
    ['SIGINT', 30],
    ['SIGQUIT', 10],
    ['SIGKILL', 5],
  ] as const) {
    signal(pid, name)
    if (await until(gone, seconds)) return
  }
}

/**
 * Ends what an earlier run left behind on the folder. Children that outlive a killed postmaster hold its shared
 * memory, and PostgreSQL refuses to start until the last one is gone.
 */
export async function endLeftovers(tag: string, say: (line: string) => void): Promise<void> {
  for (const pid of processesOf(tag).postmaster) {
    say(`Stopping a PostgreSQL that an earlier run left behind (pid ${pid})`)
    await endPostmaster(pid)
  }
  if (await until(() => processesOf(tag).children.length === 0, 1)) return
  for (const pid of processesOf(tag).children) signal(pid, 'SIGKILL')
  await until(() => processesOf(tag).children.length === 0, 5)
}

/** The command line: help for each command, plain words on what is wrong, exit codes that scripts can use. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const MAIN = new URL('../../src/server/main.ts', import.meta.url).pathname

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'teahouse-cli-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function teahouse(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: dir,
    env: { ...process.env, DATA_DIR: join(dir, 'data'), ...env },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (said += text))
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })))
}

test.each([
  ['start'],
  ['work'],
  ['migrate'],
  ['demo'],
  ['import', 'messages'],
  ['territory', 'import'],
  ['territory', 'merge'],
  ['kinds'],
])('%s %s has its help', async (...command) => {
  const { code, said } = await teahouse([...command.filter(Boolean), '--help'])
  expect(code).toBe(0)
  expect(said).toContain(`Usage: teahouse ${command.filter(Boolean).join(' ')}`)
})

test('the help of start lists every setting', async () => {
  const { said } = await teahouse(['start', '--help'])
  for (const name of ['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'CITY', 'DEMO', 'WORK'])
    expect(said).toContain(name)
})

test('kinds lists the declarations', async () => {
  const { code, said } = await teahouse(['kinds'])
  expect(code).toBe(0)
  expect(said).toContain('resident-request v1  群众诉求 / ')
})

describe('what can not run says why in one line and exits with 1', () => {
  test.each<[what: string, args: string[], env: Record<string, string>, words: string]>([
    ['an unknown command', ['sing'], {}, "unknown command 'sing'"],
    ['an unknown city', ['migrate'], { CITY: 'atlantis' }, 'CITY=atlantis is unknown; there are huaibei'],
    ['a port that is none', ['start'], { PORT: 'http' }, 'PORT must be a whole number'],
    ['a switch that is none', ['start'], { DEMO: 'perhaps' }, 'DEMO must be on or off'],
    [
      'a database that is not there',
      ['migrate'],
      { DATABASE_URL: 'postgres://127.0.0.1:9/x' },
      'ECONNREFUSED',
    ],
    ['a count that is none', ['demo', '--matters', 'many'], {}, '--matters must be a whole number'],
  ])('%s', async (_what, args, env, words) => {
    const { code, said } = await teahouse(args, env)
    expect(code).toBe(1)
    expect(said).toContain(words)
    expect(said).not.toMatch(/\n\s+at .*\.ts:/)
  })
})

test('an import tells bad rows by line, takes the rest, and exits with 2; a second run adds nothing', async () => {
  const file = join(dir, 'messages.csv')
  writeFileSync(
    file,
    'id,user,subject,time,text,reply,reply_time\n' +
      '1,a,路灯不亮,2019/4/25 9:32:09,村口路灯不亮。,已修复。,2019/5/10 14:56:53\n' +
      '2,b,没有时间,昨天,内容,答复,2019/5/10 14:56:53\n',
  )
  const first = await teahouse(['import', 'messages', file])
  expect(first.code).toBe(2)
  expect(first.said).toMatch(/line 3: .*time/)
  expect(first.said).toContain('1 messages imported, 0 already there, 1 rows could not be read')
  const second = await teahouse(['import', 'messages', file])
  expect(second.said).toContain('0 messages imported, 1 already there')
  expect((await teahouse(['import', 'messages', join(dir, 'nothing.csv')])).code).toBe(1)
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importMessages } from '../../src/server/commands/import-messages.ts'
import { type City, type Client, startCity } from './city.ts'

const HEADER = 'id,user,subject,time,text,reply,reply_time'
const folder = mkdtempSync(join(tmpdir(), 'import-'))

let city: City
let supervisor: Client
beforeAll(async () => {
  city = await startCity()
  supervisor = await city.as('supervisor')
})
afterAll(async () => {
  await city?.close()
  rmSync(folder, { recursive: true })
})

/** Imports a file of this content. @returns exit code and what stood on the screen */
async function run(content: string | Buffer, screen: { isTTY?: boolean } = {}) {
  const file = join(folder, 'messages.csv')
  writeFileSync(file, content)
  return runFile(file, screen)
}

async function runFile(file: string, screen: { isTTY?: boolean } = {}) {
  const words: string[] = []
  const code = await importMessages(city.house, file, { ...screen, write: (each) => words.push(each) })
  return { code, words: words.join('') }
}

const count = async (): Promise<number> => {
  const [row] = await city.house.sql<{ n: number }[]>`select count(*)::int as n from matter`
  return row?.n ?? 0
}

const row = (
  id: string,
  more: Partial<Record<'subject' | 'time' | 'text' | 'reply' | 'replyTime', string>> = {},
) =>
  [
    id,
    'A0001',
    more.subject ?? '路灯不亮',
    more.time ?? '2019/4/25 9:32:09',
    more.text ?? '村口路灯坏了三天。',
    more.reply ?? '已修好。',
    more.replyTime ?? '2019/5/10 14:56:53',
  ].join(',')

test('every kind of bad row is told with its line and reason, and the rest goes in', async () => {
  const before = await count()
  const { code, words } = await run(
    Buffer.concat([
      Buffer.from(`\ufeff${HEADER}\n`),
      Buffer.from(`${row('b1', { subject: '"说""不"",行"', text: '"第一行\n第二行"' })}\n`), // lines 2 and 3
      Buffer.from('b2,A,缺一列,2019/4/25 9:32,文,2019/5/1\n'), // line 4
      Buffer.from(`${row('b3', { time: '2019/2/30 9:32' })}\n`),
      Buffer.from(`${row('b4', { replyTime: '2019/4/25 9:32:08' })}\n`),
      Buffer.from(`${row('b5', { text: '  ' })}\n`),
      Buffer.from(`${row('b6', { text: '长'.repeat(4001) })}\n`),
      Buffer.from(`${row('b7', { reply: '长'.repeat(10_001) })}\n`),
      Buffer.from(`${row('b8', { subject: '题'.repeat(61) })}\n`), // line 10
      Buffer.from(`${row('b1')}\n`),
      Buffer.from('b9,A,坏字节,2019/4/25 9:32,'),
      Buffer.from([0xd6, 0xd0]),
      Buffer.from(',答,2019/5/1\n'),
      Buffer.from(`${row('b10', { reply: '' })}\n`),
      Buffer.from(`${row('b11', { text: '带\u0000字符' })}\n`),
      Buffer.from(`${row('n'.repeat(61))}\n`), // line 15
      Buffer.from(`${row('b12', { time: '4/8/19 8:37', text: `${'长'.repeat(4000)}` })}\n`),
      Buffer.from(`${row('b13', { replyTime: '2019/4/25' })}\n`),
    ]),
  )
  expect(code).toBe(2)
  expect(words.split('\n')).toEqual([
    expect.stringMatching(/^line 4: .*\[columns\]$/),
    expect.stringMatching(/^line 5: time: .*\[time\]$/),
    expect.stringMatching(/^line 6: reply_time: .*\[reply-before-message\]$/),
    expect.stringMatching(/^line 7: text: .*\[required\]$/),
    expect.stringMatching(/^line 8: text: .*4000.*\[too-long\]$/),
    expect.stringMatching(/^line 9: reply: .*10000.*\[too-long\]$/),
    expect.stringMatching(/^line 10: subject: .*60.*\[too-long\]$/),
    expect.stringMatching(/^line 11: id: .*\[id-twice\]$/),
    expect.stringMatching(/^line 12: text: .*\[encoding\]$/),
    expect.stringMatching(/^line 13: reply: .*\[required\]$/),
    expect.stringMatching(/^line 14: text: .*\[characters\]$/),
    expect.stringMatching(/^line 15: id: .*60.*\[too-long\]$/),
    '3 messages imported, 0 already there, 12 rows could not be read',
    '',
  ])
  expect(await count()).toBe(before + 3)
})

test('a message becomes a closed matter with its true times, answered and not called solved', async () => {
  await run(`${HEADER}\n${row('t1', { subject: '真实时间' })}\n`)
  const list = await supervisor.get(`/api/matters?q=${encodeURIComponent('真实时间')}`)
  expect(list.body.items).toMatchObject([
    {
      kind: 'resident-request',
      stage: 'closed',
      close: 'answered',
      door: 'import',
      place: { code: '340600' },
      openedAt: '2019-04-25T01:32:09.000Z',
      closedAt: '2019-05-10T06:56:53.000Z',
    },
  ])
  const [{ ref }] = list.body.items
  const { body } = await supervisor.get(`/api/matters/${ref}/entries`)
  expect(body.items).toMatchObject([
    { action: 'open', by: { type: 'system', name: 'import' }, input: { sourceNumber: 't1' } },
    { action: 'record-reply', by: { type: 'system', name: 'import' }, input: { reply: '已修好。' } },
  ])
})

test('a second run adds nothing, and one with more rows adds only these', async () => {
  const first = `${HEADER}\n${row('s1')}\n${row('s2')}\n`
  expect(await run(first)).toMatchObject({ code: 0, words: expect.stringContaining('2 messages imported') })
  const before = await city.house.sql`select id, ref, state from matter order by id`
  expect(await run(first)).toEqual({
    code: 0,
    words: '0 messages imported, 2 already there, 0 rows could not be read\n',
  })
  expect(await city.house.sql`select id, ref, state from matter order by id`).toEqual(before)
  expect((await run(`${first}${row('s3')}\n`)).words).toContain('1 messages imported, 2 already there')
})

test('what is no file of messages is refused and writes nothing', async () => {
  const before = await count()
  expect(await runFile(join(folder, 'missing.csv'))).toMatchObject({
    code: 1,
    words: expect.stringContaining('missing.csv'),
  })
  expect(await runFile(folder)).toMatchObject({ code: 1 })
  expect(await run('')).toMatchObject({ code: 1, words: expect.stringContaining('must name the columns') })
  expect(await run('id,subject\n1,路灯\n')).toMatchObject({
    code: 1,
    words: expect.stringContaining('missing: user, time, text, reply, reply_time'),
  })
  expect(await run(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]))).toMatchObject({ code: 1 })
  expect(await count()).toBe(before)
})

test('a log gets a line for every 500 rows, a terminal a bar', async () => {
  const rows = Array.from({ length: 1100 }, (_, i) => row(`p${i}`)).join('\n')
  const log = await run(`${HEADER}\n${rows}\n`)
  expect(log.words.split('\n').slice(0, 2)).toEqual([
    expect.stringMatching(/^500 rows \(\d+ %\)$/),
    expect.stringMatching(/^1,000 rows \(\d+ %\)$/),
  ])
  const terminal = await run(`${HEADER}\n${rows}\n`, { isTTY: true })
  expect(terminal.words).toContain('█ 100 %  1,100 rows\r\u001b[2K0 messages imported, 1100 already there')
})

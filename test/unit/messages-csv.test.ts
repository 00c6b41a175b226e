import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { chinaTime } from '../../src/server/outside/china-time.ts'
import { HeaderError, type Row, readMessages } from '../../src/server/outside/messages-csv.ts'

const NOW = '2026-11-22T00:00:00.000Z'
const HEADER = 'id,user,subject,time,text,reply,reply_time'
const ALL = 'missing: id, user, subject, time, text, reply, reply_time'
const GOOD = '1,A1,路灯不亮,2019/4/25 9:32:09,三天了,已修好,2019/5/10 14:56:53'

async function all(rows: AsyncIterable<Row>): Promise<Row[]> {
  const list: Row[] = []
  for await (const row of rows) list.push(row)
  return list
}

/** The rows of a file; the bytes come in small pieces, so that a character is cut in two. */
async function read(...parts: (string | Buffer)[]): Promise<Row[]> {
  const bytes = Buffer.concat(parts.map((part) => Buffer.from(part)))
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) =>
    bytes.subarray(i * 7, i * 7 + 7),
  )
  return all(readMessages(Readable.from(pieces), NOW))
}

describe('Chinese local times', () => {
  it.each([
    ['2019/4/25 9:32:09', '2019-04-25T01:32:09.000Z', false],
    ['2019/4/25 9:32', '2019-04-25T01:32:00.000Z', false],
    ['2018/4/24', '2018-04-23T16:00:00.000Z', true],
    ['4/8/19 8:37', '2019-04-08T00:37:00.000Z', false],
    ['2020-01-09 11:00:05', '2020-01-09T03:00:05.000Z', false],
    ['2020/2/29', '2020-02-28T16:00:00.000Z', true],
  ])('reads %s', (words, at, dayOnly) => {
    expect(chinaTime(words)).toEqual({ at, dayOnly })
  })

  it.each([
    '',
    '昨天',
    '2019/2/29',
    '2019/13/1',
    '2019/0/1',
    '2019/4/31 1:00',
    '2019/4/1 24:00',
    '2019/4/1 9:60',
    '25/4/2019',
    '2019/4/25T9:32',
    '13/8/19 8:37',
    '2019/4/25 9',
  ])('refuses "%s"', (words) => {
    expect(chinaTime(words)).toBeUndefined()
  })
})

describe('a file of messages', () => {
  it('gives each row as a message with its line and true times', async () => {
    expect(await read(`${HEADER}\n${GOOD}\n`)).toEqual([
      {
        line: 2,
        message: {
          id: '1',
          subject: '路灯不亮',
          text: '三天了',
          reply: '已修好',
          time: '2019-04-25T01:32:09.000Z',
          replyTime: '2019-05-10T06:56:53.000Z',
        },
      },
    ])
  })

  it('takes a byte order mark, CRLF, other orders of columns, further columns and no last line break', async () => {
    const header = '\ufeff"reply_time",note,id,user,subject,time,text,reply'
    const [row, ...more] = await read(`${header}\r\n2019/5/10,x,7,A,路灯,2019/4/25 9:32,三天,修好`)
    expect(more).toEqual([])
    expect(row).toMatchObject({
      line: 2,
      message: { id: '7', reply: '修好', replyTime: '2019-05-09T16:00:00.000Z' },
    })
  })

  it('keeps quotes, commas and line breaks inside a field, and counts lines right after them', async () => {
    const rows = await read(
      `${HEADER}\r\n1,A,"说""不"",行",2019/4/25 9:32,"一\r\n\r\n二","好\n了",2019/5/1\r\n\r\n2,A,,bad,t,r,2019/5/1\r\n`,
    )
    expect(rows[0]).toMatchObject({
      line: 2,
      message: { subject: '说"不",行', text: '一\r\n\r\n二', reply: '好\n了' },
    })
    expect(rows[1]).toEqual({ line: 7, column: 'time', code: 'time' })
  })

  it('keeps a stray quote as it stands', async () => {
    const rows = await read(
      `${HEADER}\n1,A,水管"爆"了,2019/4/25 9:32,"急"急,好,2019/5/1\n${GOOD.replace('1', '2')}\n`,
    )
    expect(rows).toMatchObject([
      { message: { subject: '水管"爆"了', text: '"急"急' } },
      { message: { id: '2' } },
    ])
  })

  it('tells every bad row and goes on', async () => {
    const rows = await read(
      `${HEADER}\n`,
      '1,A,s,2019/4/25 9:32,t,r\n',
      '2,A,s,2019/4/25 9:32,t,r,2019/5/1,more\n',
      ' ,A,s,2019/4/25 9:32,t,r,2019/5/1\n',
      '4,A,s,2019/2/30 9:32,t,r,2019/5/1\n',
      '5,A,s,2019/4/25 9:32,t,r,\n',
      '6,A,s,2019/4/25 9:32,t,r,2019/4/25 9:31\n',
      '7,A,s,2027/4/25 9:32,t,r,2027/4/26\n',
      '8,A,s,2019/4/25 9:32,t,r,2027/4/26\n',
      Buffer.concat([
        Buffer.from('9,A,s,2019/4/25 9:32,'),
        Buffer.from([0xd6, 0xd0]),
        Buffer.from(',r,2019/5/1\n'),
      ]),
      '10,A,s,2019/4/25 9:32,t,r,2019/5/1\n',
      '10,A,s,2019/4/25 9:32,t,r,2019/5/1\n',
    )
    expect(rows.filter((row) => 'code' in row)).toEqual([
      { line: 2, code: 'columns' },
      { line: 3, code: 'columns' },
      { line: 4, column: 'id', code: 'no-id' },
      { line: 5, column: 'time', code: 'time' },
      { line: 6, column: 'reply_time', code: 'time' },
      { line: 7, column: 'reply_time', code: 'reply-before-message' },
      { line: 8, column: 'time', code: 'in-the-future' },
      { line: 9, column: 'reply_time', code: 'in-the-future' },
      { line: 10, column: 'text', code: 'encoding' },
      { line: 12, column: 'id', code: 'id-twice' },
    ])
    expect(rows.filter((row) => 'message' in row)).toMatchObject([{ line: 11, message: { id: '10' } }])
  })

  it('takes a reply dated with the day of the message as given after it', async () => {
    const rows = await read(
      `${HEADER}\n1,A,s,2019/4/25 9:32,t,r,2019/4/25\n2,A,s,2019/4/25 9:32,t,r,2019/4/24\n`,
    )
    expect(rows).toMatchObject([
      { message: { time: '2019-04-25T01:32:00.000Z', replyTime: '2019-04-25T01:32:00.000Z' } },
      { line: 3, code: 'reply-before-message' },
    ])
  })

  it('says where a quote is never closed', async () => {
    const rows = await read(
      `${HEADER}\n${GOOD}\n2,A,s,2019/4/25 9:32,"t,r,2019/5/1\n3,A,s,2019/4/25 9:32,t,r,2019/5/1\n`,
    )
    expect(rows).toMatchObject([
      { line: 2, message: { id: '1' } },
      { line: 3, code: 'quote' },
    ])
  })

  it.each([
    ['', ALL],
    ['id,user,subject,time,text\n1,2,3,4,5\n', 'missing: reply, reply_time'],
    ['\u0000PNG\n', ALL],
  ])('refuses a file without the columns', async (content, words) => {
    const reading = read(content)
    await expect(reading).rejects.toBeInstanceOf(HeaderError)
    await expect(reading).rejects.toThrow(words)
  })

  it('passes on that the file could not be read', async () => {
    const broken = new Readable({
      read() {
        this.destroy(new Error('disk gone'))
      },
    })
    await expect(all(readMessages(broken, NOW))).rejects.toThrow('disk gone')
  })
})

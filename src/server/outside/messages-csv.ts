/**
 * Reads residents' messages with the governments' replies from a CSV file, row by row, so that a file of
 * any length fits. A row that can't be read is told with its line and reason; the others go on.
 */
import type { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { chinaTime } from './china-time.ts'

export const COLUMNS = ['id', 'user', 'subject', 'time', 'text', 'reply', 'reply_time'] as const
export type Column = (typeof COLUMNS)[number]

export interface Message {
  /** The number the message has in the file. */
  id: string
  subject: string
  text: string
  reply: string
  /** ISO instants in UTC. */
  time: string
  replyTime: string
}

export type RowCode =
  | 'columns'
  | 'encoding'
  | 'quote'
  | 'no-id'
  | 'id-twice'
  | 'time'
  | 'reply-before-message'
  | 'in-the-future'

export interface BadRow {
  /** Of the file, from 1, where the row begins. */
  line: number
  column?: Column
  code: RowCode
}

export type Row = { line: number; message: Message } | BadRow

/** The file isn't one of messages at all, so that nothing can be read from it. */
export class HeaderError extends Error {
  constructor(missing: readonly string[]) {
    super(`the first line must name the columns ${COLUMNS.join(', ')}; missing: ${missing.join(', ')}`)
    this.name = 'HeaderError'
  }
}

/**
 * Further columns are passed over, and the columns may stand in any order.
 * @param now ISO instant: a message from later is a mistake of the file
 * @throws HeaderError when the first line lacks a column
 */
export async function* readMessages(bytes: Readable, now: string): AsyncGenerator<Row> {
  let unclosed = false
  const parser = parse({
    // As bytes: a wrong one is then told by its row, instead of turning into a question mark unseen.
    // (The parser's own `bom` option would turn them into texts.)
    encoding: null,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    on_skip: () => {
      unclosed = true
    },
  })
  bytes.once('error', (error) => parser.destroy(error))
  // With `encoding: null` each record is a list of buffers, which the types don't know.
  const records = bytes.pipe(parser) as AsyncIterable<Buffer[]>
  const seen = new Set<string>()
  let header: string[] | undefined
  let line = 1
  for await (const record of records) {
    const at = line
    line += 1 + record.reduce((sum, field) => sum + breaksIn(field), 0)
    if (!header) {
      header = headerOf(record)
    } else if (record.length > 1 || record[0]?.length !== 0) {
      const row = rowOf(record, header, at, now)
      const id = 'message' in row ? row.message.id : undefined
      yield id !== undefined && seen.has(id) ? { line: at, column: 'id', code: 'id-twice' } : row
      if (id !== undefined) seen.add(id)
    }
  }
  if (!header) throw new HeaderError(COLUMNS)
  // Everything from the open quote to the end of the file is one unfinished field.
  if (unclosed) yield { line, code: 'quote' }
}

/** csv-parse counts lines inside quotes twice, so they are counted here. */
function breaksIn(field: Buffer): number {
  let count = 0
  for (let i = field.indexOf('\n'); i >= 0; i = field.indexOf('\n', i + 1)) count += 1
  return count
}

function headerOf(record: readonly Buffer[]): string[] {
  // A byte order mark before a quoted name hides the quotes from the parser; trim() takes the mark away.
  const names = record.map((field) =>
    field
      .toString('utf8')
      .trim()
      .replace(/^"(.*)"$/, '$1'),
  )
  const missing = COLUMNS.filter((column) => !names.includes(column))
  if (missing.length > 0) throw new HeaderError(missing)
  return names
}

function rowOf(record: readonly Buffer[], header: readonly string[], line: number, now: string): Row {
  if (record.length !== header.length) return { line, code: 'columns' }
  const cells = new Map<string, string>()
  for (const column of COLUMNS) {
    const words = decode(record[header.indexOf(column)])
    if (words === undefined) return { line, column, code: 'encoding' }
    cells.set(column, words.trim())
  }
  const cell = (column: Column): string => cells.get(column) ?? ''
  if (cell('id') === '') return { line, column: 'id', code: 'no-id' }
  const time = chinaTime(cell('time'))
  if (!time) return { line, column: 'time', code: 'time' }
  const reply = chinaTime(cell('reply_time'))
  if (!reply) return { line, column: 'reply_time', code: 'time' }
  if (time.at > now) return { line, column: 'time', code: 'in-the-future' }
  if (reply.at > now) return { line, column: 'reply_time', code: 'in-the-future' }
  const replyTime = reply.dayOnly ? notBefore(reply.at, time.at) : reply.at
  if (replyTime < time.at) return { line, column: 'reply_time', code: 'reply-before-message' }
  return {
    line,
    message: {
      id: cell('id'),
      subject: cell('subject'),
      text: cell('text'),
      reply: cell('reply'),
      time: time.at,
      replyTime,
    },
  }
}

const DAY_MS = 86_400_000

/** A reply dated with the message's own day and no hour came after the message. */
const notBefore = (day: string, message: string): string =>
  day < message && Date.parse(message) - Date.parse(day) < DAY_MS ? message : day

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(field: Buffer | undefined): string | undefined {
  try {
    return utf8.decode(field)
  } catch {
    return undefined
  }
}

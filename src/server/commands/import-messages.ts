/**
 * `teahouse import messages FILE.csv`: each message becomes a historical matter with its true times, opened,
 * answered and closed as `answered`. The file's own number makes the ids, so that a second run adds nothing.
 */
import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { decide, decideOpening } from '../../engine/act.ts'
import type { MatterHead } from '../../engine/entry.ts'
import { apply, open } from '../../engine/fold.ts'
import type { Kind } from '../../engine/kind.ts'
import type { Outcome, Refusal } from '../../engine/refusals.ts'
import { say as words } from '../../engine/text.ts'
import type { Actor } from '../../engine/who.ts'
import { newRef, openingEntryId } from '../codes.ts'
import { type House, kindOf } from '../house.ts'
import { type BadRow, type Message, type RowCode, readMessages } from '../outside/messages-csv.ts'
import { detailOf } from '../problem.ts'
import { hashedId } from '../store/hashed-id.ts'
import { type History, writeHistories } from '../store/history.ts'
import { TEXTS } from '../texts.ts'
import { progressOn, type Screen } from './progress.ts'

export type ImportHouse = Pick<House, 'sql' | 'city' | 'kinds' | 'directory' | 'lookups' | 'time' | 'now'>

export interface ImportReport {
  added: number
  /** Already there from an earlier run. */
  known: number
  bad: { line: number; reason: string }[]
}

/** 0: all in (or there already). 1: it couldn't run. 2: some rows were bad, the rest is in. */
export type ExitCode = 0 | 1 | 2

const BATCH = 500
const IMPORTER: Actor = { type: 'system', name: 'import' }

/** Runs the command and says what came of it. */
export async function importMessages(house: ImportHouse, file: string, screen: Screen): Promise<ExitCode> {
  try {
    const { added, known, bad } = await runImport(house, file, screen)
    for (const { line, reason } of bad) screen.write(`line ${line}: ${reason}\n`)
    screen.write(`${added} messages imported, ${known} already there, ${bad.length} rows could not be read\n`)
    return bad.length > 0 ? 2 : 0
  } catch (error) {
    screen.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

/**
 * Imports a file in batches; what is in stays in when a later batch fails.
 * @throws HeaderError, or an error of the file system or the database
 */
export async function runImport(house: ImportHouse, file: string, screen: Screen): Promise<ImportReport> {
  const kind = kindOf(house, 'resident-request')
  if (!kind) throw new Error('this city has no kind "resident-request"')
  const size = statSync(file).size
  const bytes = createReadStream(file)
  const progress = progressOn(screen, 'rows')
  const report: ImportReport = { added: 0, known: 0, bad: [] }
  let batch: History[] = []
  let rows = 0
  const flush = async (): Promise<void> => {
    const added = await writeHistories(house.sql, batch)
    report.added += added
    report.known += batch.length - added
    batch = []
  }
  for await (const row of readMessages(bytes, house.now())) {
    rows += 1
    if ('message' in row) {
      const history = historyOf(house, kind, row.message)
      if (history.ok) batch.push(history.value)
      else report.bad.push({ line: row.line, reason: reasonOf(history.refusal) })
    } else {
      report.bad.push({ line: row.line, reason: reasonOfRow(row) })
    }
    if (batch.length >= BATCH) await flush()
    progress.at(bytes.bytesRead / size, rows)
  }
  await flush()
  progress.end()
  return report
}

/** The matter of a message: opened, replied to, closed. The messages are anonymised, so their place is the city. */
function historyOf(house: ImportHouse, kind: Kind, message: Message): Outcome<History> {
  const source = `message:${house.city.code}:${message.id}`
  const id = hashedId(source)
  const head: MatterHead = {
    id,
    ref: newRef(house.city.code, message.time, createHash('sha256').update(`ref:${source}`).digest()),
    kind: kind.id,
    version: kind.version,
    county: house.city.code,
    place: house.city.code,
    openedAt: message.time,
    door: 'import',
  }
  const form = { subject: message.subject, text: message.text, sourceNumber: message.id }
  const opening = decideOpening(kind, head, IMPORTER, form, openingEntryId(id), message.time, house)
  if (!opening.ok) return opening
  const opened = open(head, opening.value)
  const reply = { reply: message.reply }
  const replied = decide(
    kind,
    opened,
    'record-reply',
    IMPORTER,
    reply,
    hashedId(`reply:${id}`),
    message.replyTime,
    house,
  )
  if (!replied.ok) return replied
  return {
    ok: true,
    value: { kind, matter: apply(kind, opened, replied.value), entries: [opening.value, replied.value] },
  }
}

/** Columns of the file by the answers they become. */
const COLUMN_OF: Record<string, string> = {
  sourceNumber: 'id',
  text: 'text',
  subject: 'subject',
  reply: 'reply',
}

function reasonOf(refusal: Refusal): string {
  const [first] = refusal.problems ?? []
  if (!first) return detailOf(refusal, 'en')
  const answer = first.path.split('.').at(-1) ?? ''
  return `${COLUMN_OF[answer] ?? answer}: ${words(TEXTS.en, `problem.${first.code}`, first.params)} [${first.code}]`
}

const ROW_WORDS: Record<RowCode, string> = {
  columns: 'not as many fields as the first line names',
  encoding: 'these bytes are not UTF-8; save the file as "CSV UTF-8" and import it again',
  quote: 'a quotation mark is opened and never closed, so nothing after it could be read',
  'no-id': 'the number is missing',
  'id-twice': 'an earlier row has the same number',
  time: 'not a time such as 2019/4/25 9:32:09 or 2019/4/25',
  'reply-before-message': 'the reply is earlier than the message',
  'in-the-future': 'this time is still to come',
}

const reasonOfRow = (row: BadRow): string =>
  `${row.column ? `${row.column}: ` : ''}${ROW_WORDS[row.code]} [${row.code}]`

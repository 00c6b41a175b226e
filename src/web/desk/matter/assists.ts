/** The parts that other units were asked to do, read from the matter's own lists (`engine/assist.ts`). */
import type { Answers } from '../../../engine/fields.ts'
import { rowsOf } from '../reading.ts'

export interface Part {
  /** Its number, by which an answer names it. */
  number: number
  unit: string
  task: string
  state: 'open' | 'answered' | 'ended'
  /** The answer, or why it is no longer asked for. */
  words?: string
}

export function partsOf(fields: Answers): Part[] {
  const reports = rowsOf(fields, 'assistReports')
  return rowsOf(fields, 'assists').map(({ unit, task }, number) => {
    const part = { number, unit: String(unit ?? ''), task: String(task ?? '') }
    const report = reports.find((row) => row.part === number)
    if (!report) return { ...part, state: 'open' as const }
    return report.reason
      ? { ...part, state: 'ended' as const, words: String(report.reason) }
      : { ...part, state: 'answered' as const, words: String(report.result ?? '') }
  })
}

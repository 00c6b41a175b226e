/**
 * Assist 协办: other units do a part of a matter, each with its own answer; the holder stays one and answers for the
 * whole. Which units help is read from the matter's own list, by permissions and by the store alike.
 */
import { type Answers, type FieldMap, item, list, longText, photos, rowsOf, unit } from './fields.ts'
import type { Action, KindDeclaration } from './kind.ts'

/** Units that were asked to do a part; who was released from theirs before an answer helps no longer. */
export function helpers(fields: Answers): string[] {
  const released = rowsOf(fields.assistReports).flatMap(({ part, reason }) => (reason ? [part] : []))
  const asked = rowsOf(fields.assists).filter((_, part) => !released.includes(part))
  return [...new Set(asked.map(({ unit }) => String(unit)))]
}

/** Units that owe an answer to a part. */
export function owing(fields: Answers): string[] {
  const over = rowsOf(fields.assistReports).map(({ part }) => part)
  return rowsOf(fields.assists).flatMap(({ unit }, part) => (over.includes(part) ? [] : [String(unit)]))
}

/** The unit that was asked to do a part. */
export const partUnit = (fields: Answers, part: number): string | undefined => {
  const unit = rowsOf(fields.assists)[part]?.unit
  return typeof unit === 'string' ? unit : undefined
}

/** Roles whose units can be asked; the unit is asked, and whoever sits in it may answer. */
const HELPING = ['handler', 'mediator', 'clerk']

const task = longText({ max: 1000 })

export const ASSIST_FIELDS: FieldMap = {
  assists: list({ unit: unit(HELPING), task }),
  /** One row a part: its `result`, or the `reason` why the holder no longer asks for it. */
  assistReports: list({
    part: item('assists'),
    result: longText({ max: 2000 }),
    reason: longText({ max: 500 }),
  }),
}

/** @param open stages in which the matter is not closed */
export function assistActions(open: string[]): Record<string, Action> {
  const group = 'assist' as const
  return {
    'ask-assist': {
      from: open,
      who: { holds: true },
      group,
      form: { unit: unit(HELPING, { required: true }), task: { ...task, required: true } },
      effects: [{ add: 'assists' }],
      tells: ['assists'],
    },
    'report-assist': {
      from: open,
      who: { assists: true },
      when: { path: 'assists', set: true },
      group,
      ownPart: 'part',
      form: {
        part: item('assists', { required: true }),
        result: longText({ max: 2000, required: true }),
        evidence: photos({ most: 9 }),
      },
      effects: [{ add: 'assistReports', unique: 'part' }],
      tells: ['holder'],
    },
    'end-assist': {
      from: open,
      who: { holds: true },
      when: { path: 'assists', set: true },
      group,
      form: { part: item('assists', { required: true }), reason: longText({ max: 500, required: true }) },
      effects: [{ add: 'assistReports', unique: 'part' }],
      tells: ['assists'],
    },
  }
}

/** Runs while any part is open. */
export const ASSIST_CLOCKS: KindDeclaration['clocks'] = {
  assist: {
    from: ['ask-assist'],
    until: ['report-assist', 'end-assist'],
    done: { path: 'assistReports', asManyAs: 'assists' },
    term: 'assist.answer',
  },
}

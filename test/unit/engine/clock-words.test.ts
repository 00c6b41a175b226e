import { expect, test } from 'vitest'
import { CALENDAR } from '../../../src/cities/calendar.ts'
import { CITIES } from '../../../src/cities/index.ts'
import { explain, termWords } from '../../../src/engine/clock-words.ts'
import type { ClockRun } from '../../../src/engine/clocks.ts'
import { dueOf, type Stop } from '../../../src/engine/terms.ts'
import en from '../../../src/kinds/texts/en.json' with { type: 'json' }
import zh from '../../../src/kinds/texts/zh.json' with { type: 'json' }

/** A run of a length of time from Xingtai's table, as a clock would have recorded it. */
function runOf(key: string, startedAt: string, stops: (Stop & { reason: string })[] = []): ClockRun {
  const term = CITIES.xingtai?.terms[key]
  if (!term) throw new Error(`no ${key}`)
  const { rule, source, version, count, unit, rolls = false } = term
  const { at: due, lastDay, provisional } = dueOf(startedAt, term, CALENDAR, stops)
  const told = { rule, source, version, count, unit, rolls, due, lastDay, provisional, stops }
  return { id: 'a.1', clock: 'a', key, startedAt, extended: 0, extensions: 0, warnAt: due, ...told }
}

/** English, without the comma that some versions of Node set after a weekday. */
const inEnglish = (run: ClockRun): string[] =>
  explain(run, en, 'en', CALENDAR).map((words) => words.replaceAll(/([A-Z]\w+day), /g, '$1 '))

test('tells how months lead to a last day that rolled', () => {
  const run = runOf('confirm.objection.third', '2025-08-17T02:00:00Z')
  expect(inEnglish(run)).toEqual([
    'Began on Sunday 17 August 2025.',
    'By Supreme People’s Court, Interpretation of the Civil Procedure Law, art. 372: 6 months, the first day not counted.',
    'The last day was a rest day, so it goes on to the next working day.',
    'It ends on Tuesday 24 February 2026 at 24:00.',
  ])
  expect(explain(run, zh, 'zh', CALENDAR)).toEqual([
    '2025年8月17日星期日起算。',
    '按《最高人民法院关于适用〈民事诉讼法〉的解释》第三百七十二条，时限为6 个月，首日不计入。',
    '最后一日为休息日，顺延至下一个工作日。',
    '至2026年2月24日星期二24时届满。',
  ])
})

test('tells of the days on which months stood still', () => {
  const stops = [{ reason: 'hearing', from: '2026-03-20T02:00:00Z', until: '2026-03-30T02:00:00Z' }]
  expect(inEnglish(runOf('visit.care.general', '2026-03-10T02:00:00Z', stops))).toEqual([
    'Began on Tuesday 10 March 2026.',
    'By Care visits (Inner Mongolia’s rule, for reference): others quarterly: 3 months, the first day not counted.',
    'From Friday 20 March 2026 to Monday 30 March 2026 it stood still; that time does not count.',
    'It ends on Saturday 20 June 2026 at 24:00.',
  ])
})

test('tells seconds to the second', () => {
  expect(inEnglish(runOf('hotline.phone', '2026-03-02T00:59:50Z'))).toEqual([
    'Began on 2 March 2026 at 08:59:50.',
    'By Government hotline service (GB/T 33358-2016): a call is answered in 15 seconds: 15 seconds.',
    'It ends at 2 March 2026 at 09:00:05.',
  ])
  expect(termWords(36, 'month', zh)).toBe('36 个月')
})

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isWorkday as theirs } from 'chinese-workday'
import { describe, expect, test } from 'vitest'
import { CALENDAR, OFFICE_HOURS } from '../../src/cities/calendar.ts'
import holidays from '../../src/cities/holidays.json' with { type: 'json' }
import { dayNumber, dayText } from '../../src/engine/days.ts'
import { isWorkday } from '../../src/engine/workdays.ts'

const document = readFileSync('docs/calendar-check.md', 'utf8')

/** Cells of the document's table rows that begin with such a cell. */
const rows = (first: RegExp): string[][] =>
  document
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
    .filter((cells) => first.test(cells[1] ?? ''))
    .map((cells) => cells.slice(1, -1))

function daysOf(first: number, last = first): string[] {
  const [from, until] = [dayNumber(`${first}-01-01`), dayNumber(`${last}-12-31`)]
  return Array.from({ length: until - from + 1 }, (_, i) => dayText(from + i))
}

const word = (worked: boolean): string => (worked ? 'work' : 'rest')
const ours = (day: string): boolean => isWorkday(CALENDAR, day)
const weekday = (day: string): number => new Date(`${day}T00:00Z`).getUTCDay()

describe('the frozen calendar', () => {
  test('is what the package says', () => {
    // Throws with the script's words when the file differs.
    execFileSync(process.execPath, ['bin/freeze-holidays.mjs', '--check'])
  })

  test('is all the product needs', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(Object.keys(dependencies).filter((name) => name.startsWith('chinese-'))).toEqual([])
  })

  test('has every year from 2004 to 2026, and says that 2027 is not published', () => {
    expect(CALENDAR.published).toEqual(Array.from({ length: 23 }, (_, i) => 2004 + i))
    expect(Object.keys(CALENDAR.exceptions).filter((day) => day >= '2027')).toEqual([])
  })

  test('moves work only to weekends, and rests on every statutory holiday since 2025', () => {
    const exceptions = Object.entries(CALENDAR.exceptions)
    const made = exceptions.filter(([, what]) => what === 'work').map(([day]) => day)
    expect(made.filter((day) => weekday(day) % 6 !== 0)).toEqual([])
    // 全国年节及纪念日放假办法 2024: New Year, Labour Day 2, National Day 3 have fixed days.
    const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']
    for (const day of fixed.flatMap((each) => [`2025-${each}`, `2026-${each}`])) expect(ours(day)).toBe(false)
  })

  test('names every day in both languages', () => {
    expect(Object.keys(CALENDAR.names ?? {})).toEqual(Object.keys(CALENDAR.exceptions))
    expect(CALENDAR.names?.['2026-02-17']).toEqual({ zh: '春节', en: 'Spring Festival' })
    const used = Object.values(CALENDAR.names ?? {}).map(({ zh }) => zh)
    expect([...new Set(used)].sort()).toEqual(Object.keys(holidays.names).sort())
  })

  test('office hours are marked as our choice', () => {
    expect(OFFICE_HOURS.mark).toBe('configured')
    expect(CALENDAR.hours).toBe(OFFICE_HOURS.hours)
  })
})

describe('the check against other sources', () => {
  test('differs from chinese-workday from 2016 to 2026 exactly as written down', () => {
    const found = daysOf(2016, 2026)
      .filter((day) => ours(day) !== theirs(day))
      .map((day) => [day, word(ours(day)), word(theirs(day))])
    expect(found).toEqual(rows(/^\d{4}-\d\d-\d\d$/).map((cells) => cells.slice(0, 3)))
  })

  test('has the working days of holiday-cn in each year', () => {
    const found = Array.from({ length: 20 }, (_, i) => 2007 + i).map((year) => {
      const text = daysOf(year)
        .map((day) => (ours(day) ? '1' : '0'))
        .join('')
      const digest = createHash('sha256').update(text).digest('hex').slice(0, 16)
      return [String(year), String(text.replaceAll('0', '').length), digest]
    })
    expect(found).toEqual(rows(/^\d{4}$/))
  })
})

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isWorkday as theirs } from 'chinese-workday'
import { describe, expect, test } from 'vitest'
import { CALENDAR, OFFICE_HOURS, withNotices } from '../../src/cities/calendar.ts'
import holidays from '../../src/cities/holidays.json' with { type: 'json' }
import { statutoryDays } from '../../src/cities/statutory.ts'
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

describe('the days that the law names', () => {
  const list = (year: number) => statutoryDays(year).map(({ day, name }) => `${day} ${name.zh}`)

  test('are thirteen in 2027', () => {
    expect(list(2027)).toEqual([
      '2027-01-01 元旦',
      ...['2027-02-05 春节', '2027-02-06 春节', '2027-02-07 春节', '2027-02-08 春节'],
      '2027-04-05 清明',
      ...['2027-05-01 劳动节', '2027-05-02 劳动节'],
      '2027-06-09 端午',
      '2027-09-15 中秋',
      ...['2027-10-01 国庆节', '2027-10-02 国庆节', '2027-10-03 国庆节'],
    ])
    expect(statutoryDays(2024)).toEqual([])
    // In 2028 the fifteenth of the eighth month is 3 October.
    expect(statutoryDays(2028).find(({ day }) => day === '2028-10-03')?.name).toEqual({
      zh: '国庆节、中秋',
      en: 'National Day, Mid-autumn Festival',
    })
  })

  test('were days off in the notices of 2025 and 2026, under the same names', () => {
    for (const { day, name } of [...statutoryDays(2025), ...statutoryDays(2026)]) {
      expect(CALENDAR.exceptions[day], day).toBe('rest')
      expect(CALENDAR.names?.[day], day).toEqual(name)
    }
  })

  test('follow the lunar calendar of another source', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
      timeZone: 'UTC',
      month: 'numeric',
      day: 'numeric',
    })
    const differ = Object.entries(holidays.festivals).flatMap(([year, { spring, dragonBoat, midAutumn }]) =>
      [spring, dragonBoat, midAutumn].map((day) => lunar.format(new Date(day))).join() === '1/1,5/5,8/15'
        ? []
        : [year],
    )
    // The new moons of 6 February 2027 (23:56 in China) and 3 February 2030 (00:07) lie minutes from midnight, and
    // ICU's approximation takes the other day; the almanac's new years are 6 and 3 February.
    expect(differ).toEqual(['2027', '2030'])
    const qingming = Object.entries(holidays.festivals).map(([, festivals]) => festivals.qingming.slice(5))
    expect(new Set(qingming)).toEqual(new Set(['04-04', '04-05']))
  })
})

test('a notice is entered without names; its days off take those of the law', () => {
  const days = Object.fromEntries([
    ...['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-12', '2027-06-09', '2027-07-08'].map((day) => [
      day,
      'rest' as const,
    ]),
    ['2027-01-31', 'work' as const],
  ])
  const { names } = withNotices([{ year: 2027, days }])
  expect(names?.['2027-02-09']).toEqual({ zh: '春节', en: 'Spring Festival' })
  expect(names?.['2027-06-09']).toEqual({ zh: '端午', en: 'Dragon Boat Festival' })
  // Wednesday 10 and Thursday 11 February are worked here, so Friday the 12th belongs to no festival.
  expect(names?.['2027-02-12']).toBeUndefined()
  expect(names?.['2027-07-08']).toBeUndefined()
  expect(names?.['2027-01-31']).toBeUndefined()
  expect(names?.['2026-02-14']).toEqual({ zh: '春节', en: 'Spring Festival' })
})

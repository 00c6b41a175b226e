/**
 * Due dates worked by hand with a printed calendar, each after the words of its rule. Times are China time.
 * The arithmetic stands with each row: "Fri 13:5" reads "Friday 13 is the fifth day that counts". What no law
 * fixes (rolling, office hours) is said in the row.
 */
import { describe, expect, test } from 'vitest'
import { STATUTORY } from '../../../src/cities/calendar.ts'
import { dueOf } from '../../../src/engine/terms.ts'
import { COURTS } from './due-dates/courts.ts'
import { HOTLINE } from './due-dates/hotline.ts'
import { HOURS } from './due-dates/hours.ts'
import { LIMITS } from './due-dates/limits.ts'
import { MEDIATION } from './due-dates/mediation.ts'
import { MONTHS } from './due-dates/months.ts'
import { PETITIONS } from './due-dates/petitions.ts'
import { china } from './due-dates/row.ts'
import { TABLE_ROWS } from './due-dates/table.ts'

/** The statutory calendar, and office hours of seven hours a day. */
const calendar = {
  ...STATUTORY,
  hours: [
    { from: '08:00', until: '12:00' },
    { from: '14:30', until: '17:30' },
  ],
}

const midnightAfter = (day: string): number => Date.parse(`${day}T00:00+08:00`) + 86_400_000

const TABLE = { PETITIONS, MEDIATION, COURTS, HOTLINE, LIMITS, HOURS, MONTHS, TABLE_ROWS }

test('the table has at least 150 rows, each of its own', () => {
  const rows = Object.values(TABLE).flat()
  expect(rows.length).toBeGreaterThanOrEqual(150)
  expect(new Set(rows.map(({ rule, start }) => `${rule} ${start}`)).size).toBe(rows.length)
})

for (const [name, rows] of Object.entries(TABLE))
  describe(name.toLowerCase(), () => {
    test.each(rows)('$rule: $start → $due', ({ start, term, stops, due, provisional, rolledFrom }) => {
      const found = dueOf(china(start), term, calendar, stops)
      const at = due.includes(' ') ? Date.parse(china(due)) : midnightAfter(due)
      expect(found).toMatchObject({
        at: new Date(at).toISOString(),
        lastDay: due.slice(0, 10),
        provisional: provisional ?? false,
      })
      expect(found.rolledFrom).toBe(rolledFrom)
    })
  })

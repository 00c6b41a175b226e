// Writes src/cities/holidays.json from the package chinese-days, so that the product doesn't need it: the notices of
// past years, and the days of the lunar calendar that the law names for years that have no notice yet.
// After an update of the package: node bin/freeze-holidays.mjs, then read the difference and docs/calendar-check.md.
// With --check it only tells whether the file is what the package says.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const target = new URL('../src/cities/holidays.json', import.meta.url)
const { version } = require('chinese-days/package.json')
const { holidays, workdays } = require('chinese-days/dist/chinese-days.json')
const { getSolarDateFromLunar, getSolarTermDate } = require('chinese-days')

/** The law's present wording holds from 2025; the package's tables end with the century. */
const [FIRST, LAST] = [2025, 2060]

/** "Spring Festival,春节,4": the last is the number of statutory days. */
const named = (words) => {
  const [en, zh] = words.split(',')
  return { en, zh }
}

const sorted = (record) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))

const names = {}
const years = {}
for (const [kind, days] of [
  ['rest', holidays],
  ['work', workdays],
])
  for (const [day, words] of sorted(days)) {
    const { en, zh } = named(words)
    names[zh] = en
    const year = day.slice(0, 4)
    years[year] ??= { rest: {}, work: {} }
    years[year][kind][day] = zh
  }

const lunar = (year, day) => getSolarDateFromLunar(`${year}-${day}`).date
const festivals = Object.fromEntries(
  Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i).map((year) => [
    year,
    {
      spring: lunar(year, '01-01'),
      qingming: getSolarTermDate(year, 4, 'pure_brightness'),
      dragonBoat: lunar(year, '05-05'),
      midAutumn: lunar(year, '08-15'),
    },
  ]),
)

const frozen = {
  source: `chinese-days ${version}, MIT`,
  names: Object.fromEntries(sorted(names)),
  years: Object.fromEntries(sorted(years)),
  festivals,
}
const text = `${JSON.stringify(frozen, null, 2)}\n`

if (!process.argv.includes('--check')) writeFileSync(target, text)
else if (readFileSync(target, 'utf8') !== text) {
  console.error('src/cities/holidays.json is not what the package says; run node bin/freeze-holidays.mjs')
  process.exitCode = 1
}

/** Times as offices and spreadsheets in China write them, local time without a zone. */

export type BadTime = 'time' | 'no-time'

export interface ReadTime {
  /** ISO instant in UTC. */
  at: string
  /** Only a day was given; `at` is its first moment. */
  dayOnly: boolean
}

const YEAR_FIRST =
  /^(?<y>\d{4})[/-](?<m>\d{1,2})[/-](?<d>\d{1,2})(?: (?<h>\d{1,2}):(?<min>\d{2})(?::(?<s>\d{2}))?)?$/
/** What a spreadsheet set to American English makes of a cell: `4/8/19 8:37` is the 8th of April 2019. */
const MONTH_FIRST =
  /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{2})(?: (?<h>\d{1,2}):(?<min>\d{2})(?::(?<s>\d{2}))?)?$/

const CHINA_MS = 8 * 3_600_000

/** Reads `2019/4/25 9:32:09`, `2019/4/25 9:32`, `2018/4/24` or `4/8/19 8:37`; `undefined` when it is none. */
export function chinaTime(words: string): ReadTime | undefined {
  const parts = (YEAR_FIRST.exec(words) ?? MONTH_FIRST.exec(words))?.groups
  if (!parts) return undefined
  const number = (name: string): number => Number(parts[name] ?? 0)
  const year = number('y') < 100 ? 2000 + number('y') : number('y')
  const [month, day, hour, minute, second] = [
    number('m'),
    number('d'),
    number('h'),
    number('min'),
    number('s'),
  ]
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const utc = Date.UTC(year, month - 1, day, hour, minute, second)
  const back = new Date(utc)
  // 2019/2/30 would silently become 2 March.
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return undefined
  return { at: new Date(utc - CHINA_MS).toISOString(), dayOnly: parts.h === undefined }
}

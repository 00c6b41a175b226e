/** Days in China as numbers (days since 1970-01-01) and as texts. The machine's time zone has no say here. */

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
/** China has had one time zone, and no summer time since 1992. */
const CHINA_MS = 8 * HOUR_MS

/**
 * Milliseconds of an instant.
 * @throws RangeError without `Z` or an offset: such a text would mean the machine's own time zone
 */
export function instantMs(instant: string): number {
  const ms = /T.*(?:Z|[+-]\d\d:\d\d)$/.test(instant) ? Date.parse(instant) : Number.NaN
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`)
  return ms
}

/** The number of the day in China at a moment. Midnight belongs to the day that begins. */
export const dayAt = (ms: number): number => Math.floor((ms + CHINA_MS) / DAY_MS)

/** The moment a day begins in China. */
export const startOf = (day: number): number => day * DAY_MS - CHINA_MS

/** `YYYY-MM-DD` of a day number. */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/**
 * The number of a day.
 * @throws RangeError for anything but a real day as `YYYY-MM-DD`
 */
export function dayNumber(day: string): number {
  const ms = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN
  if (Number.isNaN(ms) || dayText(ms / DAY_MS) !== day) throw new RangeError(`not a day: ${day}`)
  return ms / DAY_MS
}

/**
 * The day that corresponds to a day so many months later, or the last of that month where it has none
 * (民法典 art. 202): one month after 31 January is 28 February.
 */
export function afterMonths(day: number, months: number): number {
  const date = new Date(day * DAY_MS)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / DAY_MS
}

/** The day in China, `YYYY-MM-DD`, of an instant. */
export const chinaDayOf = (instant: string): string => dayText(dayAt(instantMs(instant)))

import type { Stop, Term } from '../../../../src/engine/terms.ts'

/** One due date worked by hand. */
export interface Row {
  rule: string
  start: string
  term: Term
  /** A day stands for its 24:00; with a time for that very moment. */
  due: string
  work: string
  stops?: Stop[]
  provisional?: true
  rolledFrom?: string
}

export const natural = (count: number): Term => ({ count, unit: 'natural-day' })
export const rolling = (count: number): Term => ({ count, unit: 'natural-day', rolls: true })
export const working = (count: number): Term => ({ count, unit: 'working-day' })
export const months = (count: number): Term => ({ count, unit: 'month' })
export const rollingMonths = (count: number): Term => ({ count, unit: 'month', rolls: true })
export const office = (count: number): Term => ({ count, unit: 'working-hour' })
export const clock = (count: number): Term => ({ count, unit: 'emergency-hour' })
export const seconds = (count: number): Term => ({ count, unit: 'second' })
export const stop = (from: string, until: string): Stop => ({ from: china(from), until: china(until) })

/** An instant from China time: `YYYY-MM-DD` (at nine in the morning), `YYYY-MM-DD HH:MM` or `YYYY-MM-DD HH:MM:SS`. */
export function china(time: string): string {
  const [day, hours = '09:00'] = time.split(' ')
  return `${day}T${hours}+08:00`
}

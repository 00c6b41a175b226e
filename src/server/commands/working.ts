/** What `teahouse start` and `teahouse work` have in common: hear what others changed, serve moments, end in order. */
import type { House } from '../house.ts'
import { enteredYears } from '../store/calendar.ts'
import type { Sql } from '../store/db.ts'
import { recomputeDue } from '../work/calendar.ts'
import { startDeliveries } from '../work/deliver.ts'
import { startLoop } from '../work/loop.ts'
import { dutyVacancy, followPeople, type Running, timeOf } from './run.ts'

/** A clock speaks within seconds of its moment. */
const WORK_MS = 5_000

/** NOTIFY only wakes; a lost one costs a desk its next poll, nothing more. */
export function publish(sql: Sql): void {
  sql.notify('matters', '').catch(() => {})
}

/**
 * Takes holiday notices that any server enters, at once; the one before is done first.
 * @param moves whether open due dates are computed anew here: that is work, for processes that work
 */
async function followCalendar(house: House, moves: boolean): Promise<void> {
  const read = async () => {
    house.time = timeOf(house.city, await enteredYears(house.sql))
    const moved = moves ? await recomputeDue(house) : 0
    if (moved > 0) console.log(`${moved} due dates moved with the holiday notice`)
  }
  let taking = read()
  await taking
  const take = () => {
    taking = taking.then(read).catch((error: unknown) => console.error('the calendar was not taken', error))
  }
  // Also after a lost connection: what was said meanwhile was not heard.
  await house.sql.listen('calendar', take, take)
}

/** Hears what other servers change, and says so when the chain of holders has no end. @param moves as `followCalendar` */
export async function followOthers(house: House, moves: boolean): Promise<void> {
  await followCalendar(house, moves)
  await followPeople(house)
  const unmanned = dutyVacancy(house)
  if (unmanned) console.error(unmanned)
}

/**
 * Serves what is due until stopped.
 * @param told hears how many moments a round served
 * @returns how to stop; settles after the round that runs
 */
export function startWork(house: House, told?: (served: number) => void): () => Promise<void> {
  const stopMoments = startLoop(house, WORK_MS, told)
  const stopMessages = startDeliveries(house, WORK_MS)
  return async () => void (await Promise.all([stopMoments(), stopMessages()]))
}

/**
 * Waits for SIGINT, SIGTERM or the loss of the database, then ends the process in order.
 * @param stop ends what was started, last things first
 */
export async function untilEnd(running: Running, stop: () => Promise<void>): Promise<void> {
  let ending = false
  const end = async (code: number) => {
    if (ending) return
    ending = true
    await stop()
    await running.stop()
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end(0))
  const lost = await running.lost
  console.error(lost.message)
  await end(1)
}

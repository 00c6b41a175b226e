/**
 * Sends messages: recorded as leaving before they leave, marked after. A sender that dies in between leaves a message
 * of which nobody knows whether it arrived; it is sent once more under the same id and never again (decision 0014).
 */
import type { Channel } from '../../engine/messages.ts'
import { NotSent } from '../outside/not-sent.ts'
import type { GatewaySettings } from '../outside/sms-gateway.ts'
import { sendShort } from '../outside/sms-gateway.ts'
import type { SmtpSettings } from '../outside/smtp.ts'
import { sendMail } from '../outside/smtp.ts'
import { isUnavailable } from '../store/db.ts'
import {
  type Claimed,
  claimDelivery,
  countiesDelivering,
  holdBack,
  markFailed,
  markLeaving,
  markNothing,
  markSent,
  markUnsure,
  mayRepeat,
} from '../store/deliveries.ts'
import { giveBack } from '../store/unsent.ts'
import { makeBundles } from './bundle.ts'
import { type Message, type MessageHouse, messageFor } from './message.ts'
import { startTurns } from './turns.ts'

/** Settings of sending; a channel without settings is off. */
export interface DeliverySettings {
  email?: SmtpSettings | undefined
  sms?: GatewaySettings | undefined
  publicUrl?: string | undefined
  /** How long notices wait for others. */
  waitMinutes: number
}

export interface SendHouse extends MessageHouse {
  delivery: DeliverySettings
}

/** Well below the lease of a message (`store/deliveries.ts`). */
const PATIENCE_MS = 30_000
/** So many at once by each channel: a gateway that hangs holds up few, and eight in the morning is over in minutes. */
const LANES = 4

/** Channels that the settings open. */
export const openChannels = ({ email, sms }: DeliverySettings): Channel[] => [
  ...(email ? ['email' as const] : []),
  ...(sms ? ['sms' as const] : []),
]

/**
 * Makes the messages that are due and sends those that wait.
 * @param patienceMs after which a channel that doesn't answer is given up
 * @param stopped says between messages whether to leave the rest
 * @returns how many messages were looked at
 */
export async function serveDeliveries(
  house: SendHouse,
  patienceMs = PATIENCE_MS,
  stopped = () => false,
): Promise<number> {
  const channels = openChannels(house.delivery)
  await makeBundles(house, channels)
  // Side by side: a channel that is down doesn't hold up the other.
  const counts = await allDone(channels.map((channel) => serveChannel(house, channel, patienceMs, stopped)))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Waits for every one, also after a failure: whoever stops the turns wants nothing to run on behind them. */
async function allDone<T>(tasks: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(tasks)
  return Promise.all(tasks)
}

async function serveChannel(
  house: SendHouse,
  channel: Channel,
  patienceMs: number,
  stopped: () => boolean,
): Promise<number> {
  let served = 0
  for (const county of await countiesDelivering(house.sql, channel, house.now())) {
    const lane = async () => {
      while (!stopped() && (await serveOne(house, county, channel, patienceMs))) served++
    }
    await allDone(Array.from({ length: LANES }, lane))
  }
  return served
}

/** @returns false when none is left */
async function serveOne(
  house: SendHouse,
  county: string,
  channel: Channel,
  patienceMs: number,
): Promise<boolean> {
  const { sql } = house
  let claimed: Claimed | undefined
  let leaving: Leaving | undefined
  try {
    const found = await sql.begin(async (tx) => {
      claimed = await claimDelivery(tx, county, channel, house.now())
      if (!claimed) return false
      leaving = await prepare(house, tx, claimed)
      return true
    })
    if (!found) return false
  } catch (error) {
    // A lost connection is no fault of the message.
    if (!claimed || isUnavailable(error)) throw error
    const { tries, unsure } = claimed
    await markFailed(sql, claimed, { tries: tries + 1, unsure, fault: wordsOf(error) }, house.now())
    return true
  }
  if (claimed && leaving) await send(house, claimed, leaving, patienceMs)
  return true
}

interface Leaving {
  message: Message
  tries: number
  unsure: number
}

/** Decides in the claiming transaction what leaves, and records that it does. */
async function prepare(
  house: SendHouse,
  tx: Parameters<typeof markLeaving>[0],
  claimed: Claimed,
): Promise<Leaving | undefined> {
  const now = house.now()
  // Still "sending" after its lease: whoever sent it died, before or after it arrived.
  const unsure = claimed.unsure + (claimed.state === 'sending' ? 1 : 0)
  if (!mayRepeat(unsure)) {
    await markUnsure(tx, claimed, unsure)
    return undefined
  }
  const due = await messageFor(house, tx, claimed, now)
  if ('holdUntil' in due) {
    await holdBack(tx, claimed, unsure, due.holdUntil)
    return undefined
  }
  const passedOn = due.items.filter(({ left }) => left === 'not-acting')
  await giveBack(tx, passedOn, claimed.madeAt.toISOString())
  if (!due.message) {
    await markNothing(tx, claimed, due.items, due.why)
    return undefined
  }
  const tries = claimed.tries + 1
  await markLeaving(tx, claimed, { tries, unsure, items: due.items }, now)
  return { message: due.message, tries, unsure }
}

async function send(
  house: SendHouse,
  claimed: Claimed,
  { message, tries, unsure }: Leaving,
  patienceMs: number,
): Promise<void> {
  const { email, sms } = house.delivery
  try {
    if ('subject' in message && email) await sendMail(email, { id: claimed.id, ...message }, patienceMs)
    else if (!('subject' in message) && sms) await sendShort(sms, { id: claimed.id, ...message }, patienceMs)
    else throw new NotSent(`${claimed.channel} is switched off`, false)
  } catch (error) {
    const lost = error instanceof NotSent && error.unsure ? 1 : 0
    const outcome = { tries, unsure: unsure + lost, fault: wordsOf(error) }
    await markFailed(house.sql, claimed, outcome, house.now())
    return
  }
  await markSent(house.sql, claimed, tries, house.now())
}

const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500)

/**
 * Sends again and again until stopped, beside the clocks: a channel that hangs never keeps a moment waiting.
 * @param everyMs pause between rounds
 * @returns how to stop; settles after the round that runs
 */
export const startDeliveries = (house: SendHouse, everyMs: number): (() => Promise<void>) =>
  startTurns('messages', (stopped) => serveDeliveries(house, PATIENCE_MS, stopped), everyMs)

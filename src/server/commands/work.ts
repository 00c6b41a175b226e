/** `teahouse work`: the work loop as a process of its own, beside servers or without; several at once are fine. */
import { UUID_PATTERN } from '../../engine/fields.ts'
import type { Kind } from '../../engine/kind.ts'
import { KINDS } from '../../kinds/index.ts'
import { readEnv } from '../env.ts'
import { liveOf } from '../live.ts'
import { putBack, setAside } from '../store/aside.ts'
import { deliveriesAside, putDeliveryBack } from '../store/deliveries.ts'
import { backlog } from '../store/moments.ts'
import { makeHouse, openDatabase, startOrJoin, withDatabase } from './run.ts'
import { followOthers, publish, startWork, untilEnd } from './working.ts'

const UUID = new RegExp(UUID_PATTERN)

/** @param kinds what is declared; a test works with an invented one more */
export async function work(kinds: readonly Kind[] = KINDS): Promise<void> {
  const env = readEnv(process.env)
  const running = await openDatabase(env, console.log, startOrJoin)
  const house = await makeHouse(
    running,
    { ...env, kinds },
    liveOf(() => publish(running.sql)),
  )
  await followOthers(house, true)
  const { waiting, lagSeconds, aside } = await backlog(house.sql, house.now())
  const since = waiting > 0 ? `, the oldest for ${Math.ceil(lagSeconds)} s` : ''
  console.log(
    `Working on the moments of ${house.city.names.zh} ${house.city.names.en}: ${waiting} wait${since}`,
  )
  if (aside > 0) console.log(`${aside} set aside; \`teahouse work --aside\` tells which and why`)
  await untilEnd(
    running,
    startWork(house, (served) => console.log(`${house.now()} ${served} served`)),
  )
}

/** Lists the matters and the messages that were set aside, one a line. @returns exit code */
export const listAside = (): Promise<0> =>
  withDatabase<0>(console.log, async ({ sql }) => {
    const matters = await setAside(sql)
    for (const { ref, kind, version, fault } of matters) console.log(`${ref}  ${kind} v${version}  ${fault}`)
    console.log(`Set aside: ${matters.length}`)
    const messages = await deliveriesAside(sql)
    for (const { id, channel, state, fault } of messages) console.log(`${id}  ${channel} ${state}  ${fault}`)
    if (messages.length > 0) console.log(`Messages set aside: ${messages.length}`)
    return 0
  })

/** Puts one matter, or one message by its id, back to work, after its cause is mended. @returns exit code */
export const retry = (ref: string): Promise<0 | 1> =>
  withDatabase<0 | 1>(console.log, async ({ sql }) => {
    const back = UUID.test(ref)
      ? await putDeliveryBack(sql, ref, new Date().toISOString())
      : await putBack(sql, ref)
    if (back) {
      console.log(`${ref} is back at work`)
      return 0
    }
    console.error(`No ${UUID.test(ref) ? 'message' : 'matter'} ${ref} is set aside`)
    return 1
  })

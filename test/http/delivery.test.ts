/** Notices as mails and text messages: to whom, when, how often, and never with anything of what they are about. */
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { serveDeliveries } from '../../src/server/work/deliver.ts'
import { act, type City, type Client, DISPATCH, LAMP, report, startCity } from './city.ts'
import { type Gateway, type Mailbox, openGateway, openMailbox } from './mailbox.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let city: City
let box: Mailbox
let gateway: Gateway

beforeAll(async () => {
  city = await startCity()
})
afterAll(() => city?.close())
beforeEach(async () => {
  box = await openMailbox()
  gateway = await openGateway()
  city.house.delivery = {
    email: { url: box.url, from: 'Teahouse <notice@teahouse.test>' },
    sms: { url: gateway.url, token: 'gate' },
    publicUrl: 'https://teahouse.test',
    waitMinutes: 10,
  }
  // What earlier tests left unread is of no interest to the next.
  await city.house.sql`update notice set sent_at = now() where sent_at is null`
  goTo('10:00')
})
afterEach(async () => {
  await city.house.sql`delete from delivery_address`
  await city.house.sql`delete from delivery_wish`
  await Promise.all([box.close(), gateway.close()])
})

/** Moves the city's clock to the next time China's clocks show this. */
function goTo(time: string): void {
  const now = Date.parse(city.house.now())
  const sinceMidnight = (now + 8 * HOUR) % DAY
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  city.travel((hours * HOUR + minutes * MINUTE - sinceMidnight + DAY) % DAY)
}

const send = () => serveDeliveries(city.house, 2_000)

const USUAL = { from: '21:00', until: '08:00', restDays: false }

async function wish(client: Client, wishes: Record<string, unknown> = {}) {
  const none = { address: '', wanted: false }
  const body = { language: 'en', quiet: USUAL, email: none, sms: none, ...wishes }
  return client.put('/api/session/delivery', Buffer.from(JSON.stringify(body)), 'application/json')
}

const onMail = (address: string) => ({ email: { address, wanted: true } })
const onPhone = (address: string) => ({ sms: { address, wanted: true } })

const ask = (client: Client, what: 'code' | 'test', channel: string, id = v7()) =>
  client.post(`/api/session/delivery/${what}`, { id, channel })

/** Switches a channel on and confirms the address with the code that came to it. */
async function hear(
  account: string,
  channel: 'email' | 'sms',
  address: string,
  wishes = {},
): Promise<Client> {
  const client = await city.as(account)
  const set = await wish(client, { ...(channel === 'email' ? onMail : onPhone)(address), ...wishes })
  if (set.status !== 200) throw new Error(JSON.stringify(set.body))
  city.travel(2 * HOUR)
  const again = await city.as(account)
  expect((await ask(again, 'code', channel)).status).toBe(202)
  await send()
  const words = channel === 'email' ? box.mails.at(-1)?.text : gateway.messages.at(-1)?.text
  const code = /\d{6}/.exec(words ?? '')?.[0]
  const confirmed = await again.post('/api/session/delivery/confirm', { channel, code })
  expect([
    confirmed.status,
    confirmed.body.channels?.find((each: { channel: string }) => each.channel === channel),
  ]).toEqual([200, expect.objectContaining({ confirmed: true })])
  box.mails.length = 0
  gateway.messages.length = 0
  return again
}

test('three notices go in one mail after the wait, and say nothing of what they are about', async () => {
  await hear('grid', 'email', 'grid@town.test')
  const refs = [await report(city), await report(city), await report(city)].map(({ ref }) => ref)
  await send()
  expect(box.mails).toEqual([])
  city.travel(11 * MINUTE)
  await send()
  await send()
  expect(box.mails).toHaveLength(1)
  const [mail] = box.mails
  expect(mail?.to).toBe('grid@town.test')
  expect(mail?.subject).toBe('Teahouse Huaibei (demo): matters with news for you: 3')
  for (const ref of refs)
    expect(mail?.text).toContain(`* ${ref}  Resident request\n  Now held by your seat\n  Due: 20`)
  expect(mail?.text).toContain(`https://teahouse.test/desk/matters/${refs[0]}`)
  expect(mail?.headers.get('list-unsubscribe')).toBe('<https://teahouse.test/desk/delivery>')
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(mail?.text).not.toContain(LAMP.subject)
  const { body } = await (await city.as('grid')).get('/api/session/delivery')
  expect(body.last[0]).toMatchObject({
    what: 'notices',
    channel: 'email',
    state: 'sent',
    notices: 3,
    withheld: 0,
    tries: 1,
  })
})

/** Notices as mails and text messages: to whom, when, how often, and never with anything of what they are about. */
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { chinaDayOf, dayNumber, dayText } from '../../src/engine/days.ts'
import { serveDeliveries } from '../../src/server/work/deliver.ts'
import { act, type City, type Client, DISPATCH, LAMP, LINHUAN, report, startCity } from './city.ts'
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

const CLERK = `${LINHUAN}-centre-clerk`
const dayAfter = (day: string): string => dayText(dayNumber(day) + 1)

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
  expect((await ask(client, 'code', channel)).status).toBe(202)
  await send()
  const words = channel === 'email' ? box.mails.at(-1)?.text : gateway.messages.at(-1)?.text
  const code = /\d{6}/.exec(words ?? '')?.[0]
  const confirmed = await client.post('/api/session/delivery/confirm', { channel, code })
  expect([
    confirmed.status,
    confirmed.body.channels?.find((each: { channel: string }) => each.channel === channel),
  ]).toEqual([200, expect.objectContaining({ confirmed: true })])
  box.mails.length = 0
  gateway.messages.length = 0
  return client
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
    expect(mail?.text).toContain(`Matter ${ref} (Resident request)\n  Now held by your seat\n  Due: 20`)
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

test('a red card goes at once and takes along what waits; a yellow one waits', async () => {
  await hear('grid', 'email', 'grid@town.test')
  const supervisor = await city.as('supervisor')
  const card = { source: 'inspection', requirement: '三日内修复。' }
  const { ref: yellow } = await report(city)
  await act(supervisor, yellow, 'supervise', { ...card, card: 'yellow' })
  await send()
  expect(box.mails).toEqual([])
  const { ref: red } = await report(city)
  await act(supervisor, red, 'supervise', { ...card, card: 'red' })
  await send()
  expect(box.mails.map(({ subject }) => subject)).toEqual([
    'Teahouse Huaibei (demo): matters with news for you: 2, urgent: 1',
  ])
  // The urgent one stands first, and each matter once.
  const text = box.mails[0]?.text ?? ''
  expect(text).toContain('Notices: 4; matters: 2.')
  expect(text.indexOf(red)).toBeLessThan(text.indexOf(yellow))
  const [, card1, held] = text.slice(text.indexOf(red)).split('\n')
  expect([card1, held].sort()).toEqual([
    '  A card was given; please answer as required',
    '  Now held by your seat',
  ])
})

test('nothing in quiet hours, not even what is urgent; all of it in one mail after them', async () => {
  await hear('grid', 'email', 'grid@town.test')
  goTo('21:05')
  const { ref } = await report(city)
  await act(await city.as('supervisor'), ref, 'supervise', {
    ...{ card: 'red', source: 'inspection', requirement: '连夜处置。' },
  })
  for (const time of ['21:30', '23:59', '07:59']) {
    goTo(time)
    await send()
  }
  expect(box.mails).toEqual([])
  goTo('08:00')
  await send()
  expect(box.mails).toHaveLength(1)
  expect(box.mails[0]?.text).toContain('Notices: 2; matters: 1.')
})

test('rest days are quiet for who wants them so', async () => {
  await hear('grid', 'email', 'grid@town.test', { quiet: { from: '00:00', until: '00:00', restDays: true } })
  const { calendar } = city.house.time
  const today = chinaDayOf(city.house.now())
  const exceptions = { ...calendar.exceptions, [today]: 'rest' as const, [dayAfter(today)]: 'work' as const }
  city.house.time = { ...city.house.time, calendar: { ...calendar, exceptions } }
  await report(city)
  city.travel(11 * MINUTE)
  await send()
  goTo('23:59')
  await send()
  expect(box.mails).toEqual([])
  goTo('00:00')
  await send()
  expect(box.mails).toHaveLength(1)
  city.house.time = { ...city.house.time, calendar }
})

test('during leave the stand-in hears it, and who is away does not', async () => {
  await hear('clerk', 'email', 'clerk@town.test')
  const mediator = await hear('mediator', 'email', 'mediator@town.test')
  const today = chinaDayOf(city.house.now())
  const admin = await city.as('admin')
  const { body: seat } = await admin.get(`/api/seats/${CLERK}`)
  const away = await admin.post(`/api/seats/${CLERK}/leave`, {
    ...{ id: v7(), person: seat.seatings[0].person, since: today, until: dayAfter(today), reason: 'sick' },
  })
  expect(away.status).toBe(200)
  const { ref } = await report(city)
  await act(await city.as('grid'), ref, 'accept')
  city.travel(11 * MINUTE)
  await send()
  expect(box.mails.map(({ to }) => to)).toEqual(['mediator@town.test'])
  expect(box.mails[0]?.text).toContain('You stand in for: ')
  expect((await mediator.get('/api/session/delivery')).body.last[0]).toMatchObject({
    notices: 1,
    state: 'sent',
  })
})

test('what could not leave before a leave began goes to the stand-in', async () => {
  await hear('clerk', 'sms', '13800138000')
  await hear('mediator', 'email', 'mediator@town.test')
  gateway.answer = 503
  const { ref } = await report(city)
  await act(await city.as('grid'), ref, 'accept')
  city.travel(11 * MINUTE)
  await send()
  expect(gateway.messages).toHaveLength(1)
  const today = chinaDayOf(city.house.now())
  const admin = await city.as('admin')
  const { body: seat } = await admin.get(`/api/seats/${CLERK}`)
  const leave = { person: seat.seatings[0].person, since: today, until: dayAfter(today), reason: 'sick' }
  expect((await admin.post(`/api/seats/${CLERK}/leave`, { id: v7(), ...leave })).status).toBe(200)
  gateway.answer = 202
  city.travel(2 * MINUTE)
  await send()
  await send()
  expect(gateway.messages).toHaveLength(1)
  expect(box.mails.map(({ to }) => to)).toEqual(['mediator@town.test'])
})

test('who may not see the matter any more gets nothing, and the record says so', async () => {
  const handler = await hear('handler', 'email', 'handler@county.test')
  const clerk = await city.as('clerk')
  const { ref } = await report(city)
  await act(clerk, ref, 'accept')
  await act(clerk, ref, 'dispatch', DISPATCH)
  await act(clerk, ref, 'withdraw-offer', { reason: '派错单位。' })
  expect((await handler.get(`/api/matters/${ref}`)).status).toBe(404)
  city.travel(11 * MINUTE)
  await send()
  expect(box.mails).toEqual([])
  const { body } = await handler.get('/api/session/delivery')
  expect(body.last[0]).toMatchObject({ what: 'notices', state: 'nothing', notices: 0, withheld: 1 })
})

test('what was read on the desk is not sent, not even after it had failed once', async () => {
  const grid = await hear('grid', 'sms', '13800138000')
  const { ref } = await report(city)
  await grid.post('/api/notices/read', { ref })
  city.travel(11 * MINUTE)
  await send()
  expect(gateway.messages).toEqual([])
  const { ref: later } = await report(city)
  gateway.answer = 500
  city.travel(11 * MINUTE)
  await send()
  expect(gateway.messages).toHaveLength(1)
  await grid.post('/api/notices/read', { ref: later })
  gateway.answer = 202
  city.travel(2 * MINUTE)
  await send()
  expect(gateway.messages).toHaveLength(1)
  expect((await grid.get('/api/session/delivery')).body.last[0]).toMatchObject({ state: 'nothing', tries: 1 })
})

test('a gateway that is down is asked again after 1, 2, 4 minutes, and then the message arrives once', async () => {
  const grid = await hear('grid', 'sms', '13800138000')
  await report(city)
  gateway.answer = 503
  city.travel(11 * MINUTE)
  const triesAfter = async (minutes: number) => {
    city.travel(minutes * MINUTE)
    await send()
    return gateway.messages.length
  }
  expect(await triesAfter(0)).toBe(1)
  expect([await triesAfter(0.9), await triesAfter(0.2)]).toEqual([1, 2])
  expect([await triesAfter(1.8), await triesAfter(0.3)]).toEqual([2, 3])
  gateway.answer = 202
  expect([await triesAfter(3.8), await triesAfter(0.3)]).toEqual([3, 4])
  expect(await triesAfter(60)).toBe(4)
  expect(new Set(gateway.messages.map(({ id }) => id)).size).toBe(1)
  expect(gateway.messages[0]).toMatchObject({
    ...{ to: '13800138000', authorization: 'Bearer gate', key: gateway.messages[0]?.id },
  })
  const { body } = await grid.get('/api/session/delivery')
  expect(body.last[0]).toMatchObject({ state: 'sent', tries: 4, notices: 1 })
})

test('after five failures it is set aside and shown; the other channel is not held up', async () => {
  await hear('grid', 'sms', '13800138000')
  await hear('clerk', 'email', 'clerk@town.test')
  gateway.answer = 500
  await act(await city.as('grid'), (await report(city)).ref, 'accept')
  await report(city)
  city.travel(11 * MINUTE)
  for (const minutes of [0, 1, 2, 4, 8, 60]) {
    city.travel(minutes * MINUTE)
    await send()
  }
  expect(gateway.messages).toHaveLength(5)
  expect(box.mails).toHaveLength(1)
  const { body } = await city.nobody.get('/readyz')
  expect(body.delivery).toMatchObject({ waiting: 0, aside: 1 })
  const { body: metrics } = await city.nobody.get('/metrics')
  expect(metrics.toString()).toContain('teahouse_delivery_aside 1\n')
  await city.house.sql`delete from delivery where state = 'aside'`
})

test('a mail server that is away costs a try, not the mail', async () => {
  await hear('grid', 'email', 'grid@town.test')
  const port = Number(new URL(box.url).port)
  await box.close()
  await report(city)
  city.travel(11 * MINUTE)
  await send()
  box = await openMailbox(port)
  box.answer = 'refuse'
  city.travel(1.1 * MINUTE)
  await send()
  expect(box.mails).toEqual([])
  box.answer = 'take'
  city.travel(2.1 * MINUTE)
  await send()
  await send()
  expect(box.mails).toHaveLength(1)
})

test('where nobody knows whether it arrived, it is sent once more under the same id and never again', async () => {
  await hear('grid', 'email', 'grid@town.test')
  await hear('clerk', 'sms', '13800138000')
  box.answer = 'hang-up'
  gateway.answer = 'silent'
  const { ref } = await report(city)
  await act(await city.as('grid'), ref, 'accept')
  await report(city)
  city.travel(11 * MINUTE)
  for (const minutes of [0, 2, 5, 60, 600]) {
    city.travel(minutes * MINUTE)
    await send()
  }
  expect(box.mails).toHaveLength(2)
  expect(new Set(box.mails.map(({ headers }) => headers.get('message-id'))).size).toBe(1)
  expect(gateway.messages).toHaveLength(2)
  expect(new Set(gateway.messages.map(({ id }) => id)).size).toBe(1)
  const clerk = await city.as('clerk')
  expect((await clerk.get('/api/session/delivery')).body.last[0]).toMatchObject({ state: 'unsure', tries: 2 })
  await city.house.sql`delete from delivery where state = 'unsure'`
})

test('several loops at once send each message once', async () => {
  await hear('grid', 'email', 'grid@town.test')
  await hear('clerk', 'email', 'clerk@town.test')
  for (let n = 0; n < 3; n++) await act(await city.as('grid'), (await report(city)).ref, 'accept')
  await report(city)
  city.travel(11 * MINUTE)
  await Promise.all([send(), send(), send(), send()])
  await send()
  expect(box.mails.map(({ to }) => to).sort()).toEqual(['clerk@town.test', 'grid@town.test'])
  expect(box.mails.find(({ to }) => to.startsWith('clerk'))?.text).toContain('Notices: 3; matters: 3.')
})

test('a text message in Chinese is one part, and counts what it leaves out', async () => {
  await hear('grid', 'sms', '13800138000', { language: 'zh' })
  const refs: string[] = []
  for (let n = 0; n < 4; n++) refs.push((await report(city)).ref)
  city.travel(11 * MINUTE)
  await send()
  const [message] = gateway.messages
  expect(message?.text.length).toBeLessThanOrEqual(70)
  expect(message?.text).toMatch(
    /^【淮北市茶馆·演示】\n34062\d-\d{6}-\w{6} 已转到您的岗位，请办理\n另有3件，请登录查看。$/,
  )
  expect(refs.some((ref) => message?.text.includes(ref))).toBe(true)
})

test('a mail in Chinese', async () => {
  await hear('grid', 'email', 'grid@town.test', { language: 'zh' })
  const { ref } = await report(city)
  city.travel(11 * MINUTE)
  await send()
  expect(box.mails[0]?.subject).toBe('【淮北市茶馆·演示】1 件事项有新提醒')
  expect(box.mails[0]?.text).toContain(`事项 ${ref}（群众诉求）\n  已转到您的岗位，请办理\n  办理期限：20`)
  expect(box.mails[0]?.text).not.toContain(LAMP.subject)
})

test('an address counts when its own code has been entered, and not before', async () => {
  const grid = await city.as('grid')
  expect((await grid.get('/api/session/delivery')).body).toMatchObject({
    quiet: USUAL,
    channels: [
      { channel: 'email', open: true, address: '', wanted: false, confirmed: false },
      { channel: 'sms', open: true, address: '', wanted: false, confirmed: false },
    ],
  })
  expect((await ask(grid, 'code', 'email')).body.code).toBe('no-address')
  const wrong = await wish(grid, { quiet: { ...USUAL, from: '25:00' }, ...onMail('not an address') })
  expect(wrong).toMatchObject({ status: 422, body: { code: 'invalid-input' } })
  expect(wrong.body.problems.map(({ path }: { path: string }) => path)).toEqual([
    'quiet.from',
    'email.address',
  ])
  expect((await wish(grid, onPhone('12345'))).status).toBe(422)

  await wish(grid, onMail('grid@town.test'))
  expect((await ask(grid, 'test', 'email')).body.code).toBe('address-not-confirmed')
  const id = v7()
  expect((await ask(grid, 'code', 'email', id)).status).toBe(202)
  expect((await ask(grid, 'code', 'email', id)).status).toBe(202)
  expect((await ask(await city.as('clerk'), 'code', 'email', id)).status).toBe(409)
  expect((await ask(grid, 'code', 'email')).body.code).toBe('too-often')
  await report(city)
  city.travel(11 * MINUTE)
  await send()
  expect(box.mails.map(({ subject }) => subject)).toEqual([
    'Teahouse Huaibei (demo): code for your e-mail address',
  ])
  const code = /\d{6}/.exec(box.mails[0]?.text ?? '')?.[0] ?? ''
  const confirm = (given: string) =>
    grid.post('/api/session/delivery/confirm', { channel: 'email', code: given })
  const other = code === '000000' ? '000001' : '000000'
  for (let n = 0; n < 5; n++) expect((await confirm(other)).body.code).toBe('wrong-code')
  expect((await confirm(code)).body.code).toBe('code-over')

  await ask(grid, 'code', 'email')
  await send()
  const fresh = /\d{6}/.exec(box.mails[1]?.text ?? '')?.[0] ?? ''
  city.travel(31 * MINUTE)
  expect((await confirm(fresh)).body.code).toBe('code-over')
  await ask(grid, 'code', 'email')
  await send()
  const last = /\d{6}/.exec(box.mails[2]?.text ?? '')?.[0] ?? ''
  expect((await confirm(last)).status).toBe(200)
  expect((await confirm(last)).body.code).toBe('code-over')

  city.travel(2 * MINUTE)
  expect((await ask(grid, 'test', 'email')).status).toBe(202)
  await send()
  expect(box.mails.at(-1)?.subject).toBe('Teahouse Huaibei (demo): test message')
  const changed = await wish(grid, onMail('other@town.test'))
  expect(changed.body.channels[0]).toMatchObject({ address: 'other@town.test', confirmed: false })
  expect((await city.nobody.get('/api/session/delivery')).status).toBe(401)
})

test('a channel that the office has not set up is said to be closed, and nothing waits for it', async () => {
  city.house.delivery = { waitMinutes: 10 }
  const grid = await city.as('grid')
  const { body } = await wish(grid, onMail('grid@town.test'))
  expect(body.channels.map(({ open }: { open: boolean }) => open)).toEqual([false, false])
  expect((await ask(grid, 'code', 'email')).body.code).toBe('channel-off')
  await report(city)
  await send()
  const [unsent] = await city.house.sql`select count(*)::int as n from notice where sent_at is null`
  expect(unsent?.n).toBe(0)
})

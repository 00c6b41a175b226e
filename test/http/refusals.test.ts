/** Bad input of every kind: a clear refusal with its path, in the reader's language, and nothing is written. */
import { randomBytes, randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, bringTo, type City, type Client, GRID, LAMP, picture, report, startCity } from './city.ts'

let city: City
let clerk: Client
beforeAll(async () => {
  city = await startCity()
  clerk = await city.as('clerk')
})
afterAll(() => city?.close())

const rows = async (): Promise<string> => {
  const [row] = await city.house.sql`
    select (select count(*) from matter) as m, (select count(*) from entry) as e,
      (select count(*) from matter_text) as t, (select count(*) from photo where matter is not null) as p`
  return JSON.stringify(row)
}

const good = () => ({ id: v7(), kind: 'resident-request', form: LAMP, place: GRID })

describe('reporting', () => {
  const cases: [what: string, body: unknown, status: number, code: string, path?: string][] = [
    ['malformed JSON', '{"id":', 400, 'malformed-json'],
    ['no body', '', 400, 'malformed-json'],
    ['a list instead of an object', [], 400, 'invalid-request', 'body'],
    ['no id', { ...good(), id: undefined }, 400, 'invalid-request', 'id'],
    ['an id that is none', { ...good(), id: 'one' }, 400, 'invalid-request', 'id'],
    ['a kind of the wrong type', { ...good(), kind: 7 }, 400, 'invalid-request', 'kind'],
    ['a part nobody knows', { ...good(), colour: 'red' }, 400, 'invalid-request', 'colour'],
    ['an unknown kind', { ...good(), kind: 'wish' }, 404, 'unknown-kind'],
    ['a kind named like a word of JavaScript', { ...good(), kind: '__proto__' }, 404, 'unknown-kind'],
    ['no place', { ...good(), place: undefined }, 422, 'place-needed'],
    ['a county as place', { ...good(), place: '340621' }, 422, 'place-needed'],
    ['a code that does not exist', { ...good(), place: '340621104999' }, 422, 'unknown-place'],
    ['a code of another city', { ...good(), place: '110101001001' }, 422, 'place-outside-city'],
    ['a point in another city', { ...good(), place: { lon: 116.4, lat: 39.9 } }, 422, 'place-outside-city'],
    [
      'a point off the earth',
      { ...good(), place: { lon: 116.4, lat: 339.9 } },
      400,
      'invalid-request',
      'place.lat',
    ],
    [
      'a required answer missing',
      { ...good(), form: { subject: '路灯' } },
      422,
      'invalid-input',
      'form.text',
    ],
    [
      'an answer of the wrong type',
      { ...good(), form: { ...LAMP, subject: 7 } },
      422,
      'invalid-input',
      'form.subject',
    ],
    [
      'an answer too long',
      { ...good(), form: { ...LAMP, subject: '灯'.repeat(61) } },
      422,
      'invalid-input',
      'form.subject',
    ],
    ['an answer nobody asked', { ...good(), form: { ...LAMP, age: 70 } }, 422, 'invalid-input', 'form.age'],
    [
      'control characters',
      { ...good(), form: { ...LAMP, text: 'a\u0000b' } },
      422,
      'invalid-input',
      'form.text',
    ],
    ['half a character', { ...good(), form: { ...LAMP, text: '\ud83d' } }, 422, 'invalid-input', 'form.text'],
    [
      'an unknown category',
      { ...good(), form: { ...LAMP, category: '999999' } },
      422,
      'invalid-input',
      'form.category',
    ],
    [
      'a branch of categories instead of a leaf',
      { ...good(), form: { ...LAMP, category: '0101' } },
      422,
      'invalid-input',
      'form.category',
    ],
    [
      'a wrong phone',
      { ...good(), form: { ...LAMP, contactPhone: '12345678901' } },
      422,
      'invalid-input',
      'form.contactPhone',
    ],
    [
      'a photo that is no id',
      { ...good(), form: { ...LAMP, photos: ['x'] } },
      422,
      'invalid-input',
      'form.photos',
    ],
    [
      'a photo never uploaded',
      { ...good(), form: { ...LAMP, photos: [randomUUID()] } },
      422,
      'unknown-photo',
      'form.photos.0',
    ],
    [
      'too many photos',
      { ...good(), form: { ...LAMP, photos: Array.from({ length: 7 }, () => randomUUID()) } },
      422,
      'invalid-input',
      'form.photos',
    ],
    [
      'a body beyond the limit',
      { ...good(), form: { ...LAMP, text: '灯'.repeat(100_000) } },
      413,
      'body-too-large',
    ],
  ]
  test.each(cases)('%s', async (_what, body, status, code, path) => {
    const before = await rows()
    const answer = await city.nobody.post('/api/portal/matters', body)
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code })
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    if (path) expect(answer.body.problems.map((problem: { path: string }) => problem.path)).toContain(path)
    expect(await rows()).toBe(before)
  })

  test('not JSON at all', async () => {
    const answer = await city.nobody.post('/api/portal/matters', 'id=1', { 'content-type': 'text/plain' })
    expect(answer).toMatchObject({ status: 415, body: { code: 'media-type' } })
  })

  test('the words are in the reader’s language', async () => {
    const body = { ...good(), form: { subject: '路灯' } }
    const zh = await city.nobody.post('/api/portal/matters', body, { 'accept-language': 'zh-CN,zh;q=0.9' })
    const en = await city.nobody.post('/api/portal/matters', body, { 'accept-language': 'en-GB,en;q=0.9' })
    expect(zh.body.problems[0].message).toMatch(/\p{Script=Han}/u)
    expect(en.body.problems[0].message).toMatch(/^[\x20-\x7e’]+$/)
  })

  test('from another site’s page it is refused', async () => {
    const answer = await city.nobody.post('/api/portal/matters', good(), { 'sec-fetch-site': 'cross-site' })
    expect(answer).toMatchObject({ status: 403, body: { code: 'foreign-origin' } })
  })
})

describe('pictures', () => {
  const put = (body: Buffer, type: string, id: string = randomUUID()) =>
    city.nobody.put(`/api/photos/${id}`, body, type)

  test.each([
    [
      'text that calls itself a picture',
      Buffer.from('<svg onload=alert(1)>'),
      'image/jpeg',
      415,
      'not-a-photo',
    ],
    [
      'a drawing with code in it',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      'image/svg+xml',
      415,
      'not-a-photo',
    ],
    ['a program', randomBytes(2000), 'image/png', 415, 'not-a-photo'],
    ['another type', Buffer.from('%PDF-1.7'), 'application/pdf', 415, 'not-a-photo'],
    ['more than the limit', Buffer.alloc(16 * 1024 * 1024), 'image/jpeg', 413, 'photo-too-large'],
  ])('%s', async (_what, body, type, status, code) => {
    expect(await put(body, type)).toMatchObject({ status, body: { code } })
  })

  test('a picture cut off in the middle', async () => {
    const whole = await picture(400)
    expect(await put(whole.subarray(0, whole.length / 2), 'image/jpeg')).toMatchObject({ status: 415 })
  })

  test('the same id for another picture; a repeat of the same is fine', async () => {
    const id = randomUUID()
    const one = await picture(64)
    expect([(await put(one, 'image/jpeg', id)).status, (await put(one, 'image/jpeg', id)).status]).toEqual([
      201, 201,
    ])
    expect(await put(await picture(65), 'image/jpeg', id)).toMatchObject({
      status: 409,
      body: { code: 'id-reused' },
    })
  })

  test('where it was taken is left behind', async () => {
    const id = randomUUID()
    await put(await picture(), 'image/jpeg', id)
    const { ref } = await report(city, { photos: [id] })
    const kept = await clerk.get(`/api/matters/${ref}/photos/${id}`)
    const { default: sharp } = await import('sharp')
    expect((await sharp(await picture()).metadata()).exif).toBeDefined()
    expect((await sharp(kept.body).metadata()).exif).toBeUndefined()
  })

  test('another matter’s picture can not be taken over', async () => {
    const id = randomUUID()
    await put(await picture(), 'image/jpeg', id)
    await report(city, { photos: [id] })
    const again = await city.nobody.post('/api/portal/matters', {
      ...good(),
      form: { ...LAMP, photos: [id] },
    })
    expect(again).toMatchObject({ status: 422, body: { code: 'unknown-photo' } })
  })
})

describe('acting', () => {
  test.each([
    ['an unknown action', 'borrow', {}, 404, 'unknown-action'],
    ['an action of another stage', 'close', {}, 409, 'wrong-stage'],
    ['a missing answer', 'refuse', { ending: 'refused' }, 422, 'invalid-input'],
    [
      'an ending that is none',
      'refuse',
      { ending: 'solved', ground: 'no-substance', reply: '无' },
      422,
      'invalid-input',
    ],
    ['an input of the wrong type', 'accept', 'yes', 400, 'invalid-request'],
  ])('%s', async (_what, action, input, status, code) => {
    const { ref } = await report(city)
    const before = await rows()
    const answer = await clerk.post(`/api/matters/${ref}/actions/${action}`, { id: v7(), input })
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code })
    expect(await rows()).toBe(before)
  })

  test('a unit without a handler, a seat that is none', async () => {
    const { ref } = await report(city)
    await bringTo(city, ref, 'accepted')
    const input = { category: '010101', unit: '340621104-centre', urgency: 'normal' }
    const answer = await clerk.post(`/api/matters/${ref}/actions/dispatch`, { id: v7(), input })
    expect(answer.body.problems).toMatchObject([{ path: 'input.unit', code: 'unknown-code' }])
  })

  test('without a session, with a wrong one, and from another town', async () => {
    const { ref } = await report(city)
    const path = `/api/matters/${ref}/actions/accept`
    expect((await city.nobody.post(path, { id: v7(), input: {} })).status).toBe(401)
    const wrong = await city.nobody.post(
      path,
      { id: v7(), input: {} },
      { authorization: 'Bearer 340621.wrong' },
    )
    expect(wrong.status).toBe(401)
    const far = await report(city, {}, '340604')
      .then(() => 'opened')
      .catch((error: Error) => error.message)
    expect(far).toContain('place-needed')
    const handler = await city.as('handler')
    expect((await handler.get(`/api/matters/${ref}`)).status).toBe(404)
  })

  test('an unknown receipt answers as a matter that does not exist', async () => {
    expect((await city.nobody.get('/api/portal/matters/0000000000000000')).body.code).toBe('not-found')
    expect((await city.nobody.get('/api/portal/matters/12')).status).toBe(400)
  })

  test('a wrong password and an unknown name answer alike', async () => {
    const wrong = await city.nobody.post('/api/session', { username: 'clerk', password: 'coffee' })
    const unknown = await city.nobody.post('/api/session', { username: 'nobody', password: 'coffee' })
    expect(wrong.status).toBe(401)
    expect(wrong.body).toEqual(unknown.body)
  })

  test('after signing out the token is nobody', async () => {
    const someone = await city.as('grid')
    expect((await someone.get('/api/session')).body.username).toBe('grid')
    expect((await someone.delete('/api/session')).status).toBe(204)
    expect((await someone.get('/api/session')).status).toBe(401)
  })
})

test('the reporter’s id never reaches the office: whoever knows it could ask for the receipt', async () => {
  const body = good()
  const { body: sent } = await city.nobody.post('/api/portal/matters', body)
  await act(clerk, sent.ref, 'accept')
  const pages = await Promise.all(
    [`/api/matters/${sent.ref}`, `/api/matters/${sent.ref}/entries`, '/api/matters?limit=1'].map((path) =>
      clerk.get(path),
    ),
  )
  const next = Buffer.from(pages[2]?.body.next ?? '', 'base64url').toString()
  expect(JSON.stringify(pages.map((page) => page.body)) + next).not.toContain(body.id)
})

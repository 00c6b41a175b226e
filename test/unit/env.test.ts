import { expect, test } from 'vitest'
import { readEnv } from '../../src/server/env.ts'

test('nothing is sent where nothing is set', () => {
  expect(readEnv({}).delivery).toEqual({ waitMinutes: 10, publicUrl: undefined })
})

test('both channels with their settings', () => {
  const { delivery } = readEnv({
    ...{ SMTP_URL: 'smtps://user:pass@mail.test:465', MAIL_FROM: 'Teahouse <notice@city.test>' },
    ...{ SMS_URL: 'https://sms.test/send', SMS_TOKEN: 'token', PUBLIC_URL: 'https://teahouse.test/' },
    NOTICE_WAIT: '0',
  })
  expect(delivery).toEqual({
    email: { url: 'smtps://user:pass@mail.test:465', from: 'Teahouse <notice@city.test>' },
    sms: { url: 'https://sms.test/send', token: 'token' },
    publicUrl: 'https://teahouse.test',
    waitMinutes: 0,
  })
})

test.each([
  [{ SMTP_URL: 'smtp://mail.test' }, 'SMTP_URL needs MAIL_FROM'],
  [{ SMTP_URL: 'http://user:secret@mail.test', MAIL_FROM: 'a@b.test' }, 'SMTP_URL must be an address'],
  [{ SMS_URL: 'https://sms.test' }, 'SMS_URL needs SMS_TOKEN'],
  [{ SMS_URL: 'sms.test', SMS_TOKEN: 'token' }, 'SMS_URL must be an address'],
  [{ PUBLIC_URL: 'teahouse.test' }, 'PUBLIC_URL must be an address'],
  [{ NOTICE_WAIT: 'soon' }, 'NOTICE_WAIT must be a whole number'],
])('%j stops the start, and no password stands in the words', (env, words) => {
  expect(() => readEnv(env)).toThrow(words)
  expect(() => readEnv(env)).not.toThrow('secret')
})

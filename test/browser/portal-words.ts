/** What the portal's browser tests need besides the browser: its words, a picture, and the office's side. */
import sharp from 'sharp'
import { v7 } from 'uuid'
import type { Language } from '../../src/engine/text.ts'
import enKinds from '../../src/kinds/texts/en.json' with { type: 'json' }
import zhKinds from '../../src/kinds/texts/zh.json' with { type: 'json' }
import en from '../../src/web/portal/texts/en.json' with { type: 'json' }
import zh from '../../src/web/portal/texts/zh.json' with { type: 'json' }
import enShared from '../../src/web/shared/texts/en.json' with { type: 'json' }
import zhShared from '../../src/web/shared/texts/zh.json' with { type: 'json' }

const WORDS: Record<Language, Record<string, string>> = {
  zh: { ...zhKinds, ...zhShared, ...zh },
  en: { ...enKinds, ...enShared, ...en },
}

/** A text of the page, by its id; an unknown id is a fault of the test. */
export function words(language: Language, id: string, params: Record<string, string | number> = {}): string {
  const text = WORDS[language][id]
  if (text === undefined) throw new Error(`no text ${id}`)
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]))
}

/** The demo accounts' own ground: a grid in Linhuan. */
export const PLACE = ['340621', '340621104', '340621104200', '340621104200001'] as const

/** The demo handler's unit. */
const HANDLER_UNIT = '340621-urban-management'

/** As large as a phone takes them. */
export const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 3000, height: 2250, channels: 3, background: '#8a7' } })
    .jpeg()
    .toBuffer()

const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: '#ca6' } })
    .jpeg()
    .toBuffer()

/** A demo account at the API; `act` fails the test when the house refuses. */
async function signIn(base: string, username: string) {
  const call = async (method: string, path: string, body: BodyInit, headers: Record<string, string>) => {
    const answer = await fetch(base + path, { method, body, headers })
    if (!answer.ok) throw new Error(`${username} ${path}: ${await answer.text()}`)
    return answer.json()
  }
  const json = { 'content-type': 'application/json' }
  const credentials = JSON.stringify({ username, password: 'teahouse' })
  const { token } = await call('POST', '/api/session', credentials, json)
  const bearer = { authorization: `Bearer ${token}` }
  return {
    act: (ref: string, action: string, input: object = {}) =>
      call('POST', `/api/matters/${ref}/actions/${action}`, JSON.stringify({ id: v7(), input }), {
        ...json,
        ...bearer,
      }),
    async upload(): Promise<string> {
      const id = v7()
      await call('PUT', `/api/photos/${id}`, new Uint8Array(await photo()), { 'content-type': 'image/jpeg' })
      return id
    },
  }
}

export const REPLY = '已到现场查看，更换了三盏灯具，当晚恢复照明。'

/** The office settles a request: accepted, dispatched, handled with evidence, verified by another, closed. */
export async function settle(base: string, ref: string): Promise<void> {
  const clerk = await signIn(base, 'clerk')
  const handler = await signIn(base, 'handler')
  const supervisor = await signIn(base, 'supervisor')
  await clerk.act(ref, 'accept')
  await clerk.act(ref, 'dispatch', { category: '010202', unit: HANDLER_UNIT, urgency: 'normal' })
  await handler.act(ref, 'handle', { reply: REPLY, evidence: [await handler.upload()] })
  await supervisor.act(ref, 'verify', { passed: true, manner: 'on-site' })
  await clerk.act(ref, 'close')
}

/** Reports as a resident, past the browser. */
export async function reportByApi(base: string): Promise<{ ref: string; receipt: string }> {
  const answer = await fetch(`${base}/api/portal/matters`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: v7(),
      kind: 'resident-request',
      form: { subject: '【演示】村口路灯不亮', text: '村口三盏路灯一周不亮，老人夜里出门不便。' },
      place: PLACE[3],
    }),
  })
  if (answer.status !== 201) throw new Error(await answer.text())
  return answer.json()
}

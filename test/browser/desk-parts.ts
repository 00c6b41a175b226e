/** What the desk's browser tests need besides the browser: its words, seats, matters made past the page. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
import sharp from 'sharp'
import { v7 } from 'uuid'
import type { Language } from '../../src/engine/text.ts'
import enKinds from '../../src/kinds/texts/en.json' with { type: 'json' }
import zhKinds from '../../src/kinds/texts/zh.json' with { type: 'json' }
import en from '../../src/web/desk/texts/en.json' with { type: 'json' }
import zh from '../../src/web/desk/texts/zh.json' with { type: 'json' }
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

export const t = (id: string, params?: Record<string, string | number>): string => words('zh', id, params)

/** The demo accounts' own ground: a grid in Linhuan. */
export const GRID = '340621104200001'
/** Street lamps: routed to the county's urban management, the demo handler's unit. */
export const CATEGORY = '010202'

export const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: '#7a8a6a' } })
    .jpeg()
    .toBuffer()

/** Leaves whoever sat here and sits down as somebody else, past the sign-in page. */
export async function sitAs(page: Page, username: string): Promise<void> {
  await page.context().clearCookies()
  const answer = await page.request.post('/api/session', { data: { username, password: 'teahouse' } })
  expect(answer.status()).toBe(201)
}

/** A resident reports, past the portal. @returns the matter's number */
export async function report(page: Page, subject: string, withPhoto = false): Promise<string> {
  const photo = v7()
  if (withPhoto)
    await page.request.put(`/api/photos/${photo}`, {
      data: await picture(),
      headers: { 'content-type': 'image/jpeg' },
    })
  const answer = await page.request.post('/api/portal/matters', {
    data: {
      id: v7(),
      kind: 'resident-request',
      form: {
        subject,
        text: '村口三盏路灯一周不亮，老人夜里出门不便。',
        contactName: '林女士',
        contactPhone: '13900001234',
        category: CATEGORY,
        ...(withPhoto && { photos: [photo] }),
      },
      place: GRID,
    },
  })
  expect(answer.status()).toBe(201)
  const { ref } = await answer.json()
  return ref
}

/** Somebody else acts meanwhile, in another session. */
export async function actAs(
  base: string,
  username: string,
  ref: string,
  action: string,
  input: object,
): Promise<void> {
  await postAs(base, username, `/api/matters/${ref}/actions/${action}`, { id: v7(), input })
}

/** Sends something as a demo account, in another session. */
export async function postAs(base: string, username: string, path: string, body: object): Promise<void> {
  const json = { 'content-type': 'application/json' }
  const account = JSON.stringify({ username, password: 'teahouse' })
  const session = await fetch(`${base}/api/session`, { method: 'POST', headers: json, body: account })
  const { token } = await session.json()
  const answer = await fetch(`${base}${path}`, {
    method: 'POST',
    headers: { ...json, authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
}

/** Opens an action, wherever its button is at this width. @returns its form */
export async function openAction(page: Page, name: string): Promise<Locator> {
  const form = page.locator('.action-form')
  const button = page.getByRole('button', { name, exact: true })
  const more = page.locator('.work-bar').getByRole('button').last()
  await expect(button.or(more).first()).toBeVisible()
  if (!(await button.first().isVisible())) await more.click()
  await button.first().click()
  await expect(form.getByRole('heading', { name, exact: true })).toBeVisible()
  return form
}

/** Sends an action's form, and says yes where it ends the matter. */
export async function send(page: Page, name: string, final = false): Promise<void> {
  await page
    .locator('.action-form')
    .getByRole('button', { name: t('act.submit', { action: name }) })
    .click()
  if (final)
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('act.final.go') })
      .click()
  await expect(page.locator('.done')).toContainText(t('act.done', { action: name }))
}

/** Chooses from a list of Ant Design by the keyboard's way: type, take the first. */
export async function choose(form: Locator, label: string, typed: string): Promise<void> {
  const box = form.getByRole('combobox', { name: label })
  await box.click()
  await box.fill(typed)
  await form.page().locator('.ant-select-item-option, .ant-select-tree-treenode').first().waitFor()
  await box.press('Enter')
}

/** Writes something like a name on the sheet. */
export async function signOn(form: Locator): Promise<void> {
  const sheet = form.locator('canvas')
  await sheet.scrollIntoViewIfNeeded()
  const box = await sheet.boundingBox()
  if (!box) throw new Error('no sheet')
  const { mouse } = form.page()
  await mouse.move(box.x + 40, box.y + box.height / 2)
  await mouse.down()
  for (let i = 0; i <= 20; i++)
    await mouse.move(
      box.x + 40 + (i * (box.width - 80)) / 20,
      box.y + box.height / 2 + (Math.sin(i) * box.height) / 5,
    )
  await mouse.up()
  await expect(form.getByText(t('form.sign.saved'))).toBeVisible()
}

const WIDE = 760
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Both themes on the phone; at the desk, where the colours are the same, one with each language. */
async function themesOf(page: Page): Promise<('light' | 'dark')[]> {
  if ((page.viewportSize()?.width ?? 0) < WIDE) return ['light', 'dark']
  return (await page.locator('html').getAttribute('lang')) === 'en' ? ['dark'] : ['light']
}

/** Axe finds nothing, in light and in dark. */
export async function sound(page: Page, where: string): Promise<void> {
  for (const colorScheme of await themesOf(page)) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
    expect.soft(found, `${where}, ${colorScheme}`).toEqual([])
  }
}

/** WCAG 1.4.10: nothing to scroll sideways at 320 px, which is also 1280 px at 400 %. */
export async function narrow(page: Page, where: string): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 700 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect.soft(wide, `${where} at 320 px`).toBeLessThanOrEqual(320)
  if (before) await page.setViewportSize(before)
}

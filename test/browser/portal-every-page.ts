/** Every page of the portal for everybody: axe, 320 px, both languages, light and dark. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import type { Language } from '../../src/engine/text.ts'
import { PLACE, reportByApi, settle, words } from './portal-words.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function sound(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  expect.soft(found, where).toEqual([])
}

/** WCAG 1.4.10: nothing to scroll sideways at 320 px, which is also 1280 px at 400 %. */
async function narrow(page: Page, where: string): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 700 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect.soft(wide, `${where} at 320 px`).toBeLessThanOrEqual(320)
  if (before) await page.setViewportSize(before)
}

/** The tests of every page in one language and one light. */
export function everyPage(language: Language, colorScheme: 'light' | 'dark'): void {
  const t = (id: string) => words(language, id)

  test.describe(`${language} ${colorScheme}`, () => {
    test.use({ locale: language === 'zh' ? 'zh-CN' : 'en-GB', colorScheme })

    let open: { ref: string; receipt: string }
    let closed: { ref: string; receipt: string }
    test.beforeAll(async ({ baseURL }) => {
      const base = baseURL ?? ''
      open = await reportByApi(base)
      closed = await reportByApi(base)
      await settle(base, closed.ref)
    })

    test('the pages that everybody sees', async ({ page }) => {
      await page.goto('/')
      await expect(page.getByRole('link', { name: t('dispute.name') })).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
      await sound(page, 'home')
      await narrow(page, 'home')
      for (const [path, heading] of [
        ['/follow', 'follow.title'],
        ['/help', 'help.title'],
        ['/receipt', 'receipt.gone'],
        ['/no-such-page', 'missing.title'],
      ] as const) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1, name: t(heading) })).toBeVisible()
        await sound(page, path)
        await narrow(page, path)
      }
    })

    test('the forms, with all that can be wrong and everything unfolded', async ({ page }) => {
      await page.goto('/report/resident-request')
      await page.getByRole('button', { name: t('report.send'), exact: true }).click()
      await expect(page.getByRole('alert')).toBeVisible()
      await page.getByText(t('report.more')).click()
      await page.getByText(t('report.contact')).click()
      await page.getByLabel(t('code.search')).fill(language === 'zh' ? '物业' : 'property')
      await expect(page.locator('.found button').first()).toBeVisible()
      await sound(page, 'request by list')
      await narrow(page, 'request by list')
      await page.locator('.found button').first().click()
      await page.getByRole('radio', { name: t('place.map') }).check({ force: true })
      await expect(page.locator('.map-canvas')).toHaveAttribute('aria-busy', 'false')
      await sound(page, 'request by map')
      await narrow(page, 'request by map')
      await page.goto('/report/dispute')
      await page.getByRole('button', { name: t('report.send'), exact: true }).click()
      await expect(page.getByRole('alert')).toBeVisible()
      await sound(page, 'dispute')
      await narrow(page, 'dispute')
    })

    test('the slip and the matter, open and closed', async ({ page }) => {
      await page.goto('/report/resident-request')
      await page.getByLabel(t('resident-request.form.subject')).fill('【演示】路灯')
      await page.getByRole('textbox', { name: t('resident-request.form.text') }).fill('【演示】路灯不亮。')
      for (const [level, code] of PLACE.entries()) await page.locator(`#place-${level}`).selectOption(code)
      await page.getByRole('button', { name: t('report.send'), exact: true }).click()
      await expect(page.locator('.code')).toBeVisible()
      await sound(page, 'receipt')
      await narrow(page, 'receipt')
      for (const { receipt } of [open, closed]) {
        await page.goto('/help')
        await page.goto(`/follow#${receipt}`)
        await expect(page.locator('.step').first()).toBeVisible()
        for (const fold of await page.locator('.fold > summary').all()) await fold.click()
        await sound(page, 'matter')
        await narrow(page, 'matter')
      }
    })
  })
}

/** A resident without an account, on a phone and at a desk, in both languages. */
import { expect, type Page, test } from '@playwright/test'
import type { Language } from '../../src/engine/text.ts'
import { PLACE, picture, REPLY, settle, words } from './portal-words.ts'

const LOCALES: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }
const LAMP = {
  subject: '【演示】村口路灯不亮',
  text: '村口三盏路灯一周不亮，老人夜里出门不便，希望尽快修好。',
}

const digits = (text: string | null): string => (text ?? '').replace(/\D/g, '')

async function choosePlace(page: Page): Promise<void> {
  for (const [level, code] of PLACE.entries()) await page.locator(`#place-${level}`).selectOption(code)
}

async function fill(page: Page, language: Language): Promise<void> {
  await page.getByLabel(words(language, 'resident-request.form.subject')).fill(LAMP.subject)
  await page.getByRole('textbox', { name: words(language, 'resident-request.form.text') }).fill(LAMP.text)
  await choosePlace(page)
}

const send = (page: Page, language: Language) =>
  page.getByRole('button', { name: words(language, 'report.send'), exact: true })

const heading = (page: Page, language: Language, id: string) =>
  page.getByRole('heading', { level: 1, name: words(language, id) })

for (const language of ['zh', 'en'] as const) {
  const t = (id: string, params = {}) => words(language, id, params)

  test.describe(language, () => {
    test.use({ locale: LOCALES[language] })

    test('reports with a photo, keeps the code, follows to the reply and rates', async ({
      page,
      baseURL,
    }) => {
      await page.goto('/')
      await expect(page.locator('html')).toHaveAttribute('lang', language === 'zh' ? 'zh-CN' : 'en')
      await expect(page.getByText(t('demo'))).toBeVisible()
      await page.getByRole('link', { name: t('resident-request.name'), exact: true }).click()
      await expect(heading(page, language, 'resident-request.name')).toBeFocused()
      await fill(page, language)
      await page.locator('input[type=file]').setInputFiles({
        name: 'lamp.jpg',
        mimeType: 'image/jpeg',
        buffer: await picture(),
      })
      await expect(page.locator('.picture.sent')).toHaveCount(1)
      // A finger that taps twice makes one matter.
      await send(page, language).dblclick()
      await expect(heading(page, language, 'receipt.title')).toBeFocused()
      const receipt = digits(await page.locator('.code').textContent())
      expect(receipt).toMatch(/^\d{16}$/)
      expect(page.url()).not.toMatch(/\d{16}/)
      const ref = (await page.getByText(/^\d{6}-\d{6}-[0-9A-Z]{6}$/).textContent()) ?? ''
      await expect(page.getByRole('checkbox', { name: t('receipt.remember') })).not.toBeChecked()
      expect(await page.evaluate(() => localStorage.getItem('teahouse.receipts'))).toBeNull()

      await page.getByRole('link', { name: t('receipt.follow') }).click()
      await expect(page.getByRole('heading', { level: 1, name: LAMP.subject })).toBeVisible()
      await expect(page.getByText(t('resident-request.stage.reported'), { exact: true })).toBeVisible()

      await settle(baseURL ?? '', ref)
      await page.getByRole('button', { name: t('follow.again') }).click()
      await expect(page.getByText(t('close.solved'), { exact: true })).toBeVisible()
      await expect(page.getByText(REPLY)).toBeVisible()
      const evidence = page.locator('.steps .picture img')
      await evidence.scrollIntoViewIfNeeded()
      await expect
        .poll(() => evidence.evaluate((image: HTMLImageElement) => image.naturalWidth))
        .toBeGreaterThan(0)

      const rating = page.getByRole('region', { name: t('rate.title') })
      await rating.getByRole('button', { name: t('resident-request.action.rate') }).click()
      await expect(rating.getByRole('alert')).toContainText(t('problem.required'))
      await rating.getByRole('radio', { name: t('stars.5') }).check({ force: true })
      await rating.getByLabel(t('part.comment')).fill('很快')
      await rating.getByRole('button', { name: t('resident-request.action.rate') }).click()
      await expect(page.getByText(t('rate.given', { n: 5 }))).toBeVisible()
    })

    test('says what is wrong at the field and on top', async ({ page }) => {
      await page.goto('/report/resident-request')
      await send(page, language).click()
      const summary = page.getByRole('alert')
      await expect(summary).toBeFocused()
      await expect(summary).toContainText(t('summary.title', { count: 3 }))
      await summary.getByRole('link', { name: t('resident-request.form.subject') }).click()
      const subject = page.getByLabel(t('resident-request.form.subject'))
      await expect(subject).toBeFocused()
      await expect(subject).toHaveAttribute('aria-invalid', 'true')
      await expect(subject).toHaveAccessibleDescription(new RegExp(t('problem.required').slice(0, 3)))
      await fill(page, language)
      await page.getByText(t('report.contact')).click()
      await page.getByLabel(t('part.contactPhone')).fill('12345')
      await page.getByLabel(t('part.contactPhone')).fill('1234')
      await send(page, language).click()
      await expect(summary).toContainText(t('problem.pattern'))
      await expect(summary.getByRole('link')).toHaveCount(1)
      await page.locator('input[type=file]').setInputFiles({
        name: 'not-a-photo.jpg',
        mimeType: 'image/jpeg',
        buffer: Buffer.from('no picture at all'),
      })
      await expect(page.getByText(t('photos.not-a-photo'))).toBeVisible()
    })
  })
}

test('a draft survives a reload with its photo, and a lost connection makes no second matter', async ({
  page,
  context,
}) => {
  await page.goto('/report/resident-request')
  await fill(page, 'zh')
  await page.locator('input[type=file]').setInputFiles({
    name: 'lamp.jpg',
    mimeType: 'image/jpeg',
    buffer: await picture(),
  })
  await expect(page.locator('.picture.sent')).toHaveCount(1)
  await page.reload()
  await expect(page.getByText(words('zh', 'report.restored'))).toBeVisible()
  await expect(page.getByLabel(words('zh', 'resident-request.form.subject'))).toHaveValue(LAMP.subject)
  await expect(page.locator('#place-3')).toHaveValue(PLACE[3])
  await expect(page.locator('.picture.sent')).toHaveCount(1)

  await context.setOffline(true)
  await send(page, 'zh').click()
  await expect(page.getByText(words('zh', 'report.offline'))).toBeVisible()
  await context.setOffline(false)

  // The report arrives, its answer is lost, and the resident changes a word before trying again.
  let arrived = ''
  await page.route(
    '**/api/portal/matters',
    async (route) => {
      const answer = await route.fetch()
      arrived = (await answer.json()).receipt
      await route.abort()
    },
    { times: 1 },
  )
  await send(page, 'zh').click()
  await expect(page.getByText(words('zh', 'report.offline'))).toBeVisible()
  await page.getByLabel(words('zh', 'resident-request.form.subject')).fill('【演示】路灯还是不亮')
  await send(page, 'zh').click()
  await expect(page.getByText(words('zh', 'receipt.earlier'))).toBeVisible()
  expect(digits(await page.locator('.code').textContent())).toBe(arrived)
  await page.goto('/report/resident-request')
  await expect(page.getByLabel(words('zh', 'resident-request.form.subject'))).toHaveValue('')
})

test('a code is taken with spaces, from a link, remembered only when asked, and never stays in the address', async ({
  page,
}) => {
  await page.goto('/report/resident-request')
  await fill(page, 'zh')
  await send(page, 'zh').click()
  const receipt = digits(await page.locator('.code').textContent())
  await page.getByLabel(words('zh', 'receipt.remember')).check()
  await page.reload()
  expect(digits(await page.locator('.code').textContent())).toBe(receipt)

  await page.goto(`/follow#${receipt}`)
  await expect(page.getByRole('heading', { level: 1, name: LAMP.subject })).toBeVisible()
  expect(page.url()).not.toContain(receipt)

  await page.getByRole('link', { name: words('zh', 'follow.other') }).click()
  await expect(page.getByRole('link', { name: LAMP.subject })).toBeVisible()
  const code = page.getByRole('textbox', { name: words('zh', 'follow.code') })
  const show = page.getByRole('button', { name: words('zh', 'follow.go') })
  await code.fill('1234')
  await show.click()
  await expect(page.getByText(words('zh', 'follow.bad'))).toBeVisible()
  await code.fill('0000 0000 0000 0000')
  await show.click()
  await expect(page.getByText(words('zh', 'follow.unknown'))).toBeVisible()
  await code.fill(receipt.replace(/(.{4})/g, '$1 '))
  await show.click()
  await expect(page.getByRole('heading', { level: 1, name: LAMP.subject })).toBeVisible()

  const supplement = { name: words('zh', 'resident-request.action.supplement'), exact: true }
  await page.getByRole('heading', supplement).click()
  await page.getByLabel(words('zh', 'resident-request.action.supplement.form.text')).fill('今晚还是不亮。')
  await page.getByRole('button', supplement).click()
  await expect(page.getByText(words('zh', 'resident-request.action.supplement.told'))).toBeVisible()

  const withdraw = { name: words('zh', 'resident-request.action.withdraw'), exact: true }
  await page.getByRole('heading', withdraw).click()
  await page.getByRole('button', withdraw).click()
  await page.getByRole('button', { name: words('zh', 'follow.keep') }).click()
  await expect(page.getByText(words('zh', 'close.withdrawn'), { exact: true })).toHaveCount(0)
  await page.getByRole('button', withdraw).click()
  await page.getByRole('dialog').getByRole('button', withdraw).click()
  await expect(page.getByText(words('zh', 'close.withdrawn'), { exact: true })).toBeVisible()
})

test.describe('with a position', () => {
  test.use({ permissions: ['geolocation'], geolocation: { longitude: 116.72, latitude: 33.77 } })

  test('finds the grid under the phone, and says so when it is outside the city', async ({
    page,
    context,
  }) => {
    await page.goto('/report/resident-request')
    const here = page.getByRole('button', { name: words('zh', 'place.here') })
    await here.click()
    await expect(page.getByText(words('zh', 'place.point'))).toBeVisible()
    await expect(page.locator('#place-3')).toHaveValue(/^\d{15}$/)
    await context.setGeolocation({ longitude: 100, latitude: 30 })
    await here.click()
    await expect(page.getByText(words('zh', 'refusal.place-outside-city'))).toBeVisible()
  })
})

test('the map leads down to the grids and marks a spot', async ({ page }) => {
  await page.goto('/report/resident-request')
  await page.getByRole('radio', { name: words('zh', 'place.map') }).check({ force: true })
  const map = page.locator('.map-canvas')
  await expect(page.getByText(words('zh', 'map.schematic'))).toBeVisible()
  const crumbs = page.getByRole('navigation', { name: words('zh', 'map.path') }).getByRole('button')
  for (const level of [2, 3, 4]) {
    await expect(map).toHaveAttribute('aria-busy', 'false')
    await map.click()
    await expect(crumbs).toHaveCount(level)
  }
  await expect(map).toHaveAttribute('aria-busy', 'false')
  await map.click()
  await expect(page.getByText(words('zh', 'place.point'))).toBeVisible()
})

/** Every page of the desk for everybody: axe, 320 px, both languages, light and dark. */
import { expect, type Page, test } from '@playwright/test'
import { LANGUAGES } from '../../src/engine/text.ts'
import { actAs, CATEGORY, narrow, report, sitAs, sound, words } from './desk-parts.ts'

for (const language of LANGUAGES) {
  const t = (id: string, params?: Record<string, string | number>) => words(language, id, params)
  const heading = (page: Page, name: string) =>
    expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

  test.describe(language, () => {
    test.use({ locale: language === 'zh' ? 'zh-CN' : 'en-GB', contextOptions: { reducedMotion: 'reduce' } })

    test('signing in', async ({ page }) => {
      await page.goto('/desk')
      await heading(page, t('signin.title'))
      await expect(page.getByText(t('signin.demo'), { exact: true })).toBeVisible()
      await sound(page, 'sign-in')
      await narrow(page, 'sign-in')
      await page.getByRole('button', { name: t('signin.go'), exact: true }).click()
      await expect(page.getByRole('alert')).toHaveText(t('signin.missing'))
      await sound(page, 'sign-in refused')
    })

    test('lists', async ({ page }) => {
      await sitAs(page, 'clerk')
      for (const [path, title] of [
        ['/desk', 'inbox.title'],
        ['/desk/matters', 'list.title'],
      ] as const) {
        await page.goto(path)
        await heading(page, t(title))
        await expect(page.locator('[data-row]').first()).toBeVisible()
        await sound(page, path)
        await narrow(page, path)
      }
    })

    test('my day, notices, the board', async ({ page }) => {
      const ref = await report(page, '【测试】看板', true)
      await sitAs(page, 'clerk')
      await page.goto('/desk/day')
      await heading(page, t('day.title'))
      await expect(page.locator('[data-row]').first()).toBeVisible()
      await sound(page, 'my day')
      await narrow(page, 'my day')
      await page.goto('/desk/notices')
      await heading(page, t('notices.title'))
      await sound(page, 'notices')
      await narrow(page, 'notices')
      await sitAs(page, 'supervisor')
      await page.goto('/desk/board')
      await heading(page, t('board.title'))
      await expect(page.locator('.board-table').first()).toBeVisible()
      await sound(page, 'board')
      await narrow(page, 'board')
      await page.goto(`/desk/matters/${ref}`)
      await heading(page, '【测试】看板')
      await page.getByRole('button', { name: t('supervision.actions') }).click()
      await sound(page, 'the folded actions')
    })

    test('a matter that is offered, helped with and supervised', async ({ page, baseURL }) => {
      const act = (who: string, action: string, input: object) =>
        actAs(baseURL ?? '', who, ref, action, input)
      const ref = await report(page, '【测试】督办')
      await act('clerk', 'accept', {})
      await act('clerk', 'ask-assist', { unit: '340621-agriculture', task: '请确认水渠位置。' })
      await act('clerk', 'dispatch', {
        category: CATEGORY,
        unit: '340621-urban-management',
        urgency: 'normal',
      })
      const requirement = '三日内排除险情。'
      await act('supervisor', 'supervise', { card: 'red', source: 'inspection', requirement })
      const listing = { level: 'city', owner: '李主任', target: '更换完成。', until: '2027-12-31' }
      await act('supervisor', 'list', listing)
      await sitAs(page, 'handler')
      await page.goto(`/desk/matters/${ref}`)
      await expect(page.locator('.banner')).toBeVisible()
      await expect(page.locator('.standing-facts')).toBeVisible()
      await expect(page.locator('.part')).toBeVisible()
      await sound(page, 'offered, helped with and supervised')
      await narrow(page, 'offered, helped with and supervised')
      await page.goto('/desk/matters?offered=me')
      await expect(page.locator('.mark').first()).toBeVisible()
      await sound(page, 'badges')
      await narrow(page, 'badges')
    })

    test('the help, an empty inbox', async ({ page }) => {
      await sitAs(page, 'auditor')
      await page.goto('/desk')
      await expect(page.getByRole('heading', { name: t('inbox.empty') })).toBeVisible()
      await sound(page, 'empty inbox')
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog')).toBeVisible()
      await sound(page, 'help')
    })

    test('a matter, its form, what is wrong in it', async ({ page }) => {
      const ref = await report(page, '【测试】无障碍', true)
      await sitAs(page, 'clerk')
      await page.goto(`/desk/matters/${ref}`)
      await heading(page, '【测试】无障碍')
      await expect(page.locator('.history .entry')).toHaveCount(1)
      await sound(page, 'matter')
      await narrow(page, 'matter')
      const more = page.locator('.work-bar').getByRole('button').last()
      if (await more.isVisible()) {
        await more.click()
        await expect(page.locator('.blocked-button:visible').first()).toBeVisible()
        await sound(page, 'actions')
      }
      await page.getByRole('button', { name: t('resident-request.action.refuse'), exact: true }).click()
      const form = page.locator('.action-form')
      const submit = t('act.submit', { action: t('resident-request.action.refuse') })
      await form.getByRole('button', { name: submit }).click()
      await expect(form.getByRole('alert')).toBeVisible()
      await sound(page, 'form')
      await page.goto('/desk/matters/340621-261122-000000')
      await expect(page.getByRole('heading', { name: t('matter.not-found') })).toBeVisible()
      await sound(page, 'not found')
    })

    test('the calendar, with a notice and without', async ({ page }) => {
      await sitAs(page, 'clerk')
      const next = new Date().getFullYear() + 1
      for (const year of [2026, next]) {
        await page.goto(`/desk/calendar/${year}`)
        await heading(page, t('calendar.title', { year }))
        await expect(page.locator('.month')).toHaveCount(12)
        await sound(page, `calendar ${year}`)
        await narrow(page, `calendar ${year}`)
      }
    })

    test('the window', async ({ page }) => {
      await sitAs(page, 'clerk')
      await page.goto('/desk/window')
      await heading(page, t('window.title'))
      await sound(page, 'window')
      await narrow(page, 'window')
      await page.goto('/desk/window/dispute')
      await expect(page.locator('.place .chosen')).toBeVisible()
      await page.getByRole('button', { name: t('window.submit'), exact: true }).click()
      await expect(page.getByRole('alert').first()).toBeVisible()
      await sound(page, 'opening')
      await narrow(page, 'opening')
    })
  })
}

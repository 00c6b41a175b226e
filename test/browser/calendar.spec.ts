/**
 * The office enters the notice of 2027: what would move is shown before, provisional dates move, and the matter says
 * so. Its server is a second one, on 23 December 2026: on the shared one it would change the dates of all other tests.
 */
import { expect, type Page, test } from '@playwright/test'
import { v7 } from 'uuid'
import { type RunningServer, startServer } from '../harness/server.ts'
import { CATEGORY, GRID, narrow, sound, t } from './desk-parts.ts'

const SCRIPT = new URL('../harness/late-2026-server.ts', import.meta.url).pathname
const TITLE = '国务院办公厅关于2027年部分节假日安排的通知（测试用）'

let server: RunningServer
test.beforeAll(async () => {
  test.setTimeout(180_000)
  server = await startServer({ script: SCRIPT })
})
test.afterAll(async () => {
  await server?.stop()
})

/** Sits down on the server's own day. Its sessions end on that day too, so the browser is not told when. */
async function sitAs(page: Page, username: string): Promise<void> {
  await page.clock.setFixedTime('2026-12-23T02:00:00Z')
  const answer = await page.request.post(`${server.url}/api/session`, {
    data: { username, password: 'teahouse' },
  })
  const { token } = await answer.json()
  await page.context().clearCookies()
  await page.context().addCookies([{ name: 'teahouse', value: token, url: server.url }])
}

/** A request that the clerk accepts: ten working days from now. */
async function acceptedRequest(page: Page, subject: string): Promise<string> {
  const opened = await page.request.post(`${server.url}/api/portal/matters`, {
    data: {
      id: v7(),
      kind: 'resident-request',
      form: { subject, text: '村口三盏路灯一周不亮，老人夜里出门不便。', category: CATEGORY },
      place: GRID,
    },
  })
  const { ref } = await opened.json()
  await sitAs(page, 'clerk')
  const accepted = await page.request.post(`${server.url}/api/matters/${ref}/actions/accept`, {
    data: { id: v7(), input: {} },
  })
  expect(accepted.status(), await accepted.text()).toBe(200)
  return ref
}

test('the notice of 2027 moves a provisional date, and no date is provisional after it', async ({ page }) => {
  const ref = await acceptedRequest(page, '【测试】跨年的路灯')
  const clock = page.locator('.clock', { hasText: t('resident-request.clock.answer') })
  const why = clock.getByText(t('clocks.why'))

  await test.step('the matter says that its date is provisional', async () => {
    await page.goto(`${server.url}/desk/matters/${ref}`)
    await expect(clock).toContainText(t('due.by', { day: '2027-01-06' }))
    await why.click()
    await expect(clock).toContainText('2027年节假日安排尚未公布')
  })

  await test.step('the clerk reads the calendar, and can not enter anything', async () => {
    await page.goto(`${server.url}/desk/calendar`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('calendar.title', { year: 2026 }))
    await page.getByRole('link', { name: t('calendar.next.go', { year: 2027 }) }).click()
    await expect(page.getByRole('alert')).toContainText(t('calendar.provisional', { year: 2027 }))
    await expect(page.getByRole('alert')).toContainText('系统管理员')
    await expect(page.getByRole('button', { name: t('calendar.enter') })).toHaveCount(0)
    await page.goto(`${server.url}/desk/calendar/2027/enter`)
    await expect(page.getByRole('heading', { name: t('calendar.not-yours') })).toBeVisible()
  })

  await test.step('the administrator marks the days, by mouse and by keyboard', async () => {
    await sitAs(page, 'admin')
    await page.goto(`${server.url}/desk/calendar/2027`)
    await page.getByRole('button', { name: t('calendar.enter') }).click()
    const day = (date: string) => page.locator(`[data-day="${date}"]`)
    const says = (date: string, is: string) =>
      expect(day(date)).toHaveAttribute('aria-label', new RegExp(`，${t(`calendar.is.${is}`)}`))
    await says('2027-01-01', 'rest')
    await says('2027-02-05', 'rest')
    await page.getByRole('button', { name: t('calendar.preview') }).click()
    await expect(page.getByLabel(t('calendar.notice'))).toBeFocused()
    await expect(page.getByText(t('calendar.notice.missing'))).toBeVisible()
    await page.getByLabel(t('calendar.notice')).fill(TITLE)
    await day('2027-01-04').click()
    await says('2027-01-04', 'rest')
    for (const key of ['ArrowRight', 'End', 'ArrowLeft']) await page.keyboard.press(key)
    await expect(day('2027-01-09')).toBeFocused()
    await page.keyboard.press('Space')
    await says('2027-01-09', 'work')
    await page.keyboard.press('ArrowDown')
    for (const [key, is] of [
      ['r', 'rest'],
      ['w', 'work'],
      ['n', 'weekend'],
    ] as const) {
      await page.keyboard.press(key)
      await says('2027-01-16', is)
    }
    await expect(page.locator('.arrangement')).toContainText('1月9日周六')
    await sound(page, 'entering a notice')
    await narrow(page, 'entering a notice')
    // What was marked outlives a reload.
    await page.reload()
    await says('2027-01-09', 'work')
    await expect(page.getByText(t('act.draft'))).toBeVisible()
  })

  await test.step('what would move is shown, and nothing has moved yet', async () => {
    await page.getByRole('button', { name: t('calendar.preview') }).click()
    const dialog = page.getByRole('dialog')
    const later = dialog.locator('dl > div', { hasText: t('calendar.moves.later') })
    await expect(later.locator('dd')).toHaveText(/^[1-9]\d*$/)
    await sound(page, 'what would move')
    const { published } = await (await page.request.get(`${server.url}/api/calendar/2027`)).json()
    expect(published).toBe(false)
    await dialog.getByRole('button', { name: t('calendar.moves.go') }).click()
    await expect(dialog).toContainText(t('calendar.done', { year: 2027 }))
    await expect(dialog).toContainText(/[1-9]\d* 件事项的期限已重新计算/)
    await dialog.getByRole('button', { name: t('calendar.see', { year: 2027 }) }).click()
    await expect(page.getByText(t('calendar.source', { notice: TITLE }))).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  })

  await test.step('the matter has its new date, and says why', async () => {
    await sitAs(page, 'clerk')
    await page.goto(`${server.url}/desk/matters/${ref}`)
    // 1 and 4 January fall out, Saturday the 9th counts.
    await expect(clock).toContainText(t('due.by', { day: '2027-01-08' }))
    await why.click()
    await expect(clock.getByRole('listitem').first()).toBeVisible()
    await expect(clock).not.toContainText('尚未公布')
    await expect(page.locator('.history')).toContainText(t('entry.calendar-entered'))
  })
})

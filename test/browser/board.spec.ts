/** A petition that nobody sends on rises by itself, and the board of the supervisor shows it. */
import { expect } from '@playwright/test'
import { v7 } from 'uuid'
import { GRID, narrow, sitAs, sound, t } from './desk-parts.ts'
import { ownServer, seatAlso, test } from './own-server.ts'

const { signal } = ownServer(new URL('../harness/leaping-server.ts', import.meta.url).pathname)

const TOWN = GRID.slice(0, 9)
const SUPERVISOR = `${TOWN}-centre-supervisor`
const CENTRE = '临涣镇矛盾纠纷调处中心'

test('an overdue petition has risen by itself, and the board leads to it', async ({ page }) => {
  const subject = `【测试】征地补偿没有答复 ${Date.now() % 100000}`
  const opened = await page.request.post('/api/portal/matters', {
    data: {
      id: v7(),
      kind: 'petition',
      form: { subject, request: '请书面答复补偿标准。', text: '去年征用承包地，补偿标准至今没有答复。' },
      place: GRID,
    },
  })
  expect(opened.status(), await opened.text()).toBe(201)
  const { ref } = await opened.json()

  // Fifteen days to send it on (art. 22) are over; from here on nobody but the clock does anything.
  signal('SIGUSR2')
  await seatAlso(page, 'supervisor', SUPERVISOR)
  await sitAs(page, 'supervisor')
  const moved = await page.request.put('/api/session/seat', { data: { seat: SUPERVISOR } })
  expect(moved.status()).toBe(200)
  const risen = async () => (await page.request.get(`/api/matters/${ref}`)).status()
  await expect.poll(risen, { timeout: 60_000 }).toBe(200)

  await page.goto('/desk/board')
  await expect(page.getByRole('heading', { level: 1, name: t('board.title') })).toBeVisible()
  const parts = page.getByRole('region', { name: t('board.parts', { name: '临涣镇' }) })
  const village = parts.getByRole('row').filter({ hasText: '临涣村' })
  const overdue = village.locator(`td[data-name="${t('board.overdue')}"]`)
  await expect(overdue).toHaveText(/^[1-9]\d*$/)
  await expect(village.locator(`td[data-name="${t('board.risen')}"]`)).toHaveText(/^[1-9]\d*$/)
  await sound(page, 'board')
  await narrow(page, 'board')

  await test.step('each number is as long as its list', async () => {
    const count = await overdue.textContent()
    await overdue.getByRole('link').click()
    await expect(page.locator('.news-total')).toContainText(t('list.count', { count: count ?? '' }))
    await expect(page.getByRole('link', { name: subject })).toBeVisible()
    await expect(page.locator('tr').filter({ hasText: ref })).toContainText(t('badge.risen'))
  })

  await test.step('a part leads down to its own parts, and back up', async () => {
    await page.goBack()
    await village
      .getByRole('link', { name: /临涣村/ })
      .first()
      .click()
    const way = page.getByRole('navigation', { name: t('board.way') })
    await expect(way).toContainText('临涣村')
    await expect(page.getByRole('row').filter({ hasText: '第1网格' }).first()).toBeVisible()
    await way.getByRole('link', { name: '临涣镇' }).click()
    await expect(village).toBeVisible()
  })

  await test.step('the seat that is late is named, a person is not', async () => {
    const late = page.getByRole('region', { name: t('board.late') })
    await expect(late).toContainText('信访岗')
    await expect(late).not.toContainText('（演示）')
  })

  await test.step('the matter says that nobody but the clock has done it', async () => {
    await page.goto(`/desk/matters/${ref}`)
    await expect(page.getByRole('region', { name: t('supervision.title') })).toContainText(CENTRE)
    const history = page.locator('.history .entry')
    await expect(history.filter({ hasText: t('entry.clock-overdue', { watcher: CENTRE }) })).toHaveCount(1)
    await expect(history.first()).toContainText(t('petition.clock.forward'))
    await expect(page.locator('.clock').first()).toContainText('超期')
  })

  await test.step('and my day counts it among what I supervise', async () => {
    await page.goto('/desk/day')
    const tile = page.getByRole('link', { name: new RegExp(t('day.watchedOverdue')) })
    await expect(tile).toHaveText(/[1-9]/)
    await sound(page, 'my day')
    await narrow(page, 'my day')
    await page.goto('/desk/notices')
    await expect(page.getByRole('link', { name: new RegExp(subject) }).first()).toContainText(
      t('notice.risen'),
    )
    await sound(page, 'notices')
    await narrow(page, 'notices')
    await page.getByRole('button', { name: t('notices.read-all') }).click()
    await expect(page.locator('.notice-unread')).toHaveCount(0)
  })
})

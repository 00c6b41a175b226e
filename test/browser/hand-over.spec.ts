/** A dispatch that nobody wants: refused three times it doesn't circle on, but ends with a named holder. */
import { expect, type Page } from '@playwright/test'
import { actAs, CATEGORY, choose, openAction, postAs, report, send, sitAs, sound, t } from './desk-parts.ts'
import { ownServer, seatAlso, test } from './own-server.ts'

ownServer()

const k = (id: string) => t(`resident-request.${id}`)
const c = (id: string) => t(`common.action.${id}`)

const UNITS = [
  { id: '340621-urban-management', name: '濉溪县城市管理局', ground: 'not-our-duty' },
  { id: '340621-environment', name: '濉溪县生态环境分局', ground: 'wrong-place' },
  { id: '340621-agriculture', name: '濉溪县农业农村局', ground: 'needs-other-unit' },
] as const
const SUPERIOR = { seat: '340621-centre-supervisor', unit: '濉溪县社会治安综合治理中心' }
const HANDLING = '承办岗'

const dispatch = (unit: string) => ({ category: CATEGORY, unit, urgency: 'normal' })

/** Acts for another of one's seats from now on, by the switch beside the name. */
async function takeSeat(page: Page, seat: string): Promise<void> {
  const box = page.getByRole('combobox', { name: t('seat.switch') })
  if ((await box.inputValue()) !== seat) {
    const there = page.waitForResponse((answer) => answer.url().endsWith('/api/session/seat'))
    await box.selectOption(seat)
    await there
  }
  await expect(page).toHaveURL(/\/desk\/day$/)
  await expect(box).toHaveValue(seat)
}

async function refuse(page: Page, ground: string): Promise<void> {
  const form = await openAction(page, c('refuse-offer'))
  await form.getByRole('radio', { name: c(`refuse-offer.form.ground.option.${ground}`) }).check()
  await form
    .getByRole('textbox', { name: c('refuse-offer.form.reason') })
    .fill('按职责分工，应由其他单位主办。')
  await form.getByRole('button', { name: t('act.submit', { action: c('refuse-offer') }) }).click()
  // Whoever has refused a matter has no more to do with it, and reads it no longer.
  await expect(page.getByText(t('act.done.gone'))).toBeVisible()
}

test('refused three times, the common superior names who takes it', async ({ page, baseURL }) => {
  const base = baseURL ?? ''
  const subject = `【测试】没有单位接的路灯 ${Date.now() % 100000}`
  // What the demo has told the handler's own seat before would count beside it.
  await postAs(base, 'handler', '/api/notices/read', { until: new Date().toISOString() })
  for (const { id } of UNITS.slice(1)) await seatAlso(page, 'handler', `${id}-handler`)
  await seatAlso(page, 'supervisor', SUPERIOR.seat)
  const ref = await report(page, subject)
  await actAs(base, 'clerk', ref, 'accept', {})

  await test.step('the clerk dispatches, and holds it until it is taken', async () => {
    await sitAs(page, 'clerk')
    await page.goto(`/desk/matters/${ref}`)
    const form = await openAction(page, k('action.dispatch'))
    await choose(form, t('part.unit'), UNITS[0].name)
    await form.getByRole('radio', { name: t('part.urgency.option.normal') }).check()
    await send(page, k('action.dispatch'))
    const banner = page.getByRole('region', {
      name: t('offer.given', { unit: UNITS[0].name, seat: HANDLING }),
    })
    await expect(banner).toContainText(t('offer.given.about'))
    await expect(page.locator('.glance')).toContainText('临涣镇矛盾纠纷调处中心')
    await expect(page.getByRole('button', { name: c('withdraw-offer'), exact: true })).toBeVisible()
    await page.goto('/desk?waiting=others')
    await expect(page.locator('tr').filter({ hasText: ref })).toContainText(t('badge.offered'))
  })

  await test.step('the first unit is told by the bell, and refuses with a ground', async () => {
    await sitAs(page, 'handler')
    await page.goto('/desk/day')
    await takeSeat(page, `${UNITS[0].id}-handler`)
    await expect(page.getByRole('link', { name: new RegExp(t('day.offered')) })).toContainText(/[1-9]/)
    await page.getByRole('link', { name: new RegExp(`^${t('notices.title')}`) }).click()
    await expect(page.getByRole('heading', { level: 1, name: t('notices.title') })).toBeVisible()
    await page.getByRole('link', { name: new RegExp(subject) }).click()
    const banner = page.getByRole('region', { name: /移交给您/ })
    await expect(banner).toContainText('视为接收')
    const first = page.locator('.actions-first, .work-bar').getByRole('button')
    await expect(first.nth(0)).toHaveText(c('take-over'))
    await expect(first.nth(1)).toHaveText(c('refuse-offer'))
    await sound(page, 'an offer')
    // Read with the matter: nothing is left to count.
    await expect(page.getByRole('link', { name: t('notices.title'), exact: true })).toBeVisible()
    await refuse(page, UNITS[0].ground)
  })

  await test.step('so do the second and the third', async () => {
    for (const { id, ground } of UNITS.slice(1)) {
      await actAs(base, 'clerk', ref, 'dispatch', dispatch(id))
      await page.goto('/desk/day')
      await takeSeat(page, `${id}-handler`)
      await page.goto('/desk/matters?offered=me')
      await page.getByRole('link', { name: subject }).click()
      await refuse(page, ground)
    }
  })

  await test.step('the clerk can’t send it round once more, and reads who decides', async () => {
    await sitAs(page, 'clerk')
    await page.goto(`/desk/matters/${ref}`)
    const name = t('deadlock.other', { count: 3, unit: SUPERIOR.unit, seat: '督办岗' })
    await expect(page.getByRole('region', { name })).toContainText(UNITS.map(({ name }) => name).join('、'))
    const history = page.locator('.history .entry')
    await expect(history.first()).toContainText(t('matter.entry.deadlock'))
    await expect(history.first()).toContainText(c(`refuse-offer.form.ground.option.${UNITS[2].ground}`))
    await expect(history.nth(1)).toContainText(
      t('matter.entry.offered', { unit: UNITS[2].name, seat: HANDLING }),
    )
  })

  await test.step('the common superior holds it, and names a unit', async () => {
    await sitAs(page, 'supervisor')
    await page.goto('/desk/day')
    await takeSeat(page, SUPERIOR.seat)
    await page.goto('/desk')
    const row = page.locator('tr').filter({ hasText: ref })
    await expect(row).toContainText(t('badge.deadlock'))
    await expect(row).toContainText(t('badge.passes', { passes: 3 }))
    await page.getByRole('link', { name: subject }).click()
    await expect(page.getByRole('region', { name: t('deadlock.mine', { count: 3 }) })).toBeVisible()
    const supervision = page.getByRole('region', { name: t('supervision.title') })
    await expect(supervision).toContainText(
      `${t('supervision.passed', { passes: 3 })}，${t('supervision.refused', { refused: 3 })}`,
    )
    await sound(page, 'a deadlock')
    const form = await openAction(page, c('name-holder'))
    await choose(form, t('part.unit'), UNITS[0].name)
    await form.getByRole('textbox', { name: c('name-holder.form.reason') }).fill('路灯维护属城市管理局职责。')
    await send(page, c('name-holder'))
    await expect(page.locator('.done')).toContainText(UNITS[0].name)
    await expect(page.locator('.glance')).toContainText(`${UNITS[0].name} · ${HANDLING}`)
  })

  await test.step('who was named holds it, and can’t refuse', async () => {
    await sitAs(page, 'handler')
    await page.goto('/desk/day')
    await takeSeat(page, `${UNITS[0].id}-handler`)
    await page.goto('/desk')
    await page.getByRole('link', { name: subject }).click()
    await openAction(page, k('action.handle'))
    await expect(page.getByRole('button', { name: c('refuse-offer'), exact: true })).toHaveCount(0)
  })
})

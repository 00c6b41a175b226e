/**
 * The invented kind of the engine's tests, added to the list and the texts only, lives on both faces:
 * form, receipt, list, actions, history. Its server is a second one, so that the demo stays as it is.
 */
import { expect, test } from '@playwright/test'
import { type RunningServer, startServer } from '../harness/server.ts'
import { LADDER_TEXTS } from '../kinds/ladder-texts.ts'
import { PLACE } from './portal-words.ts'

const words = LADDER_TEXTS.zh
const SCRIPT = new URL('../harness/ladder-server.ts', import.meta.url).pathname

let server: RunningServer
test.beforeAll(async () => {
  test.setTimeout(180_000)
  server = await startServer({ script: SCRIPT })
})
test.afterAll(async () => {
  await server?.stop()
})

test('a kind of one file: asked on the portal, lent on the desk, followed to the end', async ({ page }) => {
  await page.goto(server.url)
  await page.getByRole('link', { name: words['ladder.name'] }).click()
  await page.getByLabel(words['ladder.form.wish'] ?? '').fill('换楼道灯泡')
  for (const [level, code] of PLACE.entries()) await page.locator(`#place-${level}`).selectOption(code)
  await page.getByRole('button', { name: '提交', exact: true }).click()
  const ref = (await page.getByText(/^\d{6}-\d{6}-[0-9A-Z]{6}$/).textContent()) ?? ''

  await page.goto(`${server.url}/desk`)
  await page.getByLabel('用户名').fill('grid')
  await page.getByLabel('密码').fill('teahouse')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('navigation').getByRole('link', { name: '我的待办' }).click()
  await page.getByText('换楼道灯泡').click()
  await expect(page.getByRole('heading', { name: '换楼道灯泡' })).toBeVisible()
  await expect(page.getByText(ref).first()).toBeVisible()
  await expect(page.getByText(words['ladder.stage.asked'] ?? '').first()).toBeVisible()

  const inspect = page.getByRole('button', { name: words['ladder.action.inspect'] })
  await expect(inspect).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: words['ladder.action.lend'], exact: true }).click()
  await page.getByRole('combobox', { name: words['ladder.action.lend.form.to'] }).click()
  await page.locator('.ant-select-item-option').first().click()
  await page.getByRole('textbox', { name: words['ladder.action.lend.form.words'] }).fill('小心台阶')
  await page.locator('form').getByRole('button', { name: words['ladder.action.lend'] }).click()
  await expect(page.getByText(words['ladder.stage.lent'] ?? '').first()).toBeVisible()
  await expect(page.getByText(words['ladder.action.lend.done'] ?? '').first()).toBeVisible()
  await expect(page.getByText('小心台阶').first()).toBeVisible()
})

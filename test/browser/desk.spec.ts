/** The desk's way of a request and of a dispute, at both widths. */
import { expect, test } from '@playwright/test'
import { actAs, choose, GRID, openAction, picture, report, send, signOn, sitAs, t } from './desk-parts.ts'

const k = (id: string) => t(`resident-request.${id}`)
const d = (id: string) => t(`dispute.${id}`)

test('a wrong password is told; a demo account signs in by one click', async ({ page }) => {
  await page.goto('/desk')
  await page.getByLabel(t('signin.username'), { exact: true }).fill('clerk')
  await page.getByLabel(t('signin.password'), { exact: true }).fill('not-it')
  await page.getByRole('button', { name: t('signin.go'), exact: true }).click()
  await expect(page.getByRole('alert')).toHaveText(t('refusal.wrong-password'))
  await page.getByRole('button', { name: /clerk/ }).click()
  await page.getByRole('button', { name: t('signin.go'), exact: true }).click()
  // Whoever comes for no page in particular begins with the day's work.
  await expect(page.getByRole('heading', { level: 1, name: t('day.title') })).toBeVisible()
  await expect(page).toHaveURL(/\/desk\/day$/)
  await expect(page.getByRole('note')).toContainText(t('demo'))
  await page.getByRole('button', { name: t('signout') }).click()
  await expect(page.getByRole('heading', { name: t('signin.title') })).toBeVisible()
})

test('a request is accepted, dispatched, handled, verified by another and closed', async ({ page }) => {
  const subject = `【测试】村口路灯不亮 ${Date.now() % 100000}`
  const ref = await report(page, subject, true)

  await test.step('the grid worker finds it in the inbox and accepts it', async () => {
    await sitAs(page, 'grid')
    await page.goto('/desk')
    await page.getByRole('link', { name: subject }).click()
    await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible()
    await expect(page.getByText('13900001234')).toBeVisible()
    await page.getByRole('button', { name: t('matter.photo.open', { number: 1 }) }).click()
    await expect(
      page.getByRole('dialog').getByRole('img', { name: t('matter.photo', { number: 1 }) }),
    ).toBeVisible()
    await page.keyboard.press('Escape')
    await openAction(page, k('action.accept'))
    await send(page, k('action.accept'))
    // The seat no longer holds it, so the telephone is masked from now on.
    await expect(page.getByText('139****1234')).toBeVisible()
    await expect(page.getByText(t('matter.masked.about'))).toBeVisible()
  })

  await test.step('the clerk dispatches it to the suggested unit', async () => {
    await sitAs(page, 'clerk')
    await page.goto(`/desk/matters/${ref}`)
    const form = await openAction(page, k('action.dispatch'))
    // The category came with the request and leads to the unit.
    await form.getByRole('button', { name: t('form.unit.take') }).click()
    await form.getByRole('radio', { name: t('part.urgency.option.urgent') }).check()
    await send(page, k('action.dispatch'))
    await expect(page.locator('.done')).toContainText('城市管理局')
  })

  await test.step('the handler replies from a template, with a picture', async () => {
    await sitAs(page, 'handler')
    await page.goto(`/desk/matters/${ref}`)
    const form = await openAction(page, k('action.handle'))
    const reply = form.getByRole('textbox', { name: t('part.reply') })
    await form.getByRole('button', { name: t('form.templates') }).click()
    await page.getByRole('menuitem', { name: t('template.settled'), exact: true }).click()
    await expect(reply).toHaveValue(new RegExp(`林女士，您好！.*${subject}.*${ref}`, 's'))
    await form.locator('input[type=file]').setInputFiles({
      name: 'lamp.jpg',
      mimeType: 'image/jpeg',
      buffer: await picture(),
    })
    await expect(form.getByRole('img', { name: t('form.photo', { number: 1 }) })).toBeVisible()
    // A template with its blanks left open never reaches a resident.
    await form.getByRole('button', { name: t('act.submit', { action: k('action.handle') }) }).click()
    await expect(form.getByRole('alert')).toContainText('【情况】')
    await reply.fill('林女士，您好！已到现场查看，更换三盏灯具，当晚恢复照明。')
    await send(page, k('action.handle'))
  })

  await test.step('the one who handled it can not verify it, and is told why', async () => {
    await page.goto(`/desk/matters/${ref}`)
    await page.locator('.work, .work-bar').first().waitFor()
    const bar = page.locator('.work-bar').getByRole('button').last()
    if (await bar.isVisible()) await bar.click()
    const verify = page.getByRole('button', { name: k('action.verify'), exact: true })
    await expect(verify).toHaveAttribute('aria-disabled', 'true')
    await expect(verify).toHaveAccessibleDescription(/.+/)
  })

  await test.step('the supervisor verifies, the clerk closes', async () => {
    await sitAs(page, 'supervisor')
    await page.goto(`/desk/matters/${ref}`)
    const form = await openAction(page, k('action.verify'))
    await form
      .getByRole('group', { name: k('action.verify.form.passed') })
      .getByRole('radio', { name: t('form.yes'), exact: true })
      .check()
    await form.getByRole('radio', { name: k('action.verify.form.manner.option.on-site') }).check()
    await send(page, k('action.verify'))
    await sitAs(page, 'clerk')
    await page.goto(`/desk/matters/${ref}`)
    await openAction(page, k('action.close'))
    await send(page, k('action.close'), true)
    await expect(page.locator('.done')).toContainText(t('close.solved'))
    await expect(page.locator('.history .entry')).toHaveCount(6)
    await expect(page.locator('.history')).toContainText('更换三盏灯具')
  })
})

test('a dispute comes in at the window and ends in a signed agreement', async ({ page }) => {
  const subject = `【测试】排水沟纠纷 ${Date.now() % 100000}`
  let ref = ''

  await test.step('the clerk registers it with both parties and hands out the code', async () => {
    await sitAs(page, 'clerk')
    await page.goto('/desk/window')
    await page.getByRole('button', { name: t('window.kind', { kind: d('name') }) }).click()
    await page.getByRole('button', { name: t('window.submit'), exact: true }).click()
    // Every empty field of both parties is told by itself.
    await expect(page.getByRole('alert')).toContainText(t('form.problems', { count: 7 }))
    await page.getByRole('textbox', { name: d('form.subject') }).fill(subject)
    await choose(page.locator('form'), d('form.type'), '邻里')
    await page.getByRole('textbox', { name: d('form.facts') }).fill('雨水从东家院里流到西家，多次争吵。')
    const rows = page.locator('.rows > li')
    for (const [i, side, name] of [
      [0, 'applicant', '张守义'],
      [1, 'other', '李桂兰'],
    ] as const) {
      const row = rows.nth(i)
      await row.getByRole('radio', { name: d(`form.parties.side.option.${side}`), exact: true }).check()
      await row.getByRole('textbox', { name: d('form.parties.name') }).fill(name)
    }
    const place = page.locator('.place')
    await expect(place).toContainText('临涣镇')
    await page.getByRole('button', { name: t('window.submit'), exact: true }).click()
    await expect(page.locator('.slip-code')).toHaveText(/^\d{4} \d{4} \d{4} \d{4}$/)
    ref = (await page.locator('.slip .ref').textContent()) ?? ''
    await page.getByRole('button', { name: t('window.open') }).click()
  })

  await test.step('accepted, and a mediator chosen', async () => {
    const form = await openAction(page, d('action.accept'))
    for (const box of await form.getByRole('checkbox').all()) await box.check()
    await send(page, d('action.accept'))
    await openAction(page, d('action.assign-mediator'))
    await choose(form, d('action.assign-mediator.form.mediator'), '调解')
    await form.getByRole('radio', { name: d('action.assign-mediator.form.chosenBy.option.parties') }).check()
    await send(page, d('action.assign-mediator'))
  })

  await test.step('the mediator holds a session and writes the agreement', async () => {
    await sitAs(page, 'mediator')
    await page.goto(`/desk/matters/${ref}`)
    const form = await openAction(page, d('action.hold-session'))
    await form.getByRole('button', { name: t('form.now') }).click()
    await form.getByRole('textbox', { name: d('action.hold-session.form.where') }).fill('调解一室')
    await form
      .getByRole('textbox', { name: d('action.hold-session.form.minutes') })
      .fill('双方各让一步，同意共同出资修沟。')
    await send(page, d('action.hold-session'))
    await openAction(page, d('action.write-agreement'))
    await form.getByRole('textbox', { name: t('part.facts') }).fill('排水沟淤塞，双方都有责任。')
    await form.getByRole('textbox', { name: t('part.content') }).fill('一周内共同清淤，费用各半。')
    await form.getByRole('textbox', { name: t('part.performance') }).fill('现场施工，一次完成。')
    await send(page, d('action.write-agreement'))
  })

  await test.step('both parties sign on the screen; before that it can not be sealed', async () => {
    for (const party of ['张守义', '李桂兰']) {
      const form = await openAction(page, d('action.sign'))
      await form.getByRole('radio', { name: new RegExp(party) }).check()
      await signOn(form)
      await send(page, d('action.sign'))
    }
    const form = await openAction(page, d('action.sign'))
    const again = t('form.item.taken', { item: '' })
    await expect(form.getByRole('radio', { name: new RegExp(again) })).toHaveCount(2)
    await form
      .getByRole('button', { name: t('act.cancel') })
      .first()
      .click()
  })

  await test.step('sealed, followed up, closed as solved', async () => {
    const form = await openAction(page, d('action.seal'))
    await signOn(form)
    await form.getByRole('checkbox').check()
    await send(page, d('action.seal'))
    await sitAs(page, 'clerk')
    await page.goto(`/desk/matters/${ref}`)
    const end = await openAction(page, d('action.close'))
    await end.getByRole('radio', { name: d('action.close.form.performed.option.performed') }).check()
    await send(page, d('action.close'), true)
    await expect(page.locator('.done')).toContainText(t('close.solved'))
    await expect(page.locator('.signatures img').first()).toBeVisible()
  })
})

test('what somebody else did meanwhile is shown, and nothing typed is lost', async ({ page, baseURL }) => {
  const ref = await report(page, '【测试】两人同时办理')
  await sitAs(page, 'clerk')
  await page.goto(`/desk/matters/${ref}`)
  const form = await openAction(page, k('action.note'))
  const note = form.getByRole('textbox', { name: k('action.note.form.note') })
  await note.fill('已电话联系反映人')
  // A reload by accident: the draft is there again.
  await page.reload()
  await openAction(page, k('action.note'))
  await expect(note).toHaveValue('已电话联系反映人')
  await expect(form).toContainText(t('act.draft'))
  await actAs(baseURL ?? '', 'grid', ref, 'note', { note: '现场看过，灯杆倾斜' })
  await expect(form.getByRole('alert')).toContainText('现场看过，灯杆倾斜')
  await form.getByRole('button', { name: t('act.changed.reload') }).click()
  await expect(note).toHaveValue('已电话联系反映人')
  await send(page, k('action.note'))
  await expect(page.locator('.history .entry')).toHaveCount(3)
})

test('a likely duplicate is shown and joined in two steps', async ({ page }) => {
  const subject = `【测试】路灯重复 ${Date.now() % 100000}`
  const first = await report(page, subject)
  const second = await report(page, subject)
  await sitAs(page, 'clerk')
  await page.goto(`/desk/matters/${second}`)
  const panel = page.getByRole('region', { name: t('similar.title') })
  await panel
    .getByRole('listitem')
    .filter({ hasText: first })
    .getByRole('button', { name: t('similar.take') })
    .click()
  const form = page.locator('.action-form')
  await expect(form).toContainText(first)
  await send(page, k('action.mark-duplicate'), true)
  await expect(page.locator('.done')).toContainText(t('close.duplicate'))
  await expect(page.getByRole('link', { name: first }).first()).toBeVisible()
})

test('filters stand in the address, two characters are searched and marked', async ({ page }) => {
  const subject = `【测试】水泵异响 ${Date.now() % 100000}`
  await report(page, subject)
  await sitAs(page, 'clerk')
  await page.goto('/desk/matters')
  await page.getByRole('searchbox').fill('水泵')
  await expect(page).toHaveURL(/q=/)
  await expect(page.locator('mark').first()).toHaveText('水泵')
  const found = page.getByRole('link', { name: subject })
  await expect(found).toBeVisible()
  await page.reload()
  await expect(found).toBeVisible()
  await expect(page.getByRole('searchbox')).toHaveValue('水泵')
  await page.getByRole('searchbox').fill('绝无此事绝无此事')
  await expect(page.getByRole('heading', { name: t('list.empty') })).toBeVisible()
  await page
    .getByRole('button', { name: t('filter.clear') })
    .first()
    .click()
  await expect(page).toHaveURL(/\/desk\/matters$/)
})

test('a new matter does not move the list that is being read', async ({ page }) => {
  for (let i = 0; i < 3; i++) await report(page, `【测试】列表 ${i}`)
  await sitAs(page, 'clerk')
  await page.goto('/desk/matters')
  const rows = page.locator('[data-row]')
  await expect.poll(() => rows.count()).toBeGreaterThan(20)
  await page.evaluate(() => scrollTo(0, 400))
  const under = page.locator('[data-row]').nth(9)
  const ref = await under.getAttribute('data-row')
  const before = await under.boundingBox()
  const subject = `【测试】新来的 ${Date.now() % 100000}`
  await report(page, subject)
  const news = page.getByRole('button', { name: t('list.waiting', { count: 1 }) })
  await expect(news).toBeVisible()
  await expect(under).toHaveAttribute('data-row', ref ?? '')
  expect(await under.boundingBox()).toEqual(before)
  await expect(page.getByRole('link', { name: subject })).toHaveCount(0)
  await news.click()
  await expect(rows.first()).toHaveText(subject)
})

test('a row that changes does so in its place', async ({ page, baseURL }) => {
  const subject = `【测试】变化 ${Date.now() % 100000}`
  const ref = await report(page, subject)
  await sitAs(page, 'grid')
  await page.goto('/desk')
  const row = page.locator('tr').filter({ hasText: ref })
  await expect(row).toContainText(k('stage.reported'))
  const before = await row.boundingBox()
  await actAs(baseURL ?? '', 'grid', ref, 'accept', {})
  // It has left the seat, yet stays where it was until the list is shown anew.
  await expect(row).toContainText(t('list.gone'))
  expect(await row.boundingBox()).toEqual(before)
  await page.locator('.news-button').click()
  await expect(row).toHaveCount(0)
})

test('one action with the keyboard alone', async ({ page }) => {
  const subject = `【测试】键盘 ${Date.now() % 100000}`
  const ref = await report(page, subject)
  await sitAs(page, 'grid')
  await page.goto('/desk')
  await expect(page.getByRole('link', { name: subject })).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: t('help.title') })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('键盘')
  await expect(page.locator('mark').first()).toHaveText('键盘')
  await page.keyboard.press('Tab')
  await page.keyboard.press('j')
  await expect(page.locator(`[data-row="${ref}"]`)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible()
  await page.keyboard.press('a')
  await expect(page.getByRole('heading', { name: k('action.accept'), exact: true })).toBeFocused()
  const submit = page.getByRole('button', { name: t('act.submit', { action: k('action.accept') }) })
  for (let i = 0; i < 12 && !(await submit.evaluate((each) => each === document.activeElement)); i++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.locator('.done')).toBeFocused()
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  await expect(page.getByRole('heading', { level: 1, name: t('list.title') })).toBeVisible()
})

test('a place is chosen on the tree, and the point of a matter is drawn when asked for', async ({ page }) => {
  await sitAs(page, 'clerk')
  await page.goto(`/desk/matters?territory=${GRID.slice(0, 12)}`)
  await expect(page.locator('[data-row]').first()).toBeVisible()
  await page.locator('[data-row]').first().click()
  await page.getByRole('button', { name: t('matter.map.show') }).click()
  await expect(page.getByText(t('map.schematic'))).toBeVisible()
  await expect(page.locator('.map canvas')).toBeVisible()
})

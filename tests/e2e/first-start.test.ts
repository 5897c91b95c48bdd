import { expect, test } from './app.ts'

test('from the first start to the first graded card by keyboard alone, and the grade is in the file', async ({
  start,
}) => {
  const app = await start()
  const { page } = app
  await expect(page.getByRole('button', { name: 'Start revising' })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('region', { name: 'Question' })).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByRole('region', { name: 'Answer' })).toBeVisible()
  const first = await page.getByRole('region', { name: 'Question' }).innerText()
  await page.keyboard.press('3')
  await expect(page.getByRole('region', { name: 'Question' })).not.toHaveText(first)
  expect(app.rows('SELECT grade, state_before FROM review_log')).toEqual([{ grade: 3, state_before: 0 }])
})

test('a restart finds the same state', async ({ start }) => {
  const first = await start()
  await first.page.keyboard.press('Space')
  for (const grade of ['3', '1', '4']) {
    await expect(first.page.getByRole('button', { name: 'Show answer' })).toBeVisible()
    await first.page.keyboard.press('Space')
    await expect(first.page.getByRole('button', { name: /^Good/ })).toBeVisible()
    await first.page.keyboard.press(grade)
  }
  await expect(first.page.getByRole('button', { name: 'Show answer' })).toBeVisible()
  const counts = await first.page.getByTestId('counts').innerText()
  await first.close()

  const second = await start({ profile: first.profile, now: '2026-11-23T09:00:30Z' })
  await second.page.getByRole('button', { name: 'Start revising' }).click()
  await expect(second.page.getByTestId('counts')).toHaveText(counts)
  await expect(second.page.getByRole('button', { name: /^Undo/ })).toBeEnabled()
  expect(second.rows('SELECT grade FROM review_log ORDER BY id')).toEqual([
    { grade: 3 },
    { grade: 1 },
    { grade: 4 },
  ])
})

test('a grade that the window has acknowledged survives SIGKILL', async ({ start }) => {
  const first = await start()
  await first.page.keyboard.press('Space')
  await first.page.getByRole('button', { name: 'Show answer' }).click()
  await first.page.getByRole('button', { name: /^Good/ }).click()
  await expect(first.page.getByRole('button', { name: 'Show answer' })).toBeVisible()
  await first.kill()

  const second = await start({ profile: first.profile })
  await expect(second.page.getByRole('button', { name: 'Start revising' })).toBeVisible()
  expect(second.rows('SELECT grade FROM review_log')).toEqual([{ grade: 3 }])
})

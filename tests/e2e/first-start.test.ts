import { expect, test } from './app.ts'
import { begin, grade, leftIn } from './steps.ts'

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
  await begin(first.page)
  for (const given of [3, 1, 4] as const) await grade(first.page, given)
  const counts = await leftIn(first.page).innerText()
  await first.close()

  const second = await start({ profile: first.profile, now: '2026-11-23T09:00:30Z' })
  await begin(second.page)
  await expect(leftIn(second.page)).toHaveText(counts)
  await expect(second.page.getByRole('button', { name: /^Undo/ })).toBeEnabled()
  expect(second.rows('SELECT grade FROM review_log ORDER BY id')).toEqual([
    { grade: 3 },
    { grade: 1 },
    { grade: 4 },
  ])
})

test('a grade that the window has acknowledged survives SIGKILL', async ({ start }) => {
  const first = await start()
  await begin(first.page)
  await grade(first.page, 3)
  await first.kill()

  const second = await start({ profile: first.profile })
  await expect(second.page.getByRole('button', { name: 'Start revising' })).toBeVisible()
  expect(second.rows('SELECT grade FROM review_log')).toEqual([{ grade: 3 }])
})

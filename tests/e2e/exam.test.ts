import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { type App, expect, test } from './app.ts'
import { axeFindsNothing } from './steps.ts'

/** From Today to the first question of the short exam, by keyboard. */
async function beginShort(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Go to Exam')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Start exam' })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByText('Question 1 of 20')).toBeVisible()
}

const answersIn = (app: App) =>
  app.rows("SELECT count(*) AS given FROM exam_answer WHERE chosen <> ''")[0]?.given

test('a short exam by keyboard alone: answered, flagged, looked over, handed in, and its misses revised', async ({
  start,
}) => {
  const app = await start()
  const { page } = app
  await expect(page.getByRole('button', { name: 'Start revising' })).toBeVisible()
  await beginShort(page)
  for (let position = 1; position <= 20; position += 1) {
    await expect(page.getByText(`Question ${position} of 20`)).toBeVisible()
    const several = (await page.getByText('Choose one.').count()) === 0
    await page.keyboard.press('b')
    if (several) for (const letter of ['a', 'c']) await page.keyboard.press(letter)
    if (position === 2) await page.keyboard.press('f')
    await page.keyboard.press('g')
    await page.keyboard.press('n')
  }
  await expect(page.getByRole('heading', { name: '20 of 20 answered' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Question 2, answered, flagged' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^\d+ of 20 right: / })).toBeVisible()
  await expect(page.getByText(/a score out of 1,000 can.t be worked out here/)).toBeVisible()

  const revise = page.getByRole('button', { name: /^Revise these \d+/ })
  await expect(revise).toBeFocused()
  expect(app.rows('SELECT card_id FROM wanted')).toEqual([])
  await page.keyboard.press('Space')
  await expect(page.getByRole('status').filter({ hasText: 'queue' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Revised/ })).toBeVisible()
  expect(app.rows('SELECT card_id FROM wanted')).not.toEqual([])

  await page.keyboard.press('Escape')
  await expect(page.getByRole('row', { name: /Shared responsibility, short/ })).toBeVisible()
})

test('killed in the middle it goes on with what was chosen and the time that was left; time that is up hands in', async ({
  start,
}) => {
  const first = await start()
  await expect(first.page.getByRole('button', { name: 'Start revising' })).toBeVisible()
  await beginShort(first.page)
  // Which question comes first is drawn: one that takes several is answered once it has as many.
  for (const letter of ['a', 'b', 'c']) await first.page.keyboard.press(letter)
  await first.page.keyboard.press('n')
  await first.page.keyboard.press('b')
  await expect.poll(() => answersIn(first)).toBe(2)
  await first.kill()

  const second = await start({ profile: first.profile })
  await second.page.getByRole('link', { name: 'Exam' }).click()
  await second.page.getByRole('button', { name: 'Resume' }).click()
  await expect(second.page.getByText('Question 2 of 20')).toBeVisible()
  await expect(second.page.getByRole('button', { name: 'Question 1, answered' })).toBeVisible()
  await expect(second.page.getByRole('timer')).toHaveText(/^24:\d\d$/)
  await second.kill()

  const db = new Database(second.collectionFile)
  db.prepare('UPDATE exam_sitting SET left_ms = 1500').run()
  db.close()
  const third = await start({ profile: first.profile })
  await third.page.getByRole('link', { name: 'Exam' }).click()
  await third.page.getByRole('button', { name: 'Resume' }).click()
  await expect(third.page.getByText('the time ran out')).toBeVisible()
  await expect(third.page.getByRole('heading', { level: 1, name: /of 20 right/ })).toBeVisible()
})

test('practice shows the reason after a question, pauses, and lets nothing be changed after it', async ({
  start,
}) => {
  const { page } = await start()
  await page.getByRole('link', { name: 'Exam' }).click()
  await page.getByText('Practice', { exact: true }).click()
  await page.getByRole('button', { name: 'Start exam' }).click()
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeDisabled()
  for (const letter of ['a', 'b', 'c']) await page.keyboard.press(letter)
  await page.keyboard.press('w')
  await expect(page.getByText(/^[✓✗] (Right|Wrong): /)).toBeVisible()
  await expect(page.getByRole('radio')).toHaveCount(0)
  await axeFindsNothing(page)
  await page.keyboard.press('z')
  await expect(page.getByText('Paused.')).toBeVisible()
  await expect(page.getByText('Question 1 of 20')).toBeHidden()
  await page.keyboard.press('z')
  await expect(page.getByText('Question 1 of 20')).toBeVisible()
})

test('the report is saved as a PDF with every reason open', async ({ start }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'demarc-report-'))
  const file = path.join(folder, 'report.pdf')
  const { page, electron } = await start()
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await page.getByRole('link', { name: 'Exam' }).click()
  await page.getByRole('button', { name: 'Start exam' }).click()
  await page.getByRole('button', { name: 'Review and submit' }).click()
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(page.getByText(`Saved as ${file}`)).toBeVisible()
  expect(existsSync(file)).toBe(true)
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
  // Twenty questions with the reason of each option are more than a page.
  expect(readFileSync(file, 'latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(2)
  rmSync(folder, { recursive: true, force: true })
})

for (const [theme, width, height] of [
  ['light', 1280, 800],
  ['dark', 900, 600],
] as const) {
  test(`the exam’s screens stand up to axe, ${theme}`, async ({ start }) => {
    const { page } = await start({ theme, width, height })
    const pictured = async (name: string) => {
      await axeFindsNothing(page)
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) })
    }
    await page.getByRole('link', { name: 'Exam' }).click()
    await expect(page.getByRole('button', { name: 'Start exam' })).toBeVisible()
    await pictured('exam')
    await page.keyboard.press('c')
    await expect(page.getByRole('dialog')).toHaveCSS('opacity', '1')
    await pictured('custom')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Choose the exam and its date' }).click()
    await expect(page.getByRole('dialog')).toHaveCSS('opacity', '1')
    await pictured('goal')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Start exam' }).click()
    await page.keyboard.press('a')
    await page.keyboard.press('f')
    await pictured('sitting')
    await page.getByRole('button', { name: 'Review and submit' }).click()
    await pictured('look-over')
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: /right/ })).toBeVisible()
    await page.locator('details').first().click()
    await pictured('report')
  })
}

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type App, expect, test } from './app.ts'
import { begin, showAnswer } from './steps.ts'

const heading = 'Export reports of wrong facts'

/** The system's dialog can't be pressed from a test: it answers with this file, or was cancelled. */
async function savingTo({ electron }: App, filePath: string): Promise<void> {
  await electron.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = async () => ({ canceled: file === '', filePath: file })
  }, filePath)
}

test('what is reported as wrong can be saved as one text for the authors', async ({ start }) => {
  const app = await start()
  const { page, profile, rows } = app
  await expect(page.getByRole('button', { name: 'Start revising' })).toBeVisible()
  await page.keyboard.press('Control+,')
  const exporting = page.getByRole('button', { name: heading })
  await expect(exporting).toBeDisabled()
  await expect(page.getByText(/^No card is reported as wrong/)).toBeVisible()

  await page.getByRole('link', { name: /^Today/ }).click()
  await begin(page)
  await showAnswer(page)
  await page.getByRole('button', { name: /Something wrong/ }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('The line has moved.\nSince May.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toBeHidden()

  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByText(/^One note is reported as wrong/)).toBeVisible()
  await savingTo(app, '')
  await exporting.click()
  const file = path.join(profile, 'reports.txt')
  await savingTo(app, file)
  await exporting.click()
  await expect(page.getByText(`Reports saved as ${file}`)).toBeVisible()
  const text = readFileSync(file, 'utf8')
  const [{ guid }] = rows('SELECT guid FROM note WHERE wrong IS NOT NULL') as [{ guid: string }]
  expect(text).toContain(`\n1. ${guid}\n`)
  expect(text).toContain('\nWhat is wrong:\n> The line has moved.\n> Since May.\n')

  await savingTo(app, path.join(profile, 'no-such-folder', 'reports.txt'))
  await page.keyboard.press('Control+K')
  await page.keyboard.type('reports')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^The list of reports could not be written to/)).toBeVisible()
})

import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { type App, expect, test } from './app.ts'
import { axeFindsNothing } from './steps.ts'

const table = `Front,Back,Tags\n${Array.from(
  { length: 30 },
  (_, place) => `Who has duty number ${place}?,The customer keeps number ${place},facility`,
).join('\n')}\n`

async function pictured({ page }: App, name: string): Promise<void> {
  await axeFindsNothing(page)
  await page.screenshot({ path: test.info().outputPath(`${name}.png`) })
}

/** Writes over the backs of the first notes that these words find, as their owner might. */
async function edit({ page }: App, words: string, back: string): Promise<void> {
  await page.getByRole('link', { name: 'Library' }).click()
  await page.getByRole('searchbox', { name: 'Search notes' }).fill(words)
  await page
    .getByRole('option', { name: new RegExp(words) })
    .first()
    .click()
  await page.keyboard.press('e')
  await page.getByRole('textbox', { name: 'Back' }).fill(back)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
}

for (const theme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1280, 800],
    [900, 600],
  ] as const) {
    test(`library, import and export stand up to axe, ${theme}, ${width} x ${height}`, async ({ start }) => {
      const app = await start({ theme, width, height })
      const { page, electron } = app
      await expect(page.getByRole('button', { name: 'Start revising' })).toBeFocused()
      await page.getByRole('link', { name: 'Library' }).click()
      await page.getByRole('listbox', { name: 'Notes' }).getByRole('option').nth(2).click()
      await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible()
      await pictured(app, 'library')
      await page.keyboard.press('Shift+ArrowDown')
      await expect(page.getByRole('heading', { name: '2 notes selected' })).toBeVisible()
      await pictured(app, 'selection')
      await page.keyboard.press('m')
      await expect(page.getByRole('dialog')).toBeVisible()
      await pictured(app, 'move')
      await page.keyboard.press('Escape')
      await page.getByRole('searchbox', { name: 'Search notes' }).fill('qwxz')
      await expect(page.getByText('No note matches “qwxz”.')).toBeVisible()
      await pictured(app, 'nothing-found')
      const file = path.join(app.profile, 'duties.csv')
      writeFileSync(file, table)
      await electron.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
      }, file)
      await page.keyboard.press('Control+O')
      await expect(page.getByRole('heading', { name: '30 new notes' })).toBeVisible()
      await pictured(app, 'import')
      await page.getByRole('heading', { name: 'Some of its cards' }).scrollIntoViewIfNeeded()
      await pictured(app, 'import-cards')
      await page.keyboard.press('Control+Enter')
      await expect(page.getByRole('heading', { name: '30 notes added' })).toBeVisible()
      await pictured(app, 'imported')
      await edit(app, 'duty number 7', 'My own words')
      writeFileSync(file, table.replaceAll('keeps', 'holds'))
      await page.keyboard.press('Control+O')
      await expect(page.getByRole('heading', { name: /1 conflict$/, level: 1 })).toBeVisible()
      await page.getByRole('article', { name: /^Conflict/ }).scrollIntoViewIfNeeded()
      await pictured(app, 'conflict')
      writeFileSync(path.join(app.profile, 'broken.apkg'), 'no package')
      await electron.evaluate(
        ({ dialog }, chosen) => {
          dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
        },
        path.join(app.profile, 'broken.apkg'),
      )
      await page.keyboard.press('Control+O')
      await expect(page.getByRole('heading', { name: /can’t be imported/ })).toBeVisible()
      await pictured(app, 'refused')
      await page.keyboard.press('Control+Shift+E')
      await expect(page.getByRole('heading', { name: /notes, .* cards/ })).toBeVisible()
      await pictured(app, 'export')
    })
  }
}

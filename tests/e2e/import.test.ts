import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { type App, expect, test } from './app.ts'
import { everyRow } from './collections.ts'

type Start = (options?: { profile?: string }) => Promise<App>

const table =
  'Front,Back,Tags\nWho locks the data centre?,AWS,facility\nWho patches the guest?,"You, the customer",\n'

/** An app whose first screen stands. */
async function started(start: Start): Promise<App> {
  const app = await start()
  await expect(app.page.getByRole('button', { name: 'Start revising' })).toBeFocused()
  return app
}

/** A file beside the profile. */
function written(app: App, name: string, content: string | Buffer): string {
  const file = path.join(app.profile, name)
  writeFileSync(file, content)
  return file
}

/** Lets the next dialogs choose this file. */
async function choosing(app: App, file: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
  }, file)
}

async function fromMenu(app: App, label: string): Promise<void> {
  await app.electron.evaluate(({ Menu }, name) => {
    const [item] = (Menu.getApplicationMenu()?.items ?? []).flatMap(
      menu => menu.submenu?.items.filter(one => one.label === name) ?? [],
    )
    item?.click()
  }, label)
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 })
const importButton = (page: Page) => page.getByRole('main').getByRole('button', { name: /^Import/ })

test('File > Import shows first what would happen, does it with one button, and takes all of it back', async ({
  start,
}) => {
  const app = await started(start)
  const { page, rows, collectionFile } = app
  const before = everyRow(collectionFile)
  await choosing(app, written(app, 'duties.csv', table))
  await fromMenu(app, 'Import…')
  await expect(heading(page, '2 new notes')).toBeVisible()
  await expect(page.getByText(/duties\.csv/)).toBeVisible()
  await expect(page.getByRole('article', { name: 'Card, new' })).toHaveCount(2)
  await expect(
    page.frameLocator('iframe[title="Front of the card"]').first().getByText('Who locks the data centre?'),
  ).toBeVisible()
  expect(everyRow(collectionFile)).toBe(before)
  await importButton(page).click()
  await expect(heading(page, '2 notes added')).toBeVisible()
  expect(rows(`SELECT tag FROM note_tag WHERE tag = 'facility'`)).toHaveLength(1)
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await expect(heading(page, 'Library')).toBeVisible()
  expect(everyRow(collectionFile)).toBe(before)
})

test('a dropped file is looked at; what is no deck is refused with a sentence', async ({ start }) => {
  const app = await started(start)
  const { page } = app
  const drop = async (file: string) => {
    const session = await page.context().newCDPSession(page)
    const data = { items: [], files: [file], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
  }
  await drop(written(app, 'dropped.csv', table))
  await expect(heading(page, '2 new notes')).toBeVisible()
  const before = everyRow(app.collectionFile)
  await drop(written(app, 'broken.apkg', 'this is no package'))
  await expect(heading(page, /can’t be imported/)).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('broken.apkg')
  expect(everyRow(app.collectionFile)).toBe(before)
})

test('a file that the system opens is shown by the window that is there', async ({ start }) => {
  const app = await started(start)
  const file = written(app, 'opened.csv', table)
  await app.electron.evaluate(({ app: running }, opened) => {
    running.emit('second-instance', {}, ['demarc', '.', opened], '/')
  }, file)
  await expect(heading(app.page, '2 new notes')).toBeVisible()
  await app.page.getByRole('button', { name: 'Cancel' }).click()
  await expect(heading(app.page, 'Library')).toBeVisible()
  await app.electron.evaluate(({ app: running }, opened) => {
    running.emit('open-file', { preventDefault: () => undefined }, opened)
  }, file)
  await expect(heading(app.page, '2 new notes')).toBeVisible()
})

test('a pasted table is mapped column by column, with its rows in sight', async ({ start }) => {
  const app = await started(start)
  const { page, rows } = app
  await app.electron.evaluate(({ clipboard }) =>
    clipboard.writeText(
      'Question\tAnswer\tTopic\nWho runs S3?\tAWS\tstorage\nWho owns the data?\tYou\tdata\n',
    ),
  )
  await page.keyboard.press('Control+V')
  await expect(page.getByRole('heading', { name: 'How the table is read' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'First rows' })).toContainText('Who runs S3?')
  await page.getByRole('radio', { name: 'Column names' }).check({ force: true })
  await expect(heading(page, '2 new notes')).toBeVisible()
  await page.getByRole('combobox', { name: 'Topic' }).selectOption({ label: 'Tags' })
  await expect(page.getByRole('combobox', { name: 'Topic' })).toHaveValue('tags')
  await page.getByRole('textbox', { name: 'Into one deck' }).fill('Pasted')
  await page.getByRole('textbox', { name: 'Into one deck' }).press('Enter')
  await expect(page.getByRole('region', { name: 'Where it goes' }).getByRole('listitem')).toContainText(
    /^Pasted2 notes, new deck/,
  )
  await expect(importButton(page)).toBeEnabled()
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, '2 notes added')).toBeVisible()
  expect(
    rows(`SELECT deck.name AS deck FROM note_tag JOIN card USING (note_id) JOIN deck ON deck.id = deck_id
      WHERE tag = 'storage'`),
  ).toEqual([{ deck: 'Pasted' }])
})

test('a note changed on both sides is shown with both, and the one chosen is kept', async ({ start }) => {
  const app = await started(start)
  const { page, rows } = app
  const file = written(app, 'duties.csv', table)
  await choosing(app, file)
  await page.keyboard.press('Control+O')
  await importButton(page).click()
  await expect(heading(page, '2 notes added')).toBeVisible()
  await page.getByRole('button', { name: 'Show in Library' }).click()
  await page.getByRole('searchbox', { name: 'Search notes' }).fill('locks centre')
  await page.getByRole('option', { name: /Who locks/ }).click()
  await page.keyboard.press('e')
  await page.getByRole('textbox', { name: 'Back' }).fill('My own words')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  writeFileSync(file, table.replace('AWS', 'Their newer words'))
  await page.keyboard.press('Control+O')
  await expect(heading(page, '1 conflict')).toBeVisible()
  await expect(
    page.getByRole('region', { name: 'Mine, kept' }).or(page.getByRole('region', { name: 'Mine' })),
  ).toContainText('My own words')
  await expect(page.getByRole('region', { name: 'Theirs' })).toContainText('Their newer words')
  const conflict = page.getByRole('article', { name: /^Conflict: Who locks/ })
  await conflict.getByRole('radio', { name: 'Take theirs' }).check({ force: true })
  await importButton(page).click()
  await expect(heading(page, /1 note updated/)).toBeVisible()
  const backs = () => rows(`SELECT fields FROM note WHERE fields LIKE '%Who locks%'`)
  expect(JSON.stringify(backs())).toContain('Their newer words')
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await expect(heading(page, 'Library')).toBeVisible()
  expect(JSON.stringify(backs())).toContain('My own words')
})

test('an import that is cancelled leaves nothing behind', async ({ start }) => {
  const app = await started(start)
  const { page, collectionFile } = app
  const lines = Array.from({ length: 40_000 }, (_, line) => `Question ${line},Answer ${line},tag${line % 50}`)
  await choosing(app, written(app, 'large.csv', `Front,Back,Tags\n${lines.join('\n')}\n`))
  await page.keyboard.press('Control+O')
  await expect(heading(page, '40,000 new notes')).toBeVisible({ timeout: 40_000 })
  const before = everyRow(collectionFile)
  await importButton(page).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Import stopped. Nothing was changed.')).toBeVisible()
  await expect(heading(page, '40,000 new notes')).toBeVisible()
  expect(everyRow(collectionFile)).toBe(before)
})

test('an export says what it holds and where it went, and comes back without a change', async ({ start }) => {
  const app = await started(start)
  const { page, electron } = app
  const target = path.join(app.profile, 'out.apkg')
  await choosing(app, target)
  await fromMenu(app, 'Export…')
  await expect(heading(page, /^[\d,]+ notes, [\d,]+ cards/)).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Export' }).click()
  await expect(heading(page, /notes written$/)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(target)).toBeVisible()
  expect(existsSync(target)).toBe(true)
  await electron.evaluate(({ shell }) => {
    shell.showItemInFolder = file => void Reflect.set(globalThis, 'shownFile', file)
  })
  await page.getByRole('button', { name: 'Show in folder' }).click()
  await expect.poll(() => electron.evaluate(() => Reflect.get(globalThis, 'shownFile'))).toBe(target)
  await page.keyboard.press('Control+O')
  await expect(heading(page, 'Nothing new in this file')).toBeVisible({ timeout: 40_000 })
})

test('the selection of the library is exported alone', async ({ start }) => {
  const app = await started(start)
  const { page } = app
  await choosing(app, path.join(app.profile, 'some.csv'))
  await page.getByRole('link', { name: 'Library' }).click()
  await page.getByRole('listbox', { name: 'Notes' }).getByRole('option').nth(1).click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('x')
  await expect(heading(page, /^2 notes/)).toBeVisible()
  await page.getByRole('combobox', { name: 'Format' }).selectOption('csv')
  await page.getByRole('main').getByRole('button', { name: 'Export' }).click()
  await expect(heading(page, '2 notes written')).toBeVisible()
})

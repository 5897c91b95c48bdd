import type { Page } from '@playwright/test'
import { type App, expect, test } from './app.ts'
import { inFile, onlyImported, usedProfile } from './collections.ts'

type Start = (options?: { profile?: string; width?: number; height?: number }) => Promise<App>

/** The library of a new profile, with three imported notes beside the built-in ones. */
async function library(start: Start, size: { width?: number; height?: number } = {}): Promise<App> {
  const { profile, file } = await usedProfile(start)
  onlyImported(file, [
    {
      fields: ['Front', 'Back'],
      templates: [{ front: '{{Front}}', back: '{{FrontSide}}<hr>{{Back}}' }],
      css: '.card { color: rgb(10, 20, 30) }',
      notes: [
        ['Zebra crossing', 'Stripes'],
        ['Zebra finch', 'A bird'],
        ['Zenith', 'The highest point'],
      ],
    },
  ])
  inFile(file, db => {
    db.prepare(
      `UPDATE card SET state = 2, reps = 3, stability = 9, difficulty = 5, due = 1, due_day = 20000, interval_days = 9
       WHERE note_id IN (SELECT id FROM note WHERE fields LIKE '%Zenith%')`,
    ).run()
  })
  const app = await start({ profile, ...size })
  await app.page.getByRole('link', { name: 'Library' }).click()
  await expect(app.page.getByRole('heading', { name: 'Library' })).toBeVisible()
  return app
}

const notes = (page: Page) => page.getByRole('listbox', { name: 'Notes' }).getByRole('option')
const found = (page: Page) => page.getByRole('region', { name: 'Found notes' }).getByRole('status')
const search = (page: Page, words: string) =>
  page.getByRole('searchbox', { name: 'Search notes' }).fill(words)

test('a note is found by a word’s beginning, shown as it is asked, and opened by keyboard alone', async ({
  start,
}) => {
  const { page } = await library(start)
  await page.keyboard.press('Control+F')
  await page.keyboard.type('zebr cross')
  await expect(found(page)).toHaveText('1 note')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('listbox', { name: 'Notes' })).toBeFocused()
  await expect(notes(page).first()).toContainText('Zebra crossing')
  await expect(page.frameLocator('iframe[title="Front of the card"]').locator('body')).toHaveCSS(
    'color',
    'rgb(10, 20, 30)',
  )
  await expect(page.frameLocator('iframe[title="Back of the card"]').getByText('Stripes')).toBeVisible()
  await search(page, 'qwxz jkvb')
  await expect(page.getByText('No note matches “qwxz jkvb”.')).toBeVisible()
  await page.getByRole('button', { name: 'Show all notes' }).click()
  await expect(notes(page).nth(3)).toBeVisible()
})

test('decks, states and tags narrow the list together, and each can be taken away', async ({ start }) => {
  const { page } = await library(start)
  const places = page.getByRole('navigation', { name: 'Decks, states and tags' })
  await places.getByRole('button', { name: /^Imported/ }).click()
  await expect(found(page)).toHaveText('3 notes')
  await places.getByRole('button', { name: 'Suspended' }).click()
  await expect(page.getByText('No note is here.')).toBeVisible()
  await page.getByRole('button', { name: 'No longer only Suspended' }).click()
  await expect(found(page)).toHaveText('3 notes')
  await page.getByRole('button', { name: 'No longer only Imported' }).click()
  await places.getByRole('button', { name: /^Questions without a card/ }).click()
  await expect(notes(page).first()).toContainText('No card')
})

test('an imported note is edited, and its text found at once', async ({ start }) => {
  const { page, rows } = await library(start)
  await search(page, 'zenith')
  await expect(found(page)).toHaveText('1 note')
  await page.getByRole('listbox', { name: 'Notes' }).focus()
  await page.keyboard.press('e')
  await page.getByRole('textbox', { name: 'Front' }).fill('Nadir')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('No note matches “zenith”.')).toBeVisible()
  await search(page, 'nadir')
  await expect(notes(page).first()).toContainText('Nadir')
  await page.getByRole('listbox', { name: 'Notes' }).focus()
  await page.keyboard.press('Control+Z')
  await expect(page.getByText('No note matches “nadir”.')).toBeVisible()
  expect(rows(`SELECT count(*) AS n FROM note WHERE fields LIKE '%Zenith%'`)).toEqual([{ n: 1 }])
})

test('several notes are chosen by keys and deleted at once; undo brings them back', async ({ start }) => {
  const { page, rows } = await library(start)
  await search(page, 'zebra')
  await expect(found(page)).toHaveText('2 notes')
  await page.getByRole('listbox', { name: 'Notes' }).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByRole('heading', { name: '2 notes selected' })).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(page.getByText('2 notes deleted.')).toBeVisible()
  await expect(page.getByText('No note matches “zebra”.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(found(page)).toHaveText('2 notes')
  expect(rows(`SELECT count(*) AS n FROM note WHERE fields LIKE '%Zebra%'`)).toEqual([{ n: 2 }])
})

test('notes are moved, suspended and reset, each by its key', async ({ start }) => {
  const { page, rows } = await library(start)
  const zenith = () =>
    rows(`SELECT deck.name AS deck, is_suspended AS rests, state FROM card JOIN deck ON deck.id = deck_id
      JOIN note ON note.id = note_id WHERE fields LIKE '%Zenith%'`)
  await search(page, 'zenith')
  await expect(found(page)).toHaveText('1 note')
  await page.getByRole('listbox', { name: 'Notes' }).focus()
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: 'Move 1 note' })
  const [deck] = rows('SELECT name FROM deck WHERE parent_id IS NULL ORDER BY position')
  await dialog.getByRole('listbox', { name: 'Deck' }).selectOption({ label: String(deck?.name) })
  await dialog.getByRole('button', { name: 'Move' }).click()
  await expect(page.getByText(/^1 note moved to/)).toBeVisible()
  expect(zenith()).toMatchObject([{ deck: deck?.name }])
  await page.keyboard.press('@')
  await expect(page.getByText('1 note suspended.')).toBeVisible()
  await expect(notes(page).first()).toContainText('Suspended')
  await page.keyboard.press('u')
  await expect(page.getByText('1 note unsuspended.')).toBeVisible()
  await expect(notes(page).first()).toContainText('Review, due')
  await page.keyboard.press('r')
  await expect(page.getByText(/^1 note reset/)).toBeVisible()
  await expect(notes(page).first()).toContainText('New')
  expect(zenith()).toMatchObject([{ rests: 0, state: 0 }])
})

test('a deck is made, renamed and deleted with its notes, and undone', async ({ start }) => {
  const { page, rows } = await library(start)
  const places = page.getByRole('navigation', { name: 'Decks, states and tags' })
  await places.getByRole('button', { name: /^Imported/ }).click()
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Name' }).fill('Below')
  await page.keyboard.press('Enter')
  await expect(places.getByRole('button', { name: /^Below/ })).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Name' }).fill('a::b')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('has no ::')
  await page.getByRole('textbox', { name: 'Name' }).fill('Beneath')
  await page.keyboard.press('Enter')
  await expect(places.getByRole('button', { name: /^Beneath/ })).toBeVisible()
  await places.getByRole('button', { name: /^Imported/ }).click()
  await page.getByRole('button', { name: 'Deck', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Delete deck' }).click()
  await expect(page.getByText('Imported deleted, with 3 notes.')).toBeVisible()
  await expect(places.getByRole('button', { name: /^Imported/ })).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(places.getByRole('button', { name: /^Imported 3/ })).toBeVisible()
  expect(rows(`SELECT name FROM deck WHERE name = 'Beneath'`)).toHaveLength(1)
})

test('a card is made of an exam question', async ({ start }) => {
  const { page, rows } = await library(start)
  const before = rows('SELECT count(*) AS n FROM card')[0]?.n
  await page.getByRole('button', { name: /^Questions without a card/ }).click()
  await notes(page).first().click()
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('no card yet')
  await page.keyboard.press('c')
  await expect(page.getByText('1 card made.')).toBeVisible()
  expect(rows('SELECT count(*) AS n FROM card')).toEqual([{ n: Number(before) + 1 }])
})

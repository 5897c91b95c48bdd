import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { everyRow } from './collections.ts'
import { axeFindsNothing } from './steps.ts'

/** Opens the map; it begins with the plain case, Amazon EC2. */
async function openMap(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Map' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Amazon EC2' })).toBeVisible()
}

/** Layers above the line of a service's stack, as they are drawn: by their place on screen, once nothing glides. */
async function aboveTheLine(page: Page, service: string): Promise<string[]> {
  return page.getByRole('list', { name: `Layers of ${service}` }).evaluate(async list => {
    await Promise.all(list.getAnimations({ subtree: true }).map(animation => animation.finished))
    const line = list.querySelector('[data-glide="line"]')?.getBoundingClientRect().top ?? 0
    return [...list.querySelectorAll('[data-layer]')]
      .filter(layer => layer.getBoundingClientRect().top < line)
      .map(layer => layer.querySelector('.layer-name')?.textContent ?? '')
  })
}

/** A service chosen as a user does: a few letters, Enter. */
async function chooseBy(page: Page, box: 'Service' | 'Compare with', letters: string): Promise<void> {
  await page.getByRole('combobox', { name: box }).click()
  await page.keyboard.type(letters)
  await page.keyboard.press('Enter')
}

test('choosing S3 moves the line, and comparing it with EC2 says and marks what moved', async ({ start }) => {
  const { page } = await start()
  await openMap(page)
  expect(await aboveTheLine(page, 'Amazon EC2')).toHaveLength(7)
  await chooseBy(page, 'Service', 's3')
  await expect(page.getByRole('heading', { level: 1, name: 'Amazon S3' })).toBeVisible()
  expect(await aboveTheLine(page, 'Amazon S3')).toEqual([
    'Customer data',
    'Client-side encryption',
    'Identity and access',
    'Network traffic protection',
    'Server-side encryption',
  ])
  await chooseBy(page, 'Compare with', 'ec2')
  await expect(page.getByRole('heading', { level: 1, name: 'Amazon S3 against Amazon EC2' })).toBeVisible()
  await expect(page.getByText(/^With S3 the line lies higher than with EC2: platform/)).toBeVisible()
  expect(await aboveTheLine(page, 'Amazon EC2')).toHaveLength(7)
  await expect(page.getByRole('button', { name: /, Shared.*moved/ })).toHaveCount(2)
  await expect(page.getByRole('button', { name: /, AWS.*moved/ })).toHaveCount(2)
  const table = page.getByRole('table', { name: 'Layers and their owners: Amazon S3 and Amazon EC2' })
  await expect(table.getByRole('row')).toHaveCount(11)
  await expect(table.getByRole('row', { name: 'Platform and application AWS Customer' })).toBeAttached()
  await page.keyboard.press('f')
  await expect(page.getByRole('button', { name: 'What am I forgetting?', pressed: true })).toBeVisible()
  await axeFindsNothing(page)
})

test('the keyboard alone: to a layer, to what lies behind it, and on to the next service', async ({
  start,
}) => {
  const { page } = await start({ width: 900, height: 600 })
  await openMap(page)
  await page.getByRole('button', { name: /^Operating system and firewall/ }).focus()
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('button', { name: /^Platform and application/ })).toBeFocused()
  const panel = page.getByRole('region', { name: 'Platform and application' })
  await expect(panel.getByText(/^Your \d+ cards here$/)).toBeVisible()
  await panel.locator('summary').first().focus()
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('link').first()).toBeVisible()
  await page.getByRole('button', { name: /^Platform and application/ }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('heading', { level: 1, name: 'Amazon EC2' })).toBeHidden()
  // The focus went with the layer to wherever it lies now.
  await expect(page.getByRole('button', { name: /^Platform and application/ })).toBeFocused()
  await axeFindsNothing(page)
})

test('a drill of ten by keyboard is ten reviews in the log, and ten undos take them back', async ({
  start,
}) => {
  const app = await start()
  const { page } = app
  await openMap(page)
  await chooseBy(page, 'Service', 's3')
  const before = everyRow(app.collectionFile)
  await page.keyboard.press('d')
  const keys = ['a', 's', 'c', 'ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'A', 'S', 'C']
  for (const [index, key] of keys.entries()) {
    await expect(page.getByRole('progressbar', { name: 'Session progress' })).toHaveAttribute(
      'aria-valuenow',
      String(index),
    )
    await expect(page.getByRole('button', { name: 'Shared', exact: true })).toBeEnabled()
    await page.keyboard.press(key)
    await expect(page.getByRole('region', { name: 'Answer' })).toContainText(/Right|Not /)
    if (index === 0) await axeFindsNothing(page)
    await page.keyboard.press('Space')
    await expect(page.getByRole('region', { name: 'Answer' })).toBeHidden()
  }
  await expect(page.getByRole('heading', { name: /^\d+ of 10 right|^All 10 right/ })).toBeVisible()
  await axeFindsNothing(page)
  const lines = app.rows('SELECT card_id, grade FROM review_log')
  expect(lines).toHaveLength(10)
  expect(new Set(lines.map(line => line.card_id)).size).toBe(10)
  for (let left = 9; left >= 0; left -= 1) {
    await page.keyboard.press('Control+Z')
    await expect(page.getByRole('progressbar', { name: 'Session progress' })).toHaveAttribute(
      'aria-valuenow',
      String(left),
    )
  }
  expect(app.rows('SELECT * FROM review_log')).toEqual([])
  expect(everyRow(app.collectionFile)).toBe(before)
})

type Point = { x: number; y: number }

/** Moves from one point of the page to another, pressed. */
const drags = {
  mouse: async (page: Page, from: Point, to: Point) => {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 6 })
    await page.mouse.up()
  },
  finger: async (page: Page, from: Point, to: Point) => {
    const session = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints })
    await touch('touchStart', [from])
    for (const part of [0.25, 0.5, 0.75, 1]) {
      await touch('touchMove', [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }])
    }
    await touch('touchEnd', [])
  },
}

for (const by of ['mouse', 'finger'] as const) {
  test(`a duty is dragged to its side by ${by}`, async ({ start }) => {
    const { page } = await start()
    await openMap(page)
    await page.keyboard.press('d')
    const tile = await page.getByRole('region', { name: 'Question' }).boundingBox()
    const side = await page.getByRole('button', { name: 'AWS', exact: true }).boundingBox()
    if (!tile || !side) return expect(tile && side, 'tile and side are drawn').toBeTruthy()
    const from = { x: tile.x + 60, y: tile.y + 40 }
    await drags[by](page, from, { x: side.x + side.width / 2, y: side.y + side.height / 2 })
    await expect(page.getByRole('region', { name: 'Answer' })).toContainText(/Right|Not AWS/)
  })
}

test('the cheat sheet is saved as a PDF of one page', async ({ start }) => {
  const app = await start({ theme: 'dark' })
  const { page } = app
  await openMap(page)
  await page.keyboard.press('p')
  await expect(page.getByRole('heading', { name: 'Where the line runs' })).toBeVisible()
  await axeFindsNothing(page)
  const file = path.join(app.profile, 'sheet.pdf')
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(page.getByText(`Saved as ${file}`)).toBeVisible()
  expect(existsSync(file)).toBe(true)
  const pdf = readFileSync(file, 'latin1')
  expect(pdf.startsWith('%PDF-')).toBe(true)
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})

import type { Page } from '@playwright/test'
import { type App, expect, test } from './app.ts'
import { axeFindsNothing } from './steps.ts'

async function pictured(app: App, name: string): Promise<void> {
  await axeFindsNothing(app.page)
  await app.page.screenshot({ path: test.info().outputPath(`${name}.png`) })
}

for (const theme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1280, 800],
    [900, 600],
  ] as const) {
    test(`every screen stands up to axe, ${theme}, ${width} x ${height}`, async ({ start }) => {
      const app = await start({ theme, width, height })
      const { page } = app
      await expect(page.getByRole('button', { name: 'Start revising' })).toBeVisible()
      // What is behind everything: nearly white or nearly black.
      const paper = theme === 'light' ? /^rgb\(2\d\d,/ : /^rgb\([12]?\d,/
      await expect(page.locator('body')).toHaveCSS('background-color', paper)
      await pictured(app, 'today')
      await page.getByRole('button', { name: /^Only some topics/ }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await pictured(app, 'topics')
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog')).toBeVisible()
      await pictured(app, 'shortcuts')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+K')
      await expect(page.getByRole('dialog')).toBeVisible()
      await pictured(app, 'palette')
      await page.keyboard.press('Escape')
      await page.getByRole('link', { name: 'Settings' }).click()
      await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
      await pictured(app, 'settings')
      await page.getByRole('link', { name: 'Map' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Amazon EC2' })).toBeVisible()
      await pictured(app, 'map')
      await page.getByRole('button', { name: 'S3 against EC2' }).click()
      await pictured(app, 'map-comparing')
      await page.keyboard.press('d')
      await expect(page.getByRole('button', { name: 'Shared', exact: true })).toBeVisible()
      await pictured(app, 'drill')
      await page.keyboard.press('Escape')
      await page.getByRole('link', { name: /^Today/ }).click()
      await page.getByRole('button', { name: 'Start revising' }).click()
      await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
      await pictured(app, 'question')
      await page.keyboard.press('Space')
      await expect(page.getByRole('button', { name: /^Good/ })).toBeVisible()
      await pictured(app, 'answer')
      await page.keyboard.press('i')
      await expect(page.getByRole('dialog')).toBeVisible()
      await pictured(app, 'card-info')
      await page.keyboard.press('Escape')
      await page.keyboard.press('e')
      await expect(page.getByRole('dialog')).toBeVisible()
      await pictured(app, 'edit')
    })
  }
}

const foot = (page: Page) => page.getByText('Offline. All data on this computer.')

test('text of twice the size narrows the layout, at once and from the first picture on', async ({
  start,
}) => {
  const first = await start()
  await first.page.getByRole('link', { name: 'Settings' }).click()
  await expect(foot(first.page)).toBeVisible()
  await first.page.getByRole('combobox', { name: 'Text size' }).selectOption('2')
  await expect(foot(first.page)).toBeHidden()
  await first.close()
  const { page } = await start({ profile: first.profile })
  await expect(page.getByRole('button', { name: 'Start revising' })).toBeFocused()
  await expect(foot(page)).toBeHidden()
})

test('nothing but the room scrolls, however long it is', async ({ start }) => {
  const { page } = await start({ width: 900, height: 600 })
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('combobox', { name: 'Text size' }).selectOption('2')
  await page.getByRole('link', { name: 'Today' }).click()
  await expect(page.getByRole('button', { name: 'Start revising' })).toBeFocused()
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)
})

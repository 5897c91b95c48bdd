import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'

/** What a user does again and again, by keyboard. */

const grades = { 1: /^Again/, 2: /^Hard/, 3: /^Good/, 4: /^Easy/ } as const

/** From Today into a session, by its one button. */
export async function begin(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Start revising' })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
}

/** Shows the answer of the card on screen. */
export async function showAnswer(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show answer' }).click()
  await expect(page.getByRole('button', { name: grades[3] })).toBeVisible()
}

/** Shows the answer, grades it, and waits until the next card, or the end, is there. */
export async function grade(page: Page, given: 1 | 2 | 3 | 4): Promise<void> {
  await showAnswer(page)
  await page.keyboard.press(String(given))
  await expect(page.getByRole('button', { name: grades[given] })).toBeHidden()
}

/** The line that says how many cards are left, by state. */
export function leftIn(page: Page): Locator {
  return page.getByText(/^\s*\d+\s*new\s*\d+\s*learning\s*\d+\s*review\s*$/).last()
}

/** The page as it stands now breaks no rule of accessibility that axe knows. */
export async function axeFindsNothing(page: Page): Promise<void> {
  // Electron has one window only; without legacy mode axe would want to open a second one.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(node => node.html) }))).toEqual([])
}

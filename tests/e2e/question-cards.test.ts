import type { Page } from '@playwright/test'
import { type App, expect, test } from './app.ts'
import { onlyKind } from './collections.ts'
import { axeFindsNothing } from './steps.ts'

type Start = (options?: {
  profile?: string
  theme?: 'light' | 'dark'
  width?: number
  height?: number
}) => Promise<App>

/** An exam question with two right options, its fields by name. */
function questionOfTwo({ rows }: App): Record<string, string> {
  const names = rows(
    `SELECT field.name FROM field JOIN note_type ON note_type.id = note_type_id WHERE kind = 'exam' ORDER BY ordinal`,
  ).map(({ name }) => String(name))
  const questions = rows(
    `SELECT fields FROM note JOIN note_type ON note_type.id = note_type_id WHERE kind = 'exam' ORDER BY note.id`,
  ).map(({ fields }) => {
    const texts = JSON.parse(String(fields)) as string[]
    return Object.fromEntries(names.map((name, place) => [name, texts[place] ?? '']))
  })
  const found = questions.find(({ Choose, Question }) => Choose === '2' && !/[&<]/.test(Question ?? ''))
  if (found === undefined) throw new Error('No question asks for two.')
  return found
}

/** Texts of the options that are right, or wrong. */
function optionsOf(question: Record<string, string>, isRight: boolean): string[] {
  return [...'ABCDEF']
    .filter(letter => question[`Option ${letter}`] && question.Answer?.includes(letter) === isRight)
    .map(letter => question[`Option ${letter}`] ?? '')
}

/** A card of one question, made in the library; no other card is asked for. The window stands in the library. */
async function withCard(start: Start, look: Parameters<Start>[0] = {}) {
  const first = await start()
  await expect(first.page.getByRole('button', { name: 'Start revising' })).toBeVisible()
  await first.close()
  onlyKind(first.collectionFile, 'exam')
  const app = await start({ profile: first.profile, ...look })
  const question = questionOfTwo(app)
  const { page } = app
  await page.getByRole('link', { name: 'Library' }).click()
  await page.getByRole('searchbox', { name: 'Search notes' }).fill((question.Question ?? '').slice(0, 60))
  const notes = page.getByRole('listbox', { name: 'Notes' })
  await expect(notes.getByRole('option')).toHaveCount(1)
  await notes.getByRole('option').click()
  await page.keyboard.press('c')
  await expect(page.getByText('1 card made.')).toBeVisible()
  return { app, question }
}

async function revise(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Today/ }).click()
  await expect(page.getByRole('button', { name: 'Start revising' })).toBeFocused()
  await page.keyboard.press('Space')
}

/** Chooses these options by their letters. */
async function chooseBy(page: Page, texts: readonly string[]): Promise<void> {
  const labels = await page.getByRole('article').locator('label').allInnerTexts()
  for (const text of texts) {
    await page.keyboard.press(String(labels.findIndex(label => label.includes(text)) + 1))
  }
}

const options = (page: Page) => page.getByRole('article').getByRole('checkbox')
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

for (const [theme, width, height] of [
  ['light', 1280, 800],
  ['dark', 900, 600],
] as const) {
  test(`a question asks, then shows its options, then says why of each, ${theme}`, async ({ start }) => {
    const { app, question } = await withCard(start, { theme, width, height })
    const { page, rows } = app
    const pictured = async (name: string) => {
      await axeFindsNothing(page)
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) })
    }
    const place = () => page.getByRole('region', { name: 'Question' }).boundingBox()
    await revise(page)

    await expect(button(page, 'Show options')).toBeFocused()
    await expect(page.getByRole('article')).toContainText(
      'Answer it in your head: two options will be right.',
    )
    await expect(options(page)).toHaveCount(0)
    await page.keyboard.press('a')
    await page.keyboard.press('3')
    await pictured('asked')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toContainText('Show options')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    const asked = await place()

    await page.keyboard.press('Space')
    await expect(button(page, 'Show answer')).toBeFocused()
    await expect(options(page)).toHaveCount(
      optionsOf(question, true).length + optionsOf(question, false).length,
    )
    await expect(page.getByRole('group', { name: /Choose two/ })).toBeVisible()
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0)
    await chooseBy(page, optionsOf(question, false).slice(0, 2))
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(2)
    await pictured('options')
    expect(await place()).toEqual(asked)

    await page.keyboard.press('Space')
    await expect(button(page, /^Again/)).toBeFocused()
    const answer = page.getByRole('region', { name: 'Answer' })
    for (const letter of 'ABCDE') await expect(answer).toContainText(question[`Why ${letter}`] ?? '')
    await expect(answer).toContainText(question.Reason ?? '')
    await expect(answer.getByText('your choice')).toHaveCount(2)
    await expect(answer.getByRole('link')).toBeVisible()
    await pictured('judged')
    await page.keyboard.press('Space')
    await expect.poll(() => rows('SELECT grade FROM review_log')).toEqual([{ grade: 1 }])
  })
}

test('with the setting off a question shows its options at once, and Space after the right ones grades Good', async ({
  start,
}) => {
  const { app, question } = await withCard(start)
  const { page, rows } = app
  await page.getByRole('link', { name: 'Settings' }).click()
  const setting = page.getByRole('checkbox', { name: 'Exam questions ask before they show their options' })
  await expect(setting).toBeChecked()
  await setting.press('Space')
  await expect(setting).not.toBeChecked()
  await revise(page)
  await expect(button(page, 'Show answer')).toBeFocused()
  await chooseBy(page, optionsOf(question, true))
  await page.keyboard.press('Space')
  await expect(button(page, /^Good/)).toBeFocused()
  await page.keyboard.press('Space')
  await expect.poll(() => rows('SELECT grade FROM review_log')).toEqual([{ grade: 3 }])
})

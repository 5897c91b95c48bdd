import { type App, expect, test } from './app.ts'
import { everyRow, onlyKind } from './collections.ts'
import { begin, grade, leftIn, showAnswer } from './steps.ts'

type Start = (options?: { profile?: string; now?: string }) => Promise<App>

/** A profile whose collection drills notes of one kind alone. */
async function drilling(start: Start, kind: string): Promise<App> {
  const first = await start()
  await expect(first.page.getByRole('button', { name: 'Start revising' })).toBeVisible()
  await first.close()
  onlyKind(first.collectionFile, kind)
  const app = await start({ profile: first.profile })
  await begin(app.page)
  return app
}

test('a wrong typed answer shows what was wrong and puts Again under Space', async ({ start }) => {
  const { page, rows } = await drilling(start, 'typed')
  await page.getByRole('textbox').fill('no idea at all')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Again/ })).toBeFocused()
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('Wrong')
  await page.keyboard.press('Space')
  await expect(page.getByRole('textbox')).toBeFocused()
  expect(rows('SELECT grade FROM review_log')).toEqual([{ grade: 1 }])
})

test('a right typed answer, whatever its case, leaves Good under Space', async ({ start }) => {
  const { page, rows } = await drilling(start, 'typed')
  const asked = await page.getByRole('region', { name: 'Question' }).innerText()
  const term = termFor(
    rows('SELECT fields FROM note').map(row => String(row.fields)),
    asked,
  )
  await page.getByRole('textbox').fill(`  ${term.toUpperCase()} `)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Good/ })).toBeFocused()
})

test('a cloze hides its deletion until the answer is shown', async ({ start }) => {
  const { page } = await drilling(start, 'cloze')
  const question = page.getByRole('region', { name: 'Question' })
  await expect(question).toContainText(/\[.*\]/)
  const before = await question.innerText()
  await showAnswer(page)
  await expect(page.getByRole('article')).not.toContainText('[…]')
  expect(before).not.toContain('{{c')
})

test('a choice says how many to choose, tells right from wrong in words, and follows with Again after a miss', async ({
  start,
}) => {
  const { page } = await drilling(start, 'choice')
  const options = page.getByRole('checkbox').or(page.getByRole('radio'))
  await expect(options.first()).toBeVisible()
  const count = await options.count()
  expect(count).toBeGreaterThan(1)
  // Choosing all, or the last one where only one can be chosen, is wrong or right; what is said must fit.
  for (let i = 0; i < count; i += 1) await page.keyboard.press(String(i + 1))
  await page.keyboard.press('Space')
  const answer = page.getByRole('article')
  await expect(answer).toContainText('Right')
  await expect(answer).toContainText('Wrong')
  const isMissed = await page
    .getByRole('button', { name: /^Again/ })
    .evaluate(node => node === document.activeElement)
  const isGood = await page
    .getByRole('button', { name: /^Good/ })
    .evaluate(node => node === document.activeElement)
  expect(isMissed !== isGood).toBe(true)
})

test('the interval on the button is the one that is given', async ({ start }) => {
  const { page, rows } = await drilling(start, 'basic')
  await showAnswer(page)
  const label = await page.getByRole('button', { name: /^Easy/ }).innerText()
  await page.keyboard.press('4')
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
  const [given] = rows('SELECT interval_days FROM review_log')
  expect(label).toContain(`${given?.interval_days} days`)
})

test('undo back to the start restores every row, and redo brings all of it back', async ({ start }) => {
  const first = await start()
  const { page } = first
  await expect(page.getByRole('button', { name: 'Start revising' })).toBeVisible()
  const before = everyRow(first.collectionFile)
  await begin(page)
  for (const given of [3, 1, 4, 2] as const) await grade(page, given)
  await page.keyboard.press('*')
  await expect.poll(() => first.rows('SELECT id FROM note WHERE is_marked = 1')).toHaveLength(1)
  await page.keyboard.press('Control+1')
  await expect.poll(() => first.rows('SELECT flag FROM card WHERE flag > 0')).toHaveLength(1)
  await page.keyboard.press('-')
  await expect.poll(() => first.rows('SELECT id FROM card WHERE buried_until > 0')).not.toHaveLength(0)
  // The next card must be on screen: what is pressed before it is meant for the one that goes.
  await expect(page.getByRole('status').filter({ hasText: /buried/i })).toBeVisible()
  await page.keyboard.press('@')
  await expect.poll(() => first.rows('SELECT id FROM card WHERE is_suspended = 1')).toHaveLength(1)
  const after = everyRow(first.collectionFile)

  const undo = page.getByRole('button', { name: 'Undo' }).first()
  for (let step = 0; step < 8; step += 1) await page.keyboard.press('Control+z')
  await expect(page.getByRole('status').filter({ hasText: 'Undid' })).toBeVisible()
  await expect.poll(() => everyRow(first.collectionFile)).toBe(before)
  await expect(undo).toHaveAttribute('aria-disabled', 'true')

  for (let step = 0; step < 8; step += 1) await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => everyRow(first.collectionFile)).toBe(after)
})

test('undo reaches back over a restart', async ({ start }) => {
  const first = await start()
  await begin(first.page)
  await grade(first.page, 3)
  await first.close()
  const second = await start({ profile: first.profile })
  await begin(second.page)
  await second.page.keyboard.press('Control+z')
  await expect.poll(() => second.rows('SELECT id FROM review_log')).toEqual([])
})

test('two quick presses of a grade count once', async ({ start }) => {
  const { page, rows } = await start()
  await begin(page)
  await showAnswer(page)
  await page.evaluate(() => {
    const press = () =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: '3', code: 'Digit3', bubbles: true }),
      )
    press()
    press()
  })
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
  expect(rows('SELECT grade FROM review_log')).toEqual([{ grade: 3 }])
})

test('a note can be put right in place, and a wrong fact reported', async ({ start }) => {
  const { page, rows } = await drilling(start, 'basic')
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Front' }).fill('Who waters the plants in the data centre?')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Question' })).toHaveText(
    'Who waters the plants in the data centre?',
  )
  await showAnswer(page)
  await page.getByRole('button', { name: /Something wrong/ }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('The plants are plastic.')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(Report|Send|Save)/ })
    .click()
  await expect(page.getByRole('dialog')).toBeHidden()
  expect(rows('SELECT wrong FROM note WHERE wrong IS NOT NULL')).toEqual([
    { wrong: 'The plants are plastic.' },
  ])
})

test('when only learning cards are left the room waits, and learns ahead when asked', async ({ start }) => {
  const first = await start()
  await expect(first.page.getByRole('button', { name: 'Start revising' })).toBeVisible()
  await first.close()
  onlyKind(first.collectionFile, 'error')
  const app = await start({ profile: first.profile })
  await begin(app.page)
  for (;;) {
    const left = await leftIn(app.page).innerText()
    if (/^0\s*new/.test(left.trim())) break
    await grade(app.page, 3)
  }
  const ahead = app.page.getByRole('button', { name: /^Learn ahead/ })
  await expect(ahead).toBeVisible()
  await ahead.click()
  await expect(app.page.getByRole('button', { name: 'Show answer' })).toBeVisible()
})

/** The term of the typed note whose question stands on screen. */
function termFor(fields: string[], question: string): string {
  const parsed = fields.map(text => JSON.parse(text) as string[])
  const plain = (html: string) => html.replace(/<[^>]+>/g, '').replaceAll('&amp;', '&')
  const found = parsed.find(([front]) => front !== undefined && question.includes(plain(front)))
  if (found?.[1] === undefined) throw new Error(`no note asks: ${question}`)
  return found[1]
}

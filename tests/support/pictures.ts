import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { randomFrom } from '../bench/generate.ts'
import { launched } from './launch.ts'

/*
 * npm run pictures: takes the pictures of the README anew, from the real app in which somebody has revised for three
 * weeks. What was graded how is the same each time; the last day is 2026-11-23.
 */
const projectFolder = path.resolve(import.meta.dirname, '../..')
const target = path.join(projectFolder, 'docs/pictures')
const days = 21
const lastDay = Date.UTC(2026, 10, 23, 9)
const dayMs = 86_400_000

async function opened(profile: string, now: number) {
  const electron = await launched({
    args: [
      ...[projectFolder, `--user-data-dir=${profile}`, `--now=${new Date(now).toISOString()}`],
      '--force-device-scale-factor=1',
    ],
    env: { TZ: 'UTC', LANG: 'en_GB.UTF-8' },
  })
  const page = await electron.firstWindow()
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
  return { electron, page }
}

/** Grades what is due, well on most cards. */
async function revise(page: Page, random: () => number, atMost: number): Promise<void> {
  await page.getByRole('button', { name: 'Start revising' }).click()
  const show = page.getByRole('button', { name: 'Show answer' })
  const end = page.getByRole('button', { name: /^(Learn ahead|Back to Today|Go on)/ }).first()
  for (let done = 0; done < atMost; done += 1) {
    await show.or(end).first().waitFor()
    if (!(await show.isVisible())) return
    await show.click()
    const fraction = random()
    const grade = fraction < 0.08 ? 'Again' : fraction < 0.18 ? 'Hard' : fraction < 0.86 ? 'Good' : 'Easy'
    await page.getByRole('button', { name: new RegExp(`^${grade}`) }).click()
  }
}

async function take(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: path.join(target, `${name}-${colorScheme}.png`), animations: 'disabled' })
  }
}

async function reviewPictures(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Today/ }).click()
  await page.getByRole('button', { name: 'Start revising' }).click()
  const customer = page.getByRole('button', { name: 'Customer' })
  const show = page.getByRole('button', { name: 'Show answer' })
  // A question of whose a duty is shows the most: the stack, the line and the reason.
  for (let tried = 0; tried < 60 && !(await customer.isVisible()); tried += 1) {
    await show.click()
    await page.getByRole('button', { name: /^Good/ }).click()
    await show.waitFor()
  }
  await take(page, 'question')
  await customer.click()
  await page.getByRole('button', { name: /^Good/ }).waitFor()
  await take(page, 'answer')
  await page.keyboard.press('Escape')
}

async function mapPictures(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Map' }).click()
  await page.getByRole('button', { name: 'S3 against EC2' }).click()
  await page.getByRole('heading', { level: 1, name: /against/ }).waitFor()
  await take(page, 'map')
}

/** Answers the short exam, three questions in four right. */
async function sit(page: Page, file: string, random: () => number): Promise<void> {
  await page.getByRole('link', { name: 'Exam' }).click()
  await page.getByRole('button', { name: 'Start exam' }).click()
  await page.getByText('Question 1 of').waitFor()
  const keys = keysOf(file)
  for (let position = 1; position <= 20; position += 1) {
    await page.getByText(`Question ${position} of`).waitFor()
    const isRight = random() < 0.77
    for (const key of keys[position - 1]?.[isRight ? 'right' : 'wrong'] ?? []) await page.keyboard.press(key)
    await page.keyboard.press(isRight && random() < 0.8 ? 's' : 'u')
    if (position === 7) {
      await page.keyboard.press('f')
      await page.keyboard.press('Shift+A')
      await take(page, 'exam')
    }
    await page.keyboard.press('n')
  }
  await page.getByRole('button', { name: 'Submit', exact: true }).waitFor()
}

const Kept = z.object({ options: z.array(z.object({ isRight: z.boolean() })) })

/** What to press to be right in each question of the exam that is under way, and to be wrong. */
function keysOf(file: string): { right: string[]; wrong: string[] }[] {
  return inFile(file, db =>
    db
      .prepare<[], { content: string }>('SELECT content FROM exam_question ORDER BY position')
      .all()
      .map(({ content }) => {
        const { options } = Kept.parse(JSON.parse(content))
        const lettersOf = (isRight: boolean) =>
          options.flatMap((option, place) => (option.isRight === isRight ? ['abcdef'.charAt(place)] : []))
        const right = lettersOf(true)
        return { right, wrong: lettersOf(false).slice(0, right.length) }
      }),
  )
}

/** Nobody is as quick as this file: gives what was done the time that a person takes. */
function slowDown(file: string): void {
  inFile(file, db =>
    db.exec(`
      UPDATE review_log SET took_ms = 4000 + id % 9000 WHERE took_ms < 3000;
      UPDATE exam_answer SET took_ms = 21000 + position * 7919 % 50000;
      UPDATE exam_sitting SET left_ms = 420000;`),
  )
}

function inFile<T>(file: string, act: (db: Database.Database) => T): T {
  const db = new Database(file)
  try {
    return act(db)
  } finally {
    db.close()
  }
}

const profile = mkdtempSync(path.join(tmpdir(), 'demarc-pictures-'))
mkdirSync(target, { recursive: true })
try {
  const random = randomFrom(7)
  for (let day = days; day > 0; day -= 1) {
    // Nobody revises every day.
    if (day === 9 || day === 16) continue
    const { electron, page } = await opened(profile, lastDay - day * dayMs)
    await revise(page, random, 45)
    await electron.close()
  }
  const file = path.join(profile, 'collection.db')
  slowDown(file)
  const sitting = await opened(profile, lastDay)
  await sit(sitting.page, file, random)
  await sitting.electron.close()
  slowDown(file)
  const { electron, page } = await opened(profile, lastDay)
  await page.getByRole('button', { name: 'Start revising' }).waitFor()
  await take(page, 'today')
  await reviewPictures(page)
  await mapPictures(page)
  await page.getByRole('link', { name: 'Exam' }).click()
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByRole('button', { name: 'Review and submit' }).click()
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: /right/ }).waitFor()
  await take(page, 'report')
  await page.getByRole('link', { name: 'Library' }).click()
  await page.getByRole('searchbox').first().waitFor()
  await take(page, 'library')
  await electron.close()
} finally {
  rmSync(profile, { recursive: true, force: true })
}
process.stdout.write(`The pictures are in ${target}.\n`)

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { type App, expect, test } from './app.ts'
import { inFile } from './collections.ts'
import { begin, grade } from './steps.ts'

type Start = (options?: { profile?: string; prepare?: (profile: string) => void }) => Promise<App>

const write = (content: string | Buffer) => (profile: string) => {
  mkdirSync(profile, { recursive: true })
  writeFileSync(path.join(profile, 'collection.db'), content)
}

/** The refusal as its reader sees it: a page with a sentence, remedies, and no stack trace. */
async function refusedWith(app: App, sentence: RegExp): Promise<void> {
  await expect(app.page.getByText(sentence).first()).toBeVisible()
  await expect(app.page.getByRole('button').first()).toBeVisible()
  await expect(app.page.getByText(/\n\s+at /)).toHaveCount(0)
}

test('a file that is no collection is left as it is', async ({ start }) => {
  const text = 'Dear diary, this is not a database.'.repeat(40)
  const app = await start({ prepare: write(text) })
  await refusedWith(app, /collection\.db/)
  await app.close()
  expect(readFileSync(app.collectionFile, 'utf8')).toBe(text)
})

test('a collection of a newer Demarc is refused and left as it is', async ({ start }) => {
  const app = await start({ profile: await usedProfile(start, db => db.pragma('user_version = 999')) })
  await refusedWith(app, /newer/)
})

test('a damaged collection offers what can be done, and the damage is not made worse', async ({ start }) => {
  const profile = await usedProfile(start)
  const file = path.join(profile, 'collection.db')
  const bytes = readFileSync(file)
  // The first page names every table; without it nothing can be read.
  bytes.fill(0xff, 100, 4096)
  writeFileSync(file, bytes)
  const app = await start({ profile })
  await refusedWith(app, /damaged/)
  await app.close()
  expect(readFileSync(file).equals(bytes)).toBe(true)
})

test('a collection that has gone missing is not quietly replaced', async ({ start }) => {
  const profile = await usedProfile(start)
  const file = path.join(profile, 'collection.db')
  renameSync(file, `${file}.elsewhere`)
  const app = await start({ profile })
  await refusedWith(app, /There is no collection at|is not where it was/)
  expect(existsSync(file)).toBe(false)
  await app.page.getByRole('button', { name: /new collection/i }).click()
  await expect(app.page.getByRole('button', { name: 'Start revising' })).toBeVisible()
})

test('a foreign database is refused and left as it is', async ({ start }) => {
  const app = await start({
    prepare: profile => {
      mkdirSync(profile, { recursive: true })
      const db = new Database(path.join(profile, 'collection.db'))
      db.exec('CREATE TABLE recipe (name TEXT)')
      db.close()
    },
  })
  await refusedWith(app, /collection\.db/)
  await app.close()
  expect(app.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")).toEqual([{ name: 'recipe' }])
})

test('a second start with the same profile opens no second window and harms nothing', async ({ start }) => {
  const first = await start()
  await begin(first.page)
  await expect(start({ profile: first.profile })).rejects.toThrow()
  await grade(first.page, 3)
  expect(first.rows('SELECT grade FROM review_log')).toEqual([{ grade: 3 }])
})

test('an unclean end is noticed, checked and survived', async ({ start }) => {
  const first = await start()
  await begin(first.page)
  await grade(first.page, 3)
  await grade(first.page, 2)
  await first.kill()
  const second = await start({ profile: first.profile })
  await begin(second.page)
  expect(second.rows('SELECT grade FROM review_log ORDER BY id')).toEqual([{ grade: 3 }, { grade: 2 }])
})

test('a clock set back and a study day that turns lose nothing', async ({ start }) => {
  const first = await start()
  await begin(first.page)
  await grade(first.page, 3)
  await first.close()
  const earlier = await start({ profile: first.profile, now: '2026-11-20T09:00:00Z' } as { profile: string })
  await expect(earlier.page.getByRole('heading', { level: 1 })).toBeVisible()
  await begin(earlier.page)
  await grade(earlier.page, 3)
  expect(earlier.rows('SELECT grade FROM review_log')).toHaveLength(2)
})

/** A profile that was used once, its collection then changed from outside. */
async function usedProfile(start: Start, change?: (db: Database.Database) => void): Promise<string> {
  const app = await start()
  await expect(app.page.getByRole('button', { name: 'Start revising' })).toBeVisible()
  await app.close()
  if (change !== undefined) inFile(app.collectionFile, change)
  return app.profile
}

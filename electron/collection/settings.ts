import type { z } from 'zod'
import type { Gives } from '../contract/contract.ts'
import { Refused } from '../contract/refused.ts'
import { Settings } from '../contract/settings.ts'
import type { Collection, Handler } from './collection.ts'
import { all, type Reader, run, type Writer } from './db.ts'

/** What a new collection starts with: Anki's numbers, but that a leech rests until its note was mended. */
export const defaultSettings: Settings = {
  newPerDay: 20,
  reviewsPerDay: 200,
  desiredRetention: 0.9,
  rolloverHour: 4,
  learnAheadMinutes: 20,
  leechThreshold: 8,
  leechAction: 'suspend',
  shouldAskBeforeOptions: true,
  theme: 'system',
  textScale: 1,
}

/** How the window looks: no step of undo, which is for what concerns the revising. */
const looks: readonly (keyof Settings)[] = ['theme', 'textScale']

const whole = (what: string, from: number, to: number) =>
  `${what} must be a whole number from ${from} to ${to}.`

const sentences: Record<keyof Settings, string> = {
  newPerDay: whole('New cards a day', 0, 9999),
  reviewsPerDay: whole('Reviews a day', 0, 9999),
  desiredRetention: 'Desired retention must be between 70% and 99%.',
  rolloverHour: whole('The hour at which a day begins', 0, 23),
  learnAheadMinutes: `${whole('The learn-ahead limit', 0, 240).slice(0, -1)} minutes.`,
  leechThreshold: whole('The lapses that make a leech', 1, 99),
  leechAction: 'A leech can be suspended or tagged.',
  shouldAskBeforeOptions: 'Exam questions can ask before they show their options, or not.',
  theme: 'The theme can be light, dark or that of the system.',
  textScale: 'The text size must be between 80% and 200%.',
}

const prefix = 'settings.'
const names = Object.keys(defaultSettings).map(name => name as keyof Settings)

/** The user's settings; what was never set, or makes no sense, is the default. */
export function settingsOf(db: Reader): Settings {
  const rows = all<{ name: string; value: string }>(
    db,
    `SELECT name, value FROM setting WHERE name >= 'settings.' AND name < 'settings/'`,
  )
  if (rows.length === 0) return defaultSettings
  const stored = new Map(rows.map(({ name, value }) => [name.slice(prefix.length), value]))
  const read: Record<string, unknown> = { ...defaultSettings }
  for (const name of names) {
    const text = stored.get(name)
    if (text === undefined) continue
    const value = Settings.shape[name].safeParse(JSON.parse(text))
    if (value.success) read[name] = value.data
  }
  return Settings.parse(read)
}

/** Saves what is given and leaves the rest. What concerns revising can be undone, the look of the window not. */
export function saveSettings(collection: Collection, given: Partial<Settings>): Settings {
  const present = settingsOf(collection.read)
  const changed = names.filter(name => given[name] !== undefined && given[name] !== present[name])
  for (const name of changed) {
    if (!Settings.shape[name].safeParse(given[name]).success) {
      throw new Refused('options_invalid', sentences[name], name)
    }
  }
  const write = (db: Writer, which: readonly (keyof Settings)[]) => {
    for (const name of which) saveValue(db, prefix + name, given[name])
  }
  const rules = changed.filter(name => !looks.includes(name))
  const look = changed.filter(name => looks.includes(name))
  if (rules.length > 0) collection.act('Change settings', db => write(db, rules))
  if (look.length > 0) collection.tend(db => write(db, look))
  return settingsOf(collection.read)
}

/** Keeps a value under a name, as JSON. */
export function saveValue(db: Writer, name: string, value: unknown): void {
  run(
    db,
    `INSERT INTO setting (name, value) VALUES (:name, :value)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    { name, value: JSON.stringify(value) },
  )
}

/** The value kept under a name, or null when there is none or it is not of that form. */
export function savedValue<T>(db: Reader, name: string, form: z.ZodType<T>): T | null {
  const [row] = all<{ value: string }>(db, 'SELECT value FROM setting WHERE name = :name', { name })
  const parsed = row === undefined ? null : form.safeParse(JSON.parse(row.value))
  return parsed?.success ? parsed.data : null
}

export const readSettings: Handler<'settings.read'> = collection => settingsOf(collection.read)

export const saveGivenSettings: Handler<'settings.save'> = (collection, given): Gives<'settings.save'> =>
  // Absent and undefined mean the same here; the contract's type tells them apart.
  saveSettings(collection, given as Partial<Settings>)

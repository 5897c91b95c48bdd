import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What a profile remembers outside the collection. */
export type Profile = {
  /** A collection file chosen by the user; null for the one in the profile's own folder. */
  collection: string | null
  /** Whether a collection was ever opened: a file that is gone is then news, not a reason to begin anew. */
  isUsed: boolean
  /** So that the window has the right ground before the collection is open. */
  theme: 'system' | 'light' | 'dark'
  bounds: { x: number; y: number; width: number; height: number; isMaximised: boolean } | null
}

const fresh: Profile = { collection: null, isUsed: false, theme: 'system', bounds: null }

/** What this profile remembers outside the collection: which file it is, the theme, where the window stood. */
export class ProfileFile {
  readonly #file: string
  #value: Profile

  constructor(folder: string) {
    this.#file = path.join(folder, 'profile.json')
    this.#value = read(this.#file)
  }

  get value(): Profile {
    return this.#value
  }

  /** Remembers what is given; a profile that can't be written is no reason to stop anyone from revising. */
  remember(part: Partial<Profile>): void {
    this.#value = { ...this.#value, ...part }
    const aside = `${this.#file}.new`
    try {
      mkdirSync(path.dirname(this.#file), { recursive: true })
      writeFileSync(aside, JSON.stringify(this.#value, null, 2))
      renameSync(aside, this.#file)
    } catch (error) {
      console.error(`The profile could not be saved in ${this.#file}: ${String(error)}`)
    }
  }
}

function read(file: string): Profile {
  if (!existsSync(file)) return fresh
  try {
    return profileOf(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // A damaged profile costs the window's place, never the collection.
    return fresh
  }
}

/** Parsed by hand: this is read before the window is there, when no library has been loaded yet. */
function profileOf(value: unknown): Profile {
  const given = recordOf(value)
  const theme = (['light', 'dark'] as const).find(one => one === given.theme) ?? 'system'
  return {
    collection: typeof given.collection === 'string' ? given.collection : null,
    isUsed: given.isUsed === true,
    theme,
    bounds: boundsOf(recordOf(given.bounds)),
  }
}

function boundsOf({ x, y, width, height, isMaximised }: Record<string, unknown>): Profile['bounds'] {
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return null
  return { x, y, width, height, isMaximised: isMaximised === true }
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value)

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

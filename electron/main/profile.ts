import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const Profile = z.strictObject({
  /** A collection file chosen by the user; null for the one in the profile's own folder. */
  collection: z.string().nullable(),
  /** Whether a collection was ever opened: a file that is gone is then news, not a reason to begin anew. */
  isUsed: z.boolean(),
  /** So that the window has the right ground before the collection is open. */
  theme: z.enum(['system', 'light', 'dark']),
  bounds: z
    .strictObject({ x: z.int(), y: z.int(), width: z.int(), height: z.int(), isMaximised: z.boolean() })
    .nullable(),
})
export type Profile = z.infer<typeof Profile>

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
    return Profile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // A damaged profile costs the window's place, never the collection.
    return fresh
  }
}

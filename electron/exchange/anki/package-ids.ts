import { createHash } from 'node:crypto'
import type { PackageNote } from '../deck-package.ts'

/** Below every moment at which an Anki or this app can have made something: the year 2001. */
const firstFree = 1_000_000_000_000

/** Numbers for ids that may be any text; what is a whole number keeps it. */
export class Numbers {
  readonly #given = new Map<string, number>()

  of(id: string): number {
    if (/^[1-9]\d{0,15}$/.test(id)) {
      const number = Number(id)
      if (Number.isSafeInteger(number)) return number
    }
    const known = this.#given.get(id)
    if (known !== undefined) return known
    const number = firstFree + this.#given.size
    this.#given.set(id, number)
    return number
  }
}

const signs = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&()*+,-./:;<=>?@[]^_`{|}~'

/** A note's guid; for one without, ten signs that follow from the note, so that it stays the same note. */
export function guidOf({ guid, id, fields }: PackageNote): string {
  if (guid !== null && guid !== '') return guid
  let rest = createHash('sha1')
    .update(JSON.stringify([id, fields[0]]))
    .digest()
    .readBigUInt64BE()
  let text = ''
  for (; text.length < 10; rest /= 91n) text = signs.charAt(Number(rest % 91n)) + text
  return text
}

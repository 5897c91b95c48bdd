import { statSync } from 'node:fs'
import type { ImportSource, ReadingOptions } from '../../contract/exchange.ts'
import { naming } from '../sqlite-faults.ts'
import { newWorkFolder, removeWorkFolder } from './work-folder.ts'

/** What decides how a file is prepared; everything else is decided when it lands. */
type Asked = { source: ImportSource; reading: ReadingOptions }

/** The one package that is prepared in a folder of its own, with what it was prepared from. */
export class Prepared {
  readonly #collectionFile: () => string
  #held: { key: string; folder: string } | null = null

  constructor(collectionFile: () => string) {
    this.#collectionFile = collectionFile
  }

  /** Whether what is held was prepared from just this. */
  isFor(asked: Asked): boolean {
    return this.#held !== null && this.#held.key === keyOf(asked)
  }

  folder(): string {
    if (this.#held === null) throw new Error('Nothing is prepared.')
    return this.#held.folder
  }

  /** Lets go of what is held and prepares anew; what fails leaves no folder. */
  async anew<T>(asked: Asked, prepare: (folder: string) => Promise<T>): Promise<T> {
    this.forget()
    const beside = this.#collectionFile()
    const held = { key: keyOf(asked), folder: naming(beside, () => newWorkFolder(beside)) }
    try {
      const result = await prepare(held.folder)
      this.#held = held
      return result
    } catch (error) {
      removeWorkFolder(held.folder)
      throw error
    }
  }

  forget(): void {
    if (this.#held !== null) removeWorkFolder(this.#held.folder)
    this.#held = null
  }
}

/** A file that was saved anew since is another one. */
function keyOf({ source, reading }: Asked): string {
  const found = 'file' in source ? statSync(source.file, { throwIfNoEntry: false }) : undefined
  return JSON.stringify([source, reading, found?.mtimeMs, found?.size])
}

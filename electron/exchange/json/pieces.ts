/** A value of the document's top level, or an element of one of its arrays. */
export type Piece = {
  key: string
  /** Place in the array, from 0; null for a value that is no array. */
  index: number | null
  /** Its JSON; a long text in it is left out, so that it is empty there. */
  text: string
  /** Where the long text that was left out stands in the file: first byte, and the byte after the last. */
  skipped: { from: number; to: number } | null
}

export type SplitterOptions = {
  visit: (piece: Piece) => void
  /** The array in whose elements texts over 1 kB are left out. */
  skipsIn?: string
  /** Called with the place of the first byte after an array's `[`. */
  arrayAt?: (key: string, at: number) => void
  /** Bytes an element may have. */
  most: number
}

/** What is wrong with a document; the reader makes a sentence of it. */
export class SplitterFault extends Error {
  readonly kind: 'syntax' | 'too large' | 'cut short'
  /** Place in words, such as `notes[17]`. */
  readonly place: string

  constructor(kind: SplitterFault['kind'], place: string) {
    super(`${kind} at ${place}`)
    this.kind = kind
    this.place = place
  }
}

/** The text of a key in JSON; null for anything else. */
export function keyOf(text: string): string | null {
  try {
    const key: unknown = JSON.parse(text)
    return typeof key === 'string' ? key : null
  } catch {
    return null
  }
}

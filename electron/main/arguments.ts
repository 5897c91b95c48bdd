import path from 'node:path'

/** What the command line asks of the app, beyond what Electron and Chromium read themselves. */
export type Asked = {
  /** The time the clock starts at, ms since 1970; null for the computer's own. */
  startAt: number | null
}

/** A command line that can't be followed, in one sentence. */
export type Misasked = { problem: string }

/**
 * Reads `--now=ISO-TIME`. A packaged app refuses it: the clock of somebody's reviews is not a toy.
 * @param argv  all arguments of the process
 */
export function askedOf(argv: readonly string[], isPackaged: boolean): Asked | Misasked {
  const given = argv.find(word => word === '--now' || word.startsWith('--now='))
  if (given === undefined) return { startAt: null }
  if (isPackaged) return { problem: 'The option --now is for development and does not exist in this app.' }
  const text = given.slice('--now='.length)
  const startAt = Date.parse(text)
  if (Number.isNaN(startAt)) {
    return { problem: `--now needs a time such as --now=2026-11-23T08:00:00Z, and '${text}' is none.` }
  }
  return { startAt }
}

/** Endings of decks that the system may hand over. */
const deckEndings = ['.apkg', '.colpkg', '.csv', '.tsv', '.txt', '.md', '.json', '.demarc']

/**
 * The deck that a command line names, as after a double click on its file; null when it names none.
 * @param argv  all arguments of the process, or of another instance
 * @param folder  what a relative path starts from
 */
export function deckIn(argv: readonly string[], folder: string): string | null {
  const named = argv
    .slice(1)
    .findLast(word => !word.startsWith('-') && deckEndings.includes(path.extname(word).toLowerCase()))
  return named === undefined ? null : path.resolve(folder, named)
}

import { looseTags } from '../text/gather.ts'

/** The tag by which Obsidian's plugins know their notes: `#flashcards`, or `#flashcards/science` with a deck. */
export function flashcardsTag(
  lines: readonly string[],
  isCode: readonly boolean[],
  tags: readonly string[],
): string | null {
  const isOne = (tag: string) => /^flashcards?(?:::|$)/i.test(tag)
  const told = tags.find(isOne)
  if (told) return told
  for (const [index, line] of lines.entries()) {
    const found = isCode[index] ? null : /(?:^|\s)#(flashcards?(?:\/[\p{L}\d_/-]+)?)(?=\s|$)/iu.exec(line)
    if (found) return (found[1] ?? '').replaceAll('/', '::')
  }
  return null
}

/** Ids that plugins leave behind a note: `^1612345678901` at a line's end, `ID: 1612345678901` alone in one. */
export function withoutIds(lines: readonly string[], isCode: readonly boolean[]): string[] {
  return lines.map((line, index) =>
    isCode[index] ? line : line.replace(/(?:^|\s)\^\d{10,}\s*$/, '').replace(/^ID:\s*\d{10,}\s*$/, ''),
  )
}

/**
 * `TARGET DECK` and `FILE TAGS`, which hold for the whole file: on the line itself or the next. Both lines go.
 * @see ObsidianToAnki/Obsidian_to_Anki, its wiki
 */
export function toldForAll(
  lines: readonly string[],
  isCode: readonly boolean[],
): { lines: string[]; deck: string | null; tags: string[] } {
  const kept = [...lines]
  const values: Record<string, string> = {}
  for (const [index, line] of lines.entries()) {
    const found = isCode[index] ? null : /^\s*(TARGET DECK|FILE TAGS)\s*:?\s*(.*)$/.exec(line)
    if (!found) continue
    const isBelow = (found[2] ?? '').trim() === ''
    values[found[1] ?? ''] ??= (isBelow ? (lines[index + 1] ?? '') : (found[2] ?? '')).trim()
    kept.fill('', index, index + (isBelow ? 2 : 1))
  }
  return { lines: kept, deck: values['TARGET DECK'] || null, tags: looseTags(values['FILE TAGS'] ?? '') }
}

import { protect } from './protect.ts'

/** `{{c1::…}}`, Anki's own form. */
export const hasAnkiCloze = (text: string) => /\{\{c\d{1,3}(?:,\d{1,3})*::/.test(text)

/** Marked text as deletions, one number each: `==a== and ==b==`. `::` in one would read as a hint. */
export function highlightsToCloze(text: string): string {
  const { text: safe, original } = protect(text, false)
  let number = 0
  const made = safe.replace(
    /==(?=\S)([^=\n]+)==/g,
    (_, inner: string) => `{{c${++number}::${inner.replaceAll('::', ':&#58;')}}}`,
  )
  return original(made)
}

/**
 * Obsidian_to_Anki's short forms: `{a}`, `{2:a}`, `{2|a}`, `{c2:a}`, `{c2|a}`. Those without a number are
 * counted from 1 on their own; the numbers may meet, and then both are asked on one card.
 * @see ObsidianToAnki/Obsidian_to_Anki, src/format.ts
 */
export function curlyToCloze(text: string): string {
  const { text: safe, original } = protect(text, false)
  let number = 0
  const made = safe.replace(
    /(?<!\{)\{(?!\{)(?:c?(\d{1,3})[:|])?([^{}]{1,5000})\}(?!\})/g,
    (_, told: string | undefined, inner: string) => `{{c${told ?? ++number}::${inner}}}`,
  )
  return original(made)
}

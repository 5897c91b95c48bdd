import { plainOf } from '../text/html.ts'
import { lettersOf } from '../text/note-types.ts'

/** Which options an answer names, and what it says beyond that. */
export type Named = { right: number[]; rest: string }

const letterList =
  /^\(?([A-Z])\)?(?:(?:\s*(?:,|;|\/|&|\+|\band\b|\bor\b)\s*|\s+)\(?([A-Z])\)?(?![\w']))*(?=\s*(?:$|[.):,;–—-]|\n))/i

/**
 * The options that an answer names: by letters (`B`, `A, C`, `AC`, `B and D`, `(c)`, `B. Amazon S3`), or by their
 * text. Empty when it names none of them.
 * @param answer   plain text
 * @param options  texts of the options, in order
 * @param letters  their letters where the file gives them, else A, B, …; of two with the same letter the first counts
 */
export function namedOptions(
  answer: string,
  options: readonly string[],
  letters: readonly string[] = lettersOf(options.length),
): Named {
  const text = answer
    .replace(/[*_`]+/g, '')
    .replace(/^\s*(?:options?|choices?|letters?|is|are)\b[\s:]*/i, '')
    .trim()
  const byText = indexOfText(text, options)
  if (byText >= 0) return { right: [byText], rest: '' }
  const spelt = speltOut(text, options, letters)
  if (spelt.length > 1) return { right: spelt, rest: '' }
  const together = /^([A-Z]{2,6}|[A-Za-z]{2,4}(?=\s*$))(?=\s*(?:$|[.):–—-]|\n))/.exec(text)
  for (const listed of [letterList.exec(text), together]) {
    const found =
      listed === together
        ? [...(together?.[1] ?? '')]
        : (listed?.[0].match(/(?<![a-z])[a-z](?![a-z])/gi) ?? [])
    const right = [...new Set(found.map(letter => letters.indexOf(letter.toUpperCase())))].sort(
      (a, b) => a - b,
    )
    if (!listed || right.length === 0 || right.includes(-1)) continue
    return { right, rest: restOf(text.slice(listed[0].length), options, right) }
  }
  const several = text
    .split(/\n|;|,(?=\s)|\band\b/)
    .map(one => indexOfText(one.replace(/^[-*\s]+/, ''), options))
  const found = several.filter(index => index >= 0)
  return found.length > 1 || (found.length === 1 && text.includes('\n'))
    ? { right: [...new Set(found)].sort((a, b) => a - b), rest: '' }
    : { right: [], rest: text }
}

/** Options named by letter and text each, one after the other: `B. Amazon S3, C. Amazon EBS`. */
function speltOut(text: string, options: readonly string[], letters: readonly string[]): number[] {
  const found = [...text.matchAll(/(?:^|[\s,;])\(?([A-Z])[.):]\)?\s+/g)].flatMap(
    ({ 0: mark, 1: letter = '', index }) => {
      const at = letters.indexOf(letter)
      const key = keyOf(options[at] ?? '')
      return key !== '' && keyOf(text.slice(index + mark.length)).startsWith(key) ? [at] : []
    },
  )
  return [...new Set(found)].sort((a, b) => a - b)
}

/** What follows the letters, unless it only repeats the option. */
function restOf(text: string, options: readonly string[], right: readonly number[]): string {
  const rest = text.replace(/^[\s.):–—-]+/, '').trim()
  return right.some(index => keyOf(options[index] ?? '') === keyOf(rest)) ? '' : rest
}

function indexOfText(text: string, options: readonly string[]): number {
  const key = keyOf(text)
  return key === ''
    ? -1
    : options.findIndex(option => keyOf(option) === key || keyOf(withoutLetter(option)) === key)
}

/** An option's text without the letter it may begin with. */
export const withoutLetter = (text: string) => text.replace(/^\s*\(?[A-Za-z][.):]\)?\s+/, '')

const keyOf = (text: string) =>
  plainOf(text)
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s.;]+$/, '')
    .trim()

import type { Content } from '../../../electron/contract/review.ts'
import { withoutMarks } from './answer-words.ts'
import { compareTyped, type DiffPart, type TypedVerdict } from './typed-diff.ts'

type Wanted = NonNullable<Extract<Content, { kind: 'html' }>['typed']>

/** Where the rendering of an imported card leaves what was wanted, for the comparison to take its place. */
const place = /<code id="typeans">[^<]*<\/code>/

/** What was typed against what an imported card wants; accents count unless the card says otherwise. */
export function typedVerdict({ expected, ignoresMarks }: Wanted, typed: string): TypedVerdict {
  if (!ignoresMarks) return compareTyped(typed, [expected])
  const verdict = compareTyped(withoutMarks(typed), [withoutMarks(expected)])
  // What is right is shown as it is written.
  return verdict.isRight
    ? { ...verdict, against: expected, parts: [{ is: 'same', text: expected }] }
    : verdict
}

/** A back on which what was typed is compared, as Anki sets it: the typed line, and the wanted one below if unlike. */
export function withVerdict(back: string, wanted: Wanted | null, typed: string): string {
  if (wanted === null) return back
  const { isEmpty, isRight, parts, against } = typedVerdict(wanted, typed)
  if (isEmpty) return back
  const lines = isRight
    ? piece('typeGood', wanted.expected)
    : `${typedLine(parts)}<br><span id="typearrow">↓</span><br>${wantedLine(parts, against)}`
  return back.replace(place, () => `<code id="typeans">${lines}</code>`)
}

function typedLine(parts: readonly DiffPart[]): string {
  return parts
    .map(part => {
      if (part.is === 'missing') return piece('typeMissed', '-'.repeat([...part.text].length))
      return piece(part.is === 'same' ? 'typeGood' : 'typeBad', part.text)
    })
    .join('')
}

function wantedLine(parts: readonly DiffPart[], against: string): string {
  const wanted = parts.filter(part => part.is !== 'wrong')
  if (wanted.length === 0) return piece('typeMissed', against)
  return wanted.map(part => piece(part.is === 'same' ? 'typeGood' : 'typeMissed', part.text)).join('')
}

function piece(name: string, text: string): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<span class="${name}">${safe}</span>`
}

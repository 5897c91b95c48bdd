import { useMemo } from 'react'
import { CardRemarks, CardSide, type ImportedContent } from '../../app/notes/CardSide.tsx'
import { Verdict } from '../../ui/Verdict.tsx'
import { typedVerdict, withVerdict } from './imported-typing.ts'
import './imported-side.css'

/** Whether the back, as it is shown, has sounds of its own. */
export function hasSound({ rest, back }: ImportedContent): boolean {
  return (rest ?? back).includes('class="sound"')
}

/** The front, with what is to be said about its template. */
export function ImportedFront({ content, playing }: { content: ImportedContent; playing: number }) {
  return (
    <>
      <CardSide title="Front of the card" content={content} html={content.front} playing={playing} />
      <CardRemarks warnings={content.warnings} />
    </>
  )
}

/** The back: below the front where it begins with it, otherwise in its place. */
export function ImportedBack({
  content,
  typed,
  playing,
}: {
  content: ImportedContent
  typed: string
  playing: number
}) {
  const html = useMemo(
    () => withVerdict(content.rest ?? content.back, content.typed, typed),
    [content, typed],
  )
  const verdict = content.typed === null ? null : typedVerdict(content.typed, typed)
  return (
    <>
      {verdict !== null && !verdict.isEmpty && (
        <Verdict isRight={verdict.isRight}>{verdict.isRight ? 'Right' : 'Wrong'}</Verdict>
      )}
      <CardSide title="Back of the card" content={content} html={html} playing={playing} />
    </>
  )
}

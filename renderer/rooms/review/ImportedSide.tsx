import { useMemo } from 'react'
import type { Content } from '../../../electron/contract/review.ts'
import { demarc } from '../../app/client.ts'
import { dispatchKey } from '../../app/commands.ts'
import { CardFrame } from '../../ui/CardFrame.tsx'
import { typedVerdict, withVerdict } from './imported-typing.ts'
import { Verdict } from './Verdict.tsx'
import './imported-side.css'

type Imported = Extract<Content, { kind: 'html' }>

type Props = { content: Imported; title: string; html: string; playing: number }

const openLink = (url: string) => void demarc.app.openSource({ url })

/** One side of a card whose note type was imported. */
function Side({ content, title, html, playing }: Props) {
  const { css, ordinal, media } = content
  return (
    <CardFrame
      {...{ title, html, css, ordinal, media, playing }}
      onKey={event => void dispatchKey(event)}
      onLink={openLink}
    />
  )
}

/** Whether the back, as it is shown, has sounds of its own. */
export function hasSound({ rest, back }: Imported): boolean {
  return (rest ?? back).includes('class="sound"')
}

/** The front, with what is to be said about its template. */
export function ImportedFront({ content, playing }: { content: Imported; playing: number }) {
  return (
    <>
      <Side title="Front of the card" content={content} html={content.front} playing={playing} />
      {content.warnings.length > 0 && (
        <details className="card-warnings">
          <summary>
            {content.warnings.length === 1 ? 'A remark' : `${content.warnings.length} remarks`} about this
            card
          </summary>
          <ul>
            {content.warnings.map(warning => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** The back: below the front where it begins with it, otherwise in its place. */
export function ImportedBack({
  content,
  typed,
  playing,
}: {
  content: Imported
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
      <Side title="Back of the card" content={content} html={html} playing={playing} />
    </>
  )
}

import type { Content } from '../../../electron/contract/review.ts'
import { CardFrame } from '../../ui/CardFrame.tsx'
import { demarc } from '../client.ts'
import { dispatchKey } from '../commands.ts'
import './card-side.css'

/** A card whose note type was imported. */
export type ImportedContent = Extract<Content, { kind: 'html' }>

type Props = { content: ImportedContent; title: string; html: string; playing?: number }

const openLink = (url: string) => void demarc.app.openSource({ url })

/** One side of a card whose note type was imported. */
export function CardSide({ content, title, html, playing = 0 }: Props) {
  const { css, ordinal, media } = content
  return (
    <CardFrame
      {...{ title, html, css, ordinal, media, playing }}
      onKey={event => void dispatchKey(event)}
      onLink={openLink}
    />
  )
}

/** What is to be said about a card's template: parts that could not be shown as it wants them. */
export function CardRemarks({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return null
  return (
    <details className="card-warnings">
      <summary>{warnings.length === 1 ? 'A remark' : `${warnings.length} remarks`} about this card</summary>
      <ul>
        {warnings.map(warning => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </details>
  )
}

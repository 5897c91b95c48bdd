import type { ChoiceOption, Content } from '../../../electron/contract/review.ts'
import { OwnerPill } from '../../ui/OwnerPill.tsx'
import { CardRemarks, CardSide } from './CardSide.tsx'
import { correctedHtml, inserted, struck } from './error-marks.ts'
import { SafeHtml } from './SafeHtml.tsx'
import './card-view.css'

type Of<Kind extends Content['kind']> = { content: Extract<Content, { kind: Kind }> }

/** A card as it will be asked, both sides at once, small: for lists of notes and for what an import would bring. */
export function CardView({ content }: { content: Content }) {
  if (content.kind === 'html') return <Imported content={content} />
  return (
    <div className="card-view">
      <SafeHtml
        className="card-view-front"
        html={content.kind === 'error' ? content.statement : content.question}
        side={content.kind === 'cloze' ? 'asked' : 'plain'}
      />
      <div className="card-view-back">
        <Back content={content} />
      </div>
    </div>
  )
}

function Back({ content }: { content: Exclude<Content, { kind: 'html' }> }) {
  switch (content.kind) {
    case 'basic':
      return <SafeHtml html={content.answer} />
    case 'cloze':
      return <SafeHtml html={content.answer} side="revealed" />
    case 'typed':
      return (
        <p>
          {content.term}
          {content.accepted.length > 0 && (
            <span className="muted"> · also {content.accepted.join(', ')}</span>
          )}
        </p>
      )
    case 'choice':
      return <Options options={content.options} />
    case 'whose':
      return <Whose content={content} />
    case 'error':
      return (
        <SafeHtml
          html={
            correctedHtml(content.statement, content.error, content.correction) ??
            `${struck(content.error)} ${inserted(content.correction)}`
          }
        />
      )
  }
}

function Options({ options }: { options: readonly ChoiceOption[] }) {
  return (
    <ul className="card-view-options">
      {options.map(({ letter, html, isRight, why }) => (
        <li key={letter} data-right={isRight}>
          <span aria-hidden="true">{isRight ? '✓' : ''}</span>
          <div>
            {isRight && <span className="unseen">Right: </span>}
            <SafeHtml html={html} />
            {why !== '' && <SafeHtml className="small" html={why} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Whose({ content }: Of<'whose'>) {
  const parts = [
    ['aws', content.awsPart],
    ['customer', content.customerPart],
  ] as const
  return (
    <>
      <OwnerPill owner={content.owner} />
      {content.owner === 'shared' &&
        parts.map(([owner, html]) => (
          <div key={owner} className="card-view-part">
            <OwnerPill owner={owner} />
            <SafeHtml html={html} />
          </div>
        ))}
    </>
  )
}

/** The back stands below its front where it begins with it, and on its own otherwise. */
function Imported({ content }: Of<'html'>) {
  return (
    <div className="card-view">
      <div className="card-view-front">
        <CardSide title="Front of the card" content={content} html={content.front} />
        <CardRemarks warnings={content.warnings} />
      </div>
      <div className="card-view-back">
        <CardSide title="Back of the card" content={content} html={backOf(content)} />
      </div>
    </div>
  )
}

/** Most backs begin with a line below the front; here one stands there already. */
function backOf({ rest, back }: Extract<Content, { kind: 'html' }>): string {
  return rest === null ? back : rest.replace(/^\s*(?:<br\s*\/?>\s*)*<hr\b[^<>]*>/i, '')
}

import type { Content } from '../../../electron/contract/review.ts'
import { correctedHtml, inserted, struck } from '../../app/notes/error-marks.ts'
import { SafeHtml } from '../../app/notes/SafeHtml.tsx'
import { OwnerPill, ownerName } from '../../ui/OwnerPill.tsx'
import { Verdict } from '../../ui/Verdict.tsx'
import { type Given, ownerAnswer } from './answer-words.ts'
import { hasSound, ImportedBack } from './ImportedSide.tsx'
import { lengthOfHtml } from './question-size.ts'
import { TypedVerdict } from './TypedVerdict.tsx'

type Of<Kind extends Content['kind']> = { content: Extract<Content, { kind: Kind }>; given: Given }

/** Longer than this, in characters, an answer is text to read and no longer a headline. */
const HEADLINE_LENGTH = 160

/** What the answer says, by kind of card. */
export function AnswerByKind({
  content,
  given,
  replays,
}: {
  content: Content
  given: Given
  replays: number
}) {
  switch (content.kind) {
    case 'basic':
      return <Big html={content.answer} />
    case 'cloze':
      return <SafeHtml className="big big-cloze" html={content.answer} side="revealed" />
    case 'typed':
      return <TypedVerdict content={content} typed={given.typed} />
    case 'choice':
      // The options themselves say it.
      return null
    case 'whose':
      return <WhoseAnswer content={content} given={given} />
    case 'error':
      return <Corrected content={content} />
    case 'html':
      return (
        <ImportedBack content={content} typed={given.typed} playing={hasSound(content) ? replays + 1 : 0} />
      )
  }
}

/** A short answer stands large; a long one is text. */
function Big({ html }: { html: string }) {
  return <SafeHtml className={lengthOfHtml(html) > HEADLINE_LENGTH ? 'big big-text' : 'big'} html={html} />
}

function WhoseAnswer({ content, given }: Of<'whose'>) {
  return (
    <>
      <div className="whose-line">
        <OwnerPill owner={content.owner} />
        {given.owner !== null && (
          <Verdict isRight={given.owner === content.owner}>
            {given.owner === content.owner ? 'Right' : `Wrong: you said ${ownerName[given.owner]}`}
          </Verdict>
        )}
      </div>
      <p className="big">{ownerAnswer[content.owner]}</p>
      {content.owner === 'shared' && (
        <dl className="halves">
          <Half owner="aws" html={content.awsPart} />
          <Half owner="customer" html={content.customerPart} />
        </dl>
      )}
    </>
  )
}

function Half({ owner, html }: { owner: 'aws' | 'customer'; html: string }) {
  if (html === '') return null
  return (
    <div className={`half owner-${owner}`}>
      <dt>
        <OwnerPill owner={owner} />
      </dt>
      <dd>
        <SafeHtml html={html} />
      </dd>
    </div>
  )
}

function Corrected({ content }: Pick<Of<'error'>, 'content'>) {
  const whole = correctedHtml(content.statement, content.error, content.correction)
  if (whole !== null) return <SafeHtml className="big big-error" html={whole} />
  return (
    <div className="big big-error">
      <SafeHtml html={struck(content.error)} />
      <SafeHtml html={inserted(content.correction)} />
    </div>
  )
}

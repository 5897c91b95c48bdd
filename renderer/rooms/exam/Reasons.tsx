import type { Letter, OpenQuestion, Reveal } from '../../../electron/contract/exam-attempt.ts'
import { demarc } from '../../app/client.ts'
import { SafeHtml } from '../../app/notes/SafeHtml.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { SourceLink } from '../../ui/SourceLink.tsx'

type Props = {
  question: Pick<OpenQuestion, 'options'>
  reveal: Pick<Reveal, 'right' | 'isRight' | 'whys' | 'reason' | 'source'>
  chosen: readonly Letter[]
}

/** Every option with what it is and why, the reason of the whole, and its source. */
export function Reasons({ question, reveal, chosen }: Props) {
  const { right, whys, reason, source } = reveal
  return (
    <>
      <p className={reveal.isRight ? 'exam-verdict exam-good' : 'exam-verdict exam-bad'} aria-live="polite">
        {verdictOf(reveal, chosen)}
      </p>
      <ol className="exam-options">
        {question.options.map(({ letter, html }) => {
          const isRight = right.includes(letter)
          const isChosen = chosen.includes(letter)
          return (
            <li key={letter} className="exam-option exam-judged" data-chosen={isChosen} data-right={isRight}>
              <span className="exam-sign" aria-hidden="true">
                {isRight ? '✓' : '✗'}
              </span>
              <Kbd keys={letter} />
              <div>
                <span className="unseen">{letter}: </span>
                <SafeHtml html={html} as="span" />
                <p className="exam-why">
                  <b>{isRight ? 'Right' : 'Wrong'}</b>
                  {isChosen && <span className="exam-yours">your choice</span>}
                  <SafeHtml html={whys[letter] ?? ''} as="span" />
                </p>
              </div>
            </li>
          )
        })}
      </ol>
      {reason !== '' && <SafeHtml html={reason} className="exam-reason" />}
      {source !== null && (
        <p className="small">
          Source:{' '}
          <SourceLink url={source.url} onOpen={url => void demarc.app.openSource({ url })}>
            {source.title}
          </SourceLink>
        </p>
      )}
    </>
  )
}

/** `Right: B`, `Wrong: you chose A; right: B and C`, `Unanswered; right: B`. */
export function verdictOf({ right, isRight }: Props['reveal'], chosen: readonly Letter[]): string {
  if (isRight) return `Right: ${listed(right)}`
  if (chosen.length === 0) return `Unanswered; right: ${listed(right)}`
  return `Wrong: you chose ${listed([...chosen].sort())}; right: ${listed(right)}`
}

function listed(letters: readonly string[]): string {
  return letters.length < 2 ? (letters[0] ?? '') : `${letters.slice(0, -1).join(', ')} and ${letters.at(-1)}`
}

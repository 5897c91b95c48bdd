import type { Letter, OpenQuestion, Reveal } from '../../../electron/contract/exam-attempt.ts'
import { demarc } from '../../app/client.ts'
import { JudgedOptions } from '../../app/notes/JudgedOptions.tsx'
import { SafeHtml } from '../../app/notes/SafeHtml.tsx'
import { SourceLink } from '../../ui/SourceLink.tsx'
import { Verdict } from '../../ui/Verdict.tsx'
import { listed } from '../../ui/words.ts'

type Props = {
  question: Pick<OpenQuestion, 'options'>
  reveal: Pick<Reveal, 'right' | 'isRight' | 'whys' | 'reason' | 'source'>
  chosen: readonly Letter[]
}

/** Every option with what it is and why, the reason of the whole, and its source. */
export function Reasons({ question, reveal, chosen }: Props) {
  const { right, whys, reason, source } = reveal
  const options = question.options.map(({ letter, html }) => ({
    letter,
    html,
    why: whys[letter] ?? '',
    isRight: right.includes(letter),
    isChosen: chosen.includes(letter),
  }))
  return (
    <>
      <div className="exam-verdict" aria-live="polite">
        <Verdict isRight={reveal.isRight}>{verdictOf(reveal, chosen)}</Verdict>
      </div>
      <JudgedOptions options={options} />
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
function verdictOf({ right, isRight }: Props['reveal'], chosen: readonly Letter[]): string {
  if (isRight) return `Right: ${listed(right)}`
  if (chosen.length === 0) return `Unanswered; right: ${listed(right)}`
  return `Wrong: you chose ${listed([...chosen].sort())}; right: ${listed(right)}`
}

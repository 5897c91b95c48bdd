import type { Owner } from '../../../electron/contract/core.ts'
import type { ShownCard } from '../../../electron/contract/review.ts'
import { SafeHtml } from '../../app/notes/SafeHtml.tsx'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { OwnerShape, ownerName } from '../../ui/OwnerPill.tsx'
import { type Given, isTypedContent } from './answer-words.ts'
import { BeforeOptions, Options } from './Options.tsx'
import type { ReviewActions } from './review-session.ts'
import { TypedInput } from './TypedInput.tsx'
import './attempt.css'

type Props = {
  review: ReviewActions
  card: ShownCard
  given: Given
  isHintShown: boolean
  isBeforeOptions: boolean
}

/** What can be done before the answer is shown: type, choose, say whose it is, or ask for the hint. */
export function Attempt({ review, card, given, isHintShown, isBeforeOptions }: Props) {
  const { content, hint } = card
  const isTyped = isTypedContent(content)
  return (
    <>
      {isTyped && <TypedInput review={review} typed={given.typed} />}
      {content.kind === 'choice' &&
        (isBeforeOptions ? (
          <BeforeOptions content={content} />
        ) : (
          <Options review={review} content={content} chosen={given.chosen} />
        ))}
      {content.kind === 'whose' && <OwnerButtons review={review} />}
      {hint !== '' && <Hint review={review} hint={hint} isShown={isHintShown} isTyped={isTyped} />}
    </>
  )
}

const owners: readonly [Owner, string][] = [
  ['aws', 'A'],
  ['shared', 'S'],
  ['customer', 'C'],
]

function OwnerButtons({ review }: { review: ReviewActions }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div className="owner-buttons" role="group" aria-label="Whose is it?">
      {owners.map(([owner, key]) => (
        <button
          key={owner}
          type="button"
          className={`owner-button owner-${owner}`}
          onClick={() => review.sayOwner(owner)}
        >
          <OwnerShape owner={owner} />
          {ownerName[owner]}
          <Kbd keys={key} />
        </button>
      ))}
    </div>
  )
}

type HintProps = { review: ReviewActions; hint: string; isShown: boolean; isTyped: boolean }

/** Where letters are typed, no letter can be its key. */
function Hint({ review, hint, isShown, isTyped }: HintProps) {
  return (
    <div className="hint" aria-live="polite">
      {isShown ? (
        <p className="hint-text">
          <b>Hint</b> <SafeHtml html={hint} as="span" />
        </p>
      ) : (
        <Button
          look="quiet"
          className="hint-button"
          {...(isTyped ? {} : { keys: 'H' })}
          onClick={review.showHint}
        >
          Show hint
        </Button>
      )}
    </div>
  )
}

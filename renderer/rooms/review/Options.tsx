import type { Content } from '../../../electron/contract/review.ts'
import { JudgedOptions } from '../../app/notes/JudgedOptions.tsx'
import { SafeHtml } from '../../app/notes/SafeHtml.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Verdict } from '../../ui/Verdict.tsx'
import { listed, numberWord } from '../../ui/words.ts'
import { isChoiceRight, rightLetters } from './answer-words.ts'
import type { ReviewActions } from './review-session.ts'
import '../../app/notes/options.css'

type Choice = Extract<Content, { kind: 'choice' }>
/** Stands in place of the options: an answer found without them is remembered better than one recognised. */
export function BeforeOptions({ content }: { content: Choice }) {
  return (
    <p id="review-task" className="options-task">
      Answer it in your head
      {content.choose > 1 && (
        <>
          : <b>{numberWord(content.choose)}</b> options will be right
        </>
      )}
      .
    </p>
  )
}

type Props = { review: ReviewActions; content: Choice; chosen: readonly number[] }

/** The options of a choice question: one of them, or several when the question says so. */
export function Options({ review, content, chosen }: Props) {
  const isOne = content.choose === 1
  return (
    <>
      <p id="review-task" className="options-task">
        Choose <b>{numberWord(content.choose)}</b>.
      </p>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a name */}
      <div
        id="review-options"
        className="options"
        role={isOne ? 'radiogroup' : 'group'}
        aria-labelledby="review-question review-task"
      >
        {content.options.map((option, place) => (
          <label key={option.letter} className="option" data-chosen={chosen.includes(place)}>
            <input
              type={isOne ? 'radio' : 'checkbox'}
              name="review-option"
              className={isOne ? 'check check-one' : 'check'}
              checked={chosen.includes(place)}
              // A chosen radio has no more use for Space; it shows the answer then.
              data-command={isOne && chosen.includes(place) ? 'review.show-answer' : undefined}
              onChange={() => review.chooseOption(place)}
              onKeyDown={event => {
                if (event.key !== 'Enter' || event.repeat) return
                event.preventDefault()
                review.showAnswer()
              }}
            />
            <Kbd keys={option.letter} />
            <SafeHtml html={option.html} as="span" />
          </label>
        ))}
      </div>
    </>
  )
}

/** The options with what each is and why. They stand where they stood before. */
export function AnsweredOptions({ content, chosen }: { content: Choice; chosen: readonly number[] }) {
  return (
    <>
      <div className="options-task">
        <ChoiceVerdict content={content} chosen={chosen} />
      </div>
      <JudgedOptions
        options={content.options.map((option, place) => ({ ...option, isChosen: chosen.includes(place) }))}
      />
    </>
  )
}

/** Stands where the task stood, so that the options keep their place. */
function ChoiceVerdict({ content: { options }, chosen }: { content: Choice; chosen: readonly number[] }) {
  if (chosen.length === 0) return <>Right: {rightLetters(options)}</>
  const isRight = isChoiceRight(options, chosen)
  const yours = listed(options.filter((_, place) => chosen.includes(place)).map(option => option.letter))
  return (
    <Verdict isRight={isRight}>
      {isRight ? `Right: ${yours}` : `Wrong: you chose ${yours}; right: ${rightLetters(options)}`}
    </Verdict>
  )
}

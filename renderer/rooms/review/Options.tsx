import type { ChoiceOption, Content } from '../../../electron/contract/review.ts'
import { SafeHtml } from '../../app/notes/SafeHtml.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { isChoiceRight, listed, numberWord, rightLetters } from './answer-words.ts'
import type { ReviewActions } from './review-session.ts'
import { Verdict } from './Verdict.tsx'
import './options.css'

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
export function JudgedOptions({ content, chosen }: { content: Choice; chosen: readonly number[] }) {
  return (
    <>
      <div className="options-task">
        <ChoiceVerdict content={content} chosen={chosen} />
      </div>
      <ol className="options options-judged">
        {content.options.map((option, place) => (
          <JudgedOption key={option.letter} option={option} isChosen={chosen.includes(place)} />
        ))}
      </ol>
    </>
  )
}

function JudgedOption({ option, isChosen }: { option: ChoiceOption; isChosen: boolean }) {
  return (
    <li className="option" data-chosen={isChosen} data-right={option.isRight}>
      <span className="option-sign" aria-hidden="true">
        {option.isRight ? '✓' : '✗'}
      </span>
      <Kbd keys={option.letter} />
      <div className="option-words">
        <span className="unseen">{option.letter}: </span>
        <SafeHtml html={option.html} as="span" />
        <p className="option-why">
          <b>{option.isRight ? 'Right' : 'Wrong'}</b>
          {isChosen && <span className="option-yours">your choice</span>}
          {option.why !== '' && <SafeHtml html={option.why} as="span" />}
        </p>
      </div>
    </li>
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

import type { ChoiceOption, Content } from '../../../electron/contract/review.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { numberWord } from './answer-words.ts'
import type { ReviewActions } from './review-session.ts'
import { SafeHtml } from './SafeHtml.tsx'
import './options.css'

type Choice = Extract<Content, { kind: 'choice' }>
type Props = { review: ReviewActions; content: Choice; chosen: readonly number[] }

/** The options of a choice question: one of them, or several when the question says so. */
export function Options({ review, content, chosen }: Props) {
  const isOne = content.choose === 1
  return (
    <fieldset className="options" aria-describedby="review-question">
      <legend className="options-task">
        Choose <b>{numberWord(content.choose)}</b>.
      </legend>
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
    </fieldset>
  )
}

/** The options with what each is and why. They stand where they stood before. */
export function JudgedOptions({ content, chosen }: { content: Choice; chosen: readonly number[] }) {
  return (
    <>
      <p className="options-task">
        {content.choose === 1 ? 'One is right.' : `${capital(numberWord(content.choose))} are right.`}
      </p>
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

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

import { Strikethrough } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Letter } from '../../../electron/contract/exam-attempt.ts'
import { SafeHtml } from '../../app/notes/SafeHtml.tsx'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { numberWord } from '../../ui/words.ts'
import { Reasons } from './Reasons.tsx'
import type { SittingActions } from './sitting-session.ts'
import { confidences, isAnswered, type OpenQuestion, questionOf, type SittingState } from './sitting-state.ts'
import '../../app/notes/options.css'

type Props = { sitting: SittingActions; state: SittingState }

/** One question with its options. Give it the question's position as key, so that each begins at its top. */
export function QuestionView({ sitting, state }: Props) {
  const question = questionOf(state)
  const { position, attempt } = state
  const heading = useRef<HTMLHeadingElement>(null)
  // The eye and the screen reader begin at the question, wherever the last one was left.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <article className="sitting-question">
      <div className="sitting-page">
        <p className="small">
          Question {position} of {attempt.questions.length}
          {question.context !== '' && ` · ${question.context}`}
        </p>
        <h2 ref={heading} id="sitting-stem" className="sitting-stem" tabIndex={-1}>
          <SafeHtml html={question.stem} as="span" />
        </h2>
        {question.revealed === null ? (
          <>
            <p id="sitting-task" className="sitting-task">
              Choose <b>{numberWord(question.choose)}</b>.
            </p>
            <Options sitting={sitting} question={question} />
            <Sure sitting={sitting} question={question} />
            {attempt.mode === 'practice' && (
              <p className="sitting-reveal">
                <Button keys="W" disabled={!isAnswered(question)} onClick={() => void sitting.reveal()}>
                  Show answer
                </Button>
                {!isAnswered(question) && <span className="small">once the question is answered</span>}
              </p>
            )}
          </>
        ) : (
          <Reasons question={question} reveal={question.revealed} chosen={question.chosen} />
        )}
      </div>
    </article>
  )
}

function Options({ sitting, question }: { sitting: SittingActions; question: OpenQuestion }) {
  const isOne = question.choose === 1
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a name
    <div
      className="options"
      role={isOne ? 'radiogroup' : 'group'}
      aria-labelledby="sitting-stem sitting-task"
    >
      {question.options.map(({ letter, html }) => (
        <Option
          key={letter}
          sitting={sitting}
          letter={letter}
          html={html}
          isOne={isOne}
          isChosen={question.chosen.includes(letter)}
          isStruck={question.struck.includes(letter)}
        />
      ))}
    </div>
  )
}

type OptionProps = {
  sitting: SittingActions
  letter: Letter
  html: string
  isOne: boolean
  isChosen: boolean
  isStruck: boolean
}

function Option({ sitting, letter, html, isOne, isChosen, isStruck }: OptionProps) {
  return (
    <div className="exam-option">
      <label className="option" data-chosen={isChosen} data-struck={isStruck}>
        <input
          type={isOne ? 'radio' : 'checkbox'}
          name="exam-option"
          className={isOne ? 'check check-one' : 'check'}
          checked={isChosen}
          onChange={() => sitting.choose(letter)}
        />
        <Kbd keys={letter} />
        <SafeHtml html={html} as="span" />
      </label>
      <button
        type="button"
        className="exam-strike"
        aria-pressed={isStruck}
        aria-label={`Strike out ${letter}`}
        title={`Strike out (Shift ${letter})`}
        onClick={() => sitting.strike(letter)}
      >
        <Strikethrough size={16} strokeWidth={1.7} aria-hidden="true" />
      </button>
    </div>
  )
}

function Sure({ sitting, question }: { sitting: SittingActions; question: OpenQuestion }) {
  return (
    <fieldset className="sitting-sure">
      <legend className="small">How sure?</legend>
      {confidences.map(({ value, label, key }) => (
        <Button
          key={value}
          look={question.confidence === value ? 'plain' : 'quiet'}
          aria-pressed={question.confidence === value}
          title={`Key ${key}`}
          onClick={() => sitting.feel(value)}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  )
}

import { Kbd } from '../../ui/Kbd.tsx'
import { SafeHtml } from './SafeHtml.tsx'
import './options.css'

/** An option when everything is said about it. Texts are a note's HTML. */
export type JudgedOption = {
  letter: string
  html: string
  /** Why it is right or wrong; '' where nobody says. */
  why: string
  isRight: boolean
  isChosen: boolean
}

/** The options with what each is and why. They stand where they stood before. */
export function JudgedOptions({ options }: { options: readonly JudgedOption[] }) {
  return (
    <ol className="options">
      {options.map(option => (
        <Judged key={option.letter} option={option} />
      ))}
    </ol>
  )
}

function Judged({ option: { letter, html, why, isRight, isChosen } }: { option: JudgedOption }) {
  return (
    <li className="option" data-chosen={isChosen} data-right={isRight}>
      <span className="option-sign" aria-hidden="true">
        {isRight ? '✓' : '✗'}
      </span>
      <Kbd keys={letter} />
      <div className="option-words">
        <span className="unseen">{letter}: </span>
        <SafeHtml html={html} as="span" />
        <p className="option-why">
          <b>{isRight ? 'Right' : 'Wrong'}</b>
          {isChosen && <span className="option-yours">your choice</span>}
          {why !== '' && <SafeHtml html={why} as="span" />}
        </p>
      </div>
    </li>
  )
}

import { useMemo } from 'react'
import type { Content } from '../../../electron/contract/review.ts'
import { Verdict } from '../../ui/Verdict.tsx'
import { compareTyped, type DiffPart } from './typed-diff.ts'
import './typed-verdict.css'

type Props = { content: Extract<Content, { kind: 'typed' }>; typed: string }

/** What was typed, character by character against what was wanted, and the term itself. */
export function TypedVerdict({ content, typed }: Props) {
  const { term, accepted } = content
  const verdict = useMemo(() => compareTyped(typed, [term, ...accepted]), [typed, term, accepted])
  const others = accepted.filter(spelling => spelling !== term)
  return (
    <>
      {!verdict.isEmpty && (
        <>
          <Verdict isRight={verdict.isRight}>{verdict.isRight ? 'Right' : 'Wrong'}</Verdict>
          {!verdict.isRight && <Diff parts={verdict.parts} />}
        </>
      )}
      <p className="big" dir="auto">
        {term}
      </p>
      {others.length > 0 && <p className="also-accepted">Also accepted: {others.join(', ')}</p>}
    </>
  )
}

/** The typed words with what is wrong struck out and what is missing put in; both are told, not only coloured. */
function Diff({ parts }: { parts: readonly DiffPart[] }) {
  const has = (is: DiffPart['is']) => parts.some(part => part.is === is)
  return (
    <div className="typed-diff">
      <p className="typed-diff-text" dir="auto">
        {parts.map((part, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one comparison never change places
          <Part key={place} part={part} />
        ))}
      </p>
      <p className="typed-diff-key" aria-hidden="true">
        {has('wrong') && (
          <span>
            <del>struck out</del> wrong
          </span>
        )}
        {has('missing') && (
          <span>
            <ins>underlined</ins> missing
          </span>
        )}
      </p>
    </div>
  )
}

function Part({ part }: { part: DiffPart }) {
  if (part.is === 'same') return part.text
  const Tag = part.is === 'wrong' ? 'del' : 'ins'
  return (
    <Tag>
      <span className="unseen"> {part.is}: </span>
      {part.text}
      <span className="unseen">, </span>
    </Tag>
  )
}

import type { ReactNode } from 'react'
import './verdict.css'

/** Right or wrong, by sign, word and colour. */
export function Verdict({ isRight, children }: { isRight: boolean; children: ReactNode }) {
  return (
    <p className="verdict" data-right={isRight}>
      <span aria-hidden="true">{isRight ? '✓' : '✗'}</span> {children}
    </p>
  )
}

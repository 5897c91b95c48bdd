import { Check, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { demarc } from '../../app/client.ts'
import { SafeHtml } from '../../app/notes/SafeHtml.tsx'
import { Button } from '../../ui/Button.tsx'
import { OwnerPill, ownerName } from '../../ui/OwnerPill.tsx'
import { SourceLink } from '../../ui/SourceLink.tsx'
import type { DrillActions } from './drill-session.ts'
import type { Outcome } from './drill-state.ts'
import { countedAs } from './drill-words.ts'

/** Whether the placement was right, why, and what it counted as. */
export function Verdict({ outcome, drill }: { outcome: Outcome; drill: DrillActions }) {
  const { said, placed } = outcome
  const { isRight, owner, source } = placed
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => next.current?.focus({ preventScroll: true }), [])
  return (
    <section className="outcome" aria-label="Answer">
      <p className="outcome-head">
        <span className={isRight ? 'outcome-right' : 'outcome-wrong'}>
          {isRight ? <Check size={18} aria-hidden /> : <X size={18} aria-hidden />}
          {isRight ? 'Right' : `Not ${ownerName[said]}`}
        </span>
        <OwnerPill owner={owner} />
      </p>
      <SafeHtml className="outcome-reason" html={placed.reason} />
      {placed.customerPart !== '' && (
        <p className="outcome-part">
          <b>Customer:</b> <SafeHtml as="span" html={placed.customerPart} />
        </p>
      )}
      {placed.awsPart !== '' && (
        <p className="outcome-part">
          <b>AWS:</b> <SafeHtml as="span" html={placed.awsPart} />
        </p>
      )}
      <p className="small">
        {countedAs(placed)}
        {source && (
          <>
            {' · '}
            <SourceLink url={source.url} onOpen={url => void demarc.app.openSource({ url })}>
              {source.title}
            </SourceLink>
          </>
        )}
      </p>
      <Button ref={next} look="primary" keys="Space" data-command="drill.next" onClick={drill.next}>
        Next
      </Button>
    </section>
  )
}

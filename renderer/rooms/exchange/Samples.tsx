import { useState } from 'react'
import type { Look } from '../../../electron/contract/exchange.ts'
import { CardView } from '../../app/notes/CardView.tsx'
import { Button } from '../../ui/Button.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { deckWords, figure } from '../../ui/words.ts'

const SHOWN = 4

const becomes = {
  added: 'new',
  updated: 'to update',
  unchanged: 'unchanged',
  conflicting: 'in conflict',
  skipped: 'left out',
} as const

/** Some notes as their first card will look. */
export function Samples({ sample }: { sample: Look['sample'] }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? sample : sample.slice(0, SHOWN)
  return (
    <Panel title="Some of its cards" className="samples">
      <div className="samples-cards">
        {shown.map(({ guid, noteType, deck, becomes: what, content }) => (
          <article key={guid} aria-label={`Card, ${becomes[what]}`}>
            <p className="small">
              {deckWords(deck)} · {noteType} · {becomes[what]}
            </p>
            <CardView content={content} />
          </article>
        ))}
      </div>
      {shown.length < sample.length && (
        <Button look="quiet" onClick={() => setWhole(true)}>
          {figure(sample.length - shown.length)} more cards
        </Button>
      )}
    </Panel>
  )
}

import type { CardStrength } from '../../../electron/contract/map.ts'
import { counted, percent } from '../../ui/words.ts'
import { cardsInWords, strengthInWords, strengthOf } from './strength.ts'

/** More cards than these are drawn as their figures alone. */
const MOST = 24

/** How well a region's cards are known: a glass a card, filled as far as it would be recalled now. */
export function Strengths({ cards, isGeneral }: { cards: readonly CardStrength[]; isGeneral: boolean }) {
  const strength = strengthOf(cards)
  const words = strengthInWords(strength)
  return (
    <>
      <p className="strengths-title">{cardsInWords(cards.length, isGeneral)}</p>
      {cards.length > 0 && (
        <>
          <div
            className="strengths"
            role="img"
            aria-label={`Recall of ${counted(cards.length, 'card')}: ${words}`}
          >
            {cards.slice(0, MOST).map(({ cardId, retrievability }) => (
              <i
                key={cardId}
                data-new={retrievability === null || undefined}
                title={retrievability === null ? 'new' : percent(retrievability)}
                style={{ '--recall': `${Math.round((retrievability ?? 0) * 100)}%` }}
              />
            ))}
          </div>
          <p className="small">
            {words}
            {strength.recall !== null && ` · ${percent(strength.recall)} recalled now`}
          </p>
        </>
      )}
    </>
  )
}

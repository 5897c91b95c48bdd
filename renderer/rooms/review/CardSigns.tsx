import { Flag, Repeat, Star, TriangleAlert } from 'lucide-react'
import { flagNames } from './answer-words.ts'

type Props = { flag: number; isMarked: boolean; isLeech: boolean; wrong: string | null }

/** What the user or the app has noted about a card. Flags are drawn in ink: colours say whose a duty is. */
export function CardSigns({ flag, isMarked, isLeech, wrong }: Props) {
  if (flag === 0 && !isMarked && !isLeech && wrong === null) return null
  return (
    <ul className="card-signs" aria-label="Noted about this card">
      {flag > 0 && (
        <li>
          <Flag size={13} strokeWidth={2} aria-hidden /> Flag {flag}, {flagNames[flag]?.toLowerCase()}
        </li>
      )}
      {isMarked && (
        <li>
          <Star size={13} strokeWidth={2} fill="currentColor" aria-hidden /> Marked
        </li>
      )}
      {isLeech && (
        <li title="This card has been forgotten again and again. A better wording may help.">
          <Repeat size={13} strokeWidth={2} aria-hidden /> Leech
        </li>
      )}
      {wrong !== null && (
        <li title={wrong}>
          <TriangleAlert size={13} strokeWidth={2} aria-hidden /> Reported
        </li>
      )}
    </ul>
  )
}

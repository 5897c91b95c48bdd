import type { Session } from '../../../electron/contract/review.ts'
import { runCommand } from '../../app/commands.ts'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { flagWords } from './answer-words.ts'
import { reviewCommands } from './commands.ts'
import type { ReviewActions } from './review-session.ts'

/** The commands of the menu in its order; a dash draws a line. */
const order = [
  ...[
    'review.edit',
    'review.info',
    '-',
    'review.mark',
    'review.flag',
    '-',
    'review.bury-card',
    'review.bury-note',
  ],
  ...['review.suspend-card', 'review.suspend-note', '-', 'review.report', '-', 'app.redo'],
]

/** What the menu of the room offers now. */
export function menuOf(review: ReviewActions, session: Session | null): MenuEntry[] {
  const card = session?.card ?? null
  const entries = order.flatMap((id, index): MenuEntry[] => {
    const command = reviewCommands.find(candidate => candidate.id === id)
    if (command === undefined) return []
    return [
      {
        id,
        label: labelOf(id, command.label, session),
        keys: command.keys[0],
        isDisabled: command.when?.(review) === false || (id === 'app.redo' && session?.journal.redo == null),
        hasLineAbove: order[index - 1] === '-',
        isChecked: id === 'review.mark' ? (card?.isMarked ?? false) : undefined,
        run: () => command.run(review),
      },
    ]
  })
  const shortcuts = { id: 'app.shortcuts', label: 'Keyboard shortcuts', keys: '?' }
  return [...entries, { ...shortcuts, run: () => void runCommand(shortcuts.id) }]
}

function labelOf(id: string, label: string, session: Session | null): string {
  if (id === 'app.redo' && session?.journal.redo != null) return `Redo: ${session.journal.redo}`
  if (id === 'review.flag' && session?.card?.flag) return `${flagWords(session.card.flag)} …`
  if (id === 'review.flag') return 'Flag card …'
  return label
}

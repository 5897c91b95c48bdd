import type { Grade, Owner } from '../../../electron/contract/core.ts'
import type { Command } from '../../app/commands.ts'
import { flagNames } from './answer-words.ts'
import type { ReviewActions } from './review-session.ts'
import { cardOf, isBeforeOptions, stageOf } from './review-state.ts'

type ReviewCommand = Command<ReviewActions>
type When = (on: ReviewActions) => boolean

const hasCard: When = on => cardOf(on.state.get()) !== null
const isQuestion: When = on => hasCard(on) && !on.state.get().isAnswerShown
const asksBeforeOptions: When = on => isBeforeOptions(on.state.get())
const isAnswer: When = on => hasCard(on) && on.state.get().isAnswerShown
const asksFor =
  (kind: 'choice' | 'whose'): When =>
  on =>
    isQuestion(on) && !asksBeforeOptions(on) && cardOf(on.state.get())?.content.kind === kind

const grades: [Grade, string][] = [
  [1, 'Again'],
  [2, 'Hard'],
  [3, 'Good'],
  [4, 'Easy'],
]

const gradeCommands: ReviewCommand[] = grades.map(([grade, word]) => ({
  id: `review.grade-${word.toLowerCase()}`,
  label: `Grade ${word}`,
  keys: [String(grade)],
  when: isAnswer,
  run: on => void on.grade(grade),
}))

const optionCommands: ReviewCommand[] = [...'ABCDEF'].map((letter, place) => ({
  id: `review.choose-${letter.toLowerCase()}`,
  label: `Choose option ${letter}`,
  fold: 'Choose an option, A to F',
  keys: [letter, String(place + 1)],
  when: on => {
    const content = cardOf(on.state.get())?.content
    return asksFor('choice')(on) && content?.kind === 'choice' && place < content.options.length
  },
  run: on => on.chooseOption(place),
  isKeyOnly: true,
}))

const owners: [Owner, string, string][] = [
  ['aws', 'AWS', 'A'],
  ['shared', 'Shared', 'S'],
  ['customer', 'Customer', 'C'],
]

const ownerCommands: ReviewCommand[] = owners.map(([owner, word, key]) => ({
  id: `review.say-${owner}`,
  label: `Say ${word}`,
  keys: [key],
  when: asksFor('whose'),
  run: on => on.sayOwner(owner),
  isKeyOnly: true,
}))

const flagCommands: ReviewCommand[] = [1, 2, 3, 4, 5, 6, 7].map(flag => ({
  id: `review.flag-${flag}`,
  label: `Flag ${flag}, ${flagNames[flag]?.toLowerCase()}`,
  keys: [`Ctrl+${flag}`],
  fold: 'Flag card, 1 to 7',
  when: hasCard,
  run: on => void on.flag(flag),
  isForFields: true,
}))

/** The focus lies on the grades, outside of the card; these scroll it all the same. */
const scrollCommands: ReviewCommand[] = (
  [
    ['review.scroll-down', 'Scroll down', ['PageDown', 'ArrowDown'], 1],
    ['review.scroll-up', 'Scroll up', ['PageUp', 'ArrowUp'], -1],
  ] as const
).flatMap(([id, label, [page, arrow], way]) => [
  scrollCommand(`${id}-page`, `${label} a page`, page, way * 0.8),
  scrollCommand(id, label, arrow, way * 0.12),
])

function scrollCommand(id: string, label: string, key: string, heights: number): ReviewCommand {
  return {
    id,
    label,
    keys: [key],
    when: on => hasCard(on) && !(document.activeElement instanceof HTMLInputElement),
    run: on => on.scroll(heights),
    isRepeatable: true,
    isKeyOnly: true,
  }
}

/** Everything the keyboard can do while revising; the keys are Anki's. The first that can be done is done. */
export const reviewCommands: readonly ReviewCommand[] = [
  {
    id: 'review.show-options',
    label: 'Show options',
    keys: ['Space', 'Enter'],
    when: asksBeforeOptions,
    run: on => on.showOptions(),
  },
  {
    id: 'review.show-answer',
    label: 'Show answer',
    keys: ['Space', 'Enter'],
    when: isQuestion,
    run: on => on.showAnswer(),
  },
  {
    id: 'review.grade-as-usual',
    label: 'Grade Good, or Again after a wrong answer',
    keys: ['Space', 'Enter'],
    when: isAnswer,
    run: on => void on.gradeAsUsual(),
    isKeyOnly: true,
  },
  {
    id: 'review.learn-ahead',
    label: 'Learn ahead',
    keys: ['Space', 'Enter'],
    when: on => stageOf(on.state.get()) === 'waiting',
    run: on => void on.learnAhead(),
  },
  {
    id: 'review.finish',
    label: 'Back to Today',
    keys: ['Space', 'Enter'],
    when: on => stageOf(on.state.get()) === 'finished',
    run: on => on.leave(),
    isKeyOnly: true,
  },
  // Signs before digits: a digit is also known by its place on the keyboard, where a sign may stand too.
  { id: 'review.mark', label: 'Mark note', keys: ['*'], when: hasCard, run: on => void on.mark() },
  { id: 'review.bury-card', label: 'Bury card', keys: ['-'], when: hasCard, run: on => void on.bury('card') },
  { id: 'review.bury-note', label: 'Bury note', keys: ['='], when: hasCard, run: on => void on.bury('note') },
  {
    id: 'review.suspend-card',
    label: 'Suspend card',
    keys: ['@'],
    when: hasCard,
    run: on => void on.suspend('card'),
  },
  {
    id: 'review.suspend-note',
    label: 'Suspend note',
    keys: ['!'],
    when: hasCard,
    run: on => void on.suspend('note'),
  },
  ...gradeCommands,
  ...optionCommands,
  ...ownerCommands,
  // The app's own undo gives way to these while the room is on screen.
  { id: 'app.undo', label: 'Undo', keys: ['Ctrl+Z'], run: on => void on.undo() },
  { id: 'app.redo', label: 'Redo', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], run: on => void on.redo() },
  {
    id: 'review.hint',
    label: 'Show hint',
    keys: ['H'],
    when: on => isQuestion(on) && cardOf(on.state.get())?.hint !== '',
    run: on => on.showHint(),
  },
  {
    id: 'review.replay',
    label: 'Replay audio',
    keys: ['R'],
    when: on => cardOf(on.state.get())?.content.kind === 'html',
    run: on => on.replay(),
  },
  { id: 'review.edit', label: 'Edit note', keys: ['E'], when: hasCard, run: on => on.open('edit') },
  { id: 'review.info', label: 'Card info', keys: ['I'], when: hasCard, run: on => on.open('info') },
  {
    id: 'review.report',
    label: 'Report something wrong',
    keys: [],
    when: hasCard,
    run: on => on.open('report'),
  },
  { id: 'review.flag', label: 'Flag card', keys: [], when: hasCard, run: on => on.open('flag') },
  ...flagCommands,
  ...scrollCommands,
  {
    id: 'review.leave',
    label: 'Back to Today',
    keys: ['Escape'],
    run: on => on.leave(),
    isForFields: true,
  },
]

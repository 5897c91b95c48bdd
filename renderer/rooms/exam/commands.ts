import type { Letter } from '../../../electron/contract/exam-attempt.ts'
import type { Command } from '../../app/commands.ts'
import type { SittingActions } from './sitting-session.ts'
import { confidences, questionOf } from './sitting-state.ts'

type SittingCommand = Command<SittingActions>

const isQuestion = ({ state }: SittingActions) =>
  !state.get().isReviewing && !state.get().isEnding && !state.get().isPaused
const isReviewing = ({ state }: SittingActions) => state.get().isReviewing && !state.get().isEnding
const isPractice = ({ state }: SittingActions) => state.get().attempt.mode === 'practice'
const has = (letter: Letter) => (on: SittingActions) =>
  isQuestion(on) && questionOf(on.state.get()).options.some(option => option.letter === letter)

const letters: readonly Letter[] = ['A', 'B', 'C', 'D', 'E', 'F']

const optionCommands: SittingCommand[] = letters.map((letter, place) => ({
  id: `sitting.choose-${letter.toLowerCase()}`,
  label: `Choose option ${letter}`,
  fold: 'Choose an option, A to E or 1 to 6',
  // F flags; a sixth option has its number alone.
  keys: letter === 'F' ? ['6'] : [letter, String(place + 1)],
  when: has(letter),
  run: on => on.choose(letter),
  isKeyOnly: true,
}))

const strikeCommands: SittingCommand[] = letters.map(letter => ({
  id: `sitting.strike-${letter.toLowerCase()}`,
  label: `Strike out option ${letter}`,
  fold: 'Strike out an option, A to F',
  keys: [`Shift+${letter}`],
  when: has(letter),
  run: on => on.strike(letter),
  isKeyOnly: true,
}))

const feelCommands: SittingCommand[] = confidences.map(({ value, label, key }) => ({
  id: `sitting.feel-${value}`,
  label: `How sure: ${label}`,
  keys: [key],
  when: isQuestion,
  run: on => on.feel(value),
}))

/** What the keyboard can do while an exam is sat. */
export const sittingCommands: readonly SittingCommand[] = [
  ...optionCommands,
  ...strikeCommands,
  ...feelCommands,
  { id: 'sitting.flag', label: 'Flag', keys: ['F'], when: isQuestion, run: on => on.flag() },
  { id: 'sitting.next', label: 'Next', keys: ['N', 'PageDown'], when: isQuestion, run: on => on.next() },
  {
    id: 'sitting.previous',
    label: 'Previous',
    keys: ['P', 'PageUp'],
    when: isQuestion,
    run: on => on.previous(),
  },
  {
    id: 'sitting.look-over',
    label: 'Review and submit',
    keys: ['R'],
    when: isQuestion,
    run: on => on.lookOver(),
  },
  {
    id: 'sitting.reveal',
    label: 'Show answer',
    keys: ['W'],
    when: on => isPractice(on) && isQuestion(on),
    run: on => void on.reveal(),
  },
  {
    id: 'sitting.pause',
    label: 'Pause or go on',
    keys: ['Z'],
    when: on => isPractice(on) && !on.state.get().isEnding,
    run: on => void on.pause(),
  },
  {
    id: 'sitting.back',
    label: 'Back to the questions',
    keys: ['Escape', 'P'],
    when: isReviewing,
    run: on => on.backToQuestions(),
  },
  {
    id: 'sitting.submit',
    label: 'Submit',
    keys: ['Ctrl+Enter'],
    when: isReviewing,
    run: on => void on.submit(),
  },
  // An exam is no place to take back what was done to cards before it.
  { id: 'app.undo', label: 'Undo', keys: ['Ctrl+Z'], isKeyOnly: true, run: () => undefined },
]

/** What the report can be asked to do. */
export type ReportActions = { canRevise: boolean; revise: () => void; savePdf: () => void; leave: () => void }

export const reportCommands: readonly Command<ReportActions>[] = [
  {
    id: 'report.revise',
    label: 'Revise these',
    keys: ['Space'],
    when: on => on.canRevise,
    run: on => on.revise(),
  },
  { id: 'report.save-pdf', label: 'Save the report as PDF', keys: ['Ctrl+P'], run: on => on.savePdf() },
  { id: 'report.leave', label: 'Back to Exam', keys: ['Escape'], run: on => on.leave() },
]

/** What the room between exams can be asked to do. */
export type ExamActions = { canStart: boolean; start: () => void; custom: () => void }

export const examCommands: readonly Command<ExamActions>[] = [
  { id: 'exam.start', label: 'Start exam', keys: ['Space'], when: on => on.canStart, run: on => on.start() },
  { id: 'exam.custom', label: 'Put an exam together', keys: ['C'], run: on => on.custom() },
]

import type { BuiltInExam } from '../../../decks/types.ts'
import type { Collection, Moment } from '../collection.ts'
import { heldOf, settledFigure, studyAt } from '../revising/held.ts'
import { type Banked, bankOf } from './banks.ts'
import { type NoteChances, noteChances } from './note-chances.ts'
import { questionNotes } from './question-notes.ts'
import { shownQuestions } from './shown.ts'

/** All that exams can be drawn from as it stands on a study day. */
export type Banks = { readonly of: (exam: BuiltInExam) => Banked[]; readonly chances: NoteChances }

/**
 * The banks with what is remembered of them on a study day; by default today.
 * Reads the notes of questions and the cards they rest on, not the rest of the collection.
 */
export function banksNow(collection: Collection, at: Moment, day?: number): Banks {
  const held = heldOf(collection, at)
  const db = collection.read
  // No grade changes a note, so they are read once while cards are revised.
  const notes = settledFigure(held, 'exam notes', () => questionNotes(db))
  const guids = new Set(notes.flatMap(({ guid, tests }) => [guid, ...tests]))
  const { today } = studyAt(held, at)
  const chances = noteChances(db, held.decks, [...guids], { today, on: day ?? today })
  const shown = shownQuestions(db)
  const read = new Map<string, Banked[]>()
  const of = (exam: BuiltInExam) => {
    const known = read.get(exam.code) ?? bankOf(exam, notes, { chances, shown })
    read.set(exam.code, known)
    return known
  }
  return { chances, of }
}

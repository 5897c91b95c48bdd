import type { BuiltInExam } from '../../../decks/types.ts'
import type { BankQuestion } from '../../exam/bank.ts'
import { type Place, placeOf, placeOfBuiltIn } from '../../exam/places.ts'
import { SERVICE_TAG } from '../revising/held.ts'
import { homeExam } from './goal.ts'
import { memoryOfFacts, type NoteChances } from './note-chances.ts'
import { isFor, type QuestionNote, tagged } from './question-notes.ts'
import type { Shown } from './shown.ts'

/** The topic that questions of whose a duty is belong to. */
const WHOSE_TOPIC = '2.1'

/** A question of a bank and the note it is made of. */
export type Banked = { readonly question: BankQuestion; readonly note: QuestionNote }

/** What reading the banks needs beside the notes. */
export type Known = { readonly chances: NoteChances; readonly shown: Shown }

/** The questions of all banks that an exam can ask. */
export function bankOf(exam: BuiltInExam, notes: readonly QuestionNote[], known: Known): Banked[] {
  return notes.flatMap(note => {
    if (!isFor(note, exam.code)) return []
    const place = placeIn(exam, note)
    return place ? [{ note, question: toBankQuestion(note, place, known) }] : []
  })
}

/** Where a note lies in an exam; null when it has no place there. */
function placeIn(exam: BuiltInExam, note: QuestionNote): Place | null {
  const task = note.kind === 'matrix' ? WHOSE_TOPIC : note.task
  if (note.isBuiltIn && exam.code !== homeExam) return placeOfBuiltIn(exam, task)
  return placeOf(exam, note.domain, task)
}

function toBankQuestion(note: QuestionNote, place: Place, known: Known): BankQuestion {
  const rests = note.kind === 'matrix' ? [note.guid] : note.tests
  // The question's own card counts as well, once a miss or the user has made one.
  const own = known.chances.has(note.guid) && !rests.includes(note.guid) ? [note.guid] : []
  const shown = known.shown.get(note.guid)
  return {
    guid: note.guid,
    kind: note.kind,
    ...place,
    services: tagged(note, SERVICE_TAG),
    choose: note.text.choose,
    options: note.text.options.length,
    rests,
    lastShown: shown?.at ?? null,
    wasRight: shown?.wasRight ?? null,
    memory: memoryOfFacts([...rests, ...own], known.chances),
  }
}

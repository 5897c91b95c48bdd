import type { CallName } from '../contract/contract.ts'
import type { Handler, LaterHandler } from './collection.ts'
import { oneNote, reportWrong, saveNote } from './notes.ts'
import { answer } from './revising/answer.ts'
import { cardInfo } from './revising/card-info.ts'
import { choices } from './revising/choices.ts'
import { flag, mark } from './revising/marks.ts'
import { begin, current } from './revising/session.ts'
import { bury, suspend } from './revising/set-aside.ts'
import { summary } from './revising/summary.ts'
import { countsWithin, view } from './revising/today.ts'
import { redo, undo } from './revising/undo.ts'
import { readSettings, saveGivenSettings } from './settings.ts'
import { wrongReports } from './wrong-reports.ts'

/** Calls that main answers, or that are answered without an open collection (serving.ts). */
type Elsewhere = Exclude<Extract<CallName, `${'app' | 'exchange' | 'jobs'}.${string}`>, 'exchange.undoImport'>

type ExamCall = Extract<CallName, `exam.${string}`>

/** The exam is no part of the first screen. */
function ofExam<N extends ExamCall>(name: N): LaterHandler<N> {
  return async (...given) => (await import('./exam/calls.ts')).examHandlers[name](...given)
}

type LibraryCall = Extract<CallName, `library.${string}`>

/** Neither is the library. */
function ofLibrary<N extends LibraryCall>(name: N): LaterHandler<N> {
  return async (...given) => (await import('./library/calls.ts')).libraryHandlers[name](...given)
}

type MapCall = Extract<CallName, `map.${string}`>

/** Nor is the map. */
function ofMap<N extends MapCall>(name: N): LaterHandler<N> {
  return async (...given) => (await import('./map/calls.ts')).mapHandlers[name](...given)
}

/** Who answers each call that needs an open collection. */
export const handlers: { [N in Exclude<CallName, Elsewhere>]: Handler<N> | LaterHandler<N> } = {
  'today.view': view,
  'today.choices': choices,
  'today.countsOf': countsWithin,
  'review.begin': begin,
  'review.current': current,
  'review.answer': answer,
  'review.bury': bury,
  'review.suspend': suspend,
  'review.flag': flag,
  'review.mark': mark,
  'review.undo': undo,
  'review.redo': redo,
  'review.summary': summary,
  'review.cardInfo': cardInfo,
  'map.view': ofMap('map.view'),
  'map.regions': ofMap('map.regions'),
  'map.drill': ofMap('map.drill'),
  'map.place': ofMap('map.place'),
  'map.undo': ofMap('map.undo'),
  'map.redo': ofMap('map.redo'),
  'notes.one': oneNote,
  'notes.save': saveNote,
  'notes.reportWrong': reportWrong,
  'notes.wrongReports': wrongReports,
  'settings.read': readSettings,
  'settings.save': saveGivenSettings,
  'exchange.undoImport': async (...given) =>
    (await import('./exchange/import-batch.ts')).undoImport(given[0], given[1]),
  'exam.home': ofExam('exam.home'),
  'exam.choose': ofExam('exam.choose'),
  'exam.preview': ofExam('exam.preview'),
  'exam.start': ofExam('exam.start'),
  'exam.current': ofExam('exam.current'),
  'exam.save': ofExam('exam.save'),
  'exam.keepTime': ofExam('exam.keepTime'),
  'exam.pause': ofExam('exam.pause'),
  'exam.resume': ofExam('exam.resume'),
  'exam.reveal': ofExam('exam.reveal'),
  'exam.submit': ofExam('exam.submit'),
  'exam.abandon': ofExam('exam.abandon'),
  'exam.report': ofExam('exam.report'),
  'exam.revise': ofExam('exam.revise'),
  'exam.readiness': ofExam('exam.readiness'),
  'library.decks': ofLibrary('library.decks'),
  'library.tags': ofLibrary('library.tags'),
  'library.find': ofLibrary('library.find'),
  'library.rows': ofLibrary('library.rows'),
  'library.preview': ofLibrary('library.preview'),
  'library.journal': ofLibrary('library.journal'),
  'library.deleteNotes': ofLibrary('library.deleteNotes'),
  'library.moveNotes': ofLibrary('library.moveNotes'),
  'library.suspendNotes': ofLibrary('library.suspendNotes'),
  'library.resetNotes': ofLibrary('library.resetNotes'),
  'library.makeCards': ofLibrary('library.makeCards'),
  'library.makeDeck': ofLibrary('library.makeDeck'),
  'library.renameDeck': ofLibrary('library.renameDeck'),
  'library.moveDeck': ofLibrary('library.moveDeck'),
  'library.deleteDeck': ofLibrary('library.deleteDeck'),
}

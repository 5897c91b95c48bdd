import type { CallName } from '../contract/contract.ts'
import type { Handler } from './collection.ts'
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

/** Calls that main answers, or that are answered without an open collection (serving.ts). */
type Elsewhere = Extract<CallName, `${'app' | 'exchange' | 'jobs'}.${string}`>

/** Who answers each call that needs an open collection. */
export const handlers: { [N in Exclude<CallName, Elsewhere>]: Handler<N> } = {
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
  'notes.one': oneNote,
  'notes.save': saveNote,
  'notes.reportWrong': reportWrong,
  'settings.read': readSettings,
  'settings.save': saveGivenSettings,
}

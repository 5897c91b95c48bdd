import { isRight } from '../../exam/scoring.ts'
import type { Handler } from '../collection.ts'
import { run, type Writer } from '../db.ts'
import { type ExamRow, examById, openExam, questionsOf, saveSitting } from './attempt-rows.ts'
import { reportOf } from './reporting.ts'

/** Ends an attempt; what stands on the sheet is what counts. */
export const submit: Handler<'exam.submit'> = (collection, { examId, isTimeUp, leftMs }, at) => {
  collection.tend(db => {
    const exam = openExam(db, examId)
    saveSitting(db, { ...exam, leftMs: isTimeUp ? 0 : leftMs })
    for (const { position, content, answer } of questionsOf(db, examId)) {
      const isRightNow = isRight(content, answer.chosen) ? 1 : 0
      run(
        db,
        'UPDATE exam_question SET is_right = :isRightNow WHERE exam_id = :examId AND position = :position',
        { examId, position, isRightNow },
      )
    }
    endExam(db, exam, isTimeUp ? 'time_up' : 'submitted', at.now)
  })
  return reportOf(collection, examById(collection.read, examId))
}

/** Gives an attempt up: it counts nowhere. Its questions were seen, and are drawn later for it. */
export const abandon: Handler<'exam.abandon'> = (collection, { examId }, at) => {
  collection.tend(db => endExam(db, openExam(db, examId), 'abandoned', at.now))
  return true
}

function endExam(db: Writer, { id }: ExamRow, endedBy: string, now: number): void {
  run(db, 'UPDATE exam SET ended = :now, ended_by = :endedBy WHERE id = :id', {
    id,
    endedBy,
    now: Math.trunc(now),
  })
}

import { expect, test } from 'vitest'
import { noteChances } from '../../../../electron/collection/exam/note-chances.ts'
import { questionNotes } from '../../../../electron/collection/exam/question-notes.ts'
import { latestReviews } from '../../../../electron/collection/exam/readiness-data.ts'
import { newCollection } from '../../../support/collections.ts'
import { plansOf } from '../plans.ts'

test('questions, their cards and reviews are found without reading the rest of the collection', async () => {
  const { read } = await newCollection()
  const plans = plansOf(read.connection, db => {
    questionNotes(db)
    noteChances(db, new Map(), ['g'], { today: 1, on: 2 })
    latestReviews(db, new Map(), ['g'])
  })
  for (const plan of plans) expect(plan).not.toMatch(/SCAN (note|card|review_log)\b/)
  expect(plans.join('\n')).toMatch(/SEARCH note USING INDEX note_by_type/)
})

import path from 'node:path'
import { builtInContent } from '../../../../electron/collection/built-in-content.ts'
import type { Collection } from '../../../../electron/collection/collection.ts'
import { questionAt } from '../../../../electron/collection/exam/attempt-rows.ts'
import { openCollection } from '../../../../electron/collection/open.ts'
import type { ExamId, Letter } from '../../../../electron/contract/exam-attempt.ts'
import { rightLetters } from '../../../../electron/exam/sheet.ts'
import { morning, newFolder } from '../../../support/collections.ts'

/** A new collection with the built-in decks, as everybody's first one is. */
export async function anExamCollection(): Promise<Collection> {
  const file = path.join(newFolder(), 'collection.db')
  const { collection } = await openCollection({
    file,
    create: true,
    clock: () => morning,
    content: builtInContent,
  })
  return collection
}

/** The right options of a question, which only the file knows while an exam is open. */
export function rightIn(collection: Collection, examId: ExamId, position: number): Letter[] {
  return rightLetters(questionAt(collection.read, examId, position).content)
}

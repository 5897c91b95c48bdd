import { all, type Reader } from '../db.ts'

/** When an attempt showed a note's question last, ms since 1970, and whether it was right then. */
export type Shown = ReadonlyMap<string, { readonly at: number; readonly wasRight: boolean | null }>

/** Every question that an attempt has shown, by the guid of its note. */
export function shownQuestions(db: Reader): Shown {
  const rows = all<{ guid: string; at: number; isRight: number | null }>(
    db,
    // The bare column comes from the row with the greatest exam.
    'SELECT guid, max(exam_id) AS at, is_right AS isRight FROM exam_question GROUP BY guid',
  )
  return new Map(
    rows.map(({ guid, at, isRight }) => [guid, { at, wasRight: isRight === null ? null : isRight === 1 }]),
  )
}

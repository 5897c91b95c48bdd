import { disagreementOf, replay } from '../scheduling/replay.ts'
import type { Collection } from './collection.ts'
import { all, each, type Reader, run, type Writer } from './db.ts'
import { textsOf } from './note-text.ts'
import { reviewLines } from './review-lines.ts'
import { type Card, cardById } from './revising/card-rows.ts'
import { type DeckTree, deckOf, deckTree } from './revising/deck-tree.ts'
import { settingsOf } from './settings.ts'

/** What is wrong, at which row, and whether it was put right. */
export type Problem = { what: string; where: string; repaired: boolean }

type Found = { what: string; where: string; repair?: (db: Writer) => void }

/**
 * Checks the file's pages, the references between rows, and that every card's memory is what its reviews give.
 * What can be derived again is put right in one step that can be undone; nothing is removed. A collection that
 * is open for reading is only looked at.
 */
export function check(collection: Collection): { ok: boolean; problems: Problem[] } {
  const { read } = collection
  const broken = [...pageProblems(read), ...referenceProblems(read)]
  // Rows of a damaged file can't be told from those that were meant.
  const found =
    broken.length > 0 ? broken : [...noteProblems(read), ...cardProblems(read), ...stepProblems(read)]
  const repairs = found.flatMap(({ repair }) => repair ?? [])
  const isRepaired = repairs.length > 0 && !collection.isReadOnly
  if (isRepaired) {
    collection.act('Repair', db => {
      for (const repair of repairs) repair(db)
    })
  }
  const problems = found.map(({ what, where, repair }) => ({
    what,
    where,
    repaired: isRepaired && repair !== undefined,
  }))
  return { ok: problems.length === 0, problems }
}

function pageProblems(db: Reader): Found[] {
  const lines = all<{ integrity_check: string }>(db, 'PRAGMA integrity_check(100)')
  return lines
    .filter(({ integrity_check: line }) => line !== 'ok')
    .map(({ integrity_check: line }) => ({ what: `The file is damaged: ${line}.`, where: 'file' }))
}

function referenceProblems(db: Reader): Found[] {
  const rows = all<{ table: string; rowid: number | null; parent: string }>(db, 'PRAGMA foreign_key_check')
  return rows.map(({ table, rowid, parent }) => ({
    what: `A row of ${table} refers to a ${parent} that is not there.`,
    where: `${table} ${rowid ?? ''}`.trim(),
  }))
}

function noteProblems(db: Reader): Found[] {
  const rows = all<{ id: number; guid: string; fields: string; count: number }>(
    db,
    `SELECT note.id AS id, guid, fields, (SELECT count(*) FROM field WHERE note_type_id = note.note_type_id) AS count
     FROM note WHERE json_type(fields) <> 'array' OR json_array_length(fields) <> count`,
  )
  return rows.map(({ id, guid, fields, count }) => {
    const where = `note ${guid}`
    const texts = fieldTextsIn(fields)
    if (texts === null) return { what: 'Its fields are not a list of texts.', where }
    const what = `It has ${texts.length} field texts, and its type has ${count} fields.`
    if (texts.length > count) return { what, where }
    const padded = [...texts, ...Array.from({ length: count - texts.length }, () => '')]
    return {
      what,
      where,
      repair: (writer: Writer) =>
        void run(writer, 'UPDATE note SET fields = :fields WHERE id = :id', {
          id,
          fields: JSON.stringify(padded),
        }),
    }
  })
}

function fieldTextsIn(json: string): string[] | null {
  try {
    return textsOf(json)
  } catch {
    return null
  }
}

function cardProblems(db: Reader): Found[] {
  const tree = deckTree(db, settingsOf(db))
  const found: Found[] = []
  for (const { id } of each<{ id: number }>(db, 'SELECT id FROM card ORDER BY id')) {
    const problem = cardProblem(db, tree, cardById(db, id))
    if (problem !== null) found.push(problem)
  }
  return found
}

/** How a card disagrees with its log. Its memory can be derived again; anything else is only told. */
function cardProblem(db: Reader, tree: DeckTree, card: Card): Found | null {
  const lines = reviewLines(db, card.id)
  const { options } = deckOf(tree, card.deckId)
  const what = disagreementOf(card, lines, options)
  if (what === null) return null
  const where = `card ${card.id}`
  const memory = replay(lines, options)
  const mended = memory === null ? null : { ...card, ...memory }
  if (memory === null || mended === null || disagreementOf(mended, lines, options) !== null)
    return { what, where }
  const { stability, difficulty } = memory
  return {
    what,
    where,
    repair: writer =>
      void run(
        writer,
        'UPDATE card SET stability = :stability, difficulty = :difficulty, version = version + 1 WHERE id = :id',
        { id: card.id, stability, difficulty },
      ),
  }
}

/** A journal whose steps don't fit its changes would take back something else than it says. */
function stepProblems(db: Reader): Found[] {
  const loose = all(
    db,
    `SELECT 1 FROM undo WHERE NOT EXISTS (SELECT 1 FROM undo_step WHERE undo.id BETWEEN first AND last)
     UNION ALL
     SELECT 1 FROM undo_step AS a JOIN undo_step AS b ON a.id < b.id AND a.last >= b.first LIMIT 1`,
  )
  return loose.length === 0 ? [] : [{ what: 'The steps of undo are not in order.', where: 'undo' }]
}

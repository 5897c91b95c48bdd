import type { DeckId } from '../../contract/core.ts'
import type { PastAnswer, ReviewedCard } from '../../exam/readiness-fit.ts'
import { blindChance } from '../../exam/readiness-model.ts'
import { retrievabilityAt } from '../../scheduling/fsrs.ts'
import { all, type Reader } from '../db.ts'
import { type DeckTree, deckOf } from '../revising/deck-tree.ts'

/** As many of the latest reviews as say how the candidate remembers now. */
const LATEST = 1000
const DAY_MS = 86_400_000

type AnswerRow = {
  topic: string
  chance: number | null
  unlearnt: number
  isRight: number | null
  chosen: string | null
  choose: number
  options: number
  examId: number
}

/**
 * Answers given in exams so far, each question at its first showing alone: the second time the question is
 * remembered, not the matter. Unanswered ones say nothing and are left out.
 * @param now  ms since 1970
 */
export function pastAnswers(db: Reader, now: number): PastAnswer[] {
  const rows = all<AnswerRow>(
    db,
    // Bare columns come from the row with the least exam.
    `SELECT topic, chance, unlearnt, is_right AS isRight, chosen, content ->> '$.choose' AS choose,
       json_array_length(content, '$.options') AS options, min(q.exam_id) AS examId
     FROM exam_question AS q LEFT JOIN exam_answer AS a ON a.exam_id = q.exam_id AND a.position = q.position
     GROUP BY guid`,
  )
  return rows
    .filter(({ isRight, chosen }) => isRight !== null && (chosen ?? '') !== '')
    .map(({ topic, chance, unlearnt, isRight, choose, options, examId }) => ({
      topic,
      known: { chance, unlearnt },
      blind: blindChance(options, choose),
      isRight: isRight === 1,
      ageDays: (now - examId) / DAY_MS,
    }))
}

/**
 * The latest reviews, a day or more after the one before, of the notes with these guids: what the scheduler held
 * recall to be, and whether the card was recalled; and how many such reviews there are in all.
 */
export function latestReviews(
  db: Reader,
  tree: DeckTree,
  guids: readonly string[],
): { reviews: ReviewedCard[]; count: number } {
  const rows = all<{ id: number; deckId: DeckId; grade: number; stability: number; elapsedDays: number }>(
    db,
    `SELECT review_log.id, deck_id AS deckId, grade, stability_before AS stability, elapsed_days AS elapsedDays
     FROM json_each(:guids) AS wanted JOIN note ON note.guid = wanted.value JOIN card ON card.note_id = note.id
       JOIN review_log ON card_id = card.id
     WHERE review_log.kind IN ('review', 'early') AND grade IS NOT NULL AND elapsed_days > 0
       AND stability_before > 0`,
    { guids: JSON.stringify(guids) },
  )
  const latest = rows.sort((one, other) => other.id - one.id).slice(0, LATEST)
  return {
    count: rows.length,
    reviews: latest.map(({ deckId, grade, stability, elapsedDays }) => {
      const { parameters } = deckOf(tree, deckId).options
      // Difficulty plays no part in it.
      const chance = retrievabilityAt({ stability, difficulty: 5 }, elapsedDays, parameters)
      return { chance, isRemembered: grade > 1 }
    }),
  }
}

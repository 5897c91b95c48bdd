import type { SchedulingOptions } from '../../scheduling/options.ts'
import type { StudyMoment } from '../../scheduling/study-day.ts'
import { counts, isAnswer, type LogRow, type Schedule } from './log-rows.ts'
import { adopt, keep, type Merged, rowsOf } from './schedule.ts'
import type { StagedCard, StagedReview } from './staged.ts'

/** A line whose time was taken when it came is counted on; no farther than this, ms. */
const farthestCountedOn = 1000

/** What each side knows alone. */
type Differences = { news: StagedReview[]; unseen: LogRow[] }

/**
 * Holds a package's log against the one here. A line is known by its time; one that was counted on, because another
 * line had its time, by grade and by how long it took.
 */
export function differencesOf(here: readonly LogRow[], reviews: readonly StagedReview[]): Differences {
  const byId = new Map(here.map(row => [row.id, row]))
  const known = new Set<LogRow>()
  const rest = reviews.filter(({ at }) => {
    const row = byId.get(at)
    if (row !== undefined) known.add(row)
    return row === undefined
  })
  const free = here.filter(row => !known.has(row) && row.kind !== 'imported')
  const news = rest.filter(review => {
    const index = free.findIndex(
      ({ id, grade, tookMs }) =>
        id > review.at &&
        id - review.at <= farthestCountedOn &&
        grade === review.grade &&
        tookMs === review.tookMs,
    )
    if (index >= 0) free.splice(index, 1)
    return index < 0
  })
  return { news, unseen: free }
}

/**
 * Brings a card that is on both sides together: the union of both logs, and the state that follows from it. Who was
 * reviewed last says where the card stands and when it is due; its memory is what the union gives. A memory that
 * the package carries counts only if the package knows every answer that was given here.
 * @param here  the card's log in the collection, oldest first; its lines are changed in place
 * @returns null when the package has nothing to say
 */
export function merged(
  present: Schedule,
  here: readonly LogRow[],
  card: StagedCard,
  reviews: readonly StagedReview[],
  options: SchedulingOptions,
  at: StudyMoment,
): Merged | null {
  const { news, unseen } = differencesOf(here, reviews)
  const isUntouched = here.length === 0 && present.state === 0
  if (news.length === 0 && !(isUntouched && card.state !== 0)) return null
  const added = rowsOf(news, at)
  const rows = [...here, ...added].sort((one, other) => one.id - other.id)
  const lastHere = here.findLast(row => counts(row) && row.kind !== 'imported')?.id ?? -1
  const lastThere = added.findLast(counts)?.id ?? -1
  if (!isUntouched && lastThere <= lastHere) return keep(counted(present, added), rows, options)
  const own = unseen.filter(isAnswer)
  const given = own.length === 0 ? card : { ...card, stability: null, difficulty: null }
  const result = adopt(given, rows, options, at)
  return { ...result, schedule: counted(result.schedule, own) }
}

/** How often it was answered and lapsed, with answers that the other side did not know of. */
function counted(schedule: Schedule, rows: readonly LogRow[]): Schedule {
  const answers = rows.filter(isAnswer)
  const lapses = answers.filter(({ kind, grade }) => kind === 'review' && grade === 1).length
  return { ...schedule, reps: schedule.reps + answers.length, lapses: schedule.lapses + lapses }
}

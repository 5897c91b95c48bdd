import type { Counts } from '../../../electron/contract/core.ts'
import type { Summary } from '../../../electron/contract/review.ts'
import { demarc } from '../../app/client.ts'
import { useData } from '../../app/data.ts'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { counted, figure, percent, timeOfDay } from '../../ui/words.ts'
import { tookWords } from './interval-words.ts'
import type { ReviewActions } from './review-session.ts'
import { countsInWords, sumOf } from './summary-words.ts'
import { useFirstFocus } from './use-first-focus.ts'
import './summary.css'

type Props = { review: ReviewActions; isFiltered: boolean }

/** The end of a session: what it amounted to, what comes tomorrow, and a quiet way to go on. */
export function SessionSummary({ review, isFiltered }: Props) {
  const summary = useData(demarc.review.summary, {})
  const ref = useFirstFocus()
  return (
    <div className="review-page">
      <h2 className="review-title">{isFiltered ? 'Session finished' : 'Done for today'}</h2>
      {summary.error && <p role="alert">{summary.error.message}</p>}
      {summary.data ? <Amount summary={summary.data} /> : <Skeleton width="20rem" height="14rem" />}
      <div className="review-page-buttons">
        <Button ref={ref} look="primary" keys="Space" data-command="review.finish" onClick={review.leave}>
          Back to Today
        </Button>
        <GoOn review={review} />
      </div>
    </div>
  )
}

function Amount({ summary }: { summary: Summary }) {
  const { cards, remembered, tookMs, firstSeen, tomorrow, nextLearningAt } = summary
  return (
    <>
      <p className="summary-sentence">
        {cards === 0
          ? 'Nothing was graded in this session.'
          : `${counted(cards, 'card')} in ${tookWords(tookMs)}${firstSeen > 0 ? `, ${figure(firstSeen)} for the first time` : ''}.`}
      </p>
      {summary.reviews > 0 && (
        <div className="summary-panels">
          <section className="panel" aria-label="Accuracy">
            <h2>Accuracy</h2>
            <p className="summary-figure">{percent(remembered ?? knownShare(summary))}</p>
            <p className="small">
              {remembered === null
                ? `of ${counted(summary.reviews, 'grade')} ${summary.reviews === 1 ? 'was' : 'were'} not Again; none of the cards was up for review`
                : 'of the cards up for review were remembered'}
            </p>
          </section>
          <section className="panel" aria-label="Grades">
            <h2>Grades</h2>
            <GradeBars summary={summary} />
          </section>
        </div>
      )}
      <p className="summary-next">
        <b>Tomorrow</b> {tomorrowWords(tomorrow)}
        {nextLearningAt !== null && ` A card in learning comes back today at ${timeOfDay(nextLearningAt)}.`}
      </p>
    </>
  )
}

/** The share of grades that were not Again, 0..1: what there is to say before any card is up for review. */
function knownShare({ reviews, byGrade }: Summary): number {
  return (reviews - byGrade[1]) / reviews
}

function tomorrowWords(tomorrow: Counts): string {
  const sum = sumOf(tomorrow)
  return sum === 0 ? 'nothing is due.' : `${counted(sum, 'card')}: ${countsInWords(tomorrow)}.`
}

const words = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' } as const

function GradeBars({ summary: { byGrade } }: { summary: Summary }) {
  const most = Math.max(1, ...Object.values(byGrade))
  return (
    <dl className="grade-bars">
      {([1, 2, 3, 4] as const).map(grade => (
        <div key={grade}>
          <dt>{words[grade]}</dt>
          <dd>
            <i style={{ width: `${(byGrade[grade] / most) * 100}%` }} />
          </dd>
          <dd>{figure(byGrade[grade])}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What lies beyond today's limits, as an offer and no more. */
function GoOn({ review }: { review: ReviewActions }) {
  const today = useData(demarc.today.view, {})
  const beyond = today.data?.beyondLimit
  if (beyond === undefined || sumOf(beyond) === 0) return null
  return (
    <Button look="quiet" onClick={() => void review.goOn()}>
      Go on beyond the limit: {countsInWords(beyond)}
    </Button>
  )
}

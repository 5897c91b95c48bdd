import { Heat } from '../../ui/Heat.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { counted, figure, longDate, percent } from '../../ui/words.ts'
import type { TodayView } from './headline.ts'

/** Twelve weeks of reviews, a day a field, and what they amount to. */
export function LastWeeks({ past }: { past: TodayView['past'] }) {
  const daysIn = past.days.filter(day => day.reviews > 0).length
  return (
    <Panel title="Last twelve weeks" className="past">
      <Heat
        label={`Reviews a day over twelve weeks: ${counted(daysIn, 'day')} with reviews`}
        rows={7}
        fields={past.days.map(({ date, reviews }) => ({
          id: date,
          value: reviews,
          title: `${longDate(date)}: ${reviews === 0 ? 'no reviews' : counted(reviews, 'review')}`,
        }))}
      />
      <p className="small">{summaryOf(past)}</p>
    </Panel>
  )
}

function summaryOf({ reviews, remembered, secondsPerCard }: TodayView['past']): string {
  if (reviews === 0) return 'Each day you revise leaves its mark here.'
  return [
    counted(reviews, 'review'),
    remembered !== null && `${percent(remembered)} remembered`,
    secondsPerCard !== null && `${figure(Math.round(secondsPerCard))} s a card`,
  ]
    .filter(part => part !== false)
    .join(' · ')
}

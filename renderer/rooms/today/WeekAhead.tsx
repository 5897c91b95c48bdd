import { Panel } from '../../ui/Panel.tsx'
import { figure, weekday } from '../../ui/words.ts'
import type { TodayView } from './headline.ts'

/** Cards that fall due today and on the six days after it. */
export function WeekAhead({ week }: { week: TodayView['week'] }) {
  const most = Math.max(1, ...week.map(day => day.cards))
  return (
    <Panel title="The week ahead" className="week">
      <ol className="week-days">
        {week.map(({ date, cards }, index) => (
          <li key={date}>
            <b>{figure(cards)}</b>
            <i style={{ height: `${(cards / most) * 4}rem` }} />
            <span>{index === 0 ? 'Today' : weekday(date, 'short')}</span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

import { useEffect, useLayoutEffect, useState } from 'react'
import { demarc } from '../../app/client.ts'
import { now } from '../../app/clock.ts'
import { useCommands } from '../../app/commands.ts'
import { touch, useData } from '../../app/data.ts'
import { Later, later } from '../../app/Later.tsx'
import { go } from '../../app/navigation.ts'
import { afterFirstScreen, tellReady } from '../../app/start.ts'
import { todayCommands } from './commands.ts'
import { DueTable } from './DueTable.tsx'
import { headlineOf, type TodayView, total } from './headline.ts'
import { LastWeeks } from './LastWeeks.tsx'
import { Lead } from './Lead.tsx'
import { WeekAhead } from './WeekAhead.tsx'
import './today.css'

const chooseTopics = later(async () => (await import('./ChooseTopics.tsx')).ChooseTopics)

/** With no more topics than these, the table takes the whole width and the panels stand below it. */
const FEW_TOPICS = 3

/** What is due, one button, and why. */
export function Today() {
  const { data: view, error } = useData(demarc.today.view, {})
  if (error) throw error
  return view ? <TodayPage view={view} /> : null
}

function TodayPage({ view }: { view: TodayView }) {
  const [isChoosing, setChoosing] = useState(false)
  const canStart = view.state === 'due' || view.state === 'first_day'
  const start = () => go('review')
  const choose = () => setChoosing(true)
  useCommands('Today', todayCommands, { canStart: canStart && !isChoosing, start, choose })
  const headline = headlineOf(view)
  // At the commit, so that the first of the two frames is the one that shows the figures.
  useLayoutEffect(() => tellReady(headline), [headline])
  useEffect(() => afterFirstScreen(() => void chooseTopics.load()), [])
  useReadWhenDue(view.nextLearningAt)
  const topics = view.topics.filter(topic => total(topic.counts) > 0)
  return (
    <div className="today">
      <Lead view={view} headline={headline} start={start} choose={choose} />
      {view.state !== 'no_cards' && (
        <div className={topics.length > FEW_TOPICS ? 'today-panels' : 'today-panels today-panels-even'}>
          {topics.length > 0 && <DueTable topics={topics} />}
          {view.week.some(day => day.cards > 0) && <WeekAhead week={view.week} />}
          <LastWeeks past={view.past} />
        </div>
      )}
      {isChoosing && <Later part={chooseTopics} given={{ onClose: () => setChoosing(false) }} />}
    </div>
  )
}

/** Reads Today again when the next learning card comes due. */
function useReadWhenDue(at: number | null): void {
  useEffect(() => {
    if (at === null) return
    // A timer holds no more than 24.8 days; a learning card of today is due within one.
    const timer = setTimeout(() => touch(['card']), Math.max(0, at - now()) + 250)
    return () => clearTimeout(timer)
  }, [at])
}

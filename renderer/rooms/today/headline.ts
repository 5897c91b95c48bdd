import type { Gives } from '../../../electron/contract/contract.ts'
import type { Counts } from '../../../electron/contract/core.ts'
import { counted, duration, figure, longDate, timeOfDay } from '../../ui/words.ts'

export type TodayView = Gives<'today.view'>

/** All cards of these counts together. */
export function total(counts: Counts): number {
  return counts.new + counts.learning + counts.review
}

/** What Today says in large, in the state it is in. */
export function headlineOf(view: TodayView): string {
  const cards = counted(total(view.counts), 'card')
  switch (view.state) {
    case 'due':
      return `${cards}, ${timeInWords(view.minutes)}`
    case 'first_day':
      return `Your first ${cards}, ${timeInWords(view.minutes)}`
    case 'waiting':
      return view.nextLearningAt === null ? 'More later today' : `More at ${timeOfDay(view.nextLearningAt)}`
    case 'done':
      return 'Done for today'
    case 'nothing_due':
      return 'Nothing due today'
    case 'all_suspended':
      return 'Every card is suspended'
    case 'no_cards':
      return 'No cards yet'
  }
}

/**
 * `about 7 minutes`, or `5 to 12 minutes` where the pace leaves more than a quarter open either way.
 * The ends are rounded, so that no range claims more than it knows.
 */
export function timeInWords({ likely, low, high }: TodayView['minutes']): string {
  const isSure = Math.round(high) - Math.round(low) <= Math.max(2, likely * 0.5)
  if (isSure || high >= 60) return likely < 0.5 ? 'under a minute' : `about ${duration(likely)}`
  const from = Math.max(1, Math.round(low))
  const to = Math.round(high)
  return from === to ? `about ${duration(to)}` : `${figure(from)} to ${figure(to)} minutes`
}

/** The date, and how many study days in a row there were. */
export function dateLine({ date, streak }: Pick<TodayView, 'date' | 'streak'>): string {
  if (streak.days === 0) return longDate(date)
  const run = streak.isTodayIn
    ? `day ${figure(streak.days)} in a row`
    : `${counted(streak.days, 'day')} in a row so far`
  return `${longDate(date)} · ${run}`
}

/** What tomorrow brings: `Tomorrow brings 31 cards: 5 new, 26 to review.` */
export function tomorrowInWords(tomorrow: Counts): string {
  const cards = total(tomorrow)
  if (cards === 0) return 'Nothing is due tomorrow either.'
  const parts = [
    tomorrow.new > 0 && `${figure(tomorrow.new)} new`,
    tomorrow.learning > 0 && `${figure(tomorrow.learning)} being learnt`,
    tomorrow.review > 0 && `${figure(tomorrow.review)} to review`,
  ].filter(part => part !== false)
  return parts.length === 1 && tomorrow.review === cards
    ? `Tomorrow brings ${counted(cards, 'card')} to review.`
    : `Tomorrow brings ${counted(cards, 'card')}: ${parts.join(', ')}.`
}

/** What a session beyond today's limits could take; null when there is nothing. */
export function beyondInWords(beyond: Counts): string | null {
  const parts = [
    beyond.new > 0 && `${counted(beyond.new, 'new card')}`,
    beyond.review > 0 && `${counted(beyond.review, 'review')}`,
  ].filter(part => part !== false)
  if (parts.length === 0) return null
  const isOne = total(beyond) === 1
  return `${parts.join(' and ')} ${isOne ? 'waits' : 'wait'} beyond today’s limit.`
}

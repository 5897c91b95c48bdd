import type { Grade } from '../../../electron/contract/core.ts'
import type { Placed } from '../../../electron/contract/map.ts'
import { counted } from '../../ui/words.ts'

const grades: Record<Grade, string> = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' }

/** What a placement counted as and when its card is back: `Counted as Good, back in 9 days`. */
export function countedAs({ grade, days }: Pick<Placed, 'grade' | 'days'>): string {
  const whole = Math.round(days)
  return `Counted as ${grades[grade]}, back ${whole <= 1 ? 'tomorrow' : `in ${counted(whole, 'day')}`}`
}

/** The end of a drill in one line. */
export function endInWords(right: number, all: number): string {
  if (right === all) return all === 1 ? 'The one duty is right' : `All ${all} right`
  return `${right} of ${all} right`
}

/** How long a duty took on average: `7 seconds`. */
export function meanInWords(ms: number): string {
  return ms < 1000 ? 'under a second' : counted(Math.round(ms / 1000), 'second')
}

import { counted, longDate } from '../../ui/words.ts'
import type { ExamHome } from './views.ts'

type Past = ExamHome['history'][number]

/** Which exam is revised for, and when it is. */
export function goalLine({ exam, exams, date, daysLeft }: ExamHome): string {
  const name = exams.find(({ code }) => code === exam)?.name ?? exam
  if (date === null || daysLeft === null) return `${name} (${exam}).`
  const when = daysLeft === 0 ? 'today' : daysLeft === 1 ? 'tomorrow' : `in ${counted(daysLeft, 'day')}`
  return `${name} (${exam}), ${longDate(date)}, ${when}.`
}

/** `20 questions, 25 minutes`, and of these how many do not count. */
export function sizeLine({
  drawn,
  drawnMinutes,
  unscored,
  questions,
}: ExamHome['blueprints'][number]): string {
  if (drawn === 0) return 'no questions'
  const size = `${counted(drawn, 'question')}, ${counted(drawnMinutes, 'minute')}`
  const left = Math.round((unscored * drawn) / Math.max(1, questions))
  return left === 0 ? size : `${size}; ${left} of them unscored`
}

/** A whole number of minutes, as `81 of 90 minutes`. */
export function timeLine({ tookMs, limitMs }: Pick<Past, 'tookMs' | 'limitMs'>): string {
  return `${Math.max(1, Math.round(tookMs / 60_000))} of ${counted(Math.round(limitMs / 60_000), 'minute')}`
}

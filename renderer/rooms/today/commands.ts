import type { Command } from '../../app/commands.ts'

/** What Today offers its commands. */
export type TodayActions = {
  /** False while there is nothing to start. */
  canStart: boolean
  start: () => void
  choose: () => void
}

export const todayCommands: readonly Command<TodayActions>[] = [
  {
    id: 'today.start',
    label: 'Start revising',
    keys: ['Space', 'Enter'],
    when: today => today.canStart,
    run: today => today.start(),
  },
  {
    id: 'today.choose',
    label: 'Revise only some topics',
    keys: ['T'],
    when: today => today.canStart,
    run: today => today.choose(),
  },
]

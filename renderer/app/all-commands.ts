import { reviewCommands } from '../rooms/review/commands.ts'
import { todayCommands } from '../rooms/today/commands.ts'
import { shellCommands } from './shell-commands.ts'

type Listed = { id: string; label: string; keys: readonly string[] }

/** Every command of every room, by heading, for the sheet of shortcuts. */
export const allCommands: readonly { group: string; commands: readonly Listed[] }[] = [
  { group: 'Review', commands: reviewCommands },
  { group: 'Today', commands: todayCommands },
  { group: 'Everywhere', commands: shellCommands },
]

import { drillCommands } from '../rooms/drill/commands.ts'
import { examCommands, reportCommands, sittingCommands } from '../rooms/exam/commands.ts'
import { importCommands } from '../rooms/exchange/commands.ts'
import { libraryCommands } from '../rooms/library/commands.ts'
import { mapCommands } from '../rooms/map/commands.ts'
import { reviewCommands } from '../rooms/review/commands.ts'
import { todayCommands } from '../rooms/today/commands.ts'
import type { Command } from './commands.ts'
import { shellCommands } from './shell-commands.ts'

type Listed = Pick<Command, 'id' | 'label' | 'keys' | 'fold'>

/** A room's own form of a general command is no second entry. */
const isOwn = ({ id }: Listed) => shellCommands.every(command => command.id !== id)

/** Every command of every room, by heading, for the sheet of shortcuts. */
export const allCommands: readonly { group: string; commands: readonly Listed[] }[] = [
  { group: 'Review', commands: reviewCommands.filter(isOwn) },
  { group: 'Map', commands: mapCommands.filter(isOwn) },
  { group: 'Sorting drill', commands: drillCommands.filter(isOwn) },
  { group: 'Exam', commands: [...examCommands, ...sittingCommands, ...reportCommands].filter(isOwn) },
  { group: 'Today', commands: todayCommands.filter(isOwn) },
  { group: 'Library', commands: libraryCommands.filter(isOwn) },
  { group: 'Import', commands: importCommands.filter(isOwn) },
  { group: 'Everywhere', commands: shellCommands },
]

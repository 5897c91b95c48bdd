import type { Command } from '../../app/commands.ts'
import type { ImportSession, ImportState } from './import-session.ts'

/** What an import offers its commands. */
export type ImportActions = {
  state: Pick<ImportState, 'stage' | 'isLookingAgain' | 'problem'>
  session: Pick<ImportSession, 'run' | 'cancel'>
}

export const importCommands: readonly Command<ImportActions>[] = [
  {
    id: 'import.run',
    label: 'Import what is shown',
    keys: ['Ctrl+Enter'],
    isForFields: true,
    when: ({ state }) => state.stage === 'looked' && !state.isLookingAgain && state.problem === null,
    run: ({ session }) => void session.run(),
  },
  {
    id: 'import.cancel',
    label: 'Cancel the import',
    keys: ['Escape'],
    when: ({ state }) => state.stage !== 'done',
    run: ({ session }) => session.cancel(),
  },
]

import type { Journal } from '../../electron/contract/review.ts'
import { demarc } from './client.ts'
import type { Command } from './commands.ts'
import { chooseImport } from './importing.ts'
import { setJournal } from './journal.ts'
import { go } from './navigation.ts'
import { showOverlay } from './overlay.ts'
import { toast } from './toast.ts'

async function takeBack(which: 'undo' | 'redo', label: string): Promise<void> {
  const session = await demarc.review[which]({})
  setJournal(session.journal)
  toast(which === 'undo' ? `Undone: ${label}` : `Done again: ${label}`)
}

/** A refusal, as when nothing is reported, shows as a toast like any other. */
async function exportReports(): Promise<void> {
  const { file } = await demarc.app.saveWrongReports({})
  if (file !== null) toast(`Reports saved as ${file}`)
}

/** What can be done in every room. */
export const shellCommands: readonly Command<Journal>[] = [
  { id: 'app.today', label: 'Go to Today', keys: [], run: () => go('today') },
  { id: 'app.map', label: 'Go to Map', keys: [], run: () => go('map') },
  { id: 'app.exam', label: 'Go to Exam', keys: [], run: () => go('exam') },
  { id: 'app.library', label: 'Go to Library', keys: [], run: () => go('library') },
  { id: 'app.import', label: 'Import', keys: ['Ctrl+O'], isForFields: true, run: () => void chooseImport() },
  { id: 'app.export', label: 'Export', keys: ['Ctrl+Shift+E'], isForFields: true, run: () => go('export') },
  { id: 'app.settings', label: 'Go to Settings', keys: ['Ctrl+,'], run: () => go('settings') },
  { id: 'app.back', label: 'Go back', keys: ['Alt+ArrowLeft'], isKeyOnly: true, run: () => history.back() },
  {
    id: 'app.undo',
    label: 'Undo',
    keys: ['Ctrl+Z'],
    when: journal => journal.undo !== null,
    run: journal => void takeBack('undo', journal.undo ?? ''),
  },
  {
    id: 'app.redo',
    label: 'Redo',
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    when: journal => journal.redo !== null,
    run: journal => void takeBack('redo', journal.redo ?? ''),
  },
  {
    id: 'app.palette',
    label: 'Command palette',
    keys: ['Ctrl+K', '/'],
    isKeyOnly: true,
    run: () => showOverlay('palette'),
  },
  {
    id: 'app.export-reports',
    label: 'Export reports of wrong facts',
    keys: [],
    run: () => void exportReports(),
  },
  { id: 'app.shortcuts', label: 'Keyboard shortcuts', keys: ['?'], run: () => showOverlay('shortcuts') },
]

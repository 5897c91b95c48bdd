import manifest from '../../package.json' with { type: 'json' }
import type { Gives } from '../contract/contract.ts'
import type { Collection, Moment } from './collection.ts'
import { view } from './revising/today.ts'
import { settingsOf } from './settings.ts'

/** All the first screen needs. `notice`: a sentence to show once. */
export function startView(collection: Collection, at: Moment, notice: string | null): Gives<'app.start'> {
  const { undoLabel, redoLabel } = collection.journal
  return {
    version: manifest.version,
    now: at.now,
    collection: collection.file,
    settings: settingsOf(collection.read),
    today: view(collection, {}, at),
    journal: { undo: undoLabel, redo: redoLabel },
    notice,
  }
}

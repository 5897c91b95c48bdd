import type { ImportSource } from '../../electron/contract/exchange.ts'
import { demarc } from './client.ts'
import { go } from './navigation.ts'
import { store, useStore } from './store.ts'

const source = store<ImportSource | null>(null)

/** Opens the room in which an import is looked at before anything is changed. */
export function startImport(from: ImportSource): void {
  source.set(from)
  go('import')
}

/** Lets the user choose a file, then opens it there. */
export async function chooseImport(): Promise<void> {
  const file = await demarc.exchange.chooseFile({})
  if (file !== null) startImport({ file })
}

/** What is to be imported; null when nothing was chosen yet. */
export function useImportSource(): ImportSource | null {
  return useStore(source)
}

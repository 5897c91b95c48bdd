import type { RefusalCode } from '../../electron/contract/core.ts'

const headlines: Partial<Record<RefusalCode, string>> = {
  collection_missing: 'The collection is not where it was',
  collection_damaged: 'The collection is damaged',
  collection_in_use: 'The collection is in use',
  file_foreign: 'This file is not a Demarc collection',
  file_newer: 'This collection is from a newer Demarc',
  file_unreadable: 'The collection can’t be read',
  file_read_only: 'The collection can’t be written to',
  folder_missing: 'The folder of the collection is missing',
  disk_full: 'The disk is full',
  backup_failed: 'The backup could not be made',
}

/** In a few words, why the collection can't be opened; the refusal's own sentence says the rest. */
export function headlineOf(code: RefusalCode): string {
  return headlines[code] ?? 'The collection can’t be opened'
}

import type { ImportSource } from '../../electron/contract/exchange.ts'
import { demarc } from './client.ts'
import { currentRoom, go, type RoomName } from './navigation.ts'
import { store, useStore } from './store.ts'
import { toast } from './toast.ts'

const source = store<ImportSource | null>(null)
const isOver = store(false)

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

/** Whether files are being dragged over the window. */
export function useFilesOver(): boolean {
  return useStore(isOver)
}

/** Rooms in which nobody is at work on a card or a question, so that a paste can't be meant for it. */
const pasteRooms: readonly RoomName[] = ['today', 'library', 'import', 'export', 'settings']

/** Follows files that are dropped on the window or opened by the system, and tables that are pasted. */
export function followImports(): void {
  window.demarc.on(event => {
    if (event.is === 'file_opened') startImport({ file: event.file })
  })
  const over = (event: DragEvent) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    isOver.set(true)
  }
  window.addEventListener('dragenter', over)
  window.addEventListener('dragover', over)
  window.addEventListener('dragleave', event => {
    if (event.relatedTarget === null) isOver.set(false)
  })
  window.addEventListener('drop', event => {
    isOver.set(false)
    if (!hasFiles(event)) return
    event.preventDefault()
    drop([...(event.dataTransfer?.files ?? [])])
  })
  window.addEventListener('paste', event => {
    const isTyping =
      event.target instanceof Element && event.target.closest('input, textarea, select') !== null
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (isTyping || !pasteRooms.includes(currentRoom()) || !looksLikeTable(text)) return
    event.preventDefault()
    startImport({ text, name: 'Pasted table' })
  })
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}

function drop(files: File[]): void {
  const [first] = files
  if (first === undefined) return
  const file = window.demarc.pathOf(first)
  if (file === '') toast('What was dropped is no file on this computer. Save it first, then drop it here.')
  else if (files.length > 1) toast('Drop one file at a time: each import can be taken back on its own.')
  else startImport({ file })
}

/** Columns by tabs, or several lines that a comma, semicolon or bar parts. */
function looksLikeTable(text: string): boolean {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '')
  return (
    lines.some(line => line.includes('\t')) || (lines.length > 1 && lines.every(line => /[,;|]/.test(line)))
  )
}

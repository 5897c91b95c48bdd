import { Button } from './Button.tsx'

/** Takes the last change back. `undo`: its label, null when there is none; the button then stays, for its place. */
export function UndoButton({ undo, run }: { undo: string | null; run: () => void }) {
  return (
    <Button
      look="quiet"
      keys="Ctrl+Z"
      aria-disabled={undo === null}
      title={undo === null ? 'Nothing to undo' : `Undo: ${undo}`}
      onClick={() => undo !== null && run()}
    >
      Undo
    </Button>
  )
}

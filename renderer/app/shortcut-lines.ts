import type { Command } from './commands.ts'

type Listed = Pick<Command, 'label' | 'keys' | 'fold'>

/** A line of the sheet. `isRange`: the keys are the first and the last of several. */
export type ShortcutLine = { label: string; keys: readonly string[]; isRange: boolean }

/** The lines for some commands: one each, one for all of a fold, none for a command without a key. */
export function linesOf(commands: readonly Listed[]): ShortcutLine[] {
  const lines: ShortcutLine[] = []
  for (const { label, keys, fold } of commands) {
    const first = keys[0]
    if (first === undefined) continue
    const same = lines.findIndex(line => line.isRange && line.label === fold)
    if (fold === undefined) lines.push({ label, keys, isRange: false })
    else if (same < 0) lines.push({ label: fold, keys: [first], isRange: true })
    else lines[same] = { label: fold, keys: [...(lines[same]?.keys.slice(0, 1) ?? []), first], isRange: true }
  }
  return lines
}

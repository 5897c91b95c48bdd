import { demarc } from '../../app/client.ts'
import { keep, useChange } from '../../app/data.ts'
import { applyLook } from '../../app/theme.ts'
import type { Settings } from './limits.ts'

/** Shows these settings, and what they do to the window. */
function show(settings: Settings): void {
  keep(demarc.settings.read, {}, settings)
  applyLook(settings)
}

/**
 * Saves some settings: shown at once, taken back if they are refused. `problem` is why the last were.
 * @param settings  as they are now
 */
export function useSave(settings: Settings): {
  save: (some: Partial<Settings>) => void
  problem: string | null
} {
  const change = useChange(demarc.settings.save)
  return {
    problem: change.refusal?.sentence ?? null,
    save: some => {
      show({ ...settings, ...some })
      change.run(some, { onSuccess: show, onError: () => show(settings) })
    },
  }
}

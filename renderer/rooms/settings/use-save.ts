import { demarc, Refusal } from '../../app/client.ts'
import { keep, useChange } from '../../app/data.ts'
import { applyLook } from '../../app/theme.ts'
import type { Settings } from './limits.ts'

/** Saves some settings at once; `problem` is why the last ones were refused. */
export function useSave(): { save: (some: Partial<Settings>) => void; problem: string | null } {
  const change = useChange(demarc.settings.save)
  return {
    problem: change.refusal instanceof Refusal ? change.refusal.sentence : null,
    save: some =>
      change.run(some, {
        onSuccess: saved => {
          keep(demarc.settings.read, {}, saved)
          applyLook(saved)
        },
      }),
  }
}

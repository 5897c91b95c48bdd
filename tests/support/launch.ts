import { _electron, type ElectronApplication, errors } from '@playwright/test'
import { electronRuntime } from './runtime.mjs'

type Options = {
  /** Folder of the app, then its arguments. */
  args: readonly string[]
  env?: Record<string, string>
  /** What the page takes the system's theme to be; null leaves it to the window. */
  colorScheme?: 'light' | 'dark' | null
}

/** Longer than any start on a busy machine, ms. */
const patienceMs = 30_000

/**
 * Starts a window under Playwright. On a busy machine about one start in fifty never gets past the inspector that
 * Playwright attaches before the app's own code runs (the app started by itself has not been seen to do so): such a
 * one is ended and started anew, twice at most.
 */
export async function launched({ args, env, colorScheme = null }: Options): Promise<ElectronApplication> {
  const runtime = await electronRuntime()
  for (let started = 1; ; started += 1) {
    try {
      const electron = await _electron.launch({
        // Playwright would show every page in the light, whatever the window's own theme.
        colorScheme,
        executablePath: runtime.executable,
        args: [...runtime.args, ...args],
        timeout: patienceMs,
        env: { ...environment(), ...env },
      })
      return insistent(electron)
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || started === 3) throw error
    }
  }
}

/**
 * An app whose `evaluate` does once more what the inspector gave up on: its reply may be collected as garbage before
 * it is read, though what was asked was done. So only what may be done twice is to be asked of it.
 */
function insistent(electron: ElectronApplication): ElectronApplication {
  const once = electron.evaluate.bind(electron)
  const evaluate = async (...given: Parameters<typeof once>) => {
    try {
      return await once(...given)
    } catch (error) {
      if (!String(error).includes('garbage collected')) throw error
      return await once(...given)
    }
  }
  return Object.assign(electron, { evaluate })
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

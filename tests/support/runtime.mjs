import { prepareApp } from '../../electron/setup/prepare.mjs'

/**
 * The Electron to start the app with, as the set-up found it: DEMARC_ELECTRON and DEMARC_ELECTRON_ARGS when a
 * runner of ours has exported them, otherwise what the set-up finds (and makes, where it is missing).
 * Start it with `[...args, folder of the app, ...its arguments]`.
 * @returns {Promise<{ executable: string, args: string[] }>}
 */
export async function electronRuntime() {
  const executable = process.env.DEMARC_ELECTRON
  if (executable)
    return { executable, args: (process.env.DEMARC_ELECTRON_ARGS ?? '').split(' ').filter(Boolean) }
  const runtime = await prepareApp()
  return { executable: runtime.executable, args: runtime.args }
}

import { spawn } from 'node:child_process'
import { isOnPath } from './command.mjs'
import { environment } from './place.mjs'
import { CannotSetUp } from './tell.mjs'

/**
 * Whether a window can be shown here.
 * @param {string} platform
 * @param {Record<string, string | undefined>} env
 */
export function hasDisplay(platform, env) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/**
 * Starts a virtual display on a number that is free. `name` goes into DISPLAY.
 * @returns {Promise<{ name: string, close: () => Promise<void> }>}
 */
export function virtualDisplay() {
  const xvfb = ['Xvfb', '-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset']
  // Ends with us even when we are killed and can say no goodbye.
  const [program = '', ...args] = isOnPath('setpriv') ? ['setpriv', '--pdeathsig', 'TERM', ...xvfb] : xvfb
  return new Promise((resolve, reject) => {
    // A process group of its own: Ctrl+C in the terminal must reach the app before its display goes.
    const child = spawn(program, args, {
      env: environment(),
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      detached: true,
    })
    const failed = () =>
      reject(
        new CannotSetUp(
          'The virtual display did not start: run `Xvfb :99` to see why, or set DISPLAY to one that is there.',
        ),
      )
    child.on('error', failed)
    child.on('exit', failed)
    let number = ''
    child.stdio[3]?.on('data', chunk => {
      number += chunk
      if (!number.includes('\n')) return
      child.off('exit', failed)
      const goodbye = () => child.kill('SIGTERM')
      process.on('exit', goodbye)
      const ended = new Promise(resolveEnd => child.once('exit', resolveEnd))
      const close = async () => {
        process.off('exit', goodbye)
        goodbye()
        await ended // Otherwise it is left behind for a moment, or as a zombie where nobody collects those.
      }
      resolve({ name: `:${number.trim()}`, close })
    })
  })
}

/**
 * Does something that opens windows, on the display that is there or on a virtual one brought along.
 * @template T
 * @param {(display: string | undefined) => Promise<T>} work  `display`: the virtual one, undefined on a real one
 */
export async function onDisplay(work) {
  if (hasDisplay(process.platform, process.env)) return work(undefined)
  const display = await virtualDisplay()
  try {
    return await work(display.name)
  } finally {
    await display.close()
  }
}

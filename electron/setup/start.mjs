/* npm start: sets up what is missing, builds what is stale, starts the app. Arguments after `--` reach the app. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onDisplay } from './display.mjs'
import { environment, root } from './place.mjs'
import { prepareApp } from './prepare.mjs'
import { run, tell } from './tell.mjs'

/** How long a window may take to be ready before we say that it isn't. */
const READY_MS = 60_000

/** How long the app may take to save and close when we are interrupted. */
const CLOSE_MS = 10_000

await run(async () => {
  const runtime = await prepareApp()
  tell(runtime.line)
  return onDisplay(display => startApp(runtime, display))
})

/**
 * @param {{ executable: string, args: string[] }} runtime
 * @param {string | undefined} display  a virtual one, on which nobody sees the window
 * @returns {Promise<number>}
 */
function startApp(runtime, display) {
  const picture = join(mkdtempSync(join(tmpdir(), 'demarc-')), 'window.png')
  if (display) tell(`There is no display here, so the app opens on a virtual one (${display}).`)
  const child = spawn(runtime.executable, [...runtime.args, root, ...process.argv.slice(2)], {
    cwd: process.cwd(),
    env: environment(display ? { DISPLAY: display, DEMARC_READY_PICTURE: picture } : {}),
    // A process group of its own, so that an interruption reaches it once and from us.
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const late = setTimeout(() => {
    if (display) tell(`The window was not ready within ${READY_MS / 1000} s; the app goes on running.`)
  }, READY_MS)
  createInterface({ input: child.stdout }).on('line', line => {
    process.stdout.write(`${line}\n`)
    if (!line.startsWith('Demarc is ready')) return
    clearTimeout(late)
    if (display && existsSync(picture)) process.stdout.write(`A picture of the window: ${picture}\n`)
    if (display) process.stdout.write('It runs until you press Ctrl+C.\n')
  })
  createInterface({ input: child.stderr }).on('line', line => {
    if (!isNoise(line)) process.stderr.write(`${line}\n`)
  })
  return untilClosed(child, late)
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Timeout} late
 * @returns {Promise<number>}
 */
function untilClosed(child, late) {
  let interruptedAt = 0
  const close = () => {
    // Ctrl+C arrives twice, from the terminal and through npm; a second one that is meant comes later.
    if (interruptedAt === 0) {
      interruptedAt = Date.now()
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), CLOSE_MS).unref()
    } else if (Date.now() - interruptedAt > 1000) child.kill('SIGKILL')
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, close)
  // Who started us may be killed without a word to us; nobody could then end the app.
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && close(), 1000).unref()
  return new Promise(resolve => {
    child.on('error', error => {
      clearTimeout(late)
      tell(
        `The runtime could not be started (${error.message}): run \`rm -rf ~/.cache/demarc\` and start again.`,
      )
      resolve(1)
    })
    child.on('close', (code, signal) => {
      clearTimeout(late)
      if (interruptedAt > 0) return resolve(0)
      if (signal) tell(`The app was ended by ${signal}.`)
      resolve(code ?? 1)
    })
  })
}

/** Chromium's complaints about a machine without a session bus or a graphics card; nothing is wrong then. */
function isNoise(/** @type {string} */ line) {
  return /Failed to connect to the bus|ContextResult::kTransientFailure|viz_main_impl|gl_surface|GPU process|vaInitialize|Xlib|command_buffer_proxy|Passthrough is not supported|org\.freedesktop/.test(
    line,
  )
}

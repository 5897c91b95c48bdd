import { installAddon } from './addon.mjs'
import { build } from './build.mjs'
import { installDependencies } from './dependencies.mjs'
import { hasDisplay } from './display.mjs'
import { electronRuntime } from './electron.mjs'
import { installLibraries } from './libraries.mjs'
import { isRoot } from './place.mjs'

/**
 * All that is needed to start the app: packages, libraries, runtime, and unless asked otherwise its build.
 * @param {{ withBuild?: boolean, display?: boolean }} [options]  `display`: a virtual one will be needed
 */
export async function prepareApp(options = {}) {
  await installDependencies()
  const display = options.display ?? !hasDisplay(process.platform, process.env)
  // Side by side, because a fresh machine spends minutes here. Each tells its own failure.
  const [runtime] = await allOf([
    (async () => {
      const found = await electronRuntime()
      if (found.kind === 'fallback') await installAddon()
      return found
    })(),
    installLibraries({ display }),
    options.withBuild === false ? undefined : build(['node', 'page']),
  ])
  return { ...runtime, args: runtimeArgs(isRoot) }
}

/** What the command line needs: packages and its own build; no window, so neither libraries nor a runtime. */
export async function prepareCommandLine() {
  await installDependencies()
  await build(['node'])
}

/** Chromium's sandbox doesn't start for root, and only then is it left out. */
export function runtimeArgs(/** @type {boolean} */ isRoot) {
  return process.platform === 'linux' && isRoot ? ['--no-sandbox'] : []
}

/**
 * Like Promise.all, but waits for all to end before it fails, so that nothing goes on working behind a sentence
 * that says it stopped.
 * @template {readonly unknown[] | []} T
 * @param {T} works
 */
async function allOf(works) {
  await Promise.allSettled(works)
  return Promise.all(works)
}

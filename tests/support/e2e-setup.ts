import { build } from '../../electron/setup/build.mjs'
import { hasDisplay, virtualDisplay } from '../../electron/setup/display.mjs'
import { electronRuntime } from './runtime.mjs'

/** Before the first window: a runtime, a fresh build, and a display. Tests read DEMARC_ELECTRON from here. */
export default async function setUp() {
  await build(['node', 'page'])
  const runtime = await electronRuntime()
  process.env.DEMARC_ELECTRON = runtime.executable
  process.env.DEMARC_ELECTRON_ARGS = runtime.args.join(' ')
  if (hasDisplay(process.platform, process.env)) return undefined
  const display = await virtualDisplay()
  process.env.DISPLAY = display.name
  return () => display.close()
}

/*
 * npm run --silent bench -- NAME --json, and whatever else opens windows by itself: builds what is stale, then runs
 * the file that is named first, on a display of its own if need be.
 */
import { passOnTo } from './command.mjs'
import { onDisplay } from './display.mjs'
import { at } from './place.mjs'
import { prepareApp } from './prepare.mjs'
import { run, tell } from './tell.mjs'

await run(async () => {
  const [file = '', ...args] = process.argv.slice(2)
  const runtime = await prepareApp()
  tell(runtime.line)
  return onDisplay(display =>
    passOnTo('node', ['--no-warnings', at(file), ...args], {
      env: {
        DEMARC_ELECTRON: runtime.executable,
        DEMARC_ELECTRON_ARGS: runtime.args.join(' '),
        ...(display ? { DISPLAY: display } : {}),
      },
    }),
  )
})

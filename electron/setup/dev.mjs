/* npm run dev: the app with hot reload. */
import { forgetBuild } from './build.mjs'
import { passOnTo } from './command.mjs'
import { onDisplay } from './display.mjs'
import { at, isRoot } from './place.mjs'
import { prepareApp } from './prepare.mjs'
import { run, tell } from './tell.mjs'

await run(async () => {
  const runtime = await prepareApp({ withBuild: false })
  tell(runtime.line)
  forgetBuild() // What it writes to out/ is for the development server alone.
  return onDisplay(display => {
    if (display) tell(`There is no display here, so the app opens on a virtual one (${display}).`)
    const vite = at('node_modules/electron-vite/bin/electron-vite.js')
    return passOnTo('node', [vite, 'dev', '--watch', ...process.argv.slice(2)], {
      env: {
        ELECTRON_EXEC_PATH: runtime.executable,
        ...(isRoot ? { NO_SANDBOX: '1' } : {}),
        ...(display ? { DISPLAY: display } : {}),
      },
    })
  })
})

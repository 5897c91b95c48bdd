/*
 * npm test [-- PART …]: sets up what is missing, then runs every check, or the named ones, and ends with their
 * sum. Parts: lint, arrows, types, decks, unit, build, e2e.
 */
import { passOnTo } from './command.mjs'
import { installDependencies } from './dependencies.mjs'
import { at } from './place.mjs'
import { prepareApp } from './prepare.mjs'
import { run, tell } from './tell.mjs'

/** Parts that open no window and load no addon built for one. */
const light = ['lint', 'arrows', 'types', 'decks']

await run(async () => {
  const parts = process.argv.slice(2)
  const env = {}
  if (parts.length > 0 && parts.every(part => light.includes(part))) await installDependencies()
  else {
    // The build is a check of its own: when it fails, the others are still told.
    const runtime = await prepareApp({ withBuild: false })
    tell(runtime.line)
    Object.assign(env, { DEMARC_ELECTRON: runtime.executable, DEMARC_ELECTRON_ARGS: runtime.args.join(' ') })
  }
  return passOnTo('node', [at('tests/support/run-all.mjs'), ...parts], { env })
})

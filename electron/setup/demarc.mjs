/* npm run --silent demarc -- COMMAND …: the collection without a window. stdout is the command's alone. */
import { pathToFileURL } from 'node:url'
import { passOnTo } from './command.mjs'
import { at } from './place.mjs'
import { prepareCommandLine } from './prepare.mjs'
import { run } from './tell.mjs'

await run(async () => {
  await prepareCommandLine()
  const cli = at('out', 'main', 'cli.js')
  const args = process.argv.slice(2)
  // On a fresh clone this still is the system's Node, which may be too old for better-sqlite3.
  if (Number.parseInt(process.versions.node, 10) < 24)
    return passOnTo('node', ['--no-warnings', cli, ...args])
  process.argv = [process.execPath, cli, ...args]
  await import(pathToFileURL(cli).href)
  return Number(process.exitCode ?? 0)
})

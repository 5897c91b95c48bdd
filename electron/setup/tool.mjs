/*
 * Runs one of the project's tools once the packages are there: a file of ours (decks/check.ts), a program of an
 * npm package (biome), or `build`.
 */
import { extname } from 'node:path'
import { build, has } from './build.mjs'
import { passOnTo } from './command.mjs'
import { installDependencies } from './dependencies.mjs'
import { at } from './place.mjs'
import { CannotSetUp, run } from './tell.mjs'

await run(async () => {
  const [tool = '', ...args] = process.argv.slice(2)
  await installDependencies()
  if (tool === 'build') {
    await build(['node', 'page'])
    return 0
  }
  if (extname(tool) === '') return passOnTo(tool, args)
  if (!has(tool))
    throw new CannotSetUp(`There is no ${tool} in this checkout: run \`git status\` to see what is missing.`)
  return passOnTo('node', ['--no-warnings', at(tool), ...args])
})
